import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Fold, snapshotSchema } from '../../server/app/fold.ts'
import { openFold, SnapshotMaker, snapshotEvery } from '../../server/app/snapshots.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import type { Clock } from '../../server/adapters/clock.ts'
import { nodeFs } from '../../server/adapters/fs.ts'
import { freeText } from '../../domain/events.ts'
import type { Journal } from '../../server/journal/port.ts'
import { openSnapshots } from '../../server/journal/snapshots.ts'
import type { Snapshots } from '../../server/journal/snapshots.ts'
import { openFolder } from '../../server/journal/store.ts'
import type { Store } from '../../server/journal/store.ts'
import { writerHere } from '../../server/journal/work.ts'
import { congress, envelope, startServer, until } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'

const total = 2 * snapshotEvery + 40
const fail = (fault: Error | string): never => {
  throw fault instanceof Error ? fault : new Error(fault)
}
const reading = (dir: string): Promise<Store> =>
  openFolder(dir, { clock: systemClock, chance: systemChance, freeText, onBroken: fail, readOnly: true })
const cacheOf = (dir: string): Snapshots =>
  openSnapshots(join(dir, 'snapshots'), {
    fs: nodeFs,
    chance: systemChance,
    writer: writerHere(nodeFs, null),
  })

/** The journal, telling from which commit on it was read. */
function watched(journal: Journal): { journal: Journal; from: number[] } {
  const from: number[] = []
  const read: Journal['read'] = (stream, after) => {
    from.push(after)
    return journal.read(stream, after)
  }
  const head: Journal['head'] = (stream) => journal.head(stream)
  return { from, journal: { ...journal, head, read } }
}

let server: Started
let dir: string
/** Cursor of Viettel's view 2,000 commits before the end, and at the end. */
let older = ''
let newest = ''

async function tickTo(n: number, rows: readonly string[]): Promise<void> {
  const { desk, store } = server.system
  const person = server.person('viettel1')
  while (store.journal.head(congress).n < n) {
    const left = Math.min(500, n - store.journal.head(congress).n)
    const answers = await Promise.all(
      Array.from({ length: left }, (_, at) => {
        const row = rows[at % rows.length] ?? ''
        return desk.handIn(person, envelope({ type: 'run.fail', payload: { row, note: `lần ${at}` } }), 'vi')
      }),
    )
    expect(answers.filter(({ ok }) => !ok)).toEqual([])
  }
}

beforeAll(async () => {
  server = await startServer({ usernames: ['quantri', 'viettel1', 'vnpt1'], instead: { idle: true } })
  dir = server.dir
  const state = server.system.desk.congress(congress)
  const rows = [...(state?.rows.values() ?? [])]
    .filter(({ owner }) => owner === 'viettel')
    .map(({ id }) => id)
  await tickTo(total - 2_000, rows)
  older = server.system.feeds.cursor(congress, 'viettel')
  await tickTo(total, rows)
  newest = server.system.feeds.cursor(congress, 'viettel')
  const made = () => cacheOf(dir).candidates(congress)
  await until('the first snapshot', async () => (await made()).length === 1, 40_000)
  // The server's own rests now, nine times as long as that took.
  const another = new SnapshotMaker(dir, server.system.store.installation, fail, systemClock)
  another.reached(congress, total)
  await another.settled()
  await another.close()
  await server.stop()
})
afterAll(() => server.drop())

