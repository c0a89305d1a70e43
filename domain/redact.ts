import type { Checklist } from './catalogue/checklist.ts'
import type { Area } from './catalogue/plan.ts'
import type { CongressInfo } from './congress/events.ts'
import type { Directive } from './directive/events.ts'
import type { EscalationPolicy, PolicyChange } from './incident/escalation.ts'
import type { Face, Incident } from './incident/events.ts'
import type { Poll } from './poll/events.ts'
import type { Row } from './run/row.ts'
import { seesRow } from './sight.ts'
import type { Viewer } from './sight.ts'
import type { CongressState } from './state.ts'

/** Everything an organisation outside the incident ever learns of it. */
export const faceOf = ({
  id,
  code,
  area,
  category,
  severity,
  status,
  occurredAt,
  restoreAt,
  publicLine,
}: Incident): Face => ({
  id,
  code,
  area,
  category,
  severity,
  status,
  occurredAt,
  restoreAt,
  publicLine,
})

/** Who serves an area is a competitor's business: outside the department an organisation sees only its own place in it. */
export function areaFor(viewer: Viewer, area: Area): Area {
  if (viewer.department) return area
  const { leadCarrier, leadPost, carriers, ...rest } = area
  const own = viewer.organisation
  return {
    ...rest,
    ...(leadCarrier !== undefined && leadCarrier === own ? { leadCarrier } : {}),
    ...(leadPost !== undefined && leadPost === own ? { leadPost } : {}),
    carriers: carriers.filter((carrier) => carrier === own),
  }
}

/** Who owns what by default names competitors, too. */
export function infoFor(viewer: Viewer, info: CongressInfo): CongressInfo {
  if (viewer.department || !info.owners) return info
  const { owners: _owners, ...rest } = info
  return rest
}

/** What a former owner wrote is the department's to read. */
export function rowFor(viewer: Viewer, row: Row): Row {
  if (viewer.department || !row.past) return row
  const { past: _past, ...rest } = row
  return rest
}

/** The items of a run that the viewer has rows of, in the run's order; null when there are none. */
export function checklistFor(viewer: Viewer, state: CongressState, list: Checklist): Checklist | null {
  if (viewer.department) return list
  const used = new Set<string>()
  for (const row of state.rows.values())
    if (row.checklist === list.id && seesRow(viewer, row.owner)) used.add(row.item.id)
  const items = list.items.filter(({ id }) => used.has(id))
  return items.length > 0 ? { ...list, items } : null
}

/** Those asked see the question and their own answer; what others said and what it came to, the department. */
export function pollFor(viewer: Viewer, poll: Poll): Poll | null {
  if (viewer.department) return poll
  const own = viewer.organisation
  if (own === null || !poll.asked.includes(own)) return null
  return {
    ...poll,
    follows: null,
    openedBy: null,
    asked: [own],
    votes: poll.votes.filter(({ organisation }) => organisation === own),
    closed: poll.closed && { at: poll.closed.at, by: null, note: null, result: null },
    cancelled: poll.cancelled && { ...poll.cancelled, reason: '' },
  }
}

/** An addressee sees the text, the deadline and its own receipt: not who else is addressed, nor why it changed. */
export function directiveFor(viewer: Viewer, directive: Directive): Directive | null {
  if (viewer.department) return directive
  const own = viewer.organisation
  if (own === null || !directive.to.includes(own)) return null
  return {
    ...directive,
    to: [own],
    issuedBy: null,
    receipts: directive.receipts.filter(({ organisation }) => organisation === own),
    extensions: directive.extensions.map((one) => ({ ...one, by: null, reason: '' })),
    cancelled: directive.cancelled && { ...directive.cancelled, by: null, reason: '' },
  }
}

/** Who was called and who has it are each organisation's own; what the department keeps to itself goes to nobody. */
export function incidentFor(viewer: Viewer, incident: Incident): Incident {
  if (viewer.department || !(incident.inside ?? incident.receipts ?? incident.escalations)) return incident
  const { inside: _inside, receipts, escalations, ...rest } = incident
  const own = <T extends { readonly of: string }>(list: readonly T[] | undefined) =>
    list?.filter(({ of }) => of === viewer.organisation) ?? []
  const [received, called] = [own(receipts), own(escalations)]
  return {
    ...rest,
    ...(received.length > 0 ? { receipts: received } : {}),
    ...(called.length > 0 ? { escalations: called } : {}),
  }
}

const ownRule = (viewer: Viewer, { of }: Pick<EscalationPolicy, 'of'>): boolean =>
  viewer.department || (of !== null && of === viewer.organisation)

/**
 * Whom an organisation's people call is its own business; the general rule is the department's. Who of the department
 * is called by name stays there.
 */
export function policyFor<P extends EscalationPolicy>(viewer: Viewer, policy: P): P | null {
  if (!ownRule(viewer, policy)) return null
  if (viewer.department || !policy.steps.some(({ whose, person }) => whose === 'department' && person))
    return policy
  const steps = policy.steps.map(({ person, ...step }) =>
    step.whose === 'department' || person === undefined ? step : { ...step, person },
  )
  return { ...policy, steps }
}
export const removedFor = <P extends Pick<EscalationPolicy, 'of'>>(viewer: Viewer, scope: P): P | null =>
  ownRule(viewer, scope) ? scope : null

/** Why a rule changed is read by who sees the rule; why the targets changed, and by whom, by the department. */
export function policyLogFor(
  viewer: Viewer,
  key: string,
  log: readonly PolicyChange[],
): readonly PolicyChange[] | null {
  if (viewer.department) return log
  if (!key.includes('/')) return log.map((one) => ({ ...one, reason: '', by: null }))
  return key.slice(0, key.indexOf('/')) === viewer.organisation ? log : null
}
