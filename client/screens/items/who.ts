import { needsElsewhere } from '../../../domain/run/commands.ts'
import type { Fact } from '../../../domain/run/facts.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { Author } from '../../../domain/stamp.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { Snapshot } from '../../sync/snapshot.ts'

type Shown<K extends keyof CongressState> = { readonly shown: Pick<CongressState, K> }
type Known = Pick<Snapshot, 'names'> & Shown<'organisations'>

/** Short name of an organisation; its key where the congress does not know it (any more). */
export const organisationOf = ({ shown }: Shown<'organisations'>, id: string): string =>
  shown.organisations.get(id)?.short ?? id

export const areaOf = ({ shown }: Shown<'areas'>, id: string | null, none: string): string =>
  id === null ? none : (shown.areas.get(id)?.name ?? id)

/** Who wrote something: the name as far as this account may know it, otherwise the organisation. */
export function whoOf(snapshot: Known, by: Author | null, unknown: string): string {
  if (by === null) return unknown
  const organisation = by.organisation === null ? null : organisationOf(snapshot, by.organisation)
  const name = snapshot.names.get(by.person)
  if (name === undefined) return organisation ?? unknown
  // Names by post often say the organisation already: "Trực ban 1 · Sở".
  return organisation === null || name.includes(organisation) ? name : `${name} · ${organisation}`
}

/** Whose people may confirm a claim: who sees the row is its owner and the department, and the item may ask for another. */
export function awaitedOf({ shown }: Shown<'organisations'>, row: Row, fact: Fact): readonly string[] {
  const elsewhere = needsElsewhere(row, fact)
  return [...shown.organisations.values()]
    .filter(({ id, department }) => id === row.owner || department)
    .filter(({ id, department }) =>
      elsewhere ? id !== fact.by?.organisation : fact.kind !== 'waive' || department,
    )
    .map(({ short }) => short)
}
