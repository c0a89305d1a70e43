import type { CongressEvent } from '../../domain/events.ts'
import { evolve } from '../../domain/events.ts'
import { emptyState, recordOf, stateOf } from '../../domain/state.ts'
import type { CongressState, StateRecord } from '../../domain/state.ts'
import type { Commit, Journal } from '../journal/port.ts'
import type { Snapshots } from '../journal/snapshots.ts'
import { snapshotSchema } from './fold.ts'
import type { FoldRecord } from './fold.ts'
import { stampOf } from './line.ts'

/** A congress as of commit `n`: the answer for every moment from `from` on, up to `until`. */
export interface PastRecord {
  readonly n: number
  /** Time of commit `n`, ms; 0 before the first. */
  readonly from: number
  /** Time of the first commit after it, ms; null when there is none up to the head that was asked about. */
  readonly until: number | null
  readonly state: StateRecord
}

/** Where to begin: a state, and the commit it is of. */
interface Begin {
  readonly n: number
  readonly state: CongressState
}

async function commitAt(journal: Journal, stream: string, n: number): Promise<Commit | null> {
  for await (const commit of journal.read(stream, n - 1)) return commit.n === n ? commit : null
  return null
}

/** The newest snapshot that matches the journal and is not later than the moment; else the empty state. */
async function beginning(
  stream: string,
  journal: Journal,
  snapshots: Snapshots,
  at: number,
  upTo: number,
): Promise<Begin> {
  for (const found of await snapshots.candidates(stream)) {
    if (found.schema !== snapshotSchema || found.n > upTo) continue
    const commit = await commitAt(journal, stream, found.n)
    if (commit?.hash === found.chainHead && commit.at <= at)
      return { n: found.n, state: stateOf((found.body as FoldRecord).state) }
  }
  return { n: 0, state: emptyState() }
}

/** The last commit that is not later than the moment, and when the next one came: a clock may have been set back. */
async function lastBefore(journal: Journal, stream: string, after: number, at: number, upTo: number) {
  let n = after
  let until: number | null = null
  for await (const commit of journal.read(stream, after)) {
    if (commit.n > upTo) break
    if (commit.at <= at) {
      n = commit.n
      until = null
    } else until = Math.min(until ?? Infinity, commit.at)
  }
  return { n, until }
}

/** The congress as it stood at `at`, ms: everything up to the last commit with that time or an earlier one, of those up to `upTo`. */
export async function readPast(
  stream: string,
  journal: Journal,
  snapshots: Snapshots,
  at: number,
  upTo: number,
): Promise<PastRecord> {
  const begin = await beginning(stream, journal, snapshots, at, upTo)
  const { n, until } = await lastBefore(journal, stream, begin.n, at, upTo)
  let from = n === begin.n && n > 0 ? ((await commitAt(journal, stream, n))?.at ?? 0) : 0
  for await (const commit of journal.read(stream, begin.n)) {
    if (commit.n > n) break
    from = commit.at
    const stamp = stampOf(commit)
    for (const { organisation: _organisation, ...event } of commit.events)
      evolve(begin.state, event as unknown as CongressEvent, stamp)
  }
  return { n, from, until, state: recordOf(begin.state) }
}
