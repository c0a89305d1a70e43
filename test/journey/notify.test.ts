import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { until } from '../tools/client.ts'
import { goTo, press, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { cutControls, sticksOut } from './looks.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing
let operator: Seat
let carrier: Seat

const title = 'Mất tín hiệu truyền hình trực tiếp'

/** Counts the notes that the page plays. */
const countNotes = (): void => {
  const counted = window as unknown as { notes: number }
  counted.notes = 0
  const nodes = AudioScheduledSourceNode.prototype
  const start = Object.getOwnPropertyDescriptor(nodes, 'start')?.value as (when?: number) => void
  const value = new Proxy(start, {
    apply: (begin, node, args) => {
      counted.notes += 1
      return Reflect.apply(begin, node, args)
    },
  })
  Object.defineProperty(nodes, 'start', { value })
}
const notes = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { notes: number }).notes)

/** The controls that come after the screen. */
const tools = (page: Page) => page.locator('.top-tools')

async function seatOf(name: string, username: string, options: object, path: string): Promise<Seat> {
  const seat = await browsing.open(name, 'about:blank', options)
  await seat.page.addInitScript(countNotes)
  await seat.page.goto(demo.url + path)
  await signIn(seat.page, username, demo.password(username))
  return seat
}

/** The carrier logs an incident of severity 1 on a phone. */
async function logCritical({ page }: Seat): Promise<string> {
  await goTo(page, '/su-co/moi')
  await page.getByLabel('Việc gì').fill(title)
  await page.getByRole('combobox', { name: /^Loại/ }).fill('KN7')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Khu vực' }).fill('hoi truong')
  await page.keyboard.press('Enter')
  // Its usual severity is 1.
  expect(await page.getByRole('radio', { name: 'Nghiêm trọng' }).isChecked()).toBe(true)
  await press(page.getByRole('button', { name: /^Mở sự cố/ }).last())
  await page.waitForURL(/\/su-co\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** By the key of the incident that stands open. */
async function acknowledge(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Tiếp nhận/ })
    .first()
    .waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('Đã nhận, đang kiểm tra')
  await press(dialog.locator('.dialog-foot button').last())
  await dialog.waitFor({ state: 'detached' })
}

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  operator = await seatOf('operator', 'trucban1', desk, '/su-co')
  carrier = await seatOf('carrier', 'vnpt1', phone, '/su-co')
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

const counted = async ({ page }: Seat): Promise<number> =>
  Number(/^\((\d+)\) /.exec(await page.title())?.[1] ?? 0)

describe('a critical incident', () => {
  test('[TB21] logged by a carrier: the operator’s title counts it, a toast says it, the tone sounds', async () => {
    const { page } = operator
    await press(tools(page).getByRole('button', { name: 'Bật âm' }))
    await tools(page).getByRole('button', { name: 'Tắt tiếng 15 phút' }).waitFor()
    const [before, sounded] = [await counted(operator), await notes(page)]
    const id = await logCritical(carrier)
    const toast = page.locator('.toast', { hasText: title })
    await toast.waitFor()
    expect(await toast.innerText()).toContain('[Mức 1] SC-')
    expect(await counted(operator)).toBe(before + 1)
    await until('the tone sounds', async () => (await notes(page)) > sounded)
    await press(toast.getByRole('button', { name: 'Mở' }))
    await page.waitForURL(`**/su-co/${id}*`)
    await until('the report is with the department', async () =>
      Boolean((await demo.view()).deliveries.get(id)?.some(({ outcome }) => outcome === 'shown')),
    )
    expect((await demo.view('vnpt1')).deliveries.size).toBe(0)
  })

  test('[TB21] [TB13] acknowledged by key: the count goes back and nothing sounds any more', async () => {
    const { page } = operator
    const before = await counted(operator)
    await acknowledge(page)
    await until('the title counts one less', async () => (await counted(operator)) === before - 1)
  })

  test('[TB15] a mute counts down on the screen and can be ended', async () => {
    const { page } = operator
    await press(tools(page).getByRole('button', { name: 'Tắt tiếng 15 phút' }))
    const timer = page.getByRole('timer')
    await timer.getByText(/Tắt tiếng, còn 14′/).waitFor()
    await press(tools(page).getByRole('button', { name: 'Bật tiếng lại' }))
    await timer.waitFor({ state: 'detached' })
  })
})

