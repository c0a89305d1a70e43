import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import type { Directive } from '../../domain/directive/events.ts'
import { stepOf } from '../../domain/directive/standing.ts'
import { goTo, handIn, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, interfaceWords, sticksOut, vietnamese } from './looks.ts'
import { axeFindings, desk, phone, wall as wallScreen } from './rig.ts'
import type { Seat } from './rig.ts'
import { everything, onDemo } from './stage.ts'

let demo: Demo
let leader: Seat
let vnpt: Seat
let viettel: Seat
let mobifone: Seat
let wall: Seat

const words = 'Thử tuyến dự phòng cổng Tây'
const outcome = 'Chuyển mạch trong 3 giây, không rớt phiên'
const late = 'Báo số máy phát trước giờ'

onDemo(async (stage) => {
  demo = stage.demo
  leader = await stage.seatOf('leader', 'lanhdao', desk, '/chi-dao')
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/viec')
  viettel = await stage.seatOf('Viettel', 'viettel1', phone, '/viec')
  mobifone = await stage.seatOf('MobiFone', 'mobifone1', phone, '/chi-dao')
  wall = await stage.browsing.open('wall', demo.displayUrl, wallScreen)
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name, exact: true })
const card = ({ page }: Seat, name = words): Locator => page.getByRole('article', { name })

async function found(username?: string): Promise<Directive | undefined> {
  const { directives } = await demo.view(username)
  return [...directives.values()].find(({ text }) => text.startsWith(words))
}

/** As the leader's own program would: due in little more than a minute, which no screen offers. */
const issueShort = async (): Promise<number> => {
  const said = { text: late, organisations: ['vnpt'], deadline: Date.now() + 62_000 }
  return (await handIn(leader.page, demo.congress, 'directive.issue', said)).status
}

describe('a directive', () => {
  test('[CD6] a leader issues one to two organisations, and both confirm it on their phones', async () => {
    expect(await issueShort()).toBe(200)
    await press(button(leader.page, 'Ra chỉ đạo…'))
    const dialog = leader.page.getByRole('dialog', { name: 'Giao việc gì, cho ai, hạn lúc nào?' })
    await press(button(dialog, 'Ra chỉ đạo'))
    await dialog.getByText('Nhập nội dung chỉ đạo.').waitFor()
    await dialog.getByLabel('Nội dung chỉ đạo').fill(`${words}\nBáo thời gian gián đoạn`)
    for (const name of ['Viễn thông tỉnh (VNPT)', 'Viettel tỉnh'])
      await dialog.getByRole('checkbox', { name, exact: true }).check({ force: true })
    await dialog.getByText('VNPT, Viettel thấy nội dung, hạn và phần báo của mình').waitFor()
    await press(button(dialog, 'Ra chỉ đạo'))
    await card(leader).getByText('đã nhận 0/2 · đã xong 0/2').waitFor()

    await vnpt.page.getByText('Lãnh đạo Sở giao việc').waitFor()
    await press(vnpt.page.getByRole('link', { name: 'Mở chỉ đạo' }))
    await press(button(card(vnpt), 'Đã nhận'))
    await card(vnpt).getByLabel('Kết quả').fill(outcome)
    await press(button(card(vnpt), 'Đã xong'))
    await press(vnpt.page.getByText('Đã xong, đã hủy (2)'))
    await card(vnpt).getByText(outcome).waitFor()

    await goTo(viettel.page, '/chi-dao')
    await viettel.offline()
    await card(viettel).getByText('Việc này cần nối mạng').filter({ visible: true }).first().waitFor()
    expect(await button(card(viettel), 'Đã nhận').getAttribute('aria-disabled')).toBe('true')
    await viettel.online()
    const receive = card(viettel).locator('button:not([aria-disabled])')
    await receive.waitFor({ timeout: 40_000 })
    await press(receive)
    await button(card(viettel), 'Đã xong').waitFor()
    await card(leader).getByText('đã nhận 2/2 · đã xong 1/2').waitFor()
    await card(leader).getByText(outcome).waitFor()
    const known = await found()
    expect(known && known.to.map((id) => stepOf(known, id))).toEqual(['completed', 'received'])
  })

  test('[CD6] neither learns of the other, and the third not even that it exists', async () => {
    await mobifone.page.getByText('Chưa có chỉ đạo nào').waitFor()
    const third = await everything(mobifone)
    const second = await everything(viettel)
    for (const hidden of [words, outcome]) expect(third).not.toContain(hidden)
    for (const hidden of [outcome, late, '"receiver":"vnpt"']) expect(second).not.toContain(hidden)
    expect((await demo.view('mobifone1')).directives.size).toBe(0)
    expect((await found('viettel1'))?.to).toEqual(['viettel'])
  })

  test('[CD6] overdue it stands first on the wall and on the leader’s page, until its deadline moves', async () => {
    const strip = wall.page.locator('.wall-directives')
    await strip.getByText(words).waitFor()
    await strip.locator('li', { hasText: late }).getByText('quá hạn').waitFor({ timeout: 90_000 })
    const lines = await strip.locator('li').allInnerTexts()
    expect(lines.findIndex((line) => line.includes(late))).toBeLessThan(
      lines.findIndex((line) => line.includes(words)),
    )
    expect(await axeFindings(wall.page)).toEqual([])
    expect(await sticksOut(wall.page)).toEqual([])
    const overdue = card(leader, late)
    await overdue.getByText(/^Quá hạn/).waitFor()
    await press(button(overdue, 'Lùi hạn…'))
    const dialog = leader.page.getByRole('dialog', { name: 'Lùi hạn tới lúc nào?' })
    await dialog.getByLabel('Lý do').fill('Chờ Viettel giao máy')
    await press(button(dialog, 'Lùi hạn'))
    await overdue.getByText(/^Hạn .* · còn/).waitFor()
    await strip.locator('li', { hasText: late }).getByText('chưa nhận').waitFor()
    await card(vnpt, late)
      .getByText(/^Hạn .* · còn/)
      .waitFor()
    expect(await everything(vnpt)).not.toContain('Chờ Viettel giao máy')
  })
})

