import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { goTo, handIn, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, sticksOut } from './looks.ts'
import { a4Across, printed } from './pdf.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { localParts } from '../../domain/zone.ts'
import { everything, onDemo } from './stage.ts'

let demo: Demo
let first: Seat
let second: Seat
let viettel: Seat
let zone: string

const minute = 60_000
/** Viettel has its public line only. */
const cable = { title: 'Đứt cáp quang vào Hội trường', face: 'Đứt cáp quang tại Hội trường lớn' }
/** Of this, too, until the department takes it back. */
const noise = {
  title: 'Nhiễu đường lên quanh Trung tâm Báo chí',
  face: 'Nhiễu di động tại Trung tâm Báo chí',
}
const settled = 'Cổng dịch vụ công phản hồi chậm'
const written = 'Đội 2 báo qua bộ đàm: hàn xong 16 sợi'

onDemo(async (stage) => {
  demo = stage.demo
  first = await stage.seatOf('first of the desk', 'trucban1', desk, '/bang-giay')
  second = await stage.seatOf('second of the desk', 'trucban2', desk, '/bang-giay?phan=nhap-bu')
  viettel = await stage.seatOf('Viettel', 'viettel1', phone, '/su-co')
  zone = (await demo.view()).info?.zone ?? 'UTC'
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name })
const line = ({ page }: Seat, text: string): Locator => page.locator('.past-line', { hasText: text })

/** Opens the board as it was at that time, ms. */
async function lookBack({ page }: Seat, at: number): Promise<void> {
  const { date, time } = localParts(at, zone)
  await goTo(page, `/luc-truoc?luc=${date}T${time}`)
  await page.locator('.past-banner').getByText(`Như lúc ${time}`).waitFor()
  await page.locator('.past-parts').waitFor()
}

/** As the department's own program would. */
const asked = async (type: string, payload: object): Promise<number> =>
  (await handIn(first.page, demo.congress, type, payload)).status

async function incidentOf(title: string) {
  const found = [...(await demo.view()).incidents.values()].find((one) => one.title.startsWith(title))
  if (!found) throw new Error(`the demo has no incident ${title}`)
  return found
}

describe('an earlier moment', () => {
  test('[LS10] shows what was open then, in words of then, and nothing can be done in it', async () => {
    const now = Date.now()
    await lookBack(first, now - 650 * minute)
    await line(first, settled).first().waitFor()
    expect(await line(first, cable.title).count()).toBe(0)
    await lookBack(first, now - 30 * minute)
    const then = line(first, cable.title).first()
    expect(await then.innerText()).not.toContain('Đội 2 hàn tại bể B14')
    await then.click()
    const history = first.page.getByRole('group', { name: /^Diễn biến tới lúc đó/ })
    await history.getByText(/OTDR: đứt cách nút 1,8 km/).waitFor()
    expect(await history.getByText('8/24').count()).toBe(0)
    const said = await first.page.locator('.past-parts').getByRole('button').allInnerTexts()
    // What is folded away can be read; nothing else can be pressed.
    expect(said.filter((name) => !name.includes('sự kiện hệ thống'))).toEqual([])
    const before = first.page.url()
    await press(button(first.page, 'Lùi 10 phút'))
    await expect.poll(() => first.page.url()).not.toBe(before)
  })

  test('[LS11] what a carrier had only the public line of stays so in its past, although it sees it whole by now', async () => {
    const incident = await incidentOf(cable.title)
    const moment = Date.now() - 30 * minute
    await lookBack(viettel, moment)
    await line(viettel, cable.face).waitFor()
    expect(await everything(viettel)).not.toContain(cable.title)
    const involved = [...incident.involved, 'viettel']
    expect(await asked('incident.involve', { incident: incident.id, lead: incident.lead, involved })).toBe(
      200,
    )
    await goTo(viettel.page, '/su-co')
    await viettel.page.getByText(cable.title).first().waitFor()
    await lookBack(viettel, moment)
    const then = line(viettel, cable.face)
    await then.getByText('chỉ nội dung công bố').waitFor()
    expect(await line(viettel, cable.title).count()).toBe(0)
  })

  test('[LS11] what was taken out of a carrier’s sight does not come back with the moment', async () => {
    const incident = await incidentOf(noise.title)
    const moment = Date.now() - 30 * minute
    await lookBack(viettel, moment)
    await line(viettel, noise.face).waitFor()
    expect(
      await asked('incident.visibility', { incident: incident.id, visibility: 'department', named: [] }),
    ).toBe(200)
    await goTo(viettel.page, '/su-co')
    await viettel.page.getByText(noise.face).waitFor({ state: 'detached' })
    await lookBack(viettel, moment)
    await line(viettel, cable.face).waitFor()
    expect(await line(viettel, noise.face).count()).toBe(0)
    expect(await everything(viettel)).not.toContain(noise.title)
    await lookBack(first, moment)
    await line(first, noise.title).waitFor()
  })
})

