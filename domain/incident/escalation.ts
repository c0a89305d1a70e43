import { onDuty, proofCounts } from '../duty/standing.ts'
import type { Tier } from '../duty/events.ts'
import { policyKey, reachKey } from '../keys.ts'
import type { Author } from '../stamp.ts'
import type { CongressState } from '../state.ts'
import { clocksOf } from './clocks.ts'
import type { ClockKind, Clock } from './clocks.ts'
import type { Escalation, Incident, Severity } from './incident.ts'
import { isOpen } from './lifecycle.ts'

export const means = ['board', 'telephone'] as const
export type Means = (typeof means)[number]
export const whoses = ['lead', 'department'] as const

/** Who is called how long after a clock has run out. `telephone`: the board says whom to ring. */
export interface EscalationStep {
  readonly afterMin: number
  readonly whose: (typeof whoses)[number]
  readonly tier: Tier
  readonly means: Means
  /** By name, one of `whose`; the tier is called when they have left. */
  readonly person?: string
}
/** One rule of who is called; null stands for every organisation or category. */
export interface EscalationPolicy {
  readonly of: string | null
  readonly category: string | null
  readonly clock: ClockKind
  readonly severities: readonly Severity[]
  readonly steps: readonly EscalationStep[]
}
/** When the policy or the targets were last changed, by whom and why. */
export interface PolicyChange {
  /** By it the policy stands in `policies`; `S1` to `S4` for the targets of a severity. */
  readonly key: string
  readonly removed: boolean
  /** Of targets empty outside the department, and so is `by`. */
  readonly reason: string
  readonly by: Author | null
  readonly at: number
}
export interface EscalationState {
  readonly policies: Map<string, EscalationPolicy>
  /** The latest of each, newest last. */
  readonly policyLog: Map<string, readonly PolicyChange[]>
}

const step = (
  afterMin: number,
  whose: EscalationStep['whose'],
  tier: Tier,
  by: Means = 'board',
): EscalationStep => ({
  afterMin,
  whose,
  tier,
  means: by,
})
/** What holds until a department sets its own (judgement, as the time targets are). */
export const usualPolicies: readonly EscalationPolicy[] = [
  {
    of: null,
    category: null,
    clock: 'acknowledge',
    severities: [1, 2, 3],
    steps: [
      step(0, 'lead', 'responder'),
      step(0, 'department', 'responder'),
      step(5, 'lead', 'commander', 'telephone'),
      step(10, 'lead', 'leader', 'telephone'),
      step(10, 'department', 'commander', 'telephone'),
    ],
  },
  {
    of: null,
    category: null,
    clock: 'first-update',
    severities: [1, 2],
    steps: [step(0, 'lead', 'commander'), step(15, 'department', 'commander')],
  },
  {
    of: null,
    category: null,
    clock: 'update',
    severities: [1, 2],
    steps: [step(0, 'lead', 'commander'), step(15, 'department', 'commander')],
  },
  {
    of: null,
    category: null,
    clock: 'restore',
    severities: [1, 2],
    steps: [step(0, 'department', 'commander'), step(0, 'department', 'leader')],
  },
]

type Scene = Pick<
  CongressState,
  'info' | 'catalogue' | 'organisations' | 'people' | 'duty' | 'reach' | 'policies' | 'doubted' | 'incidents'
>

/** The nearest rule: of this organisation and category, of either alone, then the general one. */
export function policyFor(
  scene: Pick<Scene, 'policies'>,
  incident: Incident,
  clock: ClockKind,
): EscalationPolicy | null {
  const { lead: of, category } = incident
  for (const [o, c] of [
    [of, category],
    [of, null],
    [null, category],
    [null, null],
  ] as const) {
    const found =
      o === null && of === null && c === category
        ? null
        : scene.policies.get(policyKey({ of: o, category: c, clock }))
    if (found) return found
  }
  return usualPolicies.find((one) => one.clock === clock) ?? null
}

/** Roles that stand in for a tier which nobody has put on the roster. */
const standIns: { readonly [T in Tier]: readonly string[] } = {
  responder: ['liaison', 'operator'],
  commander: ['operator', 'leader'],
  leader: ['leader'],
}

