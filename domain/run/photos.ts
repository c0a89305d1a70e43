import type { Fact } from './facts.ts'
import type { Row } from './row.ts'

const cites = (facts: readonly Fact[], id: string): boolean =>
  facts.some(({ photos }) => photos?.some((photo) => photo.id === id) ?? false)

/** Whether a row's records show a photo or file; `past`: those of its former owners, too. */
export const showsPhoto = (row: Row, id: string, past: boolean): boolean =>
  cites(row.facts, id) || (past && (row.past?.some(({ facts }) => cites(facts, id)) ?? false))
