import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SubscribeAnswer, WireEvent } from '../../domain/protocol.ts'
import { violations } from '../tools/history.ts'
import { openRaw } from '../tools/raw.ts'
import { congress, envelope, incident, openLine, startServer, until } from '../tools/server.ts'
import type { Line, Started, Username } from '../tools/server.ts'
import { follower } from './follower.ts'
import type { Follower } from './follower.ts'

let server: Started
let row: string
beforeAll(async () => {
  server = await startServer()
  const rows = [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
  const plain = rows.find(
    ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
  )
  row = plain?.id ?? ''
})
afterAll(() => server.drop())

/** Straight to the desk: as many in one breath as the test wants. */
const handIn = (username: Username, type: string, payload: object, id: string = randomUUID()) =>
  server.system.desk.handIn(server.person(username), envelope({ id, type, payload }), 'vi')
const tick = (id?: string) => handIn('vnpt1', 'run.tick', { row }, id)
const open = (change: object, username: Username = 'vnpt1') =>
  handIn(username, 'incident.open', incident(change).payload)

function ok(answer: SubscribeAnswer): SubscribeAnswer & { ok: true } {
  if (!answer.ok) throw new Error(answer.error.code)
  return answer
}
const snapshotCursor = async (line: Line): Promise<string> => ok(await line.subscribe(null)).cursor
const eventsOf = (line: Line): WireEvent[] => line.received.flatMap(({ events }) => events)

test('[N12] a follower that stops reading is cut, the others go on, and it resumes by its cursor', async () => {
  const cookie = await server.cookie('trucban1')
  const other = await server.line('trucban2')
  await other.subscribe(null)
  const slow = await openRaw(server.port, { cookie })
  if (typeof slow === 'number') throw new Error(`not let in: ${slow}`)
  slow.send('40')
  await until('the namespace is open', () => slow.frames.some((frame) => frame.startsWith('40{')))
  slow.send(`420${JSON.stringify(['subscribe', { congress, cursor: null }])}`)
  await until('it follows', () => slow.frames.some((frame) => frame.startsWith('430')))
  const [{ cursor }] = JSON.parse(slow.frames.find((frame) => frame.startsWith('430'))?.slice(3) ?? '') as [
    { cursor: string },
  ]
  slow.stall()
  const before = openSockets()
  const note = 'đứt cáp '.repeat(240)
  const opened = await open({ visibility: 'all' })
  const subject = opened.ok ? opened.result?.['incident'] : ''
  for (let batch = 0; batch < 40 && openSockets() === before; batch += 1) {
    const group = Array.from({ length: 50 }, () =>
      handIn('trucban1', 'incident.note', { incident: subject, note }),
    )
    await Promise.all(group)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await until('the slow one is cut', () => openSockets() < before, 20_000)
  expect(other.socket.connected).toBe(true)
  await until('the other has everything', () => eventsOf(other).length > 50)
  slow.end()
  const again = await server.line('trucban1')
  const resumed = ok(await again.subscribe(cursor))
  expect(resumed.mode).toBe('events')
  again.close()
  other.close()
}, 60_000)

const openSockets = (): number => server.gateway.sockets()

test('[N13] whose session ends is cut within a second and not let back', async () => {
  const cookie = await server.cookie('buudien1')
  const line = await server.line('buudien1')
  await line.subscribe(null)
  const gone = new Promise<number>((resolve) => {
    const began = performance.now()
    line.socket.once('disconnect', () => resolve(performance.now() - began))
  })
  const told = line.next<{ reason: string }>('revoked')
  await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers: { cookie } })
  expect(await told).toEqual({ reason: 'signed-out' })
  expect(await gone).toBeLessThan(1_000)
  await expect(openLine(server.url, { cookie })).rejects.toThrow('signed-out')
})

test('[N13] a disabled account is cut on every device; a command of it is not taken', async () => {
  const lines = await Promise.all([server.line('hatang1'), server.line('hatang1')])
  for (const line of lines) await line.subscribe(null)
  const gone = Promise.all(
    lines.map((line) => new Promise((resolve) => line.socket.once('disconnect', resolve))),
  )
  await server.system.accounts.setDisabled(server.person('hatang1'), true)
  await gone
  await expect(server.line('hatang1')).rejects.toThrow('signed-out')
})

