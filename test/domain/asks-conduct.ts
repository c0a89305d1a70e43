import { clockKinds } from '../../domain/incident/clocks.ts'
import type { Drawn } from './asks.ts'
import { began, minute } from './stage.ts'

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const of = ({ world, step }: Drawn): string => at(world.organisations, step.pick).id
/** Another incident that was opened, or the same one. */
const other = ({ opened, incident, step }: Drawn): string =>
  opened.length > 0 ? at(opened, step.other) : incident
const someone = ({ world, step }: Drawn): string => at(world.seats, step.other).person

/** Payloads of the commands by which an incident is conducted. */
export const conductAsks = {
  'incident.hand-over': (drawn: Drawn) => ({
    incident: drawn.incident,
    to: drawn.step.pick % 5 === 0 ? null : someone(drawn),
  }),
  'incident.take-command': ({ incident, step }: Drawn) => ({
    incident,
    ...(step.other % 2 === 0 ? { note: 'Tới hiện trường trước' } : {}),
  }),
  'incident.correct-time': ({ incident, step }: Drawn) => ({
    incident,
    occurredAt: began - (step.pick % 20) * minute,
    reason: 'Theo nhật ký tổng đài',
  }),
  'incident.step': ({ incident, step }: Drawn) => ({
    incident,
    step: step.pick % 3,
    done: step.other % 4 !== 0,
  }),
  'incident.pin': ({ incident, step }: Drawn) => ({
    incident,
    entry: incident,
    pinned: step.other % 3 !== 0,
  }),
  'incident.receive': ({ incident }: Drawn) => ({ incident }),
  'incident.link-rows': ({ incident, row, step }: Drawn) => ({
    incident,
    rows: step.other % 4 === 0 ? [] : [row],
  }),
  'incident.confirm-paper': ({ incident }: Drawn) => ({ incident, entry: incident }),
  'incident.relate': (drawn: Drawn) => ({
    incident: drawn.incident,
    parent: drawn.step.pick % 3 === 0 ? null : other(drawn),
    related: drawn.step.pick % 2 === 0 ? [other(drawn)] : [],
  }),
  'incident.merge': (drawn: Drawn) => ({
    incident: drawn.incident,
    into: other(drawn),
    note: 'Cùng một chỗ đứt',
    involve: drawn.step.pick % 2 === 0,
  }),
  'incident.review': (drawn: Drawn) => ({
    incident: drawn.incident,
    cause: 'Máy xúc',
    worked: 'Báo sớm',
    followUps: [{ text: 'Chôn lại cáp', owner: of(drawn), due: null }],
  }),
  'incident.follow-up': ({ incident }: Drawn) => ({ incident, index: 0 }),
  'incident.expire': ({ incident }: Drawn) => ({ incident }),
  'incident.escalate': ({ incident }: Drawn) => ({ incident }),
  'targets.set': ({ step }: Drawn) => ({
    severity: at(['S1', 'S2'] as const, step.pick),
    ackMin: 1 + (step.other % 4),
    firstUpdateMin: 3,
    updateEveryMin: 4,
    resolveMin: 10,
    ackExpiresMin: step.pick % 3 === 0 ? null : 5,
    reason: 'Theo phương án',
  }),
  'escalation.set': (drawn: Drawn) => ({
    of: drawn.step.pick % 3 === 0 ? null : of(drawn),
    category: null,
    clock: at(clockKinds, drawn.step.other),
    severities: [1, 2, 3, 4] as (1 | 2 | 3 | 4)[],
    steps: [
      {
        afterMin: 0,
        whose: at(['lead', 'department'] as const, drawn.step.other),
        tier: 'responder' as const,
        means: 'board' as const,
        ...(drawn.step.pick % 4 === 0 ? { person: someone(drawn) } : {}),
      },
    ],
    reason: 'Theo phương án',
  }),
  // What was set, or nothing at all.
  'escalation.remove': (drawn: Drawn) => ({
    of: drawn.step.pick % 3 === 0 ? null : of(drawn),
    category: null,
    clock: at(clockKinds, drawn.step.other),
    reason: 'Diễn tập xong',
  }),
}

/** By the scheduler alone. */
export const conductBySystem: readonly string[] = ['incident.expire', 'incident.escalate']