describe('the paper board', () => {
  test('[BG10] prints across A4 with what is open, room to write, and whom to ring', async () => {
    const { page } = first
    await goTo(page, '/bang-giay')
    const sheet = page.getByRole('article')
    for (const text of [cable.title, 'Ghi tay khi hệ thống ngừng', 'Bàn trực chỉ huy', '0211 000 0000'])
      await sheet.getByText(text).first().waitFor()
    const sheets = await printed(page)
    expect(sheets.length).toBeGreaterThanOrEqual(2)
    expect(sheets.length).toBeLessThanOrEqual(4)
    for (const one of sheets) expect(one).toEqual(a4Across)
    await page.emulateMedia({ media: 'print' })
    const rows = page.locator('.paper-table.blank tbody tr')
    expect(await rows.count()).toBeGreaterThanOrEqual(10)
    expect((await rows.first().boundingBox())?.height).toBeGreaterThanOrEqual(28)
    expect(await button(page, 'In A4 ngang').isVisible()).toBe(false)
    expect(await page.locator('.rail').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  })

  test('[BG11] what was written by hand is entered later, said to be, and compared by a second person', async () => {
    const incident = await incidentOf(cable.title)
    await press(first.page.getByRole('tab', { name: 'Nhập bù' }))
    await first.page.getByLabel('Sự cố', { exact: true }).selectOption(incident.id)
    const { time } = localParts(Date.now() - 12 * minute, zone)
    await first.page.getByLabel('Giờ trên giấy').fill(time)
    await first.page.getByLabel('Nội dung ghi tay').fill(written)
    await press(button(first.page, 'Nhập bù').last())
    const waiting = (seat: Seat) => seat.page.locator('.paper-waiting', { hasText: written })
    await waiting(first).waitFor()
    expect(await button(waiting(first), /^Đã đối chiếu/).getAttribute('aria-disabled')).toBe('true')
    await press(button(waiting(second), /^Đã đối chiếu/))
    await waiting(first).waitFor({ state: 'detached' })
    await goTo(first.page, `/su-co/${incident.id}`)
    await first.page.getByText(/^nhập bù, Trực ban 2 · Sở xác nhận/).waitFor()
  })
})

describe('their screens', () => {
  test('[W18] [W19] have no axe finding, light or dark, and nothing is cut off', async () => {
    const findings: Record<string, readonly string[]> = {}
    const note = (where: string, all: readonly string[]): void => {
      if (all.length > 0) findings[where] = all
    }
    await lookBack(first, Date.now() - 30 * minute)
    await goTo(second.page, '/bang-giay')
    for (const { name, page } of [first, second, viettel]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        note(`${name}, ${colorScheme}`, await axeFindings(page))
      }
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 844 })
        note(`${name} at ${width} px`, [...(await sticksOut(page)), ...(await cutControls(page))])
      }
      await enlarge(page, 2)
      note(`${name} with text at 200 %`, await cutControls(page))
      await enlarge(page, 1)
    }
    expect(findings).toEqual({})
  })
})
