import { expect, test } from 'vitest'
import { recordOf } from '../../domain/state.ts'
import { openTab, rig } from './rig/phone.ts'
import type { Rig } from './rig/phone.ts'
import { minh, smallCongress } from './rig/scene.ts'

const start = async (seed: number, prepare: (made: Rig) => void = () => undefined) => {
  const made = rig(seed)
  prepare(made)
  const { store, account } = await openTab(made)
  await made.pass(300)
  let next = 0
  const tick = () => {
    next += 1
    const id = `77777777-7777-4777-8777-${String(next).padStart(12, '0')}`
    made.centre.act(minh, id, { type: 'run.tick', payload: { row: 'CN-01' } })
  }
  const facts = () => store.getSnapshot().confirmed.rows.get('CN-01')?.facts.length ?? 0
  const same = () => expect(recordOf(store.getSnapshot().confirmed)).toEqual(recordOf(made.centre.state))
  return { ...made, store, account, tick, facts, same, line: () => store.getSnapshot().connection }
}

test('[E1] the first load comes over HTTP once, and the socket goes on from its cursor', async () => {
  const { centre, tick, pass, same, line } = await start(1)
  expect(centre.loads).toBe(1)
  expect(line().state).toBe('live')
  tick()
  await pass(100)
  same()
  expect(centre.loads).toBe(1)
})

test('[E1] it is asked for while the line is still being opened, shown at once where its answer is this account’s, and never where it is another’s', async () => {
  const made = rig(20)
  // A slow line: what is asked for at once is there long before the socket has said whose it is.
  made.centre.latency = () => 100
  const { store } = await openTab(made)
  await made.pass(150)
  expect(made.centre.loads).toBe(1)
  expect(store.getSnapshot()).toMatchObject({ view: 'fresh', connection: { state: 'reconnecting' } })
  await made.pass(1_000)
  expect(made.centre.loads).toBe(1)
  expect(store.getSnapshot()).toMatchObject({ view: 'fresh', connection: { state: 'live' } })

  const other = rig(21)
  const opened = await openTab(other)
  other.centre.signedIn = minh
  await other.pass(1_000)
  expect(other.centre.loads).toBe(1)
  expect(opened.store.getSnapshot().view).toBe('none')
})

test('[E2] a message that does not join on is not applied; the view is asked for from the cursor', async () => {
  const { centre, tick, pass, facts, same } = await start(2)
  centre.delivery = () => 'never'
  tick()
  await pass(100)
  expect(facts()).toBe(0)
  centre.delivery = () => 'once'
  tick()
  await pass(300)
  expect(facts()).toBe(2)
  same()
  expect(centre.loads).toBe(1)
})

test('[E3] a message that comes twice is applied once', async () => {
  const { centre, tick, pass, facts, same } = await start(3)
  centre.delivery = () => 'twice'
  tick()
  tick()
  await pass(5_000)
  expect(facts()).toBe(2)
  same()
})

test('[E4] events that come while the answer is on its way are neither lost nor doubled', async () => {
  const { centre, store, tick, pass, facts, same } = await start(4)
  for (let round = 0; round < 20; round += 1) {
    centre.latency = () => 5 + ((round * 7) % 40)
    centre.restart()
    store.reconnect()
    for (let at = 0; at < 12; at += 1) {
      tick()
      await pass(10, 5)
    }
  }
  await pass(3_000)
  expect(facts()).toBe(40)
  expect(centre.accepted.size).toBe(240)
  same()
})

test('[E5] a cursor of another epoch, ahead of the head or too old gets a snapshot that replaces everything', async () => {
  for (const spoil of ['epoch', 'ahead', 'history', 'old'] as const) {
    const { centre, store, tick, pass, same, line } = await start(5)
    tick()
    await pass(100)
    centre.up = false
    centre.restart()
    await pass(50)
    if (spoil === 'epoch') centre.epoch = 'b'
    if (spoil === 'ahead' || spoil === 'history') centre.forget(smallCongress())
    if (spoil === 'old') centre.ring = 0
    if (spoil !== 'ahead') tick()
    centre.up = true
    store.reconnect()
    await pass(500)
    same()
    expect(line().state).toBe('live')
  }
})

test('[E6] a person who was moved gets the new view; one who was taken out sees nothing more, and it is not kept', async () => {
  const { centre, store, account, pass, same } = await start(6)
  centre.epoch = 'other-view'
  centre.push('moved', { congress: 'thu' })
  await pass(200)
  same()
  centre.member = false
  centre.push('moved', { congress: 'thu' })
  await pass(3_000)
  expect(store.getSnapshot()).toMatchObject({ gone: true, view: 'none', actor: null })
  expect(store.getSnapshot().shown.rows.size).toBe(0)
  const kept = account.vault?.view('thu')
  await pass(100)
  expect(await kept).toBeNull()
})

test('[E7] a half-open line is noticed after 15 s without a sign of life, and given up', async () => {
  const { centre, store, tick, pass, same, line } = await start(7)
  centre.halfOpen()
  tick()
  await pass(14_000, 100)
  expect(line().state).toBe('live')
  const states = new Set<string>()
  store.subscribe(() => states.add(line().state))
  await pass(2_500, 100)
  expect([...states]).toContain('reconnecting')
  centre.revive()
  await pass(5_000, 100)
  expect(line().state).toBe('live')
  same()
})

test('[E8] reconnecting waits between 1 and 30 s, longer each time, and comes back at once when the phone wakes', async () => {
  const tries: number[] = []
  const { centre, wake, pass, line } = await start(8, ({ world, clock }) => {
    const { openWire } = world
    const counted: typeof openWire = (auth, handlers) => {
      tries.push(clock.monotonic())
      return openWire(auth, handlers)
    }
    Object.assign(world, { openWire: counted })
  })
  centre.up = false
  centre.restart()
  tries.length = 0
  await pass(240_000, 100)
  const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(30_200)
  expect(Math.max(...waits)).toBeGreaterThan(8_000)
  expect(line().state).toBe('offline')
  centre.up = true
  const before = tries.length
  wake.wake()
  await pass(300)
  expect(tries.length).toBe(before + 1)
  expect(line().state).toBe('live')
})

test('[E9] a draining centre is not asked again before its time', async () => {
  const { centre, wake, pass, line } = await start(9)
  centre.push('draining', { afterMs: 8_000 })
  await pass(50)
  centre.restart()
  wake.wake()
  await pass(7_500, 50)
  expect(centre.sockets).toBe(0)
  await pass(4_000, 50)
  expect(line().state).toBe('live')
})

test('[E10] an event that cannot be applied does not stop the board: the whole view is asked for', async () => {
  const { centre, tick, pass, same, line, store } = await start(10)
  tick()
  await pass(100)
  const cursor = centre.cursor()
  centre.push('events', {
    congress: 'thu',
    from: cursor,
    cursor: 'x.1',
    events: [{ e: { type: 'run.exploded' }, s: { at: 1, by: null, id: '' } }],
  })
  await pass(20_000, 50)
  expect(line().state).toBe('live')
  expect(centre.loads).toBeGreaterThan(1)
  same()
  expect(store.getSnapshot().view).toBe('fresh')
})
