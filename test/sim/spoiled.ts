import { freeText } from '../../domain/events.ts'
import type { Chance } from '../../server/adapters/chance.ts'
import { seal } from '../../server/journal/chain.ts'
import type { Commit, Journal } from '../../server/journal/port.ts'
import type { Snapshots } from '../../server/journal/snapshots.ts'

/** Knows only the keys of commands that came since it was opened. */
export function forgetfulJournal(journal: Journal): Journal {
  const since = new Map<string, number>()
  return {
    ...journal,
    append: async (stream, after, drafts) => {
      const commits = await journal.append(stream, after, drafts)
      for (const { by, command, n } of commits) since.set(`${stream} ${by} ${command.id}`, n)
      return commits
    },
    find: (stream, by, id) => since.get(`${stream} ${by} ${id}`) ?? null,
  }
}

/** Gives back each commit a little later than it was recorded. */
export const otherReplay = (journal: Journal): Journal => ({
  ...journal,
  async *read(stream, after) {
    for await (const commit of journal.read(stream, after)) yield { ...commit, at: commit.at + 1 }
  },
})

/** Says of each snapshot that it fits the record. */
export const trustedSnapshots = (snapshots: Snapshots, journal: Journal): Snapshots => ({
  ...snapshots,
  candidates: async (stream) => {
    const found = await snapshots.candidates(stream)
    const hashes = new Map<number, string>()
    for await (const { n, hash } of journal.read(stream, 0)) hashes.set(n, hash)
    return found.map((one) => ({ ...one, chainHead: hashes.get(one.n) ?? one.chainHead }))
  },
})

/** Answers an append at once, and writes afterwards: what follows from it is shown before the disk has it. */
export function earlyJournal(
  journal: Journal,
  chance: Chance,
): { journal: Journal; kept: () => Promise<void> } {
  const heads = new Map<string, { n: number; hash: string }>()
  const early = new Map<string, Commit[]>()
  let writing: Promise<unknown> = Promise.resolve()
  const headOf = (stream: string) => heads.get(stream) ?? journal.head(stream)
  return {
    kept: () => writing.then(() => undefined),
    journal: {
      ...journal,
      head: headOf,
      find: (stream, by, id) =>
        early.get(stream)?.find((one) => one.by === by && one.command.id === id)?.n ??
        journal.find(stream, by, id),
      append: (stream, after, drafts) => {
        const commits = drafts.map((draft, at) => {
          const place = { stream, n: after + at + 1, prev: headOf(stream).hash }
          const { commit } = seal(draft, place, { chance, freeText })
          heads.set(stream, { n: commit.n, hash: commit.hash })
          return commit
        })
        early.set(stream, [...(early.get(stream) ?? []), ...commits])
        writing = writing.then(() => journal.append(stream, after, drafts)).catch(() => undefined)
        return Promise.resolve(commits)
      },
    },
  }
}