describe('the list, the palette and the keys', () => {
  test('[TB9] the list of notices leads to the incident, also after a reload', async () => {
    const { page } = operator
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.waitForURL('**/thong-bao')
    await page.reload()
    await press(page.getByRole('list', { name: 'Tin gần nhất' }).getByRole('link', { name: title }).first())
    await page.waitForURL(/\/su-co\/[0-9a-f-]{36}/)
  })

  test('[PL3] Ctrl+K finds the incident without accents and opens it, also from a text field', async () => {
    const { page } = operator
    await tools(page).waitFor()
    await goTo(page, '/su-co')
    await page.getByRole('searchbox').first().focus()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Tìm nhanh' })
    await palette.getByRole('combobox').fill('mat tin hieu truyen hinh')
    await palette.getByRole('option', { name: title }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/su-co\/[0-9a-f-]{36}/)
    await page.keyboard.press('Control+k')
    await palette.getByRole('option', { name: /Cập nhật việc đang làm/ }).waitFor()
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
  })

  test('[PL4] ? lists every key, those that work here first; letters in a field are letters', async () => {
    const { page } = operator
    // Escape gave the focus back to the field that the palette was opened from.
    await page.locator('h1').first().click()
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Phím tắt' })
    const here = list.locator('section', { has: page.getByRole('heading', { name: 'Dùng được lúc này' }) })
    for (const said of [/^cập nhật/i, 'tới Sự cố', 'mở sự cố mới', 'tìm trong màn hình này'])
      await here.getByText(said, { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').first().fill('')
    await page.getByRole('searchbox').first().pressSequentially('gbn?')
    expect(await page.getByRole('searchbox').first().inputValue()).toBe('gbn?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('searchbox').first().fill('')
    await page.locator('h1').first().click()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL('**/bang-kiem')
  })
})

describe('at the board', () => {
  test('[PL5] / searches, j and k walk, a, u and r ask of the line with the focus, n opens a new one', async () => {
    const { page } = operator
    await goTo(page, '/su-co')
    const at = () => page.evaluate(() => document.activeElement?.closest('.incident-row')?.id ?? null)
    await page.locator('.incident-row').nth(1).waitFor()
    await page.locator('h1').first().click()
    await page.keyboard.press('/')
    await page.keyboard.type('mat tin hieu')
    await expect.poll(() => page.locator('.incident-row').count()).toBe(1)
    await page.locator('h1').first().click()
    await page.keyboard.press('j')
    const id = await at()
    expect(id).not.toBeNull()
    await page.keyboard.press('k')
    expect(await at()).toBe(id)
    const dialog = page.getByRole('dialog')
    // It is acknowledged already: the key of a step that is not offered does nothing.
    await page.keyboard.press('a')
    expect(await dialog.count()).toBe(0)
    for (const [key, name] of [
      ['u', /Cập nhật/],
      ['r', /khắc phục|Khắc phục/],
    ] as const) {
      await page.keyboard.press(key)
      await page.getByRole('dialog', { name }).waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await at()).toBe(id)
    }
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'Sự cố mới' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

/** Runs in the service worker: a press on the first notice of the device. */
const pressNotice = `(async () => {
  const [notification] = await registration.getNotifications()
  dispatchEvent(new NotificationEvent('notificationclick', { notification }))
})()`

describe('in the background', () => {
  test('[TB26] the device itself shows what is critical, pressing it opens the incident, acknowledging puts it away', async () => {
    const { page } = operator
    const context = page.context()
    await context.grantPermissions(['notifications'], { origin: demo.url })
    await goTo(page, '/su-co')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    })
    const shown = () =>
      page.evaluate(async () => {
        const notices = await (await navigator.serviceWorker.ready).getNotifications()
        return notices.map(({ body, title: head }) => `${body}: ${head}`)
      })
    const id = await logCritical(carrier)
    await expect.poll(shown).toHaveLength(1)
    expect((await shown())[0]).toMatch(new RegExp(`^Sự cố mới: \\[Mức 1\\] SC-.* ${title}`))
    await context.serviceWorkers()[0]?.evaluate(pressNotice)
    await page.waitForURL(`**/su-co/${id}*`)
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'))
    await acknowledge(page)
    await expect.poll(shown).toEqual([])
  })
})

describe('its screens', () => {
  test('[W18] [W19] have no axe finding, light or dark, and nothing is cut off', async () => {
    const findings: Record<string, readonly string[]> = {}
    const note = (where: string, found: readonly string[]): void => {
      if (found.length > 0) findings[where] = found
    }
    for (const seat of [operator, carrier]) {
      await goTo(seat.page, '/thong-bao')
      await seat.page.getByRole('heading', { name: 'Báo cho tôi' }).waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await seat.page.emulateMedia({ colorScheme })
        note(`${seat.name}, ${colorScheme}`, await axeFindings(seat.page))
      }
    }
    for (const width of [320, 390]) {
      await carrier.page.setViewportSize({ width, height: 844 })
      note(`at ${width} px`, await sticksOut(carrier.page))
      note(`at ${width} px, cut`, await cutControls(carrier.page))
    }
    const { page } = operator
    for (const keys of ['Control+k', '?']) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog').waitFor()
      note(keys, await axeFindings(page))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    for (const width of [768, 1024]) {
      await page.setViewportSize({ width, height: 900 })
      note(`desk at ${width} px`, await cutControls(page))
    }
    expect(findings).toEqual({})
  })
})
