import { join } from 'node:path'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import { nodeFs, readRange } from '../adapters/fs.ts'
import type { Fs } from '../adapters/fs.ts'
import { eraseLine, readLine } from './chain.ts'
import { replaceFile } from './durable.ts'
import { readIdentity } from './identity.ts'
import { lockFolder } from './lock.ts'
import { inspectStream } from './opening.ts'
import { JournalBroken } from './port.ts'
import type { StreamId } from './port.ts'
import { pathOf } from './recover.ts'
import type { Home } from './recover.ts'
import { linesOf } from './segment.ts'
import type { Segment } from './segment.ts'

export interface ErasingMeans {
  readonly clock: Clock
  readonly chance: Chance
  readonly fs?: Fs
}

/** Which texts go: asked for every commit, then for every field of its events. */
export interface Unwanted {
  readonly commit: (n: number, commandId: string) => boolean
  readonly field: (eventType: string, field: string) => boolean
}

/** One commit that lost texts. */
export interface Erased {
  readonly n: number
  readonly hash: string
  readonly texts: number
}

/**
 * Blanks texts of a stream in a folder that nothing else works in; the chain still holds, and the caches that knew the
 * texts are thrown away. Each segment is replaced whole or not at all. Throws `StartRefused` for a folder in use and
 * `JournalDamaged` for one that does not verify: what is damaged is not written over.
 */
export async function eraseTexts(
  dir: string,
  stream: StreamId,
  unwanted: Unwanted,
  { clock, chance, fs = nodeFs }: ErasingMeans,
): Promise<readonly Erased[]> {
  const { installation } = readIdentity(fs, dir)
  const onLost = (): never => {
    throw new JournalBroken('another process took the data folder')
  }
  const lock = await lockFolder(dir, { fs, clock, chance, onLost })
  try {
    const home = { fs, folder: join(dir, 'journal', stream), installation, stream }
    const { segments, bad } = inspectStream(home, () => undefined)
    if (bad) throw bad
    const suffix = (): string => Buffer.from(chance.bytes(8)).toString('hex')
    const erased = segments.flatMap((segment) => eraseSegment(home, segment, unwanted, suffix()))
    const after = inspectStream(home, () => undefined)
    if (after.bad) throw after.bad
    if (erased.length > 0) dropSnapshots(fs, dir, stream)
    return erased
  } finally {
    await lock.release()
  }
}

function eraseSegment(home: Home, segment: Segment, unwanted: Unwanted, suffix: string): Erased[] {
  const { fs } = home
  const path = pathOf(home, segment.first)
  const erased: Erased[] = []
  const kept: Uint8Array[] = []
  const fd = fs.open(path, 'r')
  try {
    let header = true
    for (const { bytes, to } of linesOf(fs, fd, 0, segment.end)) {
      const line = header ? bytes : lineWithout(bytes, unwanted, erased)
      header = false
      kept.push(line, lineBreak)
      if (to === segment.end) break
    }
    // Behind the last whole line may stand a torn one: it is for the next start to judge.
    const size = fs.size(fd)
    if (size > segment.end) kept.push(readRange(fs, fd, segment.end, size))
  } finally {
    fs.close(fd)
  }
  if (erased.length > 0) replaceFile(fs, { path, bytes: Buffer.concat(kept), keep: 1, suffix })
  return erased
}

const lineBreak = Buffer.from('\n')

function lineWithout(bytes: Uint8Array, unwanted: Unwanted, erased: Erased[]): Uint8Array {
  const { n, hash, command } = readLine(bytes)
  if (!unwanted.commit(n, command.id)) return bytes
  const blanked = eraseLine(bytes, unwanted.field)
  if (blanked.erased === 0) return bytes
  // What is about to be written over must read back.
  readLine(blanked.bytes)
  erased.push({ n, hash, texts: blanked.erased })
  return blanked.bytes
}

/** Snapshots are caches that hold the texts; the next start makes them anew from the journal. */
function dropSnapshots(fs: Fs, dir: string, stream: StreamId): void {
  const folder = join(dir, 'snapshots')
  for (const name of fs.list(folder).filter((file) => file.startsWith(`${stream}.json`)))
    fs.unlink(join(folder, name))
  fs.syncFolder(folder)
}