describe('[X3] a snapshot saves time and changes nothing', () => {
  test('the worker makes one each 5,000 commits; a start reads it and the tail, and has the state of a full replay', async () => {
    const store = await reading(dir)
    const found = await store.snapshots.candidates(congress)
    expect(found.map(({ n }) => n)).toEqual([2 * snapshotEvery, snapshotEvery])
    const { journal, from } = watched(store.journal)
    const quick = await openFold(congress, journal, store.snapshots)
    expect(Math.min(...from)).toBe(snapshotEvery - 1)
    const whole = new Fold()
    for await (const commit of store.journal.read(congress, 0)) whole.apply(commit)
    expect(quick.record()).toEqual(whole.record())
    expect(quick.n).toBe(total)
    await store.close()
  })

  test('after the restart cursors of before still fit, and the view is the same', async () => {
    const before = server.system.feeds.since(congress, 'viettel', null)
    server = await startServer({ dir, instead: { idle: true } })
    const since = server.system.feeds.since(congress, 'viettel', older)
    expect(since).toMatchObject({ ok: true, mode: 'events', cursor: newest })
    expect(since && 'events' in since ? since.events.length : 0).toBe(2_000)
    expect(server.system.feeds.since(congress, 'viettel', newest)).toMatchObject({
      mode: 'events',
      events: [],
    })
    const after = server.system.feeds.since(congress, 'viettel', null)
    expect({ ...after, at: 0 }).toEqual({ ...before, at: 0 })
    await server.stop()
  })

  test('a start that is asked for the same snapshot again saves it once', async () => {
    const files = () => readdirSync(join(dir, 'snapshots')).filter((name) => name.startsWith(congress))
    const before = files()
    server = await startServer({ dir, instead: { idle: true } })
    const rows = [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
    await tickTo(total + 1, [rows.find(({ owner }) => owner === 'viettel')?.id ?? ''])
    const maker = new SnapshotMaker(dir, server.system.store.installation, fail, systemClock)
    maker.reached(congress, total)
    await maker.settled()
    await maker.close()
    await server.stop()
    expect(files()).toEqual(before)
  })

  test('a damaged one, one of another history and one of another shape are passed over', async () => {
    const path = join(dir, 'snapshots', `${congress}.json`)
    const spoilt = readFileSync(path)
    const [, sound] = await cacheOf(dir).candidates(congress)
    if (!sound) throw new Error('no snapshot at 5,000')
    spoilt[spoilt.length >> 1] = 0
    writeFileSync(path, spoilt)
    writeFileSync(`${path}.1`, spoilt)
    const store = await reading(dir)
    const whole = new Fold()
    for await (const commit of store.journal.read(congress, 0)) whole.apply(commit)
    const wrong = {
      damaged: null,
      'of another history': { ...sound, chainHead: '0'.repeat(64) },
      'of another shape': { ...sound, schema: snapshotSchema + 1 },
    }
    for (const [name, snapshot] of Object.entries(wrong)) {
      if (snapshot) await cacheOf(dir).save(congress, snapshot)
      const { journal, from } = watched(store.journal)
      const fold = await openFold(congress, journal, store.snapshots)
      expect([name, Math.min(...from)]).toEqual([name, 0])
      expect(fold.record()).toEqual(whole.record())
    }
    await store.close()
  })

  test('what comes due faster than a tenth of the time allows is made once, at the newest; work that must not meet one waits for no rest', async () => {
    let now = 0
    const timers: { readonly ms: number; readonly fn: () => void }[] = []
    const clock: Clock = {
      ...systemClock,
      monotonic: () => (now += 50),
      after: (ms, fn) => {
        const timer = { ms, fn }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
    }
    const begun: string[] = []
    const maker = new SnapshotMaker(join(dir, 'khong-co'), 'x', () => begun.push('made'), clock)
    maker.reached(congress, snapshotEvery)
    await maker.settled()
    expect([begun.length, timers.map(({ ms }) => ms)]).toEqual([1, [450]])
    for (const rounds of [2, 3, 4]) maker.reached(congress, rounds * snapshotEvery)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(begun).toHaveLength(1)
    timers.shift()?.fn()
    await maker.settled()
    expect(begun).toHaveLength(2)
    maker.reached(congress, 5 * snapshotEvery)
    await maker.pausedFor(() => Promise.resolve(begun.push('work')))
    expect(begun).toEqual(['made', 'made', 'work'])
    // What the pause passed over comes with the next commit.
    maker.reached(congress, 5 * snapshotEvery)
    await maker.settled()
    expect(begun).toHaveLength(4)
    await maker.close()
    expect(timers).toEqual([])
  })

  test('a worker that fails or cannot be started is logged, and the process goes on; closing waits for none', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const logged: string[] = []
    const maker = new SnapshotMaker(
      join(dir, 'khong-co'),
      'x',
      (message) => logged.push(message),
      systemClock,
    )
    maker.reached(congress, snapshotEvery)
    await maker.settled()
    expect(logged).toEqual(['a snapshot could not be made'])
    const resolve = vi.spyOn(URL.prototype, 'href', 'get').mockImplementation(() => {
      throw new Error('no thread')
    })
    maker.reached(congress, 2 * snapshotEvery)
    await maker.settled()
    resolve.mockRestore()
    expect(logged).toHaveLength(2)
    maker.reached(congress, 3 * snapshotEvery)
    await maker.close()
    expect(unhandled).not.toHaveBeenCalled()
    process.off('unhandledRejection', unhandled)
    expect(Worker).toBeDefined()
  })
})
