import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import { onDuty } from '../../../domain/duty/standing.ts'
import type { Tier } from '../../../domain/duty/events.ts'
import type { ClockKind } from '../../../domain/incident/clocks.ts'
import { calledOf, usualPolicies } from '../../../domain/incident/escalation.ts'
import type { EscalationPolicy, EscalationStep, PolicyChange } from '../../../domain/incident/escalation.ts'
import { policyKey } from '../../../domain/keys.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { PayloadOf } from '../../sync/snapshot.ts'

export const timeFields = [
  'ackMin',
  'firstUpdateMin',
  'updateEveryMin',
  'resolveMin',
  'ackExpiresMin',
] as const
export type TimeField = (typeof timeFields)[number]

/** As typed, minutes; '' where nothing runs out. */
export type TimesDraft = { readonly [F in TimeField]: string }

export const timesDraft = (targets: SeverityTargets): TimesDraft => ({
  ackMin: String(targets.ackMin),
  firstUpdateMin: String(targets.firstUpdateMin),
  updateEveryMin: String(targets.updateEveryMin),
  resolveMin: String(targets.resolveMin),
  ackExpiresMin: targets.ackExpiresMin === undefined ? '' : String(targets.ackExpiresMin),
})

/** Whole minutes between two bounds; null for anything else. */
export function wholeMinutes(text: string, least: number, most: number): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null
  const minutes = Number(text)
  return minutes >= least && minutes <= most ? minutes : null
}

/** The fields that are no number of minutes; only the last may be empty. */
export const wrongTimes = (draft: TimesDraft): readonly TimeField[] =>
  timeFields.filter((field) => {
    const empty = field === 'ackExpiresMin' && draft[field].trim() === ''
    return !empty && wholeMinutes(draft[field], 1, 20_160) === null
  })

/** What is sent; only for a draft without wrong times. */
export function targetsPayload(
  severity: SeverityTargets['id'],
  draft: TimesDraft,
  reason: string,
): PayloadOf<'targets.set'> {
  const times = { ackMin: 0, firstUpdateMin: 0, updateEveryMin: 0, resolveMin: 0 }
  for (const field of Object.keys(times) as (keyof typeof times)[]) times[field] = Number(draft[field])
  const expires = draft.ackExpiresMin.trim()
  return { severity, ...times, ackExpiresMin: expires === '' ? null : Number(expires), reason: reason.trim() }
}

/** One rule as the page shows it. */
export interface Rule {
  readonly policy: EscalationPolicy
  /** Nobody has set it: it is what the program brings. */
  readonly isDefault: boolean
}

/** The rules of each clock: the general one first, then those of an organisation or category. */
export function rulesOf({ policies }: Pick<CongressState, 'policies'>, clock: ClockKind): readonly Rule[] {
  const set = [...policies.values()].filter((one) => one.clock === clock)
  const isGeneral = ({ of, category }: EscalationPolicy) => of === null && category === null
  const general = set.find(isGeneral)
  const usual = usualPolicies.find((one) => one.clock === clock)
  const first = general
    ? [{ policy: general, isDefault: false }]
    : usual
      ? [{ policy: usual, isDefault: true }]
      : []
  const own = set.filter((one) => !isGeneral(one)).sort((a, b) => (policyKey(a) < policyKey(b) ? -1 : 1))
  return [...first, ...own.map((policy) => ({ policy, isDefault: false }))]
}

/** What changed about one clock or, without one, about the targets; the latest first, what was removed included. */
export const changesOf = (
  { policyLog }: Pick<CongressState, 'policyLog'>,
  clock: ClockKind | null,
): readonly PolicyChange[] =>
  [...policyLog.values()]
    .flat()
    .filter(({ key }) => (clock === null ? !key.includes('/') : key.endsWith(`/${clock}`)))
    .sort((a, b) => b.at - a.at)

/** A tier of some organisations that cannot be told as the rule means it. */
export interface Unmanned {
  readonly tier: Tier
  readonly of: readonly string[]
}

/**
 * Whom a rule would not find now: `nobody` has neither roster nor role to stand in, `byRole` has an empty roster only.
 * A general rule is looked at for every organisation that might lead.
 */
export function unmanned(
  state: CongressState,
  { of, steps }: Pick<EscalationPolicy, 'of' | 'steps'>,
  now: number,
): { readonly nobody: readonly Unmanned[]; readonly byRole: readonly Unmanned[] } {
  const organisations = [...state.organisations.values()]
  const leads = of === null ? organisations : organisations.filter(({ id }) => id === of)
  const asked = new Map<Tier, Set<string>>()
  for (const { whose, tier, person } of steps) {
    // Who is named and still there is found.
    if (person !== undefined && state.people.has(person)) continue
    const ids = whose === 'lead' ? leads : organisations.filter(({ department }) => department)
    const known = asked.get(tier) ?? new Set<string>()
    for (const { id } of ids) known.add(id)
    asked.set(tier, known)
  }
  const left = (fits: (id: string, tier: Tier) => boolean): Unmanned[] =>
    [...asked].flatMap(([tier, ids]) => {
      const found = [...ids].filter((id) => fits(id, tier))
      return found.length > 0 ? [{ tier, of: found }] : []
    })
  const called = (id: string, tier: Tier) => calledOf(state, id, tier, now).length
  return {
    nobody: left((id, tier) => called(id, tier) === 0),
    byRole: left((id, tier) => called(id, tier) > 0 && onDuty(state, id, tier, now).length === 0),
  }
}

export interface StepDraft extends Omit<EscalationStep, 'afterMin' | 'person'> {
  readonly after: string
  /** '' stands for whoever is on duty in the tier. */
  readonly person: string
}
/** A rule being written; '' stands for any organisation or category. */
export interface RuleDraft {
  readonly clock: ClockKind
  readonly of: string
  readonly category: string
  readonly severities: EscalationPolicy['severities']
  readonly steps: readonly StepDraft[]
}

export const mostSteps = 12
export const newStep: StepDraft = { after: '0', whose: 'lead', tier: 'commander', means: 'board', person: '' }

export const ruleDraft = ({ clock, of, category, severities, steps }: EscalationPolicy): RuleDraft => ({
  clock,
  of: of ?? '',
  category: category ?? '',
  severities,
  steps: steps.map(({ afterMin, person = '', ...step }) => ({ ...step, person, after: String(afterMin) })),
})

/** Who may be named in a step: people of the department, or of the organisation that the rule is for. */
export const nameable = (
  { people, organisations }: Pick<CongressState, 'people' | 'organisations'>,
  { of }: Pick<RuleDraft, 'of'>,
  { whose }: Pick<StepDraft, 'whose'>,
): readonly string[] =>
  [...people.values()]
    .filter(({ organisation, role }) =>
      role === 'admin'
        ? false
        : whose === 'lead'
          ? organisation === of
          : organisations.get(organisation)?.department === true,
    )
    .map(({ person }) => person)

export const wrongSteps = ({ steps }: RuleDraft): readonly number[] =>
  steps.flatMap(({ after }, index) => (wholeMinutes(after, 0, 1_440) === null ? [index] : []))

export const rulePayload = (draft: RuleDraft, reason: string): PayloadOf<'escalation.set'> => ({
  of: draft.of === '' ? null : draft.of,
  category: draft.category === '' ? null : draft.category,
  clock: draft.clock,
  severities: [...draft.severities],
  steps: draft.steps.map(({ after, person, ...step }) => ({
    ...step,
    afterMin: Number(after),
    ...(person === '' ? {} : { person }),
  })),
  reason: reason.trim(),
})
