import { describe, expect, test } from 'vitest'
import { faultOf } from '../../server/journal/faults.ts'
import { openFiles } from '../../server/journal/files.ts'
import type { Files } from '../../server/journal/files.ts'
import { JournalBroken, StorageFull } from '../../server/journal/port.ts'
import type { Draft } from '../../server/journal/port.ts'
import { Disk } from './disk.ts'
import type { Plan } from './disk.ts'
import { all, commandId, draft, freeText, installation, seededChance, seededNumbers } from './sample.ts'

interface Run {
  readonly disk: Disk
  readonly acknowledged: Map<string, string[]>
  readonly broken: Error[]
  readonly states: Set<string>
  /** A fault before the journal was open: the process would have ended. */
  refused: boolean
}

const open = (disk: Disk, broken: Error[], seed: string): Promise<Files> =>
  openFiles('/d', {
    fs: disk.fs,
    chance: seededChance(seed),
    freeText,
    installation,
    onBroken: (fault) => void broken.push(fault),
    segmentBytes: 1500,
    reserveBytes: 4096,
  })

const workloads: Record<string, readonly (readonly [string, readonly Draft[]])[]> = {
  'one stream, one by one': Array.from({ length: 8 }, (_, at) => ['dh14', [draft(at)]] as const),
  'two streams, in groups': Array.from(
    { length: 6 },
    (_, at) => [at % 2 ? 'dh14' : 'site', [draft(3 * at), draft(3 * at + 1), draft(3 * at + 2)]] as const,
  ),
}

/** Does the work with `plan` in force, and goes on after every refusal as a server would. */
async function work(plan: Plan | null, jobs: readonly (readonly [string, readonly Draft[]])[]): Promise<Run> {
  const disk = new Disk()
  disk.mkdir('/d')
  disk.fs.syncFolder('/')
  disk.calls = 0
  disk.plan = plan
  const run: Run = { disk, acknowledged: new Map(), broken: [], states: new Set(), refused: false }
  const journal = await open(disk, run.broken, 'work').catch(() => null)
  if (!journal) {
    run.refused = true
    return run
  }
  for (const [stream, drafts] of jobs) await job(journal, run, stream, drafts)
  await journal.close().catch(() => undefined)
  return run
}

async function job(journal: Files, run: Run, stream: string, drafts: readonly Draft[]): Promise<void> {
  const before = journal.head(stream)
  try {
    const commits = await journal.append(stream, before.n, drafts)
    const told = run.acknowledged.get(stream) ?? []
    run.acknowledged.set(stream, [...told, ...commits.map(({ hash }) => hash)])
  } catch (error) {
    expect(error instanceof StorageFull || error instanceof JournalBroken, String(error)).toBe(true)
    expect(journal.head(stream)).toEqual(before)
    const mild = error instanceof Error && error.name === 'StorageReadonly' ? 'readonly' : 'full'
    expect(journal.state).toBe(run.broken.length > 0 ? 'broken' : mild)
    if (error instanceof JournalBroken) expect(run.broken).toHaveLength(1)
  }
  run.states.add(journal.state)
}

/** What was acknowledged is the beginning of what is there. */
async function nothingLost(run: Run, label: string): Promise<void> {
  run.disk.plan = null
  const journal = await open(run.disk, run.broken, 'again')
  for (const [stream, told] of run.acknowledged) {
    const there = (await all(journal, stream)).map(({ hash }) => hash)
    expect(there.slice(0, told.length), label).toEqual(told)
  }
  await journal.append('dh14', journal.head('dh14').n, [draft(900)])
  expect(journal.find('dh14', draft(900).by, commandId(900)), label).toBe(journal.head('dh14').n)
  await journal.close()
}

/** Every call, failing once or from then on, followed by a kill or by a power cut. */
function* cases(
  calls: number,
  mayLast: boolean,
): Generator<{ at: number; lasting: boolean; power: boolean }> {
  for (let at = 1; at <= calls; at += 1)
    for (const power of [false, true]) {
      yield { at, lasting: false, power }
      if (mayLast) yield { at, lasting: true, power }
    }
}

const faults = ['EIO', 'ENOSPC', 'EROFS', 'EMFILE', 'short', 'short, then ENOSPC'] as const

