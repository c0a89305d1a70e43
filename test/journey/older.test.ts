import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../tools/client.ts'
import { noOldChromium, unpackOldChromium } from '../tools/old-chromium.ts'
import { figureOn, findItems, goTo, live, measure, signIn, tickInList } from './acts.ts'
import { blockingCount, factsSince, nth, startDemo, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, openBrowsing, phone, wall as wallScreen } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'
import { wallLook } from './wall-looks.ts'

let demo: Demo
const open: Browsing[] = []
const dir = mkdtempSync(join(tmpdir(), 'trucban-older-'))
beforeAll(async () => {
  demo = await startDemo()
})
afterAll(async () => {
  await Promise.all(open.map((each) => each.close()))
  await demo.drop()
  rmSync(dir, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') for (const each of open) await each.tell()
})

const browsingWith = async (path?: string): Promise<Browsing> => {
  const browsing = await openBrowsing(path)
  open.push(browsing)
  return browsing
}
const broken = 'Màn hình này gặp lỗi'

if (noOldChromium !== null) console.log(`skipped: [W44], ${noOldChromium}`)
describe.skipIf(noOldChromium !== null)('in Chromium 109, the last one for Windows 7 and 8.1', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browsingWith(await unpackOldChromium(dir))
  }, 60_000)

  test('[W44] a phone records on the line and off it, and the wall shows it', async () => {
    const seat = await browsing.open('VNPT 1', `${demo.url}/viec`, phone)
    const { page } = seat
    expect(await page.evaluate(() => navigator.userAgent)).toContain('Chrome/109.')
    await signIn(page, 'vnpt1', demo.password('vnpt1'))
    await page.evaluate(() => navigator.serviceWorker.ready)
    const wall = await browsing.open('wall', demo.displayUrl, wallScreen)
    const { ticks, counted } = toDo(await demo.view(), 'vnpt')
    const from = Date.now()
    const received = { name: 'Trung tâm đã nhận' }
    const line = await tickInList(page, nth(ticks, 0))
    await line.getByRole('img', received).waitFor()
    await seat.offline()
    await measure(page, nth(counted, 0))
    await page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()
    await seat.online()
    await live(page)
    const handed = await findItems(page, nth(counted, 0))
    await handed.getByRole('img', received).waitFor()
    for (const row of [nth(ticks, 0), nth(counted, 0)])
      expect(factsSince(await demo.view(), row.id, from)).toHaveLength(1)
    await expect.poll(() => figureOn(wall.page)).toBe(blockingCount(await demo.view()))
    expect(browsing.wrongs()).toEqual([])
    await Promise.all([seat.close(), wall.close()])
  })

  test('[W44] a photo larger than the centre takes is made smaller', async () => {
    const { page, close } = await browsing.open('Bưu điện 1', `${demo.url}/viec`, phone)
    await signIn(page, 'buudien1', demo.password('buudien1'))
    const row = [...(await demo.view()).rows.values()].find(
      ({ owner, item }) => owner === 'buu-dien' && item.evidence.kind === 'photo' && !item.twoPerson,
    )
    await goTo(page, `/viec/${encodeURIComponent(row?.id ?? '')}`)
    const create = { width: 2_600, height: 2_000, channels: 3, background: '#345' } as const
    const buffer = await sharp({ create }).png({ compressionLevel: 0 }).toBuffer()
    const article = page.getByRole('article', { name: row?.item.id ?? '' })
    await article
      .locator('input[type=file]')
      .setInputFiles([{ name: 'lon.png', mimeType: 'image/png', buffer }])
    await article.locator('.photo-picker img').waitFor()
    expect(await article.getByRole('alert').count()).toBe(0)
    await close()
  })

  test('[W44] a wall that hangs upright stands whole', async () => {
    const upright = { viewport: { width: 1080, height: 1920 } }
    const { page, close } = await browsing.open('upright wall', demo.displayUrl, upright)
    await expect.poll(() => figureOn(page)).toBe(blockingCount(await demo.view()))
    expect(await wallLook(page)).toMatchObject({ outside: [], overlapping: [], scrolls: false })
    await close()
  })

  test('[W44] every screen of the desk opens', async () => {
    const { page, close } = await browsing.open('Trực ban 1', `${demo.url}/su-co`, desk)
    await signIn(page, 'trucban1', demo.password('trucban1'))
    const places = await page
      .locator('.rail a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(places.length).toBeGreaterThan(8)
    for (const place of [...places, '/su-co/moi']) {
      await goTo(page, place)
      await until(place, async () => (await page.locator('.shell-main').innerText()).trim().length > 20)
      expect([place, await page.locator('.shell-main').innerText()]).toEqual([
        place,
        expect.not.stringContaining(broken),
      ])
    }
    expect(browsing.wrongs()).toEqual([])
    await close()
  })
})

