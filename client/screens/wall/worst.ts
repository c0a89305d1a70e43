import type { Face, Incident, Severity } from '../../../domain/incident/events.ts'
import { severities } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { Ink } from '../../parts/kinds.ts'
import { held } from './order.ts'
import type { Standing } from './order.ts'

/** An open incident as this view may show it; null where it may know nothing. */
export interface OpenIncident {
  readonly id: string
  readonly code: string
  readonly severity: Severity
  readonly acknowledged: boolean
  /** Nothing is left to do. */
  readonly settled: boolean
  readonly area: string
  /** The title while it is short, otherwise the public line; those who see it redacted have only the latter. */
  readonly title: string
  readonly doing: string | null
  readonly restoreAt: number | null
  readonly occurredAt: number
  readonly lead: string | null
}

/** The wall never cuts a title; a longer one gives way to the public line. */
export const longestTitle = 48

/** A record never changes, it is replaced: with a thousand open ones only the one that was is worked out anew. */
const worked = new WeakMap<Incident, OpenIncident>()
function fromIncident(incident: Incident): OpenIncident {
  const known = worked.get(incident)
  if (known) return known
  const { id, code, severity, status, area, title, publicLine, doing, restoreAt, occurredAt, lead } = incident
  const shown = {
    ...{ id, code, severity, area, doing, restoreAt, occurredAt, lead },
    acknowledged: status !== 'open',
    settled: !isOpen(status),
    title: title.length <= longestTitle ? title : publicLine,
  }
  worked.set(incident, shown)
  return shown
}

const fromFace = (face: Face): OpenIncident => ({
  ...face,
  acknowledged: face.status !== 'open',
  settled: !isOpen(face.status),
  title: face.publicLine,
  doing: null,
  lead: null,
})

/** Worst first: severity, then what nobody has, then the oldest. */
export function openIncidents(state: CongressState): readonly OpenIncident[] {
  const found: OpenIncident[] = []
  for (const incident of state.incidents.values())
    if (isOpen(incident.status)) found.push(fromIncident(incident))
  for (const face of state.faces.values()) if (isOpen(face.status)) found.push(fromFace(face))
  return found.sort(
    (a, b) =>
      a.severity - b.severity ||
      Number(a.acknowledged) - Number(b.acknowledged) ||
      a.occurredAt - b.occurredAt ||
      (a.id < b.id ? -1 : 1),
  )
}

export interface SeverityCount {
  readonly severity: Severity
  readonly count: number
  /** Of these, nobody has. */
  readonly loose: number
  readonly ink: Ink
}

/** Solid as long as nobody has one of them. */
export const countBySeverity = (open: readonly OpenIncident[]): readonly SeverityCount[] =>
  severities.map((severity) => {
    const of = open.filter((incident) => incident.severity === severity)
    const loose = of.filter(({ acknowledged }) => !acknowledged).length
    return { severity, count: of.length, loose, ink: loose > 0 ? 'solid' : 'outline' }
  })

/** Time a reader has before the list of incidents may change its order, ms. */
export const standsFor = 10_000

const criticalOf = (open: readonly OpenIncident[]) =>
  open.filter(({ severity, acknowledged }) => severity === 1 && !acknowledged).map(({ id }) => id)

/** The order of the incidents: a new critical one that nobody has breaks in. */
export const standing = (
  before: Standing | null,
  open: readonly OpenIncident[],
  now: number,
  visible: (id: string) => boolean,
): Standing =>
  held(before, { ids: open.map(({ id }) => id), urgent: criticalOf(open), standsFor, visible }, now)

/** What is shown at its place until the next order: one that is settled meanwhile keeps it and says so. */
export function inOrder({ ids }: Pick<Standing, 'ids'>, state: CongressState): readonly OpenIncident[] {
  return ids.flatMap((id) => {
    const incident = state.incidents.get(id)
    const face = state.faces.get(id)
    return incident ? fromIncident(incident) : face ? fromFace(face) : []
  })
}
