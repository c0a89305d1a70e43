import type { Words } from '../words.ts'
import type { Checklist } from './checklist.ts'
import type { IncidentCatalogue } from './incidents.ts'
import type { Plan } from './plan.ts'

/** Everything authored: checklists by id (`CL1`), plans by id (`vinh-phuc`), and the one incident catalogue. */
export interface Catalogue {
  readonly checklists: ReadonlyMap<string, Checklist>
  readonly incidents: IncidentCatalogue
  readonly plans: ReadonlyMap<string, Plan>
}

/** What is wrong inside one document, by path; a reader of files turns it into a `Mistake`. */
export interface Finding {
  readonly path: readonly (string | number)[]
  readonly expected: Words
}

/** What is wrong in an authored file, and where a person finds it. */
export interface Mistake {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column?: number
  /** Keys as written in the file, such as `items[3].evidence.readings[0].unit`. */
  readonly path: string
  readonly expected: Words
}
