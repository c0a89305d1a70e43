import type { CongressEvent } from '../../domain/events.ts'
import type { Incident } from '../../domain/incident/events.ts'
import type { Stamp } from '../../domain/stamp.ts'
import type { ViewEvent } from '../../domain/visible.ts'
import { organisations, personOf } from './stage.ts'

export interface Leaves {
  readonly event: ViewEvent
  readonly stamp: Stamp
}
/** One cell of the table: this event, after these, for that viewer; `leaves` is null for nothing. */
export interface Case {
  readonly row: string
  readonly before: readonly CongressEvent[]
  readonly event: CongressEvent
  readonly by: Stamp['by']
  readonly viewer: string | null
  readonly leaves: (whole: Leaves, after: Incident | undefined) => Leaves | null
}

export const everybody = [...organisations.map(({ id }) => id), null]
export const nameless = (stamp: Stamp): Stamp => ({ at: stamp.at, by: null, id: '' })
export const of = (organisation: string) => ({ person: personOf(`${organisation} operator`), organisation })
