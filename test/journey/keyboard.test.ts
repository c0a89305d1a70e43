import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Row } from '../../domain/run/row.ts'
import { until } from '../tools/client.ts'
import { goTo, live, measure, press, signIn, tickInList } from './acts.ts'
import { factsSince, goodFigures, nth, startDemo, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { cutControls, sticksOut } from './looks.ts'
import { desk, openBrowsing } from './rig.ts'
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

async function seatOf(username: string, device: BrowserContextOptions, path = '/viec'): Promise<Seat> {
  const seat = await browsing.open(username, demo.url + path, device)
  await signIn(seat.page, username, demo.password(username))
  return seat
}

const itemPath = ({ id }: Row): string => `/viec/${encodeURIComponent(id)}`
const since = async (row: Row, from: number) => factsSince(await demo.view(), row.id, from)

/** Runs in the page. Whether the element with the focus shows that it has it. */
const showsFocus = (): boolean => {
  const { activeElement } = document
  if (!activeElement || activeElement === document.body) return false
  // Some paint it around themselves, a field around its box, a choice around its label.
  const near = [activeElement, activeElement.parentElement, activeElement.nextElementSibling]
  return near.some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
}

/** Tab until it has the focus, as somebody without a mouse would; every stop on the way must be seen. */
async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? '')
    // Behind the last stop it is the browser's own turn.
    if (where.startsWith('<body')) continue
    expect(await page.evaluate(showsFocus), `the focus is seen on ${where}`).toBe(true)
  }
  throw new Error(`${most} times Tab and not there`)
}

describe('without a mouse', () => {
  test('[W40] signing in, finding, recording, blocking, taking back: all by keys, and the focus is always seen', async () => {
    const row = nth(
      toDo(await demo.view(), 'vnpt').counted.filter(({ item }) => item.evidence.kind === 'reading'),
      0,
    )
    const from = Date.now()
    const { page } = await browsing.open('keyboard', `${demo.url}/viec`, desk)
    await tabTo(page, page.getByLabel('Tên đăng nhập'))
    await page.keyboard.type('vnpt1')
    await tabTo(page, page.getByLabel('Mật khẩu', { exact: true }))
    await page.keyboard.type(demo.password('vnpt1'))
    await page.keyboard.press('Enter')
    await live(page)

    await tabTo(page, page.getByRole('tab', { selected: true }))
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: /^Tất cả của VNPT/, selected: true }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(row.item.id)
    const line = page.locator(`[id="${row.id}"] button.item-words`)
    await tabTo(page, line)
    await page.keyboard.press('Enter')
    const article = page.getByRole('article', { name: row.item.id })
    for (const [n, figure] of goodFigures(row).entries()) {
      await tabTo(page, article.locator('.reading input').nth(n))
      await page.keyboard.type(figure)
    }
    await tabTo(page, article.getByRole('button', { name: /^Ghi đạt/ }))
    await page.keyboard.press('Enter')
    await until('the reading is in', async () => (await since(row, from)).length === 1)
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)

    await tabTo(page, article.getByRole('button', { name: 'Trạng thái khác' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Vướng…' }))
    await page.keyboard.press('Space')
    const dialog = page.getByRole('dialog', { name: `${row.item.id} vướng gì?` })
    await tabTo(page, dialog.getByLabel('Vướng gì, cần ai gỡ'))
    await page.keyboard.type('Phòng khóa, chờ bảo vệ mở')
    await tabTo(page, dialog.getByRole('button', { name: 'Ghi vướng' }))
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await until('it is blocked', async () => (await since(row, from)).at(-1)?.kind === 'block')
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/viec\?/)
    await page.close()
  })

  test('[W40] j and k walk through the list, Enter opens, Escape closes, and ? says so', async () => {
    const { page, close } = await seatOf('vnpt2', desk, '/viec?xem=don-vi')
    await page.locator('.item-row').nth(2).waitFor()
    // What every screen shares comes once the screen stands.
    await page.getByRole('button', { name: 'Bật âm' }).waitFor()
    const at = () =>
      page.evaluate(() => document.activeElement?.closest('.item-row')?.getAttribute('id') ?? null)
    await page.keyboard.press('j')
    const first = await at()
    await page.keyboard.press('j')
    const second = await at()
    expect(new Set([first, second, null]).size).toBe(3)
    await page.keyboard.press('k')
    expect(await at()).toBe(first)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => decodeURIComponent(url.pathname) === `/viec/${first}`)
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => url.pathname === '/viec')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Phím tắt' }).getByText('chuyển mục').first().waitFor()
    await close()
  })
})

/** 1280 × 1024 at 400 %. */
const zoomed: BrowserContextOptions = { viewport: { width: 320, height: 256 }, hasTouch: true }

test('[W41] at 400 % an item is found, ticked, measured and failed; nothing sticks out or is cut off', async () => {
  const { page, close } = await seatOf('vnpt1', zoomed)
  const { ticks, counted } = toDo(await demo.view(), 'vnpt')
  const from = Date.now()
  const ticked = nth(ticks, 0)
  await tickInList(page, ticked)
  await until('the tick is in', async () => (await since(ticked, from)).length === 1)
  const measured = nth(counted, 0)
  await measure(page, measured)
  await until('the reading is in', async () => (await since(measured, from)).length === 1)
  const failed = nth(counted, 1)
  await goTo(page, itemPath(failed))
  await press(page.getByRole('button', { name: 'Không đạt…' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Không đạt vì sao').fill('Hỏng đầu nối')
  await press(dialog.getByRole('button', { name: 'Chỉ ghi không đạt' }))
  await until('the failure is in', async () => (await since(failed, from)).length === 1)

  const findings: Record<string, readonly string[]> = {}
  for (const path of [
    '/viec',
    '/viec?xem=don-vi',
    itemPath(measured),
    '/hang-gui',
    '/tai-khoan',
    '/bieu-quyet',
  ]) {
    await goTo(page, path)
    await page.locator('#main :is(h1, h2, .spine)').first().waitFor()
    const found = [...(await sticksOut(page)), ...(await cutControls(page))]
    if (found.length > 0) findings[path] = found
  }
  expect(findings).toEqual({})
  await close()
})
