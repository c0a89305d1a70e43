import type { Attachment, Fact } from './facts.ts'
import type { Row } from './row.ts'

/** Of records that may cite photos and files, the one of that id; null where none is. Called per row for each photo that is shown. */
export function photoAmong(
  records: readonly Pick<Fact, 'photos'>[] | undefined,
  id: string,
): Attachment | null {
  for (const { photos } of records ?? []) for (const photo of photos ?? []) if (photo.id === id) return photo
  return null
}

/** The photo or file as a row's records have it, null where none does; `past`: those of its former owners, too. */
export function photoOfRow(row: Row, id: string, past: boolean): Attachment | null {
  const now = photoAmong(row.facts, id)
  if (now || !past) return now
  for (const { facts } of row.past ?? []) {
    const former = photoAmong(facts, id)
    if (former) return former
  }
  return null
}
