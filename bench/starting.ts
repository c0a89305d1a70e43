import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pairedRow, plainRow } from './figures.ts'
import type { Row } from './figures.ts'
import { grownTo, segmentsOf } from './grown.ts'
import { inTurns } from './pairs.ts'
import type { Effort } from './pairs.ts'
import { asInstalled } from './rig.ts'

interface Opened {
  readonly ms: number
  readonly bytes: number | null
  /** Read from segments of the congress that are closed. */
  readonly closedBytes: number
}

const runs = 3

async function opened(dir: string): Promise<Opened> {
  const path = fileURLToPath(new URL('./open.ts', import.meta.url))
  const child = fork(path, [dir], { execArgv: asInstalled })
  const ended = once(child, 'exit')
  const said = once(child, 'message')
  await Promise.race([said, ended])
  if (child.exitCode !== null) throw new Error(`the folder could not be opened: ${child.exitCode}`)
  const [figures] = (await said) as [Opened]
  await ended
  return figures
}

async function figuresOf(dir: string, what: string): Promise<Row[]> {
  const found: Opened[] = []
  for (let run = 0; run < runs; run += 1) found.push(await opened(dir))
  const bytes = found.flatMap((one) => (one.bytes === null ? [] : [one.bytes / 1e6]))
  return [
    plainRow(
      { name: `start, ${what}`, unit: 'ms', target: { on: 'ours', most: 5_000 } },
      found.map(({ ms }) => ms),
    ),
    ...(bytes.length > 0
      ? [plainRow({ name: `read at start, ${what}`, unit: 'MB', target: null }, bytes)]
      : []),
  ]
}

const megabytes = (dir: string): string =>
  (segmentsOf(dir).reduce((sum, bytes) => sum + bytes, 0) / 1e6).toFixed(0)

/** A start from a snapshot beside one of the same server with fewer commits: what is long over must not be read again. */
async function comparedRows(few: number, many: number, pairs: number): Promise<Row[]> {
  const [small, large] = [await grownTo(few), await grownTo(many)]
  try {
    const found = await inTurns(
      pairs,
      () => opened(small),
      () => opened(large),
    )
    const last = ((segmentsOf(large).at(-1) ?? 0) / 1e6).toFixed(0)
    const of = `${many} commits (${megabytes(large)} MB, ${last} in the open segment)`
    const name = `start from a snapshot, ${of}; "bare" is ${few}`
    return [
      pairedRow({ name, unit: 'ms', target: { on: 'ratio', most: 1.2 } }, found, ({ ms }) => ms),
      plainRow(
        { name: `read of closed segments at start, ${of}`, unit: 'MB', target: { on: 'ours', most: 0.1 } },
        found.map(({ ours }) => ours.closedBytes / 1e6),
      ),
    ]
  } finally {
    for (const dir of [small, large]) rmSync(dir, { recursive: true, force: true })
  }
}

/** A start with so many commits: from a snapshot, and once without. */
export async function startRows(sizes: readonly number[], effort: Effort): Promise<Row[]> {
  const rows: Row[] = []
  for (const [at, commits] of sizes.entries()) {
    const dir = await grownTo(commits)
    try {
      rows.push(...(await figuresOf(dir, `${commits} commits (${megabytes(dir)} MB), snapshot`)))
      const folder = join(dir, 'snapshots')
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
      if (at === sizes.length - 1) rows.push(...(await figuresOf(dir, `${commits} commits, no snapshot`)))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return [...rows, ...(await comparedRows(10_000, 1_000_000, effort.pairs))]
}
