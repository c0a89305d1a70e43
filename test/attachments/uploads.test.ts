import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { blobFiles } from '../../server/adapters/blob-file.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { systemClock } from '../../server/adapters/clock.ts'
import type { Clock } from '../../server/adapters/clock.ts'
import { UploadPlaces } from '../../server/http/upload-places.ts'
import { AttachmentStore } from '../../server/attachments/store.ts'
import { congress, openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'
import { fakeClock } from '../tools/clock.ts'

let house: House
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await openHouse()
  for (const who of ['vnpt-1', 'viettel-1']) cookies[who] = await house.cookieOf(who)
})
afterAll(() => house.close())

const path = (): string => `/api/v1/congresses/${congress}/attachments/${randomUUID()}`
const headersOf = (who: string) => ({
  cookie: cookies[who] ?? '',
  origin: house.url,
  'content-type': 'text/plain',
})

/** An upload that sends a part of what it announced and then nothing; `status` once it is answered all the same. */
function stalled(who: string): { sent: ClientRequest; status: Promise<number> } {
  const headers = { ...headersOf(who), 'content-length': 9_000_000 }
  const sent = request(`${house.url}${path()}`, { method: 'PUT', headers, agent: false })
  const status = new Promise<number>((resolve) => {
    sent.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', () => resolve(0))
  })
  sent.write('a,b\n'.repeat(1_000))
  return { sent, status }
}
const put = async (who: string): Promise<number> =>
  (await fetch(`${house.url}${path()}`, { method: 'PUT', headers: headersOf(who), body: 'a,b\n' })).status

test('[P14] of one person three uploads are received at once; the next is told to come back before its body is read', async () => {
  const slow = [stalled('vnpt-1'), stalled('vnpt-1'), stalled('vnpt-1')]
  const poll = { interval: 300, timeout: 15_000 }
  await expect.poll(() => put('vnpt-1'), poll).toBe(503)
  const fourth = stalled('vnpt-1')
  expect(await fourth.status).toBe(503)
  fourth.sent.destroy()
  expect(await put('viettel-1')).toBe(200)
  // Silent ones give way: a phone that lost its line comes back under another.
  await expect.poll(() => put('vnpt-1'), poll).toBe(200)
  for (const { sent } of slow) sent.destroy()
  expect(await Promise.all(slow.map(({ status }) => status))).toEqual([0, 0, 0])
})

test('[P14] an organisation has eight places, all together have twenty-four; the one silent longest gives way after three seconds', () => {
  let now = 0
  const places = new UploadPlaces(() => now)
  const cut: string[] = []
  const enter = (organisation: string, count: number, name = organisation) =>
    Array.from({ length: count }, (_, each) =>
      places.enter(`${name}-${each}`, organisation, () => void cut.push(`${name}-${each}`)),
    )
  const vnpt = enter('vnpt', 9)
  expect(vnpt.map((upload) => upload !== null)).toEqual([...Array<boolean>(8).fill(true), false])
  expect([...enter('viettel', 8), ...enter('mobifone', 8)]).not.toContain(null)
  expect(enter('buu-dien', 1)).toEqual([null])
  now = 2_999
  for (const upload of vnpt.slice(1)) upload?.heard()
  expect(enter('buu-dien', 1)).toEqual([null])
  now = 3_000
  expect(enter('buu-dien', 1)).not.toContain(null)
  expect(cut).toEqual(['vnpt-0'])
  vnpt[1]?.leave()
  vnpt[0]?.leave()
  now = 3_001
  expect(enter('vnpt', 1, 'vnpt again')).not.toContain(null)
  expect(cut).toEqual(['vnpt-0'])
})

test('[P14] one that is whole and waits to be drawn gives way to nobody, however long that takes', () => {
  let now = 0
  const places = new UploadPlaces(() => now)
  const cut: number[] = []
  const enter = (each: number) => places.enter('vnpt-1', 'vnpt', () => void cut.push(each))
  const uploads = [enter(0), enter(1), enter(2)]
  for (const upload of uploads) upload?.whole()
  now = 60_000
  expect([enter(3), cut]).toEqual([null, []])
  uploads[1]?.leave()
  expect(enter(3)).not.toBeNull()
})

test('[P14] a byte now and then keeps a place for half a minute, no longer', () => {
  let now = 0
  const places = new UploadPlaces(() => now)
  const cut: number[] = []
  const enter = (each: number) => places.enter('vnpt-1', 'vnpt', () => void cut.push(each))
  const trickling = [enter(0), enter(1)]
  const whole = enter(2)
  whole?.whole()
  for (; now < 30_000; now += 1_000) {
    for (const upload of trickling) upload?.heard()
    expect([enter(3), cut]).toEqual([null, []])
  }
  expect(enter(3)).not.toBeNull()
  expect(cut).toEqual([0])
})

test('[P15] a photo that takes longer than thirty seconds arrives; who has no place has no longer time', async () => {
  const late: (() => void)[] = []
  let begun = 0
  const after: Clock['after'] = (ms, fn) => {
    if (ms !== 30_000) return systemClock.after(ms, fn)
    begun += 1
    late.push(fn)
    return () => void late.splice(late.indexOf(fn), 1)
  }
  const slow = await openHouse({ instead: { clock: { ...systemClock, after } } })
  onTestFinished(() => slow.close())
  const cookie = await slow.cookieOf('vnpt-1')
  await expect.poll(() => late.length).toBe(0)
  begun = 0
  const one = (who: string) => {
    const headers = {
      cookie: who,
      origin: slow.url,
      'content-type': 'text/plain',
      'content-length': 8,
      connection: 'close',
    }
    const sent = request(`${slow.url}${path()}`, { method: 'PUT', headers, agent: false })
    const status = once(sent, 'response').then(([response]) => (response as IncomingMessage).statusCode)
    const over = once(sent, 'close')
    sent.on('error', () => undefined)
    sent.write('a,b\n')
    return { sent, status, over }
  }
  const stranger = one('')
  expect(await stranger.status).toBe(401)
  const photo = one(cookie)
  // Both were begun; the one with a place waits for no limit of its own any more.
  await expect.poll(() => [begun, late.length], { timeout: 5_000 }).toEqual([2, 1])
  late[0]?.()
  await stranger.over
  photo.sent.end('c,d\n')
  expect(await photo.status).toBe(200)
})

test('[P14] organisations take turns: one photo does not wait behind all of a competitor’s', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trucban-photos-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const parts = { dir, files: blobFiles, clock: fakeClock(), chance: systemChance, readOnly: false }
  const store = await new AttachmentStore(parts).open()
  const done: string[] = []
  const bring = async (organisation: string): Promise<void> => {
    const kept = await store.put(
      'c',
      { person: organisation, organisation },
      randomUUID(),
      Buffer.from('a,b\n'),
    )
    done.push(kept.ok ? organisation : kept.code)
  }
  await Promise.all([...Array<string>(8).fill('vnpt'), 'viettel'].map(bring))
  expect(done).toHaveLength(9)
  expect(done.indexOf('viettel')).toBeLessThanOrEqual(2)
})
