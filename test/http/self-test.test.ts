import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { nodeProbe } from '../../server/adapters/disk-probe.ts'
import { goodPassword } from '../accounts/rig.ts'
import { openAhead } from './factor-rig.ts'
import type { Ahead } from './factor-rig.ts'
import { openHouse } from './rig.ts'
import type { House } from './rig.ts'

interface Line {
  readonly id: string
  readonly state: string
  readonly value: { readonly vi: string; readonly en: string }
  readonly act: { readonly vi: string } | null
}
let house: House
let cookie: string
const places: string[] = []
const own = (): string => `http://localhost:${house.port}`
beforeAll(async () => {
  house = await openHouse()
  cookie = await house.cookieOf('quan-tri')
})
afterAll(async () => {
  await house.close()
  for (const place of places) rmSync(place, { recursive: true, force: true })
})

async function look(at: House, by: string, origin = `http://localhost:${at.port}`, headers = {}) {
  const path = `/api/v1/self-test?origin=${encodeURIComponent(origin)}`
  const answer = await at.ask('GET', path, { cookie: by, headers })
  expect(answer.status, answer.text).toBe(200)
  const lines = (answer.json as { findings: Line[] }).findings
  return { text: answer.text, lines, of: (id: string) => lines.find((line) => line.id === id) }
}

test('[ZT11] a site administrator sees every part with its state, a measured value and, unless it is well, what to do; nothing secret', async () => {
  const { lines, text, of } = await look(house, cookie)
  expect(lines.map(({ id }) => id)).toEqual(
    'tls origin proxy board clock disk backup anchors scheduler load accounts version'.split(' '),
  )
  for (const { id, state, value, act } of lines) {
    expect([id, value.vi.length > 3, value.en.length > 3]).toEqual([id, true, true])
    expect([id, act === null]).toEqual([id, state === 'ok'])
  }
  expect(of('origin')).toMatchObject({ state: 'ok' })
  expect(of('tls')?.value.vi).toContain('http trên chính máy này')
  expect(of('disk')?.value.vi).toMatch(/ghi bền/)
  expect(of('scheduler')?.state).toBe('ok')
  expect(of('accounts')).toMatchObject({ state: 'bad', act: { vi: expect.stringContaining('quan-tri') } })
  const secret = [house.dir, goodPassword, cookie.split('=')[1] ?? '', house.system.store.installation]
  for (const one of secret) expect(text).not.toContain(one)
})

test('[ZT11] to others there is no self-test, and an administrator without the second step that is due is told what to do', async () => {
  for (const path of ['self-test', 'self-test/time']) {
    const url = `/api/v1/${path}`
    expect((await house.ask('GET', url)).status).toBe(401)
    for (const username of ['truc-ban', 'lanh-dao', 'viettel-1'])
      expect((await house.ask('GET', url, { cookie: await house.cookieOf(username) })).status).toBe(404)
  }
  const late: Ahead = await openAhead()
  onTestFinished(() => late.close())
  const by = await late.cookieOf('quan-tri')
  late.later(25 * 3_600_000)
  const answer = await late.ask('GET', '/api/v1/self-test', { cookie: by })
  expect([answer.status, answer.json.error.code]).toEqual([403, 'factor-required'])
})

test('[ZT12] a page opened at another address than PUBLIC_URL is told which of the two to change', async () => {
  expect((await look(house, cookie, 'https://10.0.0.9')).of('origin')).toMatchObject({
    state: 'bad',
    act: { vi: expect.stringContaining('PUBLIC_URL=https://10.0.0.9') },
  })
  const named = await openHouse({ env: { PUBLIC_URL: 'http://trucban.example.vn' } })
  onTestFinished(() => named.close())
  const by = await named.cookieOf('quan-tri')
  expect((await look(named, by, 'http://trucban.example.vn')).of('origin')?.state).toBe('ok')
  expect((await look(named, by, 'http://dai-hoi.example.vn')).of('origin')).toMatchObject({
    state: 'bad',
    value: { vi: 'Trình duyệt mở http://dai-hoi.example.vn; PUBLIC_URL là http://trucban.example.vn' },
  })
  expect((await look(named, by, `http://localhost:${named.port}`)).of('origin')?.state).toBe('look')
  expect((await look(named, by, 'javascript:alert(1)')).of('origin')?.state).toBe('look')
  expect((await look(named, by)).of('tls')).toMatchObject({
    state: 'bad',
    value: { vi: expect.stringContaining('không mã hóa') },
  })
})

