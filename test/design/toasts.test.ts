import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Gallery } from './browser.ts'
import { openGallery, phone } from './browser.ts'

let gallery: Gallery
beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(() => gallery.close())

const rows = { speed: 'Nghiệm thu tốc độ', power: 'Thử chuyển mạch dự phòng' } as const

const opened = async (): Promise<Page> => {
  const page = await gallery.open('view=items', { ...phone, hasTouch: false })
  await page.clock.install()
  // Timers of a page that was opened before are not the clock's.
  await page.reload()
  return page
}
const tick = (page: Page, row: string) => page.getByRole('button', { name: `Bước kế tiếp: ${row}` }).click()
const toasts = (page: Page) => page.locator('.toast')

describe('a toast', () => {
  test('waits under the finger and leaves after 5 seconds', async () => {
    const page = await opened()
    await tick(page, rows.speed)
    await expect.poll(() => toasts(page).count()).toBe(1)
    await toasts(page).hover()
    await page.clock.runFor(20_000)
    expect(await toasts(page).count()).toBe(1)
    await page.mouse.move(200, 200)
    await page.clock.runFor(6_000)
    await expect.poll(() => toasts(page).count()).toBe(0)
    await page.context().close()
  })

  /** Presses where the undo of the toast stands that is `nth` from the top, without waiting for anything. */
  const pressAt = async (page: Page, nth: number) => {
    const box = (await toasts(page).nth(nth).locator('.toast-action').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  }

  const takesPresses = (page: Page, nth: number) =>
    expect.poll(() => toasts(page).nth(nth).locator('.toast-action').isEnabled()).toBe(true)

  test('[W43] takes a press only once it has stood still, a key at once', async () => {
    const page = await opened()
    await page.clock.pauseAt(Date.now() + 60_000)
    await tick(page, rows.speed)
    await expect.poll(() => toasts(page).count()).toBe(1)
    await pressAt(page, 0)
    await page.clock.runFor(300)
    await pressAt(page, 0)
    expect(await toasts(page).count(), 'a tap meant for the row beneath').toBe(1)
    await page.clock.runFor(200)
    await takesPresses(page, 0)
    await tick(page, rows.power)
    await expect.poll(() => toasts(page).count()).toBe(2)
    await pressAt(page, 1)
    await page.clock.runFor(300)
    expect(await toasts(page).count(), 'a press meant for the toast that stood there').toBe(2)
    await page.clock.runFor(200)
    await takesPresses(page, 1)
    await pressAt(page, 1)
    await expect.poll(() => toasts(page).count()).toBe(1)
    expect(await toasts(page).getByRole('button').first().isEnabled(), 'what slid down').toBe(false)
    await toasts(page).locator('.toast-action').press('Enter')
    await expect.poll(() => toasts(page).count()).toBe(0)
    await page.context().close()
  })
})
