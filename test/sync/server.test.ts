import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserChance } from '../../client/adapters/chance.ts'
import { browserClock } from '../../client/adapters/clock.ts'
import { openDisk, sweepDisks } from '../../client/adapters/disk.ts'
import { browserNet } from '../../client/adapters/net.ts'
import { socketWire } from '../../client/adapters/wire.ts'
import type { World } from '../../client/adapters/world.ts'
import { createSession } from '../../client/sync/session.ts'
import type { Session } from '../../client/sync/session.ts'
import type { Store } from '../../client/sync/store.ts'
import { recordOf } from '../../domain/state.ts'
import { startServer } from '../tools/server.ts'
import type { Started, Username } from '../tools/server.ts'
import { fakeBrowser, fakeWake } from './rig/device.ts'

let server: Started
const open: Session[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  for (const session of open) await session.close()
  await server.drop()
})

const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = Date.now() + 15_000
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A browser whose cookie jar holds this person's session. */
async function phone(username: Username): Promise<{ session: Session; store: () => Store }> {
  const cookie = await server.cookie(username)
  const headers = { cookie, origin: server.url }
  const words = new Map<string, string>()
  const world: World = {
    clock: browserClock,
    chance: browserChance,
    wake: fakeWake(),
    openDisk,
    sweep: sweepDisks,
    subtle: crypto.subtle,
    openTabs: fakeBrowser(browserClock),
    net: (token) => browserNet(() => 'vi', token, { base: server.url, headers }),
    openWire: socketWire(server.url, { extraHeaders: headers }),
    remembered: {
      get: (name) => words.get(name) ?? null,
      set: (name, value) => {
        if (value === null) words.delete(name)
        else words.set(name, value)
      },
    },
    language: () => 'vi',
    displayToken: () => null,
    persist: () => undefined,
  }
  const session = createSession(world)
  open.push(session)
  await session.start()
  const store = (): Store => {
    const state = session.getSnapshot()
    if (state.at !== 'open' || !state.store) throw new Error(`not open: ${state.at}`)
    return state.store
  }
  await until(`${username} is live`, () => store().getSnapshot().connection.state === 'live')
  return { session, store }
}

/** The view as it stands, over a socket: the page of the first load may be two seconds old. */
async function viewOf(username: Username): Promise<unknown> {
  const line = await server.line(username)
  const answer = await line.subscribe(null)
  line.close()
  return answer.ok && answer.mode === 'snapshot' ? answer.view : answer
}

test('[E17] a phone and the real server agree: ticks of both carriers’ people arrive, and only where they may', async () => {
  const [mine, colleague, rival] = [await phone('vnpt1'), await phone('vnpt2'), await phone('viettel1')]
  const { shown, actor } = mine.store().getSnapshot()
  expect(actor).toMatchObject({ organisation: 'vnpt', role: 'liaison' })
  const rows = [...shown.rows.values()].filter(
    ({ item }) => item.evidence.kind === 'tick' && item.evidence.readings.length === 0,
  )
  expect(rows.length).toBeGreaterThan(2)
  const ids = rows.slice(0, 3).map(({ id }) => id)
  for (const row of ids) expect(await mine.store().send('run.tick', { row })).toMatchObject({ ok: true })
  const facts = (store: Store) =>
    ids.map((id) => store.getSnapshot().confirmed.rows.get(id)?.facts.length).join()
  await until('ticks at the author', () => facts(mine.store()) === '1,1,1')
  await until('ticks at the colleague', () => facts(colleague.store()) === '1,1,1')
  await until('the queue is empty', () => mine.store().getSnapshot().outbox.length === 0)
  expect(facts(rival.store())).toBe(',,')
  for (const [{ store }, username] of [
    [mine, 'vnpt1'],
    [rival, 'viettel1'],
  ] as const)
    expect(JSON.parse(JSON.stringify(recordOf(store().getSnapshot().confirmed)))).toEqual(
      await viewOf(username),
    )
  await until('names', () => mine.store().getSnapshot().names.size >= 2)
  expect(Math.abs(mine.store().getSnapshot().clockOffset)).toBeLessThan(2_000)
})

test('[E18] the real server’s refusal and result come back as receipts', async () => {
  const { store } = await phone('viettel2')
  const opened = await store().send(
    'incident.open',
    {
      title: 'Mất điện trạm',
      area: 'hoi-truong',
      category: 'KN',
      severity: 3,
      occurredAt: Date.now(),
      lead: 'viettel',
      involved: ['viettel'],
      visibility: 'all',
      named: [],
      publicLine: 'Mất điện tại Hội trường',
      rows: [],
    },
    { wait: 'answer' },
  )
  expect(opened).toMatchObject({ ok: true, state: 'accepted', result: { incident: opened.id } })
  await until('the incident is confirmed', () => store().getSnapshot().confirmed.incidents.has(opened.id))
  const move = { incident: opened.id, note: 'Đã nhận' }
  expect(await store().send('incident.acknowledge', move, { expected: 'open' })).toMatchObject({
    ok: true,
    state: 'accepted',
  })
  await until(
    'acknowledged',
    () => store().getSnapshot().confirmed.incidents.get(opened.id)?.status !== 'open',
  )
  expect(store().may({ type: 'incident.close', payload: { ...move, note: 'Xong' } })).toEqual({
    code: 'not-allowed',
  })
})

test('[Q10] the real server ending the session locks the screen', async () => {
  const { session } = await phone('mobifone1')
  const cookie = await server.cookie('mobifone1')
  await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers: { cookie, origin: server.url } })
  await until('locked', () => session.getSnapshot().at === 'locked')
  expect(session.getSnapshot()).toMatchObject({ at: 'locked', username: 'mobifone1', reason: 'signed-out' })
})
