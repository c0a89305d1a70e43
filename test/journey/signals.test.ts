import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { goTo, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, interfaceWords, sticksOut, vietnamese } from './looks.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { everything, onDemo } from './stage.ts'

let demo: Demo
let operator: Seat
let vnpt: Seat
let viettel: Seat

const hint = 'Xe cẩu đang làm việc sát tuyến cáp treo cổng Đông'

onDemo(async (stage) => {
  demo = stage.demo
  operator = await stage.seatOf('operator', 'trucban1', desk, '/tin-hieu')
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/tin-hieu')
  viettel = await stage.seatOf('Viettel', 'viettel1', phone, '/viec')
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name, exact: true })
/** What the desk's screen has just said. */
const told = (text: string | RegExp): Locator => operator.page.locator('.toast-text').getByText(text)

describe('a signal', () => {
  test('[TH9] a hint from a phone waits at the desk; one key makes it an incident for the department', async () => {
    await goTo(vnpt.page, '/tin-hieu')
    await vnpt.page.getByLabel('Nội dung').fill(hint)
    await vnpt.page.getByLabel('Khu vực').selectOption({ index: 1 })
    await vnpt.page.getByLabel('Loại sự cố').selectOption({ index: 2 })
    await press(button(vnpt.page, 'Gửi bàn trực'))
    await vnpt.page.getByText('Bàn trực đã nhận tin lúc').waitFor()
    const row = operator.page.locator('.signal:not(.handled)', { hasText: hint })
    await row.waitFor()
    for (let steps = 0; (await row.getAttribute('aria-current')) === null && steps < 9; steps += 1)
      await operator.page.keyboard.press('j')
    await operator.page.keyboard.press('y')
    await told(/Đã mở .*, chỉ Sở thấy/).waitFor()
    await row.waitFor({ state: 'detached' })
    const { incidents, signals } = await demo.view()
    const opened = [...incidents.values()].find(({ title }) => title === hint)
    expect(opened).toMatchObject({ visibility: 'department', reportedBy: { organisation: 'vnpt' } })
    expect([...signals.values()].map(({ incident, status }) => [incident, status])).toContainEqual([
      opened?.id,
      'accepted',
    ])
    for (const seat of [vnpt, viettel]) expect(await everything(seat)).not.toContain(opened?.code)
  })

  test('[TH9] another is dismissed with two keys, and can still be opened', async () => {
    await press(button(vnpt.page, 'Báo tin khác'))
    await vnpt.page.getByLabel('Nội dung').fill('Nghe nói cổng Nam mất sóng')
    await press(button(vnpt.page, 'Gửi bàn trực'))
    const waiting = operator.page.locator('.signal', { hasText: 'cổng Nam' })
    await waiting.click()
    await operator.page.keyboard.press('x')
    await operator.page.getByRole('dialog', { name: 'Bỏ qua tín hiệu này vì sao?' }).waitFor()
    await operator.page.keyboard.press('Enter')
    await told('Đã bỏ qua tín hiệu').waitFor()
    await operator.page.getByText('Đã xử lý').click()
    const row = operator.page.locator('.signal.handled', { hasText: 'cổng Nam' })
    await row.getByText('Không phải sự cố').waitFor()
    await press(button(row, 'Mở sự cố…'))
    const dialog = operator.page.getByRole('dialog', { name: 'Mở sự cố từ tín hiệu này?' })
    await press(button(dialog, /^Mở sự cố/))
    await dialog.getByText('Chọn khu vực.').waitFor()
    expect(await axeFindings(operator.page)).toEqual([])
    await operator.page.keyboard.press('Escape')
  })
})

describe('machines', () => {
  const inbox = (text: string): Locator => operator.page.locator('.signal:not(.handled)', { hasText: text })

  test('[TH11] messages of one key are one line with a count; what an open incident explains is folded away', async () => {
    const slow = inbox('Cổng dịch vụ công trả lời chậm')
    await slow.getByText('http-dichvucong').waitFor()
    await slow.getByText('3 lần').waitFor()
    expect(await slow.count()).toBe(1)
    expect(await inbox('Điểm phát tầng 3').count()).toBe(0)
    const fold = operator.page.locator('details', { hasText: '1 tín hiệu do sự cố đang mở gây ra' })
    await press(fold.locator('summary'))
    await fold.getByText('Điểm phát tầng 3').waitFor()
    await slow.click()
    await operator.page.keyboard.press('y')
    await slow.waitFor({ state: 'detached' })
    const slowOne = async () =>
      [...(await demo.view()).incidents.values()].find(({ title }) =>
        title.startsWith('Cổng dịch vụ công trả'),
      )
    // Asked over HTTP, a second or two may be missing.
    await expect
      .poll(slowOne, { timeout: 10_000 })
      .toMatchObject({ category: 'CQ', severity: 3, visibility: 'department' })
  })

  test('[TH11] a rule says when so many become an incident, and under what they do not; it is set with a reason', async () => {
    const rules = operator.page.locator('details', { hasText: 'Quy tắc tự mở sự cố (1)' })
    await press(rules.locator('summary'))
    await rules.getByText('an-nghi-2-*').waitFor()
    await press(button(rules, /^Thêm quy tắc/))
    const dialog = operator.page.getByRole('dialog')
    await dialog.getByLabel('Nguồn', { exact: true }).fill('zabbix')
    await dialog.getByLabel('Khóa', { exact: true }).fill('core-*')
    await dialog.getByRole('button', { name: 'Ghi quy tắc' }).click()
    await dialog.getByText('Ghi lý do.').waitFor()
    await dialog.getByLabel('Lý do').fill('Thiết bị lõi chập chờn phải có người xem')
    await dialog.getByRole('button', { name: 'Ghi quy tắc' }).click()
    await operator.page.getByText('Quy tắc tự mở sự cố (2)').waitFor()
    const rulesNow = async () =>
      [...(await demo.view()).signalRules.values()].map(({ key, threshold }) => [key, threshold])
    await expect.poll(rulesNow, { timeout: 10_000 }).toContainEqual(['core-*', 3])
    expect(await everything(vnpt)).not.toContain('core-*')
  })
})

describe('its screens', () => {
  test('[W18] [W19] have no axe finding, light or dark, and nothing is cut off', async () => {
    const findings: Record<string, readonly string[]> = {}
    const note = (where: string, all: readonly string[]): void => {
      if (all.length > 0) findings[where] = all
    }
    for (const { name, page } of [operator, vnpt]) {
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

  test('[W20] in English no Vietnamese is left on a control', async () => {
    await operator.page.setViewportSize({ width: 1440, height: 900 })
    await press(operator.page.locator('.rail').getByRole('button', { name: 'English' }))
    await operator.page.getByRole('heading', { name: 'Signals' }).waitFor()
    const said = await interfaceWords(operator.page)
    expect(said.filter((text) => vietnamese.test(text.replaceAll('Tiếng Việt', '')))).toEqual([])
  })
})
