import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MeasureBudget } from '../../server/http/measure-budget.ts'
import { openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'

let house: House
let cookie = ''
let other = ''
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.cookieOf('vnpt-1')
  other = await house.cookieOf('viettel-1')
})
afterAll(() => house.close())

const down = (bytes: string, who = cookie) =>
  fetch(`${house.url}/api/v1/measure/down?bytes=${bytes}`, { headers: { cookie: who } })
const up = (bytes: number, who = cookie) =>
  fetch(`${house.url}/api/v1/measure/up`, {
    method: 'POST',
    headers: { cookie: who, origin: house.url, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })

describe('[LM5] the server’s side of a measurement', () => {
  test('gives as many bytes as asked for, incompressible, and counts what it is sent', async () => {
    const answer = await down('300000')
    const body = new Uint8Array(await answer.arrayBuffer())
    expect([answer.status, body.length]).toEqual([200, 300_000])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(new Set(body.subarray(0, 65_536)).size).toBeGreaterThan(200)
    expect(await (await up(200_000)).json()).toEqual({ bytes: 200_000 })
    const ping = await fetch(`${house.url}/api/v1/measure/ping`, { headers: { cookie } })
    expect(ping.status).toBe(204)
  })

  test.each(['0', '-5', '4194305', '99999999999', 'x', '1.5', ''])('bytes=%s is refused', async (bytes) => {
    expect((await down(bytes)).status).toBe(400)
  })

  test('more than 4 MB is not taken, nobody measures without a session, and no stranger’s page does', async () => {
    expect((await up(4 * 1024 * 1024 + 1)).status).toBe(400)
    expect((await down('10', '')).status).toBe(401)
    const foreign = await fetch(`${house.url}/api/v1/measure/up`, {
      method: 'POST',
      headers: { cookie, origin: 'https://example.invalid', 'content-type': 'application/octet-stream' },
      body: new Uint8Array(5),
    })
    expect(foreign.status).toBe(403)
  })

  test('[LM6] one transfer at a time for each person, and a bound for all: others are told when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => down('2000000', other)))
    const codes = answers.map(({ status }) => status)
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    const busy = answers.find(({ status }) => status === 429)
    expect(Number(busy?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await down('1000', other)).status).toBe(200)
  })

  test('[LM7] a measurement that takes all it may leaves no board behind', async () => {
    const { desk, feeds } = house.system
    const heard: string[] = []
    const stop = feeds.onMessage((key, { events }) => {
      if (key === 'so') heard.push(...events.map(({ e }) => e.type))
    })
    const [congress] = desk.site().congresses.keys()
    const row = [...desk.congress(congress!)!.rows.values()].find(
      ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
    )!
    const flows = [down('4194304'), up(1_000_000, other)]
    const ticks = Array.from({ length: 20 }, () =>
      house.ask('POST', '/api/v1/commands', {
        cookie,
        json: {
          id: crypto.randomUUID(),
          congress,
          type: 'run.tick',
          payload: { row: row.id },
          madeAt: Date.now(),
        },
      }),
    )
    const answers = await Promise.all(ticks)
    const codes = (await Promise.all(flows)).map(({ status }) => status)
    stop()
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(heard.filter((type) => type === 'run.ticked')).toHaveLength(20)
    expect(codes).toContain(200)
  })
})

describe('[LM6] the budget', () => {
  test('holds for all together and for each, refills with time, and forgets who has stopped', () => {
    const budget = new MeasureBudget(0, { burst: 1_000, perSecond: 100, ownBurst: 600, ownPerSecond: 10 })
    expect(budget.begin('a', 600, 0)).toBe(0)
    expect(budget.begin('a', 1, 0)).toBe(1)
    budget.done('a')
    expect(budget.begin('a', 10, 0)).toBe(1)
    expect(budget.begin('b', 400, 0)).toBe(0)
    budget.done('b')
    expect(budget.begin('c', 200, 0)).toBe(2)
    expect(budget.begin('c', 200, 2_000)).toBe(0)
    budget.done('c')
    expect(budget.begin('a', 10, 61_000)).toBe(0)
  })
})
