import { sceneOf } from '../incident/scene.ts'
import { refuse } from '../decision.ts'
import type { Context, Decision } from '../decision.ts'
import { decideIncident } from '../incident/commands.ts'
import type { ConductEvent } from '../incident/conduct-events.ts'
import type { IncidentEvent, Severity, Visibility } from '../incident/events.ts'
import { publicLineOf } from '../incident/public-line.ts'
import type { ChangeEvent } from '../run/changes.ts'
import type { CongressState } from '../state.ts'
import type { SignalEvent, SignalFacts } from './events.ts'

export type Made = SignalEvent | IncidentEvent | ConductEvent | ChangeEvent

const longestTitle = 120

type Given = { readonly [F in keyof SignalFacts]?: SignalFacts[F] | undefined }

/** What is wrong with what a signal or a rule says of an incident; null when nothing is. */
export function wrongFacts({ areas, catalogue }: CongressState, { area, category, sub }: Given) {
  if (area && !areas.has(area)) return refuse('unknown-area', 'area')
  if (!category) return sub ? refuse('unknown-category', 'sub') : null
  const found = catalogue.categories.find(({ id }) => id === category)
  if (!found) return refuse('unknown-category', 'category')
  return sub && !found.subs.some(({ id }) => id === sub) ? refuse('unknown-category', 'sub') : null
}

/** A kind belongs together: a category said elsewhere does not keep another one's sub-category. */
export const together = (first: Given, second: Given): SignalFacts => {
  const kind = first.category ? first : second
  return {
    area: first.area ?? second.area ?? null,
    category: kind.category ?? null,
    sub: kind.sub ?? null,
    severity: first.severity ?? second.severity ?? null,
  }
}

export interface Promoting {
  readonly title: string
  readonly occurredAt: number
  readonly from: string | null
  readonly facts: SignalFacts
  readonly lead: string | null
  readonly visibility: Visibility
}

/** An incident out of a signal, by the rule that opens every other. */
export function opening(
  state: CongressState,
  { facts: known, ...of }: Promoting,
  ctx: Context,
): Decision<Made> {
  const { area, category, sub } = known
  if (area === null) return refuse('unknown-area', 'area')
  if (category === null) return refuse('unknown-category', 'category')
  const found = state.catalogue.categories.find(({ id }) => id === category)
  const kind = found?.subs.find(({ id }) => id === sub)
  const usual = kind ? (Number(kind.defaultSeverity.slice(1)) as Severity) : 3
  const payload = {
    title: of.title.replace(/\s+/g, ' ').slice(0, longestTitle).trim(),
    area,
    category,
    ...(sub === null ? {} : { sub }),
    severity: known.severity ?? usual,
    occurredAt: of.occurredAt,
    lead: of.lead,
    involved: [],
    visibility: of.visibility,
    named: [],
    publicLine: publicLineOf(found, kind, state.areas.get(area)),
    ...(of.from === null ? {} : { reportedBy: { organisation: of.from } }),
    rows: [],
  }
  return decideIncident(sceneOf(state), { type: 'incident.open', payload }, ctx)
}
