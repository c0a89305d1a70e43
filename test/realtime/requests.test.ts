import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openRaw } from '../tools/raw.ts'
import type { Raw } from '../tools/raw.ts'
import { congress, envelope, incident, startServer, until } from '../tools/server.ts'
import type { Asked, Started } from '../tools/server.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ usernames: ['vnpt1', 'viettel1', 'mobifone1', 'trucban1', 'lanhdao'] })
})
afterAll(() => server.drop())

const lives = async (): Promise<void> => {
  const line = await server.line('lanhdao')
  expect(await line.subscribe(null)).toMatchObject({ ok: true, mode: 'snapshot' })
  line.close()
}

/** A connected socket below Socket.IO, as that person. */
async function connected(username: 'vnpt1' | 'viettel1' | 'mobifone1'): Promise<Raw> {
  const socket = await openRaw(server.port, { cookie: await server.cookie(username) })
  if (typeof socket === 'number') throw new Error(`not let in: ${socket}`)
  socket.send('40')
  await until('the namespace is open', () => socket.frames.some((frame) => frame.startsWith('40{')))
  return socket
}

test('[N8] every request is answered, whatever its name and form', async () => {
  const line = await server.line('vnpt1')
  const odd: readonly (readonly [string, unknown, string, string | undefined])[] = [
    ['nonsense', 1, 'unknown-request', undefined],
    ['__proto__', {}, 'unknown-request', undefined],
    ['hasOwnProperty', {}, 'unknown-request', undefined],
    ['error', { deep: { er: 1 } }, 'unknown-request', undefined],
    ['subscribe', 7, 'bad-form', 'body'],
    ['subscribe', null, 'bad-form', 'body'],
    ['subscribe', { congress: 5, cursor: null }, 'bad-form', 'congress'],
    ['subscribe', { congress, cursor: 'x'.repeat(201) }, 'bad-form', 'cursor'],
    ['subscribe', { congress, cursor: null, more: 1 }, 'bad-form', 'more'],
    ['subscribe', { congress: 'no-such', cursor: null }, 'not-found', 'congress'],
    ['subscribe', { congress: '__proto__', cursor: null }, 'not-found', 'congress'],
    ['command', {}, 'bad-form', 'id'],
    ['command', [], 'bad-form', 'body'],
    ['command', 'x', 'bad-form', 'body'],
    ['command', { ...envelope(incident()), id: 'x' }, 'bad-form', 'id'],
    ['command', { ...envelope(incident()), type: 'incident.nothing' }, 'bad-form', 'type'],
    ['command', { ...envelope(incident()), type: '__proto__' }, 'bad-form', 'type'],
    ['command', { ...envelope(incident()), payload: 'x' }, 'bad-form', 'payload'],
    ['command', { ...envelope(incident()), madeAt: -1 }, 'bad-form', 'madeAt'],
    ['command', envelope(incident({ title: 'Đứt\u202ecáp' })), 'bad-form', 'title'],
    ['command', envelope(incident({ title: '\ud800' })), 'bad-form', 'title'],
    ['command', envelope(incident({ involved: Array(41).fill('vnpt') })), 'bad-form', 'involved'],
  ]
  for (const [event, body, code, field] of odd) {
    const answer = (await line.ask(event, body)) as { ok: boolean; error: object }
    expect([event, body, answer]).toMatchObject([event, body, { ok: false, error: { code } }])
    expect((answer.error as { field?: string }).field).toBe(field)
  }
  line.close()
})

test('[N8] no acknowledgement wanted, or something else in its place, breaks nothing', async () => {
  const line = await server.line('vnpt1')
  line.socket.emit('command')
  line.socket.emit('command', envelope(incident()), 'not a function')
  line.socket.emit('subscribe', { congress, cursor: null }, { then: 1 })
  line.socket.emit('error', 'x')
  expect(await line.ask('subscribe', { congress, cursor: null }, 'more')).toMatchObject({ ok: true })
  line.close()
  await lives()
})

