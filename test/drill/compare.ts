import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freeText } from '../../domain/events.ts'
import { recordOf } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { afterRestore } from '../../server/accounts/book.ts'
import type { AccountsRecord } from '../../server/accounts/book.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { Fold } from '../../server/app/fold.ts'
import { sharedView } from '../../server/app/port.ts'
import { canonical } from '../../server/journal/canonical.ts'
import { unwrap } from '../../server/journal/documents.ts'
import { openFiles } from '../../server/journal/files.ts'
import { sha256 } from '../../server/journal/line.ts'

/** What a data folder comes to: each view of each congress, the accounts, the photos; by name, as digests. */
export type Projection = Readonly<Record<string, string>>

const digest = (value: unknown): string => sha256(canonical(JSON.parse(JSON.stringify(value))))

/** Every view of every congress as of these commits, folded from the journal of `dir` and from nothing else. */
async function viewsOf(dir: string, heads: ReadonlyMap<string, number>): Promise<Record<string, string>> {
  const { installation } = JSON.parse(readFileSync(join(dir, 'DATA_ID'), 'utf8')) as { installation: string }
  const onBroken = (fault: Error): void => {
    throw fault
  }
  const means = { chance: systemChance, freeText, installation, onBroken, readOnly: true }
  const journal = await openFiles(dir, means)
  const found: Record<string, string> = {}
  for (const [stream, upTo] of heads) {
    const fold = new Fold()
    let hash = ''
    for await (const commit of journal.read(stream, 0)) {
      if (commit.n > upTo) break
      hash = commit.hash
      if (stream !== 'site') fold.apply(commit)
    }
    found[`${stream} · chain at ${upTo}`] = hash
    if (stream === 'site') continue
    const { state } = fold
    for (const key of [sharedView, ...state.organisations.keys()]) {
      const viewer = viewerOf(state, key === sharedView ? null : key)
      found[`${stream} · view ${key}`] = digest(recordOf(viewOf(viewer, state)))
    }
  }
  await journal.close()
  return found
}

function photosOf(dir: string): Record<string, string> {
  const root = join(dir, 'attachments')
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(bin|json)$/.test(name),
  )
  return Object.fromEntries(names.map((name) => [`photo ${name}`, sha256(readFileSync(join(root, name)))]))
}

/** As a restore leaves them: without sessions and links. */
function accountsOf(dir: string): string {
  const body = unwrap(readFileSync(join(dir, 'documents/accounts.json'), 'utf8')) as AccountsRecord
  const { devices: _devices, ...record } = afterRestore(body)
  return digest(record)
}

export async function projectionOf(dir: string, heads: ReadonlyMap<string, number>): Promise<Projection> {
  return { ...(await viewsOf(dir, heads)), ...photosOf(dir), accounts: accountsOf(dir) }
}

/** Names of what is not the same. */
export const differences = (before: Projection, after: Projection): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name])

/** Ids of the ticks in a congress's journal, in order, straight from the files. */
export function tickedIn(dir: string, stream: string): string[] {
  const folder = join(dir, 'journal', stream)
  const files = readdirSync(folder).filter((name) => name.endsWith('.ndjson'))
  return files.sort().flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .slice(1, -1)
      .flatMap((line) => {
        const { commit } = JSON.parse(line) as {
          commit: { command: { id: string }; events: { type: string }[] }
        }
        return commit.events[0]?.type === 'run.ticked' ? [commit.command.id] : []
      }),
  )
}
