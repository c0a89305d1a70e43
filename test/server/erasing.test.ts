import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Eraser } from '../../server/app/eraser.ts'
import { Erasures } from '../../server/app/erasures.ts'
import type { ErasuresRecord } from '../../server/app/erasures.ts'
import { SnapshotMaker } from '../../server/app/snapshots.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import { verify } from '../../server/cli/verify.ts'
import { readConfig } from '../../server/config.ts'
import { catalogueDir, realWorld } from '../../server/main.ts'
import { openCatalogue, openSystem } from '../../server/system.ts'
import type { System } from '../../server/system.ts'
import { cheapHasher } from '../accounts/rig.ts'
import { congress, envelope, incidentOpened, openHouse } from '../http/rig.ts'
import { everythingIn } from '../tools/folder.ts'

const canary = 'Số của bà Chim Hoàng Yến'
const photoText = '%PDF-1.4 chim-hoang-yen'
const dir = join(mkdtempSync(join(tmpdir(), 'trucban-erasing-')), 'data')
let system: System
const open = async (): Promise<void> => {
  const config = readConfig({ DATA_DIR: dir, LOG_LEVEL: 'fatal' })
  const world = realWorld(config, () => config.port)
  system = await openSystem({ ...world, hasher: cheapHasher(), catalogue: openCatalogue(catalogueDir) })
}
beforeAll(async () => {
  const house = await openHouse()
  // What is written by a running server is whole at any moment; its lock is its own.
  cpSync(house.dir, dir, { recursive: true, filter: (path) => !/lock|lease|sock/.test(path) })
  await house.close()
  await open()
})
afterAll(async () => {
  await system.close()
  rmSync(join(dir, '..'), { recursive: true, force: true })
})

const everything = (): string => everythingIn(dir)

async function verified(): Promise<string> {
  const said: string[] = []
  const world = {
    env: { DATA_DIR: dir },
    print: () => undefined,
    complain: (text: string) => void said.push(text),
    readInput: () => Promise.resolve(''),
  }
  const code = await verify.run({ values: {}, positionals: [] }, world)
  expect(code).toBe(said.length > 0 ? 1 : 0)
  return said.join('\n')
}

/** The same object, every method of which counts as a step; from step `at` on the process is as good as dead. */
function dying(at: number) {
  const state = { steps: 0 }
  const wrap = <T extends object>(inner: T): T =>
    new Proxy(inner, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          state.steps += 1
          if (state.steps >= at) throw new Error('killed')
          return (value as (...all: unknown[]) => unknown).apply(target, given)
        }
      },
    })
  return { wrap, state }
}

/** An eraser of its own over the running system, which dies at a step. */
async function mortal(at: number) {
  const { store, desk, past, attachments } = system
  const none: ErasuresRecord = { orders: [] }
  const low = await store.documents.open<ErasuresRecord>('erasures', (body) => body as ErasuresRecord, none)
  const { wrap, state } = dying(at)
  const orders = new Erasures(low, () => Date.now())
  const steps = wrap({
    erase: store.journal.erase.bind(store.journal),
    asSystem: desk.asSystem.bind(desk),
    rewrite: desk.rewrite.bind(desk),
    finished: orders.finished.bind(orders),
    erasePhoto: (on: string, id: string) => attachments.erase(on, id),
  })
  const eraser = new Eraser({
    orders: over(orders, { finished: steps.finished }),
    journal: over(store.journal, { erase: steps.erase }),
    desk: over(desk, { asSystem: steps.asSystem, rewrite: steps.rewrite }),
    snapshots: wrap(store.snapshots),
    maker: wrap(new SnapshotMaker(dir, store.installation, () => undefined, systemClock)),
    past: wrap(past),
    photo: (_congress, id) => attachments.brought(congress, id)?.record.digest ?? null,
    erasePhoto: steps.erasePhoto,
    erasePerson: () => Promise.resolve(),
    clock: systemClock,
    chance: systemChance,
    log: () => undefined,
  })
  return { eraser, state }
}

/** The same object with some of its methods replaced. */
const over = <T extends object>(inner: T, methods: Partial<T>): T =>
  new Proxy(inner, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in methods ? methods : target, name)
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value
    },
  })

async function spoken() {
  const { desk, attachments, store } = system
  const person = system.accounts.byUsername('viettel-1')?.person ?? ''
  const hand = async (type: string, payload: object): Promise<string> => {
    const asked = envelope(type, payload)
    expect(await desk.handIn(person, asked as never, 'vi')).toMatchObject({ ok: true })
    return asked.id
  }
  const incident = await hand('incident.open', incidentOpened())
  const photo = randomUUID()
  const by = { person, organisation: 'viettel' }
  const put = await attachments.put(congress, by, photo, Buffer.from(`${photoText}\n%%EOF`))
  expect(put).toMatchObject({ ok: true })
  await hand('incident.note', { incident, note: canary, photos: [photo] })
  const { n, hash } = store.journal.head(congress)
  // A snapshot that holds the words, as a start would find it.
  const body = system.feeds.fold(congress)?.record()
  await store.snapshots.save(congress, { n, chainHead: hash, schema: 3, body })
  const places = [{ n, fields: ['incident.noted.note'] }]
  return { subject: incident, places, photos: [photo], reason: 'citizen-data' as const, words: 'Tên và số' }
}

const recorded = async (subject: string): Promise<number> => {
  let found = 0
  for await (const { events } of system.store.journal.read('site', 0))
    for (const event of events)
      if (event.type === 'office.recorded' && event['subject'] === subject) found += 1
  return found
}

test('[ER6] wherever the server ends while it erases, the next start finishes it: once, on record, and verify names it until then', async () => {
  const named: string[] = []
  let at = 1
  for (let done = false; !done; at += 1) {
    const asked = await spoken()
    expect(everything()).toContain(canary)
    expect(everything()).toContain(photoText)
    const { eraser, state } = await mortal(at)
    const proposed = await eraser.propose(congress, 'a0000000-0000-4000-8000-000000000001', asked)
    if (!proposed.ok) throw new Error(proposed.code)
    done = await eraser.confirm(congress, proposed.order.id, 'b0000000-0000-4000-8000-000000000002').then(
      () => true,
      () => false,
    )
    expect(state.steps, `step ${at}`).toBeGreaterThanOrEqual(done ? 1 : at)
    await system.close()
    const said = await verified()
    if (said !== '') named.push(said)
    if (said !== '') expect(said, `step ${at}`).toMatch(/start it once, and it is finished/)
    await open()
    const label = `after step ${at}`
    expect(everything(), label).not.toContain(canary)
    expect(everything(), label).not.toContain(photoText)
    expect(system.erasing?.eraser.orders(congress), label).toEqual([])
    expect(await recorded(`${congress}:${asked.places[0]?.n}`), label).toBe(1)
    expect(await recorded(asked.photos[0] ?? ''), label).toBe(1)
    expect(await verified(), label).toBe('')
    const timeline = system.desk.congress(congress)?.incidents.get(asked.subject)?.timeline ?? []
    expect(
      timeline.filter(({ by }) => by?.person === 'system'),
      label,
    ).toHaveLength(1)
  }
  // Snapshots, segment, photo, two records, the incident's history, and the order itself.
  expect(at).toBeGreaterThan(8)
  expect(named.length).toBeGreaterThan(0)
}, 180_000)