test('[N9] a fault behind the door is answered as a fault that may be tried again, and the server lives', async () => {
  const line = await server.line('vnpt1')
  const { desk, feeds } = server.system
  const fault = { ok: false, error: { code: 'fault', retryable: true } }
  const asked = incident()
  const broken = vi.spyOn(desk, 'handIn').mockRejectedValueOnce(new Error('async'))
  expect(await line.command(asked)).toMatchObject(fault)
  broken.mockImplementationOnce(() => {
    throw new RangeError('sync')
  })
  expect(await line.command(asked)).toMatchObject(fault)
  broken.mockRestore()
  const silent = vi.spyOn(feeds, 'since').mockImplementationOnce(() => {
    throw new Error('sync, password=geheim')
  })
  const answer = await line.subscribe(null)
  expect(answer).toMatchObject(fault)
  expect(JSON.stringify(answer)).not.toMatch(/geheim|Error|\.ts/)
  silent.mockRestore()
  expect(await line.command(asked)).toMatchObject({ ok: true })
  line.close()
})

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`

test('[N10] JSON nested 5,000 deep is refused as a form, wherever it stands', async () => {
  const socket = await connected('viettel1')
  const arrays = nested(5_000, '[', ']')
  const objects = nested(5_000, '{"a":', '}')
  const heads = ['420["command",', '421["subscribe",', '422["nonsense",', '423["error",']
  for (const head of heads) socket.send(`${head}${head.includes('subscribe') ? objects : arrays}]`)
  socket.send(`424["command",{"payload":{"rows":${arrays}}}]`)
  socket.send(`425["command",1,${arrays}]`)
  await until('all are answered', () => socket.frames.filter((frame) => frame.startsWith('43')).length === 6)
  const codes = socket.frames
    .filter((frame) => frame.startsWith('43'))
    .map((frame) => (JSON.parse(frame.slice(3)) as [{ error: { code: string } }])[0].error.code)
  expect(codes).toEqual([
    'bad-form',
    'bad-form',
    'unknown-request',
    'unknown-request',
    'bad-form',
    'bad-form',
  ])
  socket.end()
  await lives()
})

test('[N10] a frame of 2 MB ends that connection and nothing else', async () => {
  const socket = await connected('viettel1')
  socket.send(`420["command","${'x'.repeat(2_000_000)}"]`)
  await socket.closed
  await lives()
})

test('[N10] packets that are not of the protocol end at most their own connection', async () => {
  const odd = [
    '42',
    '42[',
    '42{}',
    '42[]',
    '42[null]',
    '42["connect"]',
    '42["disconnect"]',
    '42["newListener",1]',
    '451-["x"]',
  ]
  for (const frame of [
    ...odd,
    '45-1["x",{"_placeholder":true,"num":0}]',
    '4'.repeat(60_000),
    '2probe',
    '3',
    '6',
    'bAAAA',
    '48',
  ]) {
    const socket = await connected('mobifone1')
    socket.send(frame)
    socket.send('42[5]')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.end()
  }
  await lives()
})

test('[N11] who asks faster than 20 a second, over all its sockets, is told to wait and keeps the command', async () => {
  const lines = await Promise.all([server.line('viettel1'), server.line('viettel1')])
  const [first, second] = lines
  const asked = Array.from({ length: 60 }, () => [first.ask('nonsense'), second.ask('nonsense')]).flat()
  const answers = (await Promise.all(asked)) as { error: { code: string; retryable?: boolean } }[]
  const fast = answers.filter(({ error }) => error.code === 'too-fast')
  expect(fast.length).toBeGreaterThanOrEqual(30)
  expect(answers.length - fast.length).toBeGreaterThanOrEqual(60)
  expect(fast[0]).toMatchObject({ ok: false, error: { code: 'too-fast', retryable: true } })
  const kept = incident()
  await until(
    'the bucket fills again',
    async () => (await first.command({ ...kept, id: kept.id ?? randomUUID() })).ok,
  )
  for (const line of lines) line.close()
})

test('[N11] who goes on all the same is cut, and others notice nothing', async () => {
  const other = await server.line('trucban1')
  await other.subscribe(null)
  const socket = await connected('mobifone1')
  const flood = (async () => {
    for (let each = 0; each < 100 && socket.isOpen(); each += 1) {
      for (let burst = 0; burst < 200; burst += 1) socket.send(`42${burst}["nonsense"]`)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })()
  let slowest = 0
  for (let each = 0; each < 20; each += 1) {
    const began = performance.now()
    expect(await other.ask('nonsense')).toMatchObject({ error: { code: 'unknown-request' } })
    slowest = Math.max(slowest, performance.now() - began)
  }
  await flood
  await socket.closed
  console.log(`slowest answer to another client during the flood: ${slowest.toFixed(0)} ms`)
  other.close()
})

test('[N20] a command by HTTP is the command by socket: the same envelope, the same answer, the same id once', async () => {
  const line = await server.line('vnpt1')
  const byHttp = async (asked: Asked) => {
    const { answer } = await server.command('vnpt1', asked)
    if (answer.error) delete (answer.error as { requestId?: string }).requestId
    // A form that is no envelope at all is refused before the desk: HTTP's errors have no `ok`.
    return { ...answer, ok: answer.ok ?? false }
  }
  const once = { ...incident(), id: randomUUID(), madeAt: Date.now() }
  const socketAnswer = await line.command(once)
  const twins: Asked[] = [
    once,
    { ...once, payload: { ...once.payload, title: 'Khác' } },
    { ...incident(), id: 'x' },
    { ...incident(), type: 'nothing' },
    { ...incident(), congress: 'no-such' },
    { ...incident({ area: 'no-such' }) },
    { type: 'readiness.publish', payload: {} },
    { type: 'incident.close', payload: { incident: randomUUID() } },
    { type: 'admin.leave', payload: { person: randomUUID() }, congress: 'site' },
    { type: 'run.tick', payload: { row: 'CN-01', more: 1 } },
  ]
  for (const asked of twins) {
    const both = { ...asked, id: asked.id ?? randomUUID(), madeAt: asked.madeAt ?? Date.now() }
    expect([asked, await byHttp(both)]).toEqual([asked, await line.command(both)])
  }
  expect(await byHttp(once)).toEqual(socketAnswer)
  line.close()
})

test('[N20] resuming by HTTP answers what subscribing answers', async () => {
  const line = await server.line('vnpt1')
  const first = await line.subscribe(null)
  if (!first.ok) throw new Error(first.error.code)
  await line.command(incident())
  const path = `/api/v1/congresses/${congress}/events?after=${encodeURIComponent(first.cursor)}`
  expect((await server.get('vnpt1', path)).body).toEqual(await line.subscribe(first.cursor))
  line.close()
})
