import { evolveCongress } from './congress/events.ts'
import type { CongressEvent } from './events.ts'
import { noteCode } from './incident/incident.ts'
import { evolveChange } from './run/changes.ts'
import { refreshAsked } from './run/conditions.ts'
import { evolveRun } from './run/events.ts'
import type { Stamp } from './stamp.ts'
import type { CongressState } from './state.ts'
import type { ViewEvent, ViewOnlyEvent } from './visible.ts'

const viewOnly: {
  [T in ViewOnlyEvent['type']]: (state: CongressState, event: Extract<ViewOnlyEvent, { type: T }>) => void
} = {
  'directory.disclosed': (state, { record }) => {
    state.directory.set(record.id, record)
  },
  'directory.withdrawn': (state, { contact }) => {
    state.directory.delete(contact)
  },
  'incident.disclosed': (state, { record }) => {
    state.faces.delete(record.id)
    state.incidents.set(record.id, record)
    noteCode(state, record.code, record.id)
  },
  'incident.faced': (state, { face }) => {
    state.incidents.delete(face.id)
    state.faces.set(face.id, face)
    noteCode(state, face.code, face.id)
  },
  'incident.withdrawn': (state, { incident }) => {
    state.incidents.delete(incident)
    state.faces.delete(incident)
  },
  'run.disclosed': (state, { record, checklist }) => {
    const item = checklist.items.find(({ id }) => id === record.item)
    if (!item) return
    state.checklists.set(checklist.id, checklist)
    state.rows.set(record.id, { ...record, item })
    refreshAsked(state, checklist.id, item.id)
  },
  'run.withdrawn': (state, { row: id }) => {
    const row = state.rows.get(id)
    if (!row) return
    state.rows.delete(id)
    const list = state.checklists.get(row.checklist)
    const used = new Set(
      [...state.rows.values()]
        .filter(({ checklist }) => checklist === row.checklist)
        .map(({ item }) => item.id),
    )
    const items = list?.items.filter(({ id: item }) => used.has(item)) ?? []
    if (list && items.length > 0) state.checklists.set(list.id, { ...list, items })
    else state.checklists.delete(row.checklist)
    refreshAsked(state, row.checklist, row.item.id)
  },
}

const isViewOnly = (event: ViewEvent): event is ViewOnlyEvent => Object.hasOwn(viewOnly, event.type)

/** The only reducer of a client: what a view alone can contain, and everything else by `evolve`. */
export const evolveViewBy =
  (evolve: (state: CongressState, event: CongressEvent, stamp: Stamp) => void) =>
  (state: CongressState, event: ViewEvent, stamp: Stamp): void => {
    if (!isViewOnly(event)) return evolve(state, event, stamp)
    const apply = viewOnly[event.type] as (state: CongressState, event: ViewOnlyEvent) => void
    apply(state, event)
  }

type Apply = (state: CongressState, event: CongressEvent, stamp: Stamp) => void
const first = { ...evolveCongress, ...evolveRun, ...evolveChange } as unknown as {
  readonly [type: string]: Apply | undefined
}

/** Events that a phone can apply before the rest of the reducers has come (`view.ts` has all). */
export const isFirstEvent = (type: string): boolean =>
  type === 'gone' || Object.hasOwn(viewOnly, type) || Object.hasOwn(first, type)
export const evolveFirst = evolveViewBy((state, event, stamp) => {
  const apply = first[event.type]
  // Better a whole new view than one that has left something out.
  if (!apply) throw new Error(`${event.type} came before its reducer`)
  apply(state, event, stamp)
})
