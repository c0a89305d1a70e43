import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { goTo, live, press, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { sticksOut } from './looks.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

async function administrator(name: string, options: BrowserContextOptions): Promise<Seat> {
  const seat = await browsing.open(name, `${demo.url}/tai-khoan`, options)
  await signIn(seat.page, 'quantri', demo.password('quantri'))
  return seat
}
const done = (page: Page): Promise<void> =>
  page.locator('.self-test-parts[aria-busy="false"] [data-check="device-clock"]').waitFor({ timeout: 30_000 })
const line = (page: Page, id: string) => page.locator(`[data-check="${id}"]`)
const stateOf = (page: Page, id: string) => line(page, id).getAttribute('data-state')

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['JOURNEY_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test.each([
  ['bàn', desk],
  ['điện thoại', phone],
] as const)(
  '[ZT15] from the account page on the %s an administrator sees both sides measured',
  async (name, options) => {
    const seat = await administrator(name, options)
    const { page } = seat
    await press(page.getByRole('link', { name: 'Tự kiểm tra hệ thống' }))
    await done(page)
    for (const id of [
      'page',
      'websocket',
      'polling',
      'device-clock',
      'clock',
      'origin',
      'tls',
      'board',
      'disk',
      'scheduler',
    ])
      expect([id, await stateOf(page, id)]).toEqual([id, expect.stringMatching(/^(ok|look)$/)])
    for (const id of ['page', 'websocket', 'polling', 'origin', 'tls', 'board'])
      expect([id, await stateOf(page, id)]).toEqual([id, 'ok'])
    expect(await line(page, 'board').innerText()).toContain('Bảng ở máy này: websocket')
    expect(await line(page, 'websocket').innerText()).toMatch(/mở [\d,]+ ms, một vòng [\d,]+ ms/)
    expect(await line(page, 'backup').innerText()).toContain('BACKUP_DIR=')
    await page.getByText(/^\d+ hỏng · \d+ cần xem · \d+ đạt$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
    await picture(page, `self-test ${name}`)
    await page.evaluate(() => localStorage.setItem('trucban-theme', 'dark'))
    await page.evaluate(() => localStorage.setItem('trucban-language', 'en'))
    await page.reload()
    await done(page)
    await page.getByText(/^\d+ broken · \d+ to look at · \d+ well$/).waitFor()
    expect(await line(page, 'tls').innerText()).toContain('https certificate')
    expect(await axeFindings(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
    await picture(page, `self-test ${name} en`)
    await press(page.getByRole('button', { name: 'Test again' }))
    await done(page)
    await seat.close()
  },
)

test('[ZT15] a network that holds websocket up is named as such, while the fallback is well and the board goes on by it', async () => {
  const seat = await administrator('mạng chặn websocket', desk)
  const { page } = seat
  // Its upgrades end where nobody takes them, as behind a proxy that knows none.
  await page.addInitScript(() => {
    const Real = WebSocket
    globalThis.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace('/socket.io/', '/khong-co/'), protocols)
      }
    }
  })
  await page.reload()
  await live(page)
  await goTo(page, '/tu-kiem-tra')
  await done(page)
  expect([await stateOf(page, 'websocket'), await stateOf(page, 'polling')]).toEqual(['bad', 'ok'])
  expect(await line(page, 'websocket').innerText()).toContain('hai dòng Upgrade và Connection trong nginx')
  expect(await stateOf(page, 'board')).toBe('look')
  expect(await line(page, 'board').innerText()).toContain('hỏi vòng')
  // What is broken stands first.
  expect(await page.locator('.self-test-part').last().locator('li').first().getAttribute('data-check')).toBe(
    'websocket',
  )
  await picture(page, 'self-test blocked')
  await seat.close()
})

test('[ZT15] a device whose clock is ten minutes fast is told so, with how sure that is, and what to do', async () => {
  const seat = await administrator('đồng hồ nhanh', phone)
  const { page } = seat
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + 600_000
  })
  await page.reload()
  await goTo(page, '/tu-kiem-tra')
  await done(page)
  expect(await stateOf(page, 'device-clock')).toBe('bad')
  const said = await line(page, 'device-clock').innerText()
  expect(said).toMatch(/nhanh (600|599|601) giây so với máy chủ \(± [\d,]+ ms\)/)
  expect(said).toContain('Bật đặt giờ tự động')
  await seat.close()
})

test('[ZT15] a test notice is handed to the device where that is allowed', async () => {
  const seat = await administrator('thông báo', desk)
  const { page } = seat
  await page.context().grantPermissions(['notifications'])
  // On a busy machine it is made ready only after the page.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await goTo(page, '/tu-kiem-tra')
  await done(page)
  expect([await stateOf(page, 'notices'), await stateOf(page, 'worker')]).toEqual(['ok', 'ok'])
  await press(page.getByRole('button', { name: 'Hiện thử một thông báo' }))
  await page.getByText('Đã gửi tới máy').waitFor()
  await seat.close()
})

test('[ZT11] whoever does not run the installation finds no link and, at the address, nothing', async () => {
  const seat = await browsing.open('trực ban', `${demo.url}/tai-khoan`, desk)
  await signIn(seat.page, 'trucban1', demo.password('trucban1'))
  expect(await seat.page.getByRole('link', { name: 'Tự kiểm tra hệ thống' }).count()).toBe(0)
  await seat.page.context().grantPermissions(['notifications'])
  let answer = (): void => undefined
  const held = new Promise<void>((resolve) => (answer = resolve))
  await seat.page.route('**/api/v1/self-test?*', (route) => held.then(() => route.continue()))
  await goTo(seat.page, '/tu-kiem-tra')
  await seat.page.getByRole('status').filter({ hasText: 'Đang đo' }).waitFor()
  const seen = () => seat.page.locator('[data-check]').count()
  // Nor while it is not known yet for whom it is.
  expect(await seen()).toBe(0)
  expect(await seat.page.getByRole('button', { name: 'Hiện thử một thông báo' }).count()).toBe(0)
  answer()
  await seat.page.getByText('Không có mục này').waitFor()
  expect(await seen()).toBe(0)
  await seat.close()
})
