import { execFile } from 'node:child_process'
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { until } from '../tools/client.ts'
import { pause } from './chance.ts'
import { syncFails, turnsReadOnly } from './trouble.ts'

/** What a volume whose sync fails leaves of a program that does nothing but append and sync. */
export interface Left {
  /** Bytes whose sync answered well. */
  readonly acknowledged: number
  /** Of these, how many are others after the volume was repaired and mounted again. */
  readonly lost: number
}

const folderSynced = (path: string): void => {
  const fd = openSync(path, 'r')
  fsyncSync(fd)
  closeSync(fd)
}
const lineOf = (n: number, bytes: number): Buffer =>
  Buffer.from(`${String(n).padStart(8, '0')} ${'x'.repeat(bytes)}\n`)

/** Lines whose sync answered well, until one does not. */
function untilItFails(fd: number, chance: () => number, before: (n: number) => void): Uint8Array[] {
  const kept: Uint8Array[] = []
  try {
    for (let n = 0; n < 50_000; n += 1) {
      before(n)
      const line = lineOf(n, 300 + Math.floor(chance() * 1_500))
      if (writeSync(fd, line) < line.length) break
      fdatasyncSync(fd)
      kept.push(line)
    }
  } catch {
    // The failed sync that it is about.
  }
  return kept
}

/**
 * The measure for what the server loses there: no line of the product takes part. One write and one fdatasync for each
 * line, until a sync fails; nothing is tried again.
 */
export function plainAppender(chance: () => number): Left {
  const trouble = syncFails(4)
  try {
    mkdirSync(trouble.dir)
    const path = join(trouble.dir, 'lines')
    const fd = openSync(path, 'wx')
    // As a segment begins: with something that is there already.
    const head = Buffer.from('x'.repeat(21_000))
    const kept: Uint8Array[] = [head]
    writeSync(fd, head)
    fsyncSync(fd)
    for (const folder of [trouble.dir, dirname(trouble.dir)]) folderSynced(folder)
    // By then the file system's own journal has gone round: its blocks are there, and the first to fail are the file's.
    const full = 2_000 + Math.floor(chance() * 2_000)
    const before = (n: number): void => {
      if (n === full) trouble.begin()
    }
    kept.push(...untilItFails(fd, chance, before))
    closeSync(fd)
    trouble.end()
    trouble.again()
    const there = readFileSync(path)
    const acknowledged = Buffer.concat(kept)
    let same = 0
    while (same < acknowledged.length && there[same] === acknowledged[same]) same += 1
    return { acknowledged: acknowledged.length, lost: acknowledged.length - same }
  } finally {
    trouble.close()
  }
}

const started = promisify(execFile)
/** The same on a volume that turns read-only under it. */
export async function plainAppenderWhileItTurns(chance: () => number): Promise<Left> {
  const trouble = turnsReadOnly(false)
  try {
    mkdirSync(trouble.dir)
    const path = join(trouble.dir, 'lines')
    closeSync(openSync(path, 'wx'))
    for (const folder of [trouble.dir, dirname(trouble.dir)]) folderSynced(folder)
    const script = fileURLToPath(new URL('./appending-process.ts', import.meta.url))
    const appending = started(process.execPath, ['--import', import.meta.resolve('tsx'), script, path])
    await until('it appends', () => Promise.resolve(statSync(path).size > 0))
    await pause(1_000 * chance())
    trouble.begin()
    const acknowledged = Number((await appending).stdout)
    trouble.again()
    // What stands there beyond it was written and not acknowledged.
    return { acknowledged, lost: Math.max(0, acknowledged - statSync(path).size) }
  } finally {
    trouble.close()
  }
}
