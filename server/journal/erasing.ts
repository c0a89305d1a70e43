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
import { dropSnapshots } from './snapshots.ts'

export interface ErasingMeans {
  readonly clock: Clock
  readonly chance: Chance
  readonly fs?: Fs
}

/** Texts of one commit that go: all of them, or those of the fields named as `type.field`. */
export interface ErasedPlace {
  readonly n: number
  readonly fields: readonly string[] | null
}

/** Which texts go: asked for every commit, then for every field of its events. */
export interface Unwanted {
  /** No other commits have to be looked at; left out: all are. */
  readonly only?: ReadonlySet<number>
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
    if (erased.length > 0) dropSnapshots(fs, join(dir, 'snapshots'), stream, erased[0]?.n ?? 0)
    return erased
  } finally {
    await lock.release()
  }
}

/** What places mean for one commit at a time. */
export function unwantedIn(
  places: readonly ErasedPlace[],
): Unwanted & { readonly at: (n: number) => Unwanted } {
  const known = new Map(places.map((place) => [place.n, place.fields]))
  const field = (fields: readonly string[] | null | undefined) => (type: string, name: string) =>
    fields === null || (fields?.includes(`${type}.${name}`) ?? false)
  const commit = (n: number): boolean => known.has(n)
  const only = new Set(known.keys())
  return { only, commit, field: () => true, at: (n) => ({ commit, field: field(known.get(n)) }) }
}

/** One segment without the unwanted texts, replaced whole or not at all. Throws `BadLine` where it is damaged. */
export function eraseSegment(
  home: Home,
  segment: Segment,
  unwanted: Unwanted & { readonly at?: (n: number) => Unwanted },
  suffix: string,
): Erased[] {
  const { fs } = home
  const path = pathOf(home, segment.first)
  const erased: Erased[] = []
  const kept: Uint8Array[] = []
  const fd = fs.open(path, 'r')
  try {
    // The first line is the header.
    let n = segment.first - 1
    for (const { bytes, to } of linesOf(fs, fd, 0, segment.end)) {
      const asked = n >= segment.first && (unwanted.only?.has(n) ?? true)
      const line = asked ? lineWithout(bytes, unwanted.at?.(n) ?? unwanted, erased) : bytes
      n += 1
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
