import { subset } from '../draft.ts'
import type { Incident } from './events.ts'

export type Unheld = ReturnType<typeof unheldOf>

/** Picks the open incidents of a view that nobody has acknowledged; one for each reader, which remembers the last view. */
export const unheldOf = () => subset<string, Incident>(({ status }) => status === 'open')
