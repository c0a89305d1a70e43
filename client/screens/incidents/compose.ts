import type { Category, IncidentCatalogue, SubCategory } from '../../../domain/catalogue/incidents.ts'
import type { Area, Organisation } from '../../../domain/catalogue/plan.ts'
import type { Actor } from '../../../domain/decision.ts'
import type { Severity, Visibility } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { Row } from '../../../domain/run/row.ts'
import { countedFact } from '../../../domain/run/facts.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { PayloadOf } from '../../sync/snapshot.ts'
import { typedInstant } from '../directives/presets.ts'
import { fold } from '../items/fold.ts'
import { reasonOf } from '../items/said.ts'
import type { BoardLine } from './board.ts'
import { boardOrder } from './board.ts'

/** A new incident being written. Null means: as the rest suggests. */
export interface Draft {
  readonly title: string
  /** `KN6`, a sub-category, or `KN`, a category whose kind is not known yet; '' none. */
  readonly kind: string
  readonly area: string
  readonly severity: Severity | null
  /** ms; null: when the form was opened. */
  readonly occurredAt: number | null
  /** '' for nobody yet. */
  readonly lead: string | null
  readonly visibility: Visibility
  readonly named: readonly string[] | null
  readonly publicLine: string | null
  readonly reporter: string
  readonly post: string
  readonly phone: string
  readonly note: string
  readonly rows: readonly string[]
  readonly photos: readonly string[]
  /** Copied from the paper board: its day `2020-10-14` and time `03:21`; null: entered as it happens. */
  readonly paper: { readonly day: string; readonly clock: string } | null
}

export const emptyDraft: Draft = {
  title: '',
  kind: '',
  area: '',
  severity: null,
  occurredAt: null,
  lead: null,
  visibility: 'all',
  named: null,
  publicLine: null,
  reporter: '',
  post: '',
  phone: '',
  note: '',
  rows: [],
  photos: [],
  paper: null,
}

export interface Kind {
  readonly category: Category
  readonly sub: SubCategory | null
}

export function kindOf(catalogue: IncidentCatalogue, id: string): Kind | null {
  for (const category of catalogue.categories) {
    if (category.id === id) return { category, sub: null }
    const sub = category.subs.find((one) => one.id === id)
    if (sub) return { category, sub }
  }
  return null
}

/** Where nobody has said how bad it is. */
const unsaid: Severity = 3

export const severityOf = (kind: Kind | null): Severity =>
  kind?.sub ? (Number(kind.sub.defaultSeverity.slice(1)) as Severity) : unsaid

type Seats = Pick<CongressState, 'organisations'>

