import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import type { Fact } from '../../domain/run/facts.ts'
import { until } from '../tools/client.ts'
import { goTo, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, interfaceWords, sticksOut, vietnamese } from './looks.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { everything, onDemo } from './stage.ts'

let demo: Demo
let leader: Seat
let vnpt: Seat
let viettel: Seat

const condition = 'Chỉ khi tuyến cáp dự phòng cổng Đông thử tải xong'
const why = 'MobiFone chưa cử được người ký'

onDemo(async (stage) => {
  demo = stage.demo
  leader = await stage.seatOf('leader', 'lanhdao', desk, '/bieu-quyet')
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/viec')
  viettel = await stage.seatOf('Viettel', 'viettel1', phone, '/viec')
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name })
const card = ({ page }: Seat): Locator =>
  page.getByRole('region', { name: 'Đơn vị đã sẵn sàng cho khai mạc?' })
const form = ({ page }: Seat, who: string): Locator =>
  page.getByRole('region', { name: `Câu trả lời của ${who}` })
const chosen = ['Viễn thông tỉnh (VNPT)', 'Viettel tỉnh', 'MobiFone tỉnh']

/** What the poll has said of the item that is done by it. */
async function settled(): Promise<Fact | undefined> {
  const { rows } = await demo.view()
  return [...rows.values()].find(({ item }) => item.byPoll)?.facts.findLast(({ kind }) => kind === 'poll')
}

describe('a go/no-go poll', () => {
  test('[GN14] a leader asks three organisations; two answer on their phones, one with a condition', async () => {
    const { page } = leader
    await press(button(page, 'Mở biểu quyết…'))
    const dialog = page.getByRole('dialog', { name: 'Hỏi ai, hạn lúc nào?' })
    for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck({ force: true })
    for (const name of chosen) await dialog.getByRole('checkbox', { name }).check({ force: true })
    await dialog.getByRole('radio', { name: 'Quá nửa' }).check({ force: true })
    await press(button(dialog, 'Mở và hỏi các đơn vị'))
    await card(leader).getByText('0/3 đơn vị đã trả lời').waitFor()

    await vnpt.page.getByText('Sở hỏi đơn vị đã sẵn sàng chưa').waitFor()
    await press(vnpt.page.getByRole('link', { name: 'Tới biểu quyết' }))
    const own = form(vnpt, 'VNPT')
    await own.getByRole('radio', { name: /Sẵn sàng, có điều kiện/ }).check({ force: true })
    await press(button(own, 'Ký và gửi câu trả lời'))
    await own.getByText('Chưa sẵn sàng hoặc có điều kiện thì phải nêu rõ.').waitFor()
    await own.getByLabel('Điều kiện', { exact: true }).fill(condition)
    await press(button(own, 'Ký và gửi câu trả lời'))
    await own.getByText(/Trực kỹ thuật 1 · VNPT ký lúc/).waitFor()

    await goTo(viettel.page, '/bieu-quyet')
    await viettel.offline()
    await form(viettel, 'Viettel').getByText('Việc này cần nối mạng').first().waitFor()
    expect(
      await button(form(viettel, 'Viettel'), 'Ký và gửi câu trả lời').getAttribute('aria-disabled'),
    ).toBe('true')
    await viettel.online()
    const other = form(viettel, 'Viettel')
    await other
      .getByRole('radio', { name: /Sẵn sàng không kèm điều kiện/ })
      .check({ force: true, timeout: 40_000 })
    const sign = other.locator('button[type=submit]:not([aria-disabled])')
    await sign.waitFor({ timeout: 40_000 })
    await press(sign)
    await other.getByText(/Trực kỹ thuật 1 · Viettel ký lúc/).waitFor()
  })

  test('[GN14] the leader sees who is awaited, closes, and DT-09 follows; nobody else knows yet', async () => {
    const mine = card(leader)
    await mine.getByText('2/3 đơn vị đã trả lời').waitFor()
    await mine.getByText(condition).first().waitFor()
    await mine.getByText(/^chờ Trực kỹ thuật 1 · MobiFone/).waitFor()
    expect(await settled()).toBeUndefined()
    await press(button(mine, 'Chốt kết quả…'))
    const dialog = leader.page.getByRole('dialog', { name: 'Chốt kết quả biểu quyết?' })
    await dialog.getByText('Chưa trả lời: MobiFone.').waitFor()
    await press(button(dialog, 'Chốt kết quả'))
    await mine.getByText('Kết quả biểu quyết', { exact: true }).waitFor()
    await mine.getByText('1 sẵn sàng · 1 có điều kiện · 0 chưa sẵn sàng · 1 không trả lời').waitFor()
    await until('DT-09 follows', async () => (await settled())?.passed === true)
    for (const seat of [vnpt, viettel])
      await card(seat).getByText('Kết quả hiện ở đây khi lãnh đạo Sở công bố.').waitFor()
  })

  test('[GN14] once published a carrier reads the result, and nothing that another has answered', async () => {
    await press(leader.page.getByRole('link', { name: 'Tới Tóm tắt để công bố' }))
    await press(button(leader.page, /^Công bố/).first())
    const dialog = leader.page.getByRole('dialog')
    await dialog.getByText('Kèm kết quả biểu quyết mới nhất: sẵn sàng').waitFor()
    await press(button(dialog, /^Công bố/))
    await dialog.waitFor({ state: 'detached' })
    const theirs = card(viettel)
    await theirs.getByText('Kết quả biểu quyết', { exact: true }).waitFor()
    await theirs.getByText('1 sẵn sàng · 1 có điều kiện · 0 chưa sẵn sàng · 1 không trả lời').waitFor()
    const known = await everything(viettel)
    expect(known).not.toContain(condition)
    expect(known).not.toContain('"voter":"vnpt"')
    expect(await everything(vnpt)).toContain(condition)
  })

  test('[GN14] the minutes hold every answer, and one more poll can be asked and cancelled', async () => {
    await goTo(leader.page, '/bieu-quyet')
    await press(card(leader).getByRole('link', { name: 'Biên bản biểu quyết' }))
    const minutes = leader.page.getByRole('article')
    await minutes.getByRole('heading', { name: 'Viettel tỉnh' }).waitFor()
    const text = await minutes.innerText()
    for (const said of [condition, 'Trực kỹ thuật 1 · VNPT', 'Không trả lời trong thời hạn', 'Quá nửa'])
      expect(text).toContain(said)
    await press(button(leader.page, 'Quay lại'))
    await press(button(card(leader), 'Biểu quyết lại…'))
    await press(button(leader.page.getByRole('dialog'), 'Mở và hỏi các đơn vị'))
    await form(viettel, 'Viettel').locator('button[type=submit]').waitFor()
    await press(button(card(leader), 'Hủy lượt này…'))
    const dialog = leader.page.getByRole('dialog', { name: 'Hủy lượt biểu quyết?' })
    await dialog.getByLabel('Lý do').fill(why)
    await press(button(dialog, 'Hủy lượt biểu quyết'))
    await card(viettel).getByText('Đã hủy lúc').waitFor()
    expect(await everything(viettel)).not.toContain(why)
  })
})

