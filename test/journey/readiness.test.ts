import { describe, expect, test } from 'vitest'
import { readiness } from '../../domain/run/readiness.ts'
import { goTo, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, sticksOut } from './looks.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'
import type { Stage } from './stage.ts'

let demo: Demo
let seatOf: Stage['seatOf']
let leader: Seat

onDemo(async (stage) => {
  demo = stage.demo
  seatOf = stage.seatOf
  leader = await seatOf('leader', 'lanhdao', desk, '/')
})

const open = async ({ page }: Seat, path = '/san-sang'): Promise<void> => {
  await goTo(page, path)
  await page.locator('.ready, .ready-page').first().waitFor()
}
const focused = ({ page }: Seat) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? null)

describe('readiness on the desk', () => {
  test('[G16] a cell opens what blocks it, the blocker opens its item, and back leads the same way out', async () => {
    const { page } = leader
    await open(leader)
    const cell = page.locator('a.matrix-cell.hold, a.matrix-cell.no-go').first()
    await cell.click()
    await expect.poll(() => new URL(page.url()).search).toMatch(/khu=.*&bang=/)
    expect(await cell.getAttribute('aria-current')).toBe('true')
    const blocker = page.locator('.ready-blocking .ready-row').first()
    const code = await blocker.locator('.code').innerText()
    await blocker.click()
    await page.getByRole('article').waitFor()
    expect(await page.locator('.title-bar .code').first().innerText()).toBe(code)
    await page.goBack()
    await page.locator('.ready-part').waitFor()
    await page.goBack()
    await expect.poll(() => page.locator('.ready-part').count()).toBe(0)
  })

  test('[G18] the matrix is one stop of the Tab key: arrows move, Enter opens, Escape leaves', async () => {
    const { page } = leader
    await open(leader)
    await page.locator('.matrix-frame').focus()
    await page.keyboard.press('Tab')
    const start = await focused(leader)
    expect(start).toMatch(/\|$/)
    await page.keyboard.press('ArrowRight')
    const cell = await focused(leader)
    expect(cell).toMatch(/\|.+$/)
    await page.keyboard.press('ArrowLeft')
    expect(await focused(leader)).toBe(start)
    await page.keyboard.press('ArrowDown')
    const below = await focused(leader)
    expect(below).not.toBe(start)
    await page.keyboard.press('Enter')
    await page.locator('.ready-part').waitFor()
    expect(await focused(leader)).toBe(below)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.ready-part').count()).toBe(0)
    await page.keyboard.press('Tab')
    expect(await focused(leader)).toBeNull()
  })

  test('[G16] the figures are those of the rules, and a table stands for the chart', async () => {
    const { page } = leader
    await open(leader)
    const state = await demo.view('lanhdao')
    const info = state.info
    if (!info) throw new Error('no congress')
    const found = () => readiness(state.rows.values(), info, Date.now())
    const held = () => found().blockers.filter(({ verdict }) => verdict !== 'unknown').length
    await expect.poll(() => page.locator('.ready-blocking h2').innerText()).toBe(`${held()} mục đang chặn`)
    await page.locator('.ready-burn summary').click()
    const last = page.locator('.ready-table tbody tr').last().locator('td').first()
    await expect.poll(() => last.innerText()).toBe(String(found().blocking))
    expect(await page.locator('.burn-plot').getAttribute('aria-label')).toContain(`${found().blocking} lúc`)
  })

  test('[G17] a leader publishes, and another organisation reads the verdict beside its own rows alone', async () => {
    const { page } = leader
    await open(leader)
    await page.getByRole('button', { name: /^Công bố kết luận/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Công bố: / })
      .click()
    await expect.poll(() => page.locator('.ready-facts').innerText()).toContain('Đã công bố')
    const vnpt = await seatOf('vnpt', 'vnpt1', phone, '/')
    await open(vnpt)
    await expect.poll(() => vnpt.page.locator('.ready-facts').innerText()).toContain('Đã công bố')
    expect(await vnpt.page.getByRole('button', { name: /^Công bố/ }).count()).toBe(0)
    const body = await vnpt.page.locator('main').innerText()
    for (const other of ['Viettel', 'MobiFone', 'FPT']) expect(body).not.toContain(other)
    await vnpt.close()
  })
})

describe('readiness on a phone', () => {
  test('[G18] areas are a list; one opened shows its fields, one of those what blocks it, and back leads out', async () => {
    const one = await seatOf('phone', 'trucban1', phone, '/')
    const { page } = one
    await open(one)
    expect(await page.locator('.matrix').count()).toBe(0)
    await press(page.locator('.ready-steps').first().locator('.ready-step').first())
    await page.locator('.ready-page').waitFor()
    const area = await page.locator('.ready-part h2').innerText()
    await press(page.locator('.ready-page .ready-step').first())
    await expect.poll(() => page.locator('.ready-part h2').innerText()).toMatch(`${area} · `)
    await press(page.getByRole('button', { name: 'Về mọi khu vực' }))
    await expect.poll(() => page.locator('.ready-part h2').innerText()).toBe(area)
    await press(page.getByRole('button', { name: 'Về mọi khu vực' }))
    await expect.poll(() => page.locator('.ready-part').count()).toBe(0)
    await one.close()
  })
})

test('[G18] has no axe finding in light and dark, fits every width, and loses no control at 400 %', async () => {
  const findings: Record<string, readonly string[]> = {}
  const note = (where: string, found: readonly string[]) => {
    if (found.length > 0) findings[where] = found
  }
  const { page } = leader
  for (const path of ['/san-sang', '/san-sang?xem=don-vi&khu=hoi-truong', '/san-sang?bang=CL6']) {
    await page.setViewportSize({ width: 1440, height: 2_600 })
    await open(leader, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      note(`${path}, ${colorScheme}`, await axeFindings(page))
    }
    for (const [width, height] of [
      [390, 2_600],
      [900, 2_600],
    ] as const) {
      await page.setViewportSize({ width, height })
      note(`${path} at ${width}`, await axeFindings(page))
    }
    for (const [width, height] of [
      [320, 844],
      [360, 225],
      [390, 844],
      [768, 1024],
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height })
      note(`${path} at ${width}, sideways`, await sticksOut(page))
      if (width < 768) note(`${path} at ${width}, cut`, await cutControls(page))
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await enlarge(page, 2)
    note(`${path} with text at 200 %`, await cutControls(page))
    await enlarge(page, 1)
  }
  expect(findings).toEqual({})
})