describe.each(Object.entries(workloads))('[J9] a disk that fails at any one call: %s', (_, jobs) => {
  test.each(faults)(
    '%s: nothing acknowledged is lost, neither by a kill nor by a power cut',
    async (code) => {
      const { disk } = await work(null, jobs)
      const calls = disk.calls
      expect(calls).toBeGreaterThan(50)
      for (const { at, lasting, power } of cases(calls, !code.startsWith('short'))) {
        const label = `${code} at call ${at} of ${calls}${lasting ? ', lasting' : ''}${power ? ', then a power cut' : ''}`
        const run = await work({ at, code, lasting }, jobs)
        expect(run.disk.fired, label).toBeGreaterThan(0)
        expect(run.broken.length, label).toBeLessThanOrEqual(1)
        if (run.states.has('broken')) expect(run.broken, label).toHaveLength(1)
        if (power) run.disk.crash(seededNumbers(at))
        await nothingLost(run, label)
      }
    },
    180_000,
  )
})

test.each([
  ['ENOSPC', 'StorageFull'],
  ['EDQUOT', 'StorageFull'],
  ['EMFILE', 'StorageFull'],
  ['ENFILE', 'StorageFull'],
  ['EROFS', 'StorageReadonly'],
  ['EACCES', 'StorageReadonly'],
  ['EPERM', 'StorageReadonly'],
  ['EIO', 'JournalBroken'],
  ['EBADF', 'JournalBroken'],
])('[J9] %s is %s', (code, name) => {
  expect(faultOf(Object.assign(new Error('x'), { code })).name).toBe(name)
})

test('[J9] a sync that fails once and then succeeds is not believed', async () => {
  const jobs = workloads['one stream, one by one'] ?? []
  const { disk } = await work({ at: 1e9, code: 'EIO', only: ['datasync', 'sync'] }, jobs)
  expect(disk.calls).toBeGreaterThan(5)
  for (let at = 1; at <= disk.calls; at += 1) {
    const run = await work({ at, code: 'EIO', only: ['datasync', 'sync'] }, jobs)
    if (!run.refused) expect([...run.states].at(-1)).toBe('broken')
    if (!run.refused) expect(run.broken).toHaveLength(1)
    await nothingLost(run, `sync ${at}`)
  }
})

test('[J10] after a full disk the journal goes on without a restart', async () => {
  const disk = new Disk()
  disk.mkdir('/d')
  const broken: Error[] = []
  const journal = await open(disk, broken, 'full')
  await journal.append('dh14', 0, [draft(1)])
  disk.calls = 0
  disk.plan = { at: 1, code: 'ENOSPC', lasting: true, only: ['write'] }
  await expect(journal.append('dh14', 1, [draft(2)])).rejects.toThrow(StorageFull)
  expect(journal.state).toBe('full')
  expect(await all(journal, 'dh14')).toHaveLength(1)
  expect(disk.fs.stat('/d/reserve')?.size).toBe(4096)
  await journal.releaseReserve()
  expect(disk.fs.stat('/d/reserve')).toBeNull()
  disk.plan = null
  await journal.append('dh14', 1, [draft(2)])
  expect(journal.state).toBe('ok')
  expect(await all(journal, 'dh14')).toHaveLength(2)
  expect(broken).toEqual([])
  await journal.close()
})

describe('[J8] a power cut at any moment', () => {
  test.each([
    ['the first bytes of what was not synced', 'two streams, in groups', false],
    ['any sectors of what was not synced', 'one stream, one by one', true],
  ] as const)(
    'leaves %s: the acknowledged prefix stands',
    async (_, name, reorder) => {
      const jobs = workloads[name] ?? []
      const { disk } = await work(null, jobs)
      for (let at = 1; at <= disk.calls; at += 1)
        for (let seed = 0; seed < 3; seed += 1) {
          // A lasting error stands for the moment after which nothing reaches the disk any more.
          const run = await work({ at, code: 'EIO', lasting: true }, jobs)
          run.disk.crash(seededNumbers(1000 * at + seed), reorder)
          await nothingLost(run, `power cut at call ${at}, seed ${seed}`)
        }
    },
    180_000,
  )
})

test('[J10] half a write is taken back before the refusal is told', async () => {
  const disk = new Disk()
  disk.mkdir('/d')
  const journal = await open(disk, [], 'half')
  await journal.append('dh14', 0, [draft(1)])
  const size = (): number | undefined => disk.fs.stat('/d/journal/dh14/0000000000000001.ndjson')?.size
  const before = size()
  disk.calls = 0
  disk.plan = { at: 1, code: 'short, then ENOSPC', only: ['write'] }
  await expect(journal.append('dh14', 1, [draft(2), draft(3)])).rejects.toThrow(StorageFull)
  expect(disk.fired).toBe(1)
  expect(size()).toBe(before)
  await journal.close()
})
