import * as z from 'zod/mini'
import type { IncidentCatalogue } from '../catalogue/incidents.ts'
import type { Area, Organisation } from '../catalogue/plan.ts'
import type { Membership } from '../congress/events.ts'
import { accept, refuse } from '../decision.ts'
import type { Actor, Context, Decision } from '../decision.ts'
import { CommandId, Instant, RowId, Slug } from '../ids.ts'
import { line, text } from '../text.ts'
import { clockTolerance, shown } from '../run/commands.ts'
import type { ChangeEvent } from '../run/changes.ts'
import type { Row } from '../run/row.ts'
import { sightOf, viewerOf } from '../sight.ts'
import { codeFor } from './code.ts'
import { severities, visibilities } from './events.ts'
import type { ConductEvent } from './conduct-events.ts'
import type { Incident, IncidentEvent, Severity } from './events.ts'
import { leftOpen } from './left-open.ts'
import { moveFrom } from './lifecycle.ts'
import type { Move } from './lifecycle.ts'

const incident = CommandId
const Severity = z.literal([...severities])
const organisations = z.array(Slug).check(z.maxLength(40, { abort: true }))
const move = (note: typeof required | typeof optional) => z.strictObject({ incident, note })
const required = line(300)
const optional = z.optional(line(300))
const photos = z.optional(z.array(CommandId).check(z.maxLength(6, { abort: true })))
/** Entered later from the paper board; a second person compares it. */
const paper = z.optional(z.literal(true))

export const incidentCommands = {
  'incident.open': z.strictObject({
    title: line(120),
    area: Slug,
    category: line(4),
    sub: z.optional(line(6)),
    severity: Severity,
    occurredAt: Instant,
    lead: z.nullable(Slug),
    involved: organisations,
    visibility: z.enum(visibilities),
    named: organisations,
    publicLine: line(160),
    reportedBy: z.optional(
      z.strictObject({ organisation: Slug, post: z.optional(line(80)), phone: z.optional(line(30)) }),
    ),
    rows: z.array(RowId).check(z.maxLength(20, { abort: true })),
    note: z.optional(text(2000)),
    photos,
    paper,
  }),
  'incident.acknowledge': move(required),
  'incident.mitigate': move(required),
  'incident.resolve': move(required),
  'incident.close': move(optional),
  'incident.cancel': move(required),
  'incident.reopen': move(required),
  'incident.note': z.strictObject({
    incident,
    note: text(2000),
    occurredAt: z.optional(Instant),
    photos,
    paper,
    /** For the department alone. */
    inside: z.optional(z.literal(true)),
    /** Persons and organisations called upon. */
    mentions: z.optional(z.array(line(60)).check(z.maxLength(10, { abort: true }))),
  }),
  /** CAN: conditions, actions, needs. */
  'incident.update': z.strictObject({
    incident,
    doing: line(160),
    restoreAt: z.nullable(Instant),
    conditions: z.optional(line(300)),
    needs: z.optional(line(300)),
  }),
  'incident.severity': z.strictObject({ incident, severity: Severity, note: required }),
  'incident.public-line': z.strictObject({ incident, publicLine: line(160) }),
  'incident.visibility': z.strictObject({ incident, visibility: z.enum(visibilities), named: organisations }),
  'incident.involve': z.strictObject({ incident, lead: z.nullable(Slug), involved: organisations }),
}
export type IncidentCommand = {
  [T in keyof typeof incidentCommands]: { type: T; payload: z.infer<(typeof incidentCommands)[T]> }
}[keyof typeof incidentCommands]
type Payload<T extends IncidentCommand['type']> = z.infer<(typeof incidentCommands)[T]>

/** The part of the congress an incident rule may look at. */
export interface IncidentScene {
  readonly codePrefix: string
  readonly catalogue: IncidentCatalogue
  readonly areas: ReadonlyMap<string, Area>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly rows: ReadonlyMap<string, Row>
  readonly incidents: ReadonlyMap<string, Incident>
  readonly people: ReadonlyMap<string, Membership>
  /** When the congress opens, ms. */
  readonly opening: number
  /** By an incident that everybody can see. */
  taken(code: string): boolean
}

