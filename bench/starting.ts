import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { congress, envelope, prepareFolder, startServer, until } from '../test/tools/server.ts'
import { snapshotDue } from '../server/app/snapshots.ts'
import { plainRow } from './figures.ts'
import type { Row } from './figures.ts'

interface Opened {
  readonly ms: number
  readonly bytes: number | null
}

const runs = 3

/** Lets the congress grow to `commits` ticks, through the desk, and its snapshots be made. */
async function grow(dir: string, commits: number): Promise<void> {
  const server = await startServer({ dir })
  const { desk, store } = server.system
  const person = server.person('vnpt1')
  const rows = [...(desk.congress(congress)?.rows.values() ?? [])]
  const mine = rows.filter(
    ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
  )
  while (store.journal.head(congress).n < commits) {
    const left = Math.min(200, commits - store.journal.head(congress).n)
    const group = Array.from({ length: left }, (_, at) => {
      const payload = {
        row: mine[at % mine.length]?.id ?? '',
        note: 'đã kiểm tra tại chỗ, đường truyền ổn định',
      }
      return desk.handIn(person, { ...envelope({ type: 'run.tick', payload }), payload }, 'vi')
    })
    await Promise.all(group)
  }
  const newest = snapshotDue(commits)
  // Made one after another by a worker; what a stop finds unfinished it drops.
  await until('the newest snapshot is made', () => newestSnapshot(dir) >= newest, 600_000)
  await server.stop()
}

function newestSnapshot(dir: string): number {
  const path = join(dir, 'snapshots', `${congress}.json`)
  return existsSync(path) ? Number(/"n":(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) : 0
}

async function opened(dir: string): Promise<Opened> {
  const path = fileURLToPath(new URL('./open.ts', import.meta.url))
  const child = fork(path, [dir], { execArgv: ['--import', import.meta.resolve('tsx')] })
  const ended = once(child, 'exit')
  const said = once(child, 'message')
  await Promise.race([said, ended])
  if (child.exitCode !== null) throw new Error(`the folder could not be opened: ${child.exitCode}`)
  const [figures] = (await said) as [Opened]
  await ended
  return figures
}

const segmentBytes = (dir: string): number => {
  const folder = join(dir, 'journal', congress)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
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

/** A start with so many commits: from a snapshot, and once without. */
export async function startRows(sizes: readonly number[]): Promise<Row[]> {
  const dir = await prepareFolder(['vnpt1'])
  const rows: Row[] = []
  try {
    for (const commits of sizes) {
      await grow(dir, commits)
      const size = `${commits} commits (${(segmentBytes(dir) / 1e6).toFixed(0)} MB)`
      rows.push(...(await figuresOf(dir, `${size}, snapshot`)))
    }
    const folder = join(dir, 'snapshots')
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
    rows.push(...(await figuresOf(dir, `${sizes.at(-1) ?? 0} commits, no snapshot`)))
    return rows
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