test('[N14] a wall sees the view it was made for, commands nothing, and is cut when it is revoked', async () => {
  const shared = await server.display(null)
  const own = await server.display('vnpt')
  const [shows, sees] = [await server.wall(shared.token), await server.wall(own.token)]
  const nothing = ok(await shows.subscribe(null))
  if (nothing.mode !== 'snapshot') throw new Error('expected a snapshot')
  expect([nothing.view.rows, nothing.view.people, nothing.view.incidents]).toEqual([[], [], []])
  await sees.subscribe(null)
  await tick()
  await until('the tick is shown where it may be', () =>
    eventsOf(sees).some(({ e }) => e.type === 'run.ticked'),
  )
  await open({ visibility: 'all', publicLine: 'Mất điện tại Hội trường' })
  await until('the face is shown', () => eventsOf(shows).length > 0)
  expect(eventsOf(shows).map(({ e }) => e.type)).toEqual(['incident.faced'])
  expect(await shows.command(incident())).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  expect(await shows.subscribe(null, 'other')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  const gone = new Promise((resolve) => shows.socket.once('disconnect', resolve))
  await server.system.accounts.revokeDisplay(congress, shared.id)
  await gone
  await expect(server.wall(shared.token)).rejects.toThrow('signed-out')
  sees.close()
})

test('[N15] who is moved leaves the old view before the next event of it', async () => {
  const line = await server.line('viettel2')
  const cursor = await snapshotCursor(line)
  const moved = line.next<{ congress: string }>('moved')
  const [first] = await Promise.all([
    handIn('quantri', 'person.move', {
      person: server.person('viettel2'),
      organisation: 'mobifone',
      role: 'liaison',
    }),
    open({ visibility: 'named', named: ['viettel'], title: 'Chỉ Viettel được biết' }),
  ])
  expect(first.ok).toBe(true)
  expect(await moved).toEqual({ congress })
  await open({ visibility: 'named', named: ['viettel'], title: 'Sau đó cũng vậy' })
  const now = ok(await line.subscribe(cursor))
  expect(now.mode).toBe('snapshot')
  expect(JSON.stringify(now)).not.toMatch(/Viettel được biết|Sau đó cũng/)
  expect(JSON.stringify(line.received)).not.toMatch(/Viettel được biết|Sau đó cũng/)
  line.close()
})

test('[N15] who leaves the congress finds nothing any more', async () => {
  const line = await server.line('mobifone1')
  await line.subscribe(null)
  const moved = line.next('moved')
  await handIn('quantri', 'person.leave', { person: server.person('mobifone1') })
  await moved
  expect(await line.subscribe(null)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await line.command(incident())).toMatchObject({ ok: false, error: { code: 'not-found' } })
  await tick()
  expect(line.received).toEqual([])
  line.close()
})

test('[N16] a cursor that fits is answered with what came after it, any other with the whole view', async () => {
  const line = await server.line('vnpt1')
  const stranger = await server.line('viettel1')
  const cursor = await snapshotCursor(line)
  const foreign = await snapshotCursor(stranger)
  expect(ok(await line.subscribe(cursor))).toMatchObject({ mode: 'events', from: cursor, cursor, events: [] })
  await Promise.all([tick(), tick(), tick()])
  const after = ok(await line.subscribe(cursor))
  expect(after).toMatchObject({ mode: 'events', from: cursor, events: [{}, {}, {}] })
  const [view = '', position = '', digest = ''] = after.cursor.split('.')
  const ahead = (Number.parseInt(position, 36) + 5).toString(36)
  const misfits = {
    none: null,
    unreadable: 'nonsense',
    empty: '',
    'of another view': foreign,
    ahead: `${view}.${ahead}.${digest}`,
    'of another history': `${view}.${position}.${'0'.repeat(24)}`,
    'of another epoch': `AAAAAAAAAAAA.${position}.${digest}`,
    'negative in spirit': `${view}.-1.${digest}`,
  }
  for (const [what, misfit] of Object.entries(misfits))
    expect([what, ok(await line.subscribe(misfit)).mode]).toEqual([what, 'snapshot'])
  line.close()
  stranger.close()
})

test('[N16] a cursor older than the ring gets the whole view', async () => {
  const line = await server.line('vnpt2')
  const cursor = await snapshotCursor(line)
  line.close()
  for (let batch = 0; batch < 31; batch += 1) await Promise.all(Array.from({ length: 200 }, () => tick()))
  const again = await server.line('vnpt2')
  expect(ok(await again.subscribe(cursor)).mode).toBe('snapshot')
  again.close()
}, 60_000)

test('[N17] what goes down in one commit group goes out as one message per view', async () => {
  const [own, department, outside] = await Promise.all([
    server.line('vnpt1'),
    server.line('trucban1'),
    server.line('viettel1'),
  ])
  for (const line of [own, department, outside]) await line.subscribe(null)
  await new Promise((resolve) => setTimeout(resolve, 150))
  await Promise.all(Array.from({ length: 50 }, () => tick()))
  await until('both have all', () => [own, department].every((line) => eventsOf(line).length === 50))
  expect([own.received.length, department.received.length, outside.received.length]).toEqual([1, 1, 0])
  for (const line of [own, department, outside]) line.close()
})

/** Twice, mostly before the first is answered, and often from another place. */
function again(each: Follower): void {
  each.again()
  setTimeout(() => each.again(), 3)
}

test('[N18] no gap and no repeat for who subscribes again and again while commands come in', async () => {
  const lines = await Promise.all(
    [...Array(4).fill('vnpt1'), ...Array(4).fill('trucban2')].map((who) => server.line(who as Username)),
  )
  const followers = lines.map((line) => follower(line))
  for (const each of followers) each.start()
  await until('all follow', () => followers.every((each) => each.broken() === ''))
  const handed: string[] = Array.from({ length: 600 }, () => randomUUID())
  for (let at = 0; at < handed.length;) {
    const size = 1 + (at % 7)
    const group = handed.slice(at, at + size).map((id) => tick(id))
    at += size
    if (at % 10 === 0) followers.filter((_, which) => (at + which) % 4 === 0).forEach((each) => again(each))
    await Promise.race([Promise.all(group), new Promise((resolve) => setTimeout(resolve, 3))])
  }
  // The scheduler's own events come in between.
  const ofThese = (each: Follower): string[] => each.ids().filter((id) => handed.includes(id))
  await until('all have all', () =>
    followers.every((each) => ofThese(each).length >= handed.length || each.broken() !== ''),
  )
  const journal: string[] = []
  for await (const commit of server.system.store.journal.read(congress, 0))
    if (handed.includes(commit.command.id)) journal.push(commit.command.id)
  const seen = followers.map((each, at) => ({ viewer: `follower ${at}`, ids: ofThese(each) }))
  expect(violations({ journal, told: [], seen })).toEqual([])
  expect(followers.map((each) => [each.broken(), ofThese(each).length])).toEqual(
    followers.map(() => ['', handed.length]),
  )
  for (const line of lines) line.close()
})

test('[N19] a stopping server tells everybody when to come back, lets nobody in, and answers what it took', async () => {
  const stopping = await startServer({ usernames: ['vnpt1', 'trucban1'] })
  const lines = await Promise.all([stopping.line('vnpt1'), stopping.line('trucban1')])
  const told = Promise.all(lines.map((line) => line.next<{ afterMs: number }>('draining')))
  const answer = lines[0].command(incident())
  await new Promise((resolve) => setTimeout(resolve, 5))
  const stopped = stopping.stop()
  await expect(stopping.line('vnpt1')).rejects.toThrow()
  expect(await answer).toMatchObject({ ok: true })
  for (const { afterMs } of await told) {
    expect(afterMs).toBeGreaterThanOrEqual(0)
    expect(afterMs).toBeLessThanOrEqual(10_000)
  }
  await stopped
  expect(lines.map(({ socket }) => socket.connected)).toEqual([false, false])
  const again = await startServer({ dir: stopping.dir })
  const state = again.system.desk.congress(congress)
  expect(state?.incidents.size).toBe(1)
  await again.drop()
})
