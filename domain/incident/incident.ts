import type { Attachment } from '../run/facts.ts'
import type { Tier } from '../duty/events.ts'
import type { Author } from '../stamp.ts'
import type { ClockKind } from './clocks.ts'
import type { Means } from './escalation.ts'
import type { IncidentStatus, Move } from './lifecycle.ts'

export const severities = [1, 2, 3, 4] as const
export type Severity = (typeof severities)[number]
export const visibilities = ['all', 'department', 'named'] as const
export type Visibility = (typeof visibilities)[number]

export type EntryKind =
  | 'opened'
  | 'note'
  | 'update'
  | 'severity'
  | 'public-line'
  | 'visibility'
  | 'involved'
  | 'command'
  | 'offered'
  | 'time'
  | 'step'
  | 'step-undone'
  | 'rows'
  | 'expired'
  | 'merged'
  | 'review'
  | 'follow-up'
  | Move

/** Who called it in; callers have no account. A work contact, never a member of the public. */
export interface ReportedBy {
  readonly organisation: string
  readonly post: string | null
  readonly phone: string | null
}

/** One line of the record; corrections and late facts are entries of their own. */
export interface TimelineEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly by: Author | null
  readonly at: number
  /** When it happened, when that is not when it was written. */
  readonly occurredAt: number | null
  /** Free text; null where there is none, or where it was erased. */
  readonly text: string | null
  /** What a system entry says besides: new severity, visibility, organisation ids, a former time. */
  readonly detail: string | null
  /** What a CAN update says besides what is being done. */
  readonly conditions?: string | null
  readonly needs?: string | null
  readonly photos?: readonly Attachment[]
  /** Persons and organisations it calls upon. */
  readonly mentions?: readonly string[]
  /** Written down on paper first; who of a second pair of eyes has compared it. */
  readonly paper?: { readonly confirmed: Act | null }
}

/** Somebody did something at a time. */
export interface Act {
  readonly by: Author | null
  readonly at: number
}

/** "We have it", said by one organisation: not an acknowledgement. */
export interface Receipt extends Act {
  readonly of: string
}

/** One step of an escalation as it was carried out; nobody to reach is recorded, too. */
export interface Escalation {
  readonly clock: ClockKind
  /** When that clock ran out, ms. */
  readonly dueAt: number
  readonly step: number
  /** The organisation whose people were called. */
  readonly of: string
  readonly tier: Tier
  readonly means: Means
  readonly to: readonly string[]
  /** Of them, whom nobody had proved reachable within a day before. */
  readonly unproven?: readonly string[]
  readonly at: number
}

/** Something to do after it, with an organisation that owns it. */
export interface FollowUp {
  readonly text: string
  readonly owner: string
  /** ms */
  readonly due: number | null
  readonly done: Act | null
}
export interface Review extends Act {
  readonly cause: string
  readonly worked: string
  readonly improve: string | null
  readonly followUps: readonly FollowUp[]
}

/** What of an incident only the department has: its own notes, and how incidents hang together. */
export interface Inside {
  readonly notes: readonly TimelineEntry[]
  readonly parent: string | null
  readonly mergedInto: string | null
  readonly related: readonly string[]
}

export interface Incident {
  readonly id: string
  readonly code: string
  readonly title: string
  /** The one sentence everybody may read. */
  readonly publicLine: string
  readonly area: string
  readonly category: string
  readonly sub: string | null
  readonly severity: Severity
  readonly status: IncidentStatus
  /** The organisation whose person logged it: it keeps its sight for ever. */
  readonly reporting: string | null
  readonly reportedBy: ReportedBy | null
  readonly lead: string | null
  readonly involved: readonly string[]
  readonly visibility: Visibility
  readonly named: readonly string[]
  readonly occurredAt: number
  readonly recordedAt: number
  readonly restoreAt: number | null
  /** One line: what we are doing. */
  readonly doing: string | null
  readonly rows: readonly string[]
  readonly acknowledgedAt: number | null
  /** Last time anybody wrote to it, ms. */
  readonly touchedAt: number
  readonly timeline: readonly TimelineEntry[]
  readonly conditions?: string | null
  readonly needs?: string | null
  /** Who commands it: since when, and by whom it was given to them. */
  readonly commander?: { readonly person: string; readonly of: string | null; readonly since: number } | null
  /** Offered to, and not taken yet. */
  readonly handing?: (Act & { readonly to: string }) | null
  /** Steps of its playbook that are done, by their place in it. */
  readonly steps?: readonly (Act & { readonly step: number })[]
  /** Entries held on top. */
  readonly pins?: readonly string[]
  readonly receipts?: readonly Receipt[]
  readonly escalations?: readonly Escalation[]
  readonly review?: Review
  readonly inside?: Inside
}

/** What those see who are not in it: area, category, severity, state, times, public line. No organisation, title, note, person or link. */
export interface Face {
  readonly id: string
  readonly code: string
  readonly area: string
  readonly category: string
  readonly severity: Severity
  readonly status: IncidentStatus
  readonly occurredAt: number
  readonly restoreAt: number | null
  readonly publicLine: string
}

export interface IncidentState {
  readonly incidents: Map<string, Incident>
  /** Incidents by code, so that a new one finds its code without a walk over all; derived, never written down. */
  readonly codes: Map<string, readonly string[]>
}

/** Remembers which incident has a code. An id that is gone from the state does no harm. */
export function noteCode(state: Pick<IncidentState, 'codes'>, code: string, id: string): void {
  const known = state.codes.get(code) ?? []
  if (!known.includes(id)) state.codes.set(code, [...known, id])
}