describe('its screens', () => {
  test('[W18] [W19] have no axe finding, light or dark, and nothing is cut off', async () => {
    await press(button(card(leader), 'Biểu quyết lại…'))
    const findings: Record<string, readonly string[]> = {}
    const note = (where: string, found: readonly string[]): void => {
      if (found.length > 0) findings[where] = found
    }
    note('dialog', await axeFindings(leader.page))
    await press(button(leader.page.getByRole('dialog'), 'Mở và hỏi các đơn vị'))
    await form(vnpt, 'VNPT').locator('button[type=submit]').waitFor()
    for (const seat of [leader, vnpt]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await seat.page.emulateMedia({ colorScheme })
        note(`${seat.name}, ${colorScheme}`, await axeFindings(seat.page))
      }
      for (const width of [320, 390]) {
        await seat.page.setViewportSize({ width, height: 844 })
        note(`${seat.name} at ${width} px`, await sticksOut(seat.page))
        note(`${seat.name} at ${width} px, cut`, await cutControls(seat.page))
      }
      await enlarge(seat.page, 2)
      note(`${seat.name} with text at 200 %`, await cutControls(seat.page))
      await enlarge(seat.page, 1)
    }
    await leader.page.locator('.poll-history a').first().click()
    await leader.page.getByRole('article').waitFor()
    note('minutes', await axeFindings(leader.page))
    note('minutes at 390 px', await sticksOut(leader.page))
    expect(findings).toEqual({})
  })

  test('[W20] in English no Vietnamese is left but data', async () => {
    const { page } = leader
    await page.setViewportSize({ width: 1440, height: 900 })
    await press(page.locator('.rail').getByRole('button', { name: 'English' }))
    const { organisations, info } = await demo.view()
    const names = [...organisations.values()].flatMap(({ name, short }) => [name, short])
    const data = [...names, info?.name ?? '', 'Đơn vị đã sẵn sàng cho khai mạc?', 'Tiếng Việt']
    const left = async () => {
      const said = await interfaceWords(page)
      const bare = said.map((words) => data.reduce((rest, known) => rest.replaceAll(known, ''), words))
      return bare.filter((words) => vietnamese.test(words))
    }
    await page.getByRole('article').waitFor()
    expect(await left()).toEqual([])
    await goTo(page, '/bieu-quyet')
    await page.getByRole('button', { name: 'Close the poll…' }).waitFor()
    expect(await left()).toEqual([])
    for (const [opens, dialog] of [
      ['Close the poll…', 'Close the poll?'],
      ['Cancel this poll…', 'Cancel the poll?'],
    ] as const) {
      await press(button(page, opens))
      await page.getByRole('dialog', { name: dialog }).waitFor()
      expect(await left()).toEqual([])
      await page.keyboard.press('Escape')
    }
  })
})