/** Who is called of a tier: those on duty, and with an empty roster those whose role it is. */
export function calledOf(scene: Scene, of: string, tier: Tier, now: number): readonly string[] {
  const rostered = onDuty(scene, of, tier, now)
  if (rostered.length > 0) return rostered
  return [...scene.people.values()]
    .filter(({ organisation, role }) => organisation === of && standIns[tier].includes(role))
    .map(({ person }) => person)
    .sort()
}

/** Who of those called has not been proved reachable within a day: the board may tell them nothing. */
export const unprovenOf = ({ reach }: Pick<Scene, 'reach'>, of: string, to: readonly string[], now: number) =>
  to.filter((person) => now - (reach.get(reachKey(of, person))?.answered?.at ?? -Infinity) > proofCounts)

/** The organisations whose people a step calls. */
function calls(scene: Scene, incident: Incident, { whose, person }: EscalationStep): readonly string[] {
  if (whose === 'lead') return incident.lead === null ? [] : [incident.lead]
  const own = departments(scene)
  const seat = person === undefined ? undefined : scene.people.get(person)?.organisation
  return seat !== undefined && own.includes(seat) ? [seat] : own
}

/** Who is called by a step in one organisation: who is named, or those of the tier. */
function reachedBy(scene: Scene, { person, tier }: EscalationStep, of: string, now: number) {
  const named = person !== undefined && scene.people.get(person)?.organisation === of
  return named ? [person] : calledOf(scene, of, tier, now)
}

const departments = (scene: Scene): string[] =>
  [...scene.organisations.values()].filter(({ department }) => department).map(({ id }) => id)

const isKnown = (incident: Incident, one: Pick<Escalation, 'clock' | 'dueAt' | 'step' | 'of'>): boolean =>
  incident.escalations?.some(
    ({ clock, dueAt, step: n, of }) =>
      clock === one.clock && dueAt === one.dueAt && n === one.step && of === one.of,
  ) ?? false

interface Turn {
  readonly step: EscalationStep
  readonly n: number
  readonly of: string
  readonly now: number
}
/** One step as it goes to one organisation. */
function carriedOut(scene: Scene, { step: one, n, of, now }: Turn, { kind, dueAt }: Clock) {
  const to = reachedBy(scene, one, of, now)
  const unproven = unprovenOf(scene, of, to, now)
  const { tier, means: by } = one
  return {
    ...{ clock: kind, dueAt, step: n, of, tier, means: by, to },
    ...(unproven.length > 0 ? { unproven } : {}),
  }
}

/**
 * The steps that are due now and not written down yet. None once it is acknowledged, resolved or cancelled as far as the
 * clock goes; none for the child of another incident, for a closed congress, or while the clock is in doubt.
 */
export function escalationsDue(
  scene: Scene,
  incident: Incident,
  now: number,
): readonly Omit<Escalation, 'at'>[] {
  if (!isOpen(incident.status) || incident.inside?.parent || scene.doubted) return []
  if (scene.info === null || scene.info.closedAt !== undefined) return []
  return clocksOf(incident, scene.catalogue.severities, now).flatMap((clock) => {
    if (clock.state !== 'breached' || clock.metAt !== null) return []
    const policy = policyFor(scene, incident, clock.kind)
    if (!policy?.severities.includes(incident.severity)) return []
    return policy.steps.flatMap((one, n) => {
      if (now < clock.dueAt + one.afterMin * 60_000) return []
      return calls(scene, incident, one)
        .map((of) => carriedOut(scene, { step: one, n, of, now }, clock))
        .filter((made) => !isKnown(incident, made))
    })
  })
}

/** When the next step will be due if nothing happens, ms; null when none will. */
export function nextEscalation(scene: Scene, incident: Incident, now: number): number | null {
  const times = clocksOf(incident, scene.catalogue.severities, now)
    .filter(({ metAt }) => metAt === null)
    .flatMap(({ kind, dueAt }) => {
      const policy = policyFor(scene, incident, kind)
      return policy?.severities.includes(incident.severity)
        ? policy.steps.map(({ afterMin }) => dueAt + afterMin * 60_000)
        : []
    })
    .filter((at) => at > now)
  return times.length > 0 && isOpen(incident.status) ? Math.min(...times) : null
}