test('[ZT12] a proxy that is not named, or does not say whom it asks for, is found by the request itself', async () => {
  const via = { 'x-forwarded-for': '203.0.113.9' }
  expect((await look(house, cookie)).of('proxy')?.state).toBe('ok')
  expect((await look(house, cookie, own(), via)).of('proxy')).toMatchObject({
    state: 'bad',
    act: { vi: expect.stringContaining('TRUSTED_PROXIES=127.0.0.1') },
  })
  const behind = await openHouse({ env: { TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: 'http://localhost' } })
  onTestFinished(() => behind.close())
  const by = await behind.cookieOf('quan-tri')
  expect((await look(behind, by)).of('proxy')).toMatchObject({
    state: 'bad',
    act: { vi: expect.stringContaining('proxy_set_header X-Forwarded-For') },
  })
  expect((await look(behind, by, own(), via)).of('proxy')).toMatchObject({
    state: 'ok',
    value: { vi: '127.0.0.1, người hỏi là 203.0.113.9' },
  })
})

test('[ZT13] by what the boards of this browser are connected is seen from the server', async () => {
  expect((await look(house, cookie)).of('board')?.state).toBe('look')
  for (const [transport, state] of [
    ['polling', 'look'],
    ['websocket', 'ok'],
  ] as const) {
    const socket = io(own(), {
      transports: [transport],
      upgrade: false,
      reconnection: false,
      extraHeaders: { cookie, origin: own() },
    })
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve)
      socket.on('connect_error', reject)
    })
    const board = (await look(house, cookie)).of('board')
    expect([transport, board?.state]).toEqual([transport, state])
    expect(board?.value.en).toContain(
      transport === 'polling' ? '0 by websocket, 1 by polling' : '1 by websocket',
    )
    // Another administrator's browser is not told that this one is connected.
    expect((await look(house, await house.cookieOf('quan-tri'))).of('board')?.value.vi).toContain('chưa nối')
    socket.disconnect()
    await expect
      .poll(async () => (await look(house, cookie)).of('board')?.value.en)
      .toContain('0 by websocket, 0 by polling')
  }
})

test('[ZT6] [ZT9] a full disk shows in its line, a hung one is cut, the others are as ever; a backup is looked for', async () => {
  const backup = mkdtempSync(join(tmpdir(), 'trucban-backup-'))
  places.push(backup)
  let hang = false
  const probe = {
    ...nodeProbe,
    write: () =>
      hang
        ? new Promise<void>(() => undefined)
        : Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  }
  const broken = await openHouse({
    env: { BACKUP_DIR: backup },
    instead: { selfTest: { probe, limit: 400 } },
  })
  onTestFinished(() => broken.close())
  const by = await broken.cookieOf('quan-tri')
  const full = await look(broken, by)
  expect(full.of('disk')).toMatchObject({ state: 'bad', act: { vi: expect.stringContaining('Dọn chỗ') } })
  expect(full.of('backup')?.value.vi).toContain('Không tới được nơi sao lưu')
  expect(full.text).not.toContain(backup)
  expect(full.of('version')?.state).toBe('ok')
  hang = true
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  const hung = await look(broken, by)
  expect(hung.of('disk')?.value.vi).toBe('Không xong trong 0.4 giây')
  expect(hung.of('version')?.state).toBe('ok')
})