/** The only organisation of a kind, if there is exactly one: more would be a guess. */
function only(organisations: Iterable<Organisation>, kind: Organisation['kind']): string | null {
  const found = [...organisations].filter((one) => one.kind === kind)
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/**
 * Who drives it: a carrier's or post's person speaks for their own organisation; for the department the kind says what
 * sort of organisation, and the area which one. Null where that leaves a guess.
 */
export function leadFor(
  kind: Kind | null,
  area: Area | null,
  { organisations }: Seats,
  actor: Pick<Actor, 'organisation' | 'department'>,
): string | null {
  if (!actor.department) return actor.organisation
  const type = kind?.sub?.lead
  if (type === undefined) return null
  const all = [...organisations.values()]
  if (type === 'carrier') return area?.leadCarrier ?? only(all, 'carrier')
  if (type === 'post') return area?.leadPost ?? only(all, 'post')
  return type === 'infra_centre' ? only(all, 'infra_centre') : actor.organisation
}

/** `Đứt cáp quang tại Hội trường lớn`: the record's own language, without any organisation. At most 160 characters. */
export function publicLineFor(kind: Kind | null, area: Area | null): string {
  if (!kind) return ''
  const what = kind.sub?.public.vi ?? kind.category.title.vi
  const where = area === null ? '' : ` ${area.kind === 'network' ? 'trên' : 'tại'} ${area.name}`
  return `${what}${where}`.slice(0, 160)
}

/** The draft with every "as the rest suggests" resolved; what is shown and what is sent. */
export interface Resolved {
  readonly kind: Kind | null
  readonly area: Area | null
  readonly severity: Severity
  readonly lead: string | null
  readonly named: readonly string[]
  readonly publicLine: string
  readonly occurredAt: number
  /** The time on the paper is no time yet. */
  readonly untimed: boolean
}

export function resolve(draft: Draft, state: CongressState, actor: Actor, openedAt: number): Resolved {
  const kind = kindOf(state.catalogue, draft.kind)
  const area = state.areas.get(draft.area) ?? null
  const lead = draft.lead === null ? leadFor(kind, area, state, actor) : draft.lead === '' ? null : draft.lead
  const onPaper = draft.paper && typedInstant(draft.paper.day, draft.paper.clock, state.info?.zone ?? 'UTC')
  const outside = lead !== null && state.organisations.get(lead)?.department !== true
  return {
    kind,
    area,
    severity: draft.severity ?? severityOf(kind),
    lead,
    named: draft.named ?? (outside ? [lead] : []),
    publicLine: (draft.publicLine ?? publicLineFor(kind, area)).trim(),
    occurredAt: onPaper ?? draft.occurredAt ?? openedAt,
    untimed: draft.paper !== null && onPaper === null,
  }
}

export type Problem = 'title' | 'kind' | 'area' | 'named' | 'publicLine' | 'when'

export function problemsOf(
  draft: Draft,
  { kind, area, named, publicLine, untimed }: Resolved,
): readonly Problem[] {
  const problems: Problem[] = []
  if (draft.title.trim() === '') problems.push('title')
  if (!kind) problems.push('kind')
  if (!area) problems.push('area')
  if (publicLine === '') problems.push('publicLine')
  if (draft.visibility === 'named' && named.length === 0) problems.push('named')
  if (untimed) problems.push('when')
  return problems
}

/** What is left empty is not sent at all. */
const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** What is sent; only for a draft without problems. */
export function payloadOf(draft: Draft, resolved: Resolved): PayloadOf<'incident.open'> {
  const { kind, area, severity, lead, named, publicLine, occurredAt } = resolved
  return {
    title: draft.title.trim(),
    area: area?.id ?? '',
    category: kind?.category.id ?? '',
    ...(kind?.sub ? { sub: kind.sub.id } : {}),
    severity,
    occurredAt,
    lead,
    involved: [],
    visibility: draft.visibility,
    named: draft.visibility === 'named' ? [...named] : [],
    publicLine,
    ...(draft.reporter === ''
      ? {}
      : {
          reportedBy: {
            organisation: draft.reporter,
            post: given(draft.post),
            phone: given(draft.phone),
          },
        }),
    rows: [...draft.rows],
    note: given(draft.note),
    ...(draft.photos.length > 0 ? { photos: [...draft.photos] } : {}),
    ...(draft.paper ? { paper: true } : {}),
  }
}

/** Which category an item of a shipped checklist most likely belongs to; a guess that the person sees and can change. */
const categoryOf: { readonly [checklist: string]: string } = {
  CL1: 'TS',
  CL2: 'TN',
  CL3: 'BC',
  CL4: 'CQ',
  CL5: 'AT',
  CL6: 'KN',
  CL7: 'TB',
}

const longestTitle = 120

/** An incident filled in from an item that failed. */
export function draftFrom(row: Row, { areas, catalogue }: CongressState): Draft {
  const guess = categoryOf[row.checklist] ?? ''
  const counted = countedFact(row)
  const why = counted && !counted.passed ? reasonOf(row, counted, 'vi') : ''
  const title = `${row.item.title.vi}: không đạt${why === '' ? '' : ` (${why})`}`
  return {
    ...emptyDraft,
    title: title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`,
    kind: catalogue.categories.some(({ id }) => id === guess) ? guess : '',
    area: row.area !== null && areas.has(row.area) ? row.area : '',
    severity: row.item.critical ? 2 : unsaid,
    lead: row.owner,
    rows: [row.id],
  }
}

/** Words shorter than this say nothing of what an incident is about, letters. */
const telling = 3
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    fold(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length >= telling),
  )

/**
 * Open incidents of the same area that this account sees, at most three: those that share words with the title first,
 * then those of the same category.
 */
export function similarTo(
  lines: readonly BoardLine[],
  area: string,
  category: string | null,
  title = '',
): readonly BoardLine[] {
  if (area === '') return []
  const wanted = wordsOf(title)
  const nearness = ({ whole, incident }: BoardLine): number => {
    const text = wordsOf(`${whole ? incident.title : ''} ${incident.publicLine}`)
    const shared = [...wanted].filter((word) => text.has(word)).length
    return shared * 2 + Number(incident.category === category)
  }
  return lines
    .filter(({ incident }) => incident.area === area && isOpen(incident.status))
    .map((line) => ({ line, near: nearness(line) }))
    .sort((a, b) => b.near - a.near || boardOrder(a.line, b.line))
    .slice(0, 3)
    .map(({ line }) => line)
}
