import type { DayLog } from '../adapters/day-log.ts'
import { folded } from './reading.ts'

/** One line of the sign-in log, newest first. */
export interface SignInRow {
  readonly at: string
  readonly what: string
  readonly outcome: string
  readonly person: string | null
  readonly username: string | null
  readonly address: string
  readonly known: boolean
}

export interface SignInPage {
  readonly rows: readonly SignInRow[]
  /** Where to read on; null: this was the beginning. */
  readonly next: string | null
}

const mostDays = 31
const cursor = /^(\d{4}-\d{2}-\d{2}(?:\.\d{1,4})?):(\d{1,9})$/

function rowOf(line: string): SignInRow | null {
  try {
    const read = JSON.parse(line) as SignInRow
    return typeof read.at === 'string' ? read : null
  } catch {
    // Half a line that a power cut left.
    return null
  }
}

/** One page; `search` is looked for in every field, without diacritics. Null when the cursor is none. */
export async function readSignIns(
  log: Pick<DayLog, 'names' | 'read'>,
  {
    from,
    search,
    person,
    limit,
  }: { from: string | null; search: string; person: string | null; limit: number },
): Promise<SignInPage | null> {
  const begin = from === null ? null : cursor.exec(from)
  if (from !== null && begin === null) return null
  const names = [...(await log.names())].reverse()
  const start = begin === null ? 0 : names.indexOf(begin[1] ?? '')
  if (start === -1) return { rows: [], next: null }
  const rows: SignInRow[] = []
  const word = folded(search)
  for (const [at, name] of names.slice(start).entries()) {
    if (at >= mostDays) return { rows, next: `${name}:999999999` }
    const lines = (await log.read(name)).toString('utf8').split('\n').slice(0, -1)
    const top = at === 0 && begin !== null ? Math.min(lines.length, Number(begin[2])) : lines.length
    for (let index = top - 1; index >= 0; index -= 1) {
      const line = lines[index] ?? ''
      const row = word === '' || folded(line).includes(word) ? rowOf(line) : null
      if (row && (person === null || row.person === person)) rows.push(row)
      if (rows.length >= limit) return { rows, next: `${name}:${index}` }
    }
  }
  return { rows, next: null }
}