const unknownOrganisation = (scene: IncidentScene, ids: readonly (string | null)[]): boolean =>
  ids.some((id) => id !== null && !scene.organisations.has(id))

/** Before this much of the opening nothing belongs to the congress, ms. */
export const congressBegins = 60 * 24 * 3_600_000

/** Why a time that somebody says cannot be; null when it can. */
export function timely(
  { opening }: Pick<IncidentScene, 'opening'>,
  occurredAt: number,
  ctx: Context,
): 'in-the-future' | 'too-early' | null {
  if (occurredAt > ctx.at + clockTolerance) return 'in-the-future'
  return occurredAt < Math.min(opening, ctx.at) - congressBegins ? 'too-early' : null
}

function open(scene: IncidentScene, ask: Payload<'incident.open'>, ctx: Context): Decision<IncidentEvent> {
  if (!scene.areas.has(ask.area)) return refuse('unknown-area', 'area')
  const category = scene.catalogue.categories.find(({ id }) => id === ask.category)
  if (!category) return refuse('unknown-category', 'category')
  if (ask.sub !== undefined && !category.subs.some(({ id }) => id === ask.sub))
    return refuse('unknown-category', 'sub')
  const untimely = timely(scene, ask.occurredAt, ctx)
  if (untimely) return refuse(untimely, 'occurredAt')
  if (unknownOrganisation(scene, [ask.lead, ...ask.involved])) return refuse('unknown-organisation', 'lead')
  if (ask.reportedBy && unknownOrganisation(scene, [ask.reportedBy.organisation]))
    return refuse('unknown-organisation', 'reportedBy')
  if (unknownOrganisation(scene, ask.named)) return refuse('unknown-organisation', 'named')
  if (ask.visibility === 'named' && ask.named.length === 0) return refuse('names-required', 'named')
  if (ask.rows.some((id) => !scene.rows.has(id))) return refuse('not-found', 'rows')
  const attached = shown(ask.photos, ctx)
  if (!attached) return refuse('unknown-attachment', 'photos')
  const { reportedBy, sub, note, photos: _photos, paper: onPaper, ...facts } = ask
  return accept({
    type: 'incident.opened',
    incident: ctx.id,
    code: codeFor(scene.codePrefix, ctx.id, (code) => scene.taken(code)),
    ...facts,
    sub: sub ?? null,
    note: note ?? null,
    reporting: ctx.by.organisation,
    reportedBy: reportedBy?.organisation ?? null,
    reportedPost: reportedBy?.post ?? null,
    reportedPhone: reportedBy?.phone ?? null,
    ...attached,
    ...(onPaper ? { paper: onPaper } : {}),
  })
}

type When = {
  [T in Exclude<IncidentCommand['type'], 'incident.open'>]: (
    scene: IncidentScene,
    found: Incident,
    ask: Payload<T>,
    ctx: Context,
  ) => Decision<Made>
}

const moving =
  (name: Move) =>
  (
    _scene: IncidentScene,
    found: Incident,
    ask: { note?: string | undefined },
    ctx: Context,
  ): Decision<Made> => {
    if (ctx.expected !== null && ctx.expected !== found.status) return refuse('changed-meanwhile')
    const to = moveFrom(found.status, name)
    if (to === null) return refuse('illegal-move')
    const moved = {
      type: 'incident.moved',
      incident: found.id,
      move: name,
      to,
      note: ask.note ?? null,
    } as const
    return name === 'resolve' ? accept<Made>(moved, ...provedAnew(found)) : accept(moved)
  }

/** What failed because of it has to be proved again; what has not failed is left alone when the event is applied. */
const provedAnew = ({ id, rows }: Incident): ChangeEvent[] =>
  rows.map((row) => ({ type: 'run.asked-again', row, reason: null, incident: id }))

/** Whether a person or organisation called upon can read it: to others a mention would tell that it exists. */
function canRead(
  scene: IncidentScene,
  found: Incident,
  inside: boolean,
  mention: string,
  by: Actor,
): boolean {
  const seat = scene.people.get(mention)
  const of = seat?.organisation ?? mention
  // People of others are not known to exist.
  if (seat && !by.department && of !== by.organisation) return false
  const viewer = viewerOf(scene, of)
  return scene.organisations.has(of) && (inside ? viewer.department : sightOf(viewer, found) === 'all')
}

