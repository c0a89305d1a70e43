import { tiers } from '../../domain/duty/events.ts'
import { SYSTEM } from '../../domain/ids.ts'
import type { Drawn } from './asks.ts'
import type { Step } from './histories.ts'
import type { World } from './worlds.ts'

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** The organisation that a step about duty speaks of: one of two, so that steps meet. */
export const dutyOf = ({ organisations }: World, { pick }: Step): string =>
  organisations[pick % 2]?.id ?? 'so'

const people = ({ world, step }: Drawn): string[] =>
  world.seats
    .filter(({ organisation }) => organisation === dutyOf(world, step))
    .slice(0, 1 + (step.other % 3))
    .map(({ person }) => person)
const slot = ({ world, step }: Drawn) => ({
  organisation: dutyOf(world, step),
  tier: at(tiers, step.other),
})
const line = ({ step, incident }: Drawn): string => (step.other % 2 === 0 ? '+1' : incident)

const incoming = ['handover.accept', 'handover.question', 'handover.take']

/** One who goes and another who comes, of the organisation that the step is about. */
export function whoOnDuty(world: World, step: Step): string {
  const { type } = step
  const role = incoming.includes(type) ? 'leader' : type === 'duty.answer' ? 'liaison' : 'operator'
  const of = type === 'duty.reached' ? 'so' : dutyOf(world, step)
  return world.seats.find((one) => one.role === role && one.organisation === of)?.person ?? SYSTEM
}

/** Payloads of the commands about duty and its passing on. */
export const dutyAsks = {
  'duty.roster': (drawn: Drawn) => ({
    ...slot(drawn),
    shifts: ['2026-01-19.1', `2026-01-19.${1 + (drawn.step.pick % 3)}`],
    people: people(drawn),
  }),
  'duty.take': (drawn: Drawn) => ({
    ...slot(drawn),
    shift: '2026-01-19.1',
    person: people(drawn).at(-1) ?? '',
    instead: drawn.step.likely ? null : (people(drawn)[0] ?? null),
    reason: 'Người trực bận việc nhà',
  }),
  'duty.test': (drawn: Drawn) => ({ organisation: dutyOf(drawn.world, drawn.step), people: people(drawn) }),
  'duty.answer': () => ({}),
  'duty.reached': (drawn: Drawn) => ({ person: people(drawn)[0] ?? '', note: 'Gọi máy bàn, có người nghe' }),
  'handover.offer': ({ step, incident }: Drawn) => ({
    incidents: step.other % 2 === 0 ? [] : [{ incident, note: 'Theo dõi tiếp' }],
    overdue: [],
    directives: [],
    own: ['Chìa khóa ở bàn trực'],
  }),
  'handover.accept': (drawn: Drawn) => ({ handover: drawn.handover, lines: [line(drawn)] }),
  'handover.question': (drawn: Drawn) => ({
    handover: drawn.handover,
    line: line(drawn),
    reason: 'Ai giữ liên lạc?',
  }),
  'handover.mend': (drawn: Drawn) => ({
    handover: drawn.handover,
    line: line(drawn),
    note: 'Trực ban 1 giữ',
  }),
  'handover.take': ({ handover }: Drawn) => ({ handover }),
  'handover.withdraw': ({ handover }: Drawn) => ({ handover, reason: 'Soạn lại' }),
}