/** Runs in the page before anything else: what a screen is drawn with fails while `trip` says so. */
const tripwire = (name: 'findLast' | 'sort'): void => {
  const real = Reflect.get(Array.prototype, name) as (this: unknown[], by: unknown) => unknown
  Object.defineProperty(Array.prototype, name, {
    value(this: unknown[], by: unknown) {
      if ('trip' in sessionStorage) throw new Error('tripped')
      return real.call(this, by)
    },
  })
}
const trip = (): void => sessionStorage.setItem('trip', '')
const untrip = (): void => sessionStorage.removeItem('trip')

test('[W45] a screen that throws says so; the shell and the other screens stand, and it is tried again when it is opened again', async () => {
  const browsing = await browsingWith()
  const { page } = await browsing.open('Trực ban 2', `${demo.url}/tai-khoan`, desk)
  await page.addInitScript(tripwire, 'findLast' as const)
  await page.reload()
  await signIn(page, 'trucban2', demo.password('trucban2'))
  await page.evaluate(trip)
  await goTo(page, '/su-co')
  await page.getByText(broken).waitFor()
  await page.getByRole('button', { name: 'Tải lại' }).waitFor()
  expect(await page.locator('.rail a').count()).toBeGreaterThan(8)
  await goTo(page, '/tai-khoan')
  await page.getByRole('heading', { name: 'Tài khoản' }).first().waitFor()
  await page.evaluate(untrip)
  await goTo(page, '/su-co')
  await page.locator('.incident-row').first().waitFor()
  expect(browsing.wrongs().filter((wrong) => !wrong.includes('tripped'))).toEqual([])
})

/** A wall whose board has just thrown. */
async function brokenWall(): Promise<{ readonly browsing: Browsing; readonly seat: Seat }> {
  const browsing = await browsingWith()
  // Without a service worker a page that is loaded without a line is the browser's own.
  const seat = await browsing.open('wall', demo.displayUrl, { ...wallScreen, serviceWorkers: 'block' })
  const { page } = seat
  await page.addInitScript(tripwire, 'sort' as const)
  await page.reload()
  await expect.poll(() => figureOn(page)).toBe(blockingCount(await demo.view()))
  await page.evaluate(trip)
  await page.getByRole('heading', { name: broken }).waitFor()
  await page.getByText('Tự tải lại sau 15 giây').waitFor()
  await page.evaluate(untrip)
  return { browsing, seat }
}
const begun = ({ page }: Seat): Promise<number> => page.evaluate(() => performance.timeOrigin)
const wrongsOf = (browsing: Browsing) => browsing.wrongs().filter((wrong) => !wrong.includes('tripped'))

test('[W45] a wall that throws is no wall of the past: it says so, and loads itself again', async () => {
  const { browsing, seat } = await brokenWall()
  const before = await begun(seat)
  await expect.poll(() => figureOn(seat.page), { timeout: 30_000 }).toBe(blockingCount(await demo.view()))
  expect(await begun(seat)).toBeGreaterThan(before)
  expect(wrongsOf(browsing)).toEqual([])
}, 90_000)

test('[W45] without a line it loads nothing, and is there when the line is back', async () => {
  const { browsing, seat } = await brokenWall()
  const before = await begun(seat)
  await seat.offline()
  await seat.page.getByText('MẤT KẾT NỐI').waitFor({ timeout: 30_000 })
  expect(await begun(seat)).toBe(before)
  await seat.online()
  await expect.poll(() => figureOn(seat.page), { timeout: 40_000 }).toBe(blockingCount(await demo.view()))
  expect(wrongsOf(browsing)).toEqual([])
}, 150_000)

test('[W46] a browser that is too old is told so in a sentence, and is shown nothing else', async () => {
  const browsing = await browsingWith()
  const { page } = await browsing.open('old', 'about:blank', phone)
  await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'findLast'))
  await page.goto(demo.url)
  await page.getByText('Trình duyệt này quá cũ').waitFor()
  expect(await page.getByLabel('Tên đăng nhập').count()).toBe(0)
  expect(browsing.wrongs()).toEqual([])
})