describe('their screens', () => {
  test('[W18] [W19] have no axe finding, light or dark, and nothing is cut off', async () => {
    const findings: Record<string, readonly string[]> = {}
    const note = (where: string, all: readonly string[]): void => {
      if (all.length > 0) findings[where] = all
    }
    await press(button(leader.page, 'Ra chỉ đạo…'))
    note('dialog', await axeFindings(leader.page))
    await leader.page.keyboard.press('Escape')
    await goTo(viettel.page, '/chi-dao')
    for (const seat of [leader, vnpt, viettel]) {
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
    expect(findings).toEqual({})
  })

  test('[W20] in English no Vietnamese is left but data', async () => {
    const { organisations, areas, catalogue, info } = await demo.view()
    const names = [...organisations.values(), ...areas.values()].flatMap(({ name, short }) => [name, short])
    const kinds = catalogue.categories.flatMap(({ title, subs }) => [
      title.vi,
      ...subs.map((sub) => sub.title.vi),
    ])
    const data = [...names, ...kinds, info?.name ?? '', 'Tiếng Việt', words, late].toSorted(
      (one, other) => other.length - one.length,
    )
    const left = async ({ page }: Seat) => {
      const said = await interfaceWords(page)
      const bare = said.map((text) => data.reduce((rest, known) => rest.replaceAll(known, ''), text))
      return bare.filter((text) => vietnamese.test(text))
    }
    await leader.page.setViewportSize({ width: 1440, height: 900 })
    await press(leader.page.locator('.rail').getByRole('button', { name: 'English' }))
    await leader.page.getByRole('heading', { name: 'Directives' }).waitFor()
    expect(await left(leader)).toEqual([])
    for (const opens of ['Issue a directive…', 'Extend…', 'Cancel it…']) {
      await press(leader.page.getByRole('button', { name: opens }).first())
      await leader.page.getByRole('dialog').waitFor()
      expect(await left(leader)).toEqual([])
      await leader.page.keyboard.press('Escape')
    }
  })
})
