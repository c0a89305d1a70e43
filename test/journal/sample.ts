import { mkdtempSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Chance } from '../../server/adapters/chance.ts'
import type { Commit, Draft, FreeText, Journal } from '../../server/journal/port.ts'

export const installation = '0b7f6a52-3d0e-4a53-9a68-4f2f0f4c9d11'
export const anna = 'a0000000-0000-4000-8000-000000000001'
export const binh = 'b0000000-0000-4000-8000-000000000002'

/** Chance that repeats itself for the same seed. */
export function seededChance(seed: string): Chance {
  let count = 0
  const bytes = (n: number): Uint8Array => {
    const parts: Buffer[] = []
    for (let have = 0; have < n; have += 32) {
      count += 1
      parts.push(createHash('sha256').update(`${seed}:${count}`).digest())
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, n))
  }
  return {
    bytes,
    uuid: () => {
      const hex = Buffer.from(bytes(16)).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}

/** Numbers in [0, 1) that repeat themselves for the same seed. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `note` of every event is free text. */
export const freeText: FreeText = () => ['note']

export const commandId = (count: number): string =>
  `c0000000-0000-4000-8000-${String(count).padStart(12, '0')}`

/** A tick with a note, as a duty officer would write it. */
export const draft = (count: number, by = anna, note = `Đã đo tại Hội trường, lần ${count}`): Draft => ({
  at: 1_768_870_800_000 + count * 1000,
  by,
  command: { id: commandId(count), body: `{"item":"CN-${count}","note":"${note}"}` },
  events: [{ type: 'run.ticked', item: `CN-${count}`, note, reading: { dbm: -71.5 }, madeAt: count }],
})

export async function all(journal: Journal, stream: string, after = 0): Promise<Commit[]> {
  const commits: Commit[] = []
  for await (const commit of journal.read(stream, after)) commits.push(commit)
  return commits
}

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'trucban-journal-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export const never = (fault: Error): never => {
  throw fault
}
