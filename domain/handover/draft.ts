import type { Actor } from '../decision.ts'
import { awaited } from '../directive/standing.ts'
import type { IncidentStatus } from '../incident/lifecycle.ts'
import { isOpen } from '../incident/lifecycle.ts'
import type { Severity } from '../incident/events.ts'
import { rowStatus } from '../run/status.ts'
import { seesRow, sightOf } from '../sight.ts'
import type { CongressState } from '../state.ts'

/** An incident as it stood when the shift was handed over: nothing of its text. */
export interface IncidentLine {
  readonly about: 'incident'
  readonly incident: string
  readonly severity: Severity
  readonly status: IncidentStatus
}
/** What is overdue of one item at one organisation. */
export interface OverdueLine {
  readonly about: 'overdue'
  readonly item: string
  readonly owner: string
  readonly critical: boolean
  /** The first `rowsNamed` of `total`, the longest overdue first. */
  readonly rows: readonly string[]
  readonly total: number
  /** Since when the first of them is, ms. */
  readonly dueAt: number
}
/** A leader's directive that the organisation has not completed; for the department, that anybody has not. */
export interface DirectiveLine {
  readonly about: 'directive'
  readonly directive: string
  readonly deadline: number
  /** Organisations still awaited, as far as they are known here. */
  readonly awaited: number
}
/** A remark of the outgoing shift's own. */
export interface OwnLine {
  readonly about: 'own'
}
export type Subject = IncidentLine | OverdueLine | DirectiveLine | OwnLine
/** What of a handover is worked out from live facts. */
export type LiveLine = IncidentLine | OverdueLine | DirectiveLine

type Known = Pick<CongressState, 'info' | 'incidents' | 'rows' | 'directives'>
type Who = Pick<Actor, 'organisation' | 'department'>

export const rowsNamed = 12

export const overdueKey = (item: string, owner: string): string => `${item}/${owner}`
export function lineKey(line: LiveLine): string {
  if (line.about === 'incident') return line.incident
  return line.about === 'directive' ? line.directive : overdueKey(line.item, line.owner)
}

/** A line about this incident; null when the organisation does not see it whole. */
export function incidentLine({ incidents }: Known, who: Who, id: string): IncidentLine | null {
  const found = incidents.get(id)
  if (!found || sightOf(who, found) !== 'all') return null
  return { about: 'incident', incident: id, severity: found.severity, status: found.status }
}

/** A line about this directive; null when it is none of the organisation's. */
export function directiveLine({ directives }: Known, who: Who, id: string): DirectiveLine | null {
  const found = directives.get(id)
  if (!found || (!who.department && !found.to.includes(who.organisation ?? ''))) return null
  const left = awaited(found).filter((one) => who.department || one === who.organisation)
  return { about: 'directive', directive: id, deadline: found.deadline, awaited: left.length }
}

interface Late {
  readonly row: string
  readonly dueAt: number
}

/** Everything overdue in the organisation's sight, by item and owner; the critical first, then the longest overdue. */
export function overdueLines({ info, rows }: Known, who: Who, now: number): OverdueLine[] {
  if (!info) return []
  const late = new Map<string, { item: string; owner: string; critical: boolean; rows: Late[] }>()
  for (const row of rows.values()) {
    if (!seesRow(who, row.owner) || row.asked === false) continue
    const { overdue, dueAt } = rowStatus(row, info, now)
    if (!overdue) continue
    const key = overdueKey(row.item.id, row.owner)
    const { id: item, critical } = row.item
    const group = late.get(key) ?? { item, owner: row.owner, critical, rows: [] }
    group.rows.push({ row: row.id, dueAt })
    late.set(key, group)
  }
  const lines = [...late.values()].map(({ rows: found, ...rest }): OverdueLine => {
    found.sort((a, b) => a.dueAt - b.dueAt || (a.row < b.row ? -1 : 1))
    const named = found.slice(0, rowsNamed).map(({ row }) => row)
    return { about: 'overdue', ...rest, rows: named, total: found.length, dueAt: found[0]?.dueAt ?? now }
  })
  return lines.sort(
    (a, b) =>
      Number(b.critical) - Number(a.critical) || a.dueAt - b.dueAt || (lineKey(a) < lineKey(b) ? -1 : 1),
  )
}

/**
 * What a shift that goes now (ms) has to speak of: open incidents that its organisation sees whole, the worst first,
 * what is overdue there, and directives not completed. The same on the server and on a phone.
 */
export function draftOf(state: Known, who: Who, now: number): LiveLine[] {
  const incidents = [...state.incidents.values()]
    .filter(({ status }) => isOpen(status))
    .flatMap(({ id }) => incidentLine(state, who, id) ?? [])
    .sort((a, b) => a.severity - b.severity || (a.incident < b.incident ? -1 : 1))
  const directives = [...state.directives.values()]
    .filter(({ cancelled }) => cancelled === null)
    .flatMap(({ id }) => directiveLine(state, who, id) ?? [])
    .filter(({ awaited: left }) => left > 0)
    .sort((a, b) => a.deadline - b.deadline || (a.directive < b.directive ? -1 : 1))
  return [...incidents, ...overdueLines(state, who, now), ...directives]
}

/** No handover is whole without it: an open incident of severity 1 or 2, a critical item that is overdue. */
export function isRequired(line: LiveLine): boolean {
  if (line.about === 'incident') return line.severity <= 2 && isOpen(line.status)
  return line.about === 'overdue' && line.critical
}

/** What has to be handed over now (ms) and is not among `keys`. */
export function missingFrom(state: Known, who: Who, now: number, keys: ReadonlySet<string>): LiveLine[] {
  return draftOf(state, who, now).filter((line) => isRequired(line) && !keys.has(lineKey(line)))
}
