import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { nodeFs } from '../adapters/fs.ts'
import type { Commit, RecordedEvent } from '../journal/port.ts'
import { readShelf } from '../journal/reading.ts'
import type { Shelf } from '../journal/reading.ts'
import { pathOf } from '../journal/recover.ts'
import { segmentsIn } from '../journal/segment.ts'

/** Which rows of a stream are wanted, newest first. */
export interface RowsAsked {
  readonly dir: string
  readonly installation: string
  readonly stream: string
  /** Durable head when it was asked for. */
  readonly upTo: number
  /** Only commits below this number; null: from the newest on. */
  readonly before: number | null
  readonly limit: number
  /** ms */
  readonly from: number | null
  readonly to: number | null
  readonly person: string | null
  readonly organisation: string | null
  /** An event type, or its first word. */
  readonly kind: string | null
  /** Id of what it was done to, anywhere in the event. */
  readonly subject: string | null
  /** Folded words; each must be found in a text or a value, or be one of its ids. */
  readonly words: readonly { readonly word: string; readonly ids: readonly string[] }[]
}

export interface FoundRow {
  readonly n: number
  /** Place of the event in its commit. */
  readonly index: number
  readonly hash: string
  readonly at: number
  readonly by: string
  readonly event: RecordedEvent
}

export interface FoundPage {
  readonly rows: readonly FoundRow[]
  /** Where to read on, as `before`; null: this was the beginning. */
  readonly next: number | null
  /** How far back was looked, ms; null: nothing was read. */
  readonly searchedTo: number | null
}

/** Read at once, backwards. */
const window = 512
/** Most that one question walks through: then it answers what it has, and is asked again. */
const mostCommits = 20_000
const mostText = 300
const mostList = 8

export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** An event without what is long: whole checklists, rosters and drafts are in the journal, not in a list. */
export function shortened(event: RecordedEvent): RecordedEvent {
  const kept = Object.entries(event).flatMap(([name, value]): [string, RecordedEvent[string]][] => {
    if (typeof value === 'string') return [[name, value.slice(0, mostText)]]
    if (isScalar(value)) return [[name, value]]
    if (Array.isArray(value) && value.every(isScalar)) return [[name, value.slice(0, mostList)]]
    return []
  })
  return Object.fromEntries(kept) as unknown as RecordedEvent
}

const valuesOf = (event: RecordedEvent): readonly string[] =>
  Object.values(event).flatMap((value) =>
    Array.isArray(value) ? value.map(String) : isScalar(value) ? [String(value)] : [],
  )

function has(event: RecordedEvent, by: string, { word, ids }: RowsAsked['words'][number]): boolean {
  const values = valuesOf(event)
  if (ids.includes(by) || values.some((value) => ids.includes(value))) return true
  const texts = freeText(event.type).map((field) => event[field])
  return [...texts, ...values].some((value) => typeof value === 'string' && folded(value).includes(word))
}

function fits(asked: RowsAsked, { by }: Commit, event: RecordedEvent): boolean {
  const { person, organisation, kind, subject, words } = asked
  if (kind !== null && event.type !== kind && !event.type.startsWith(`${kind}.`)) return false
  if (organisation !== null && event['organisation'] !== organisation) return false
  const values = person === null && subject === null ? [] : valuesOf(event)
  if (person !== null && by !== person && !values.includes(person)) return false
  if (subject !== null && !values.includes(subject)) return false
  return words.every((word) => has(event, by, word))
}

const inTime = ({ from, to }: RowsAsked, { at }: Commit): boolean =>
  (from === null || at >= from) && (to === null || at < to)

function shelfOf({ dir, installation, stream }: RowsAsked): Shelf {
  const home = { fs: nodeFs, folder: join(dir, 'journal', stream), installation, stream }
  const segments = segmentsIn(nodeFs, home.folder).map((first) => ({
    first,
    end: nodeFs.stat(pathOf(home, first))?.size ?? 0,
  }))
  return { home, segments }
}

/** Commits after `low` up to `high`, in order. */
async function stretch(shelf: Shelf, low: number, high: number): Promise<Commit[]> {
  const found: Commit[] = []
  if (high <= low) return found
  for await (const commit of readShelf(shelf, low)) {
    found.push(commit)
    if (commit.n >= high) break
  }
  return found
}

/** The rows of one commit, the last first. */
function rowsOf(asked: RowsAsked, commit: Commit): FoundRow[] {
  if (!inTime(asked, commit)) return []
  const { n, hash, at, by } = commit
  return commit.events
    .map((event, index): FoundRow => ({ n, index, hash, at, by, event }))
    .filter(({ event }) => fits(asked, commit, event))
    .map((row) => ({ ...row, event: shortened(row.event) }))
    .reverse()
}

/** One page, newest first: read backwards in short stretches, never the whole. Throws `JournalDamaged`. */
export async function readRows(asked: RowsAsked): Promise<FoundPage> {
  const shelf = shelfOf(asked)
  const top = Math.min(asked.upTo, (asked.before ?? asked.upTo + 1) - 1)
  const rows: FoundRow[] = []
  let searchedTo: number | null = null
  let high = top
  while (high > 0 && top - high < mostCommits) {
    const commits = await stretch(shelf, Math.max(0, high - window), high)
    for (const commit of commits.reverse()) {
      searchedTo = commit.at
      rows.push(...rowsOf(asked, commit))
      // A commit is never cut in two: the next page begins with the one before it.
      if (rows.length >= asked.limit) return { rows, next: commit.n > 1 ? commit.n : null, searchedTo }
    }
    high = Math.max(0, high - window)
  }
  return { rows, next: high > 0 ? high + 1 : null, searchedTo }
}