function noting(
  scene: IncidentScene,
  found: Incident,
  ask: Payload<'incident.note'>,
  ctx: Context,
): Decision<Made> {
  const untimely = ask.occurredAt === undefined ? null : timely(scene, ask.occurredAt, ctx)
  if (untimely) return refuse(untimely, 'occurredAt')
  const attached = shown(ask.photos, ctx)
  if (!attached) return refuse('unknown-attachment', 'photos')
  const { mentions } = ask
  if (mentions?.some((one) => !canRead(scene, found, ask.inside === true, one, ctx.by)))
    return refuse('mention-unseen', 'mentions')
  return accept({
    type: ask.inside ? 'incident.noted-inside' : 'incident.noted',
    incident: found.id,
    note: ask.note,
    occurredAt: ask.occurredAt ?? null,
    ...attached,
    ...(mentions === undefined ? {} : { mentions }),
    ...(ask.paper ? { paper: ask.paper } : {}),
  })
}

const when: When = {
  'incident.acknowledge': moving('acknowledge'),
  'incident.mitigate': moving('mitigate'),
  'incident.resolve': moving('resolve'),
  'incident.close': (scene, found, ask, ctx) => {
    if (ask.note === undefined && leftOpen(scene, found).length > 0) return refuse('close-reason', 'note')
    return moving('close')(scene, found, ask, ctx)
  },
  'incident.cancel': moving('cancel'),
  'incident.reopen': moving('reopen'),
  'incident.note': noting,
  'incident.update': (_scene, found, { doing, restoreAt, conditions, needs }, ctx) => {
    if (restoreAt !== null && restoreAt < ctx.at - clockTolerance) return refuse('in-the-past', 'restoreAt')
    const can = {
      ...(conditions === undefined ? {} : { conditions }),
      ...(needs === undefined ? {} : { needs }),
    }
    return accept({ type: 'incident.updated', incident: found.id, doing, restoreAt, ...can })
  },
  'incident.severity': (_scene, found, ask) =>
    accept({ type: 'incident.severity-set', incident: found.id, severity: ask.severity, note: ask.note }),
  'incident.public-line': (_scene, found, ask) =>
    accept({ type: 'incident.public-line-set', incident: found.id, publicLine: ask.publicLine }),
  'incident.visibility': (scene, found, ask) => {
    if (unknownOrganisation(scene, ask.named)) return refuse('unknown-organisation', 'named')
    if (ask.visibility === 'named' && ask.named.length === 0) return refuse('names-required', 'named')
    return accept({
      type: 'incident.visibility-set',
      incident: found.id,
      visibility: ask.visibility,
      named: ask.named,
    })
  },
  'incident.involve': (scene, found, ask) => {
    if (unknownOrganisation(scene, [ask.lead, ...ask.involved])) return refuse('unknown-organisation', 'lead')
    return accept({
      type: 'incident.involved-set',
      incident: found.id,
      lead: ask.lead,
      involved: ask.involved,
    })
  },
}

/** Entries of one incident; beyond it only lifecycle moves are taken, so that nobody can swell every view of it without end. */
export const longestTimeline = 1_000
const writing: readonly IncidentCommand['type'][] = ['incident.note', 'incident.update']

type Made = IncidentEvent | ConductEvent | ChangeEvent
type Rule = (scene: IncidentScene, found: Incident, ask: object, ctx: Context) => Decision<Made>

/** Rights are in `may.ts`; this says what the incident itself allows. */
export function decideIncident(scene: IncidentScene, command: IncidentCommand, ctx: Context): Decision<Made> {
  if (command.type === 'incident.open') return open(scene, command.payload, ctx)
  const found = scene.incidents.get(command.payload.incident)
  if (!found) return refuse('not-found', 'incident')
  if (found.timeline.length >= longestTimeline && writing.includes(command.type))
    return refuse('incident-full')
  const rule: unknown = when[command.type]
  return (rule as Rule)(scene, found, command.payload, ctx)
}
