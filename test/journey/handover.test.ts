import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { goTo, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, sticksOut } from './looks.ts'
import { a4, printed } from './pdf.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'

let demo: Demo
let goes: Seat
let comes: Seat
let department: Seat
let viettel: Seat

const question = 'Ai đang giữ liên lạc với đội hàn?'
const answer = 'Anh trưởng đội 2 giữ, bộ đàm kênh 3'
const remark = 'Chìa khóa phòng máy ở bàn trực'

onDemo(async (stage) => {
  demo = stage.demo
  goes = await stage.seatOf('VNPT, going', 'vnpt1', phone, '/viec')
  comes = await stage.seatOf('VNPT, coming', 'vnpt2', desk, '/viec')
  department = await stage.seatOf('department', 'trucban1', desk, '/viec')
  viettel = await stage.seatOf('Viettel', 'viettel1', phone, '/viec')
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name })
const onDuty = ({ page }: Seat): Locator => page.getByRole('region', { name: 'Đang trực', exact: true })
const tier = (seat: Seat, name: string): Locator =>
  onDuty(seat).getByRole('listitem').filter({ hasText: name })
/** A line of the handover, by what it says. */
const line = ({ page }: Seat, text: string | RegExp): Locator =>
  page.locator('.handover-line').filter({ hasText: text })

describe('duty', () => {
  test('[TR4] a liaison takes a shift over with one tap on the phone, and the department sees who is on', async () => {
    await goTo(department.page, '/truc')
    await department.page.getByLabel('Đơn vị', { exact: true }).selectOption('vnpt')
    await tier(department, 'Trực xử lý').waitFor()
    await goTo(goes.page, '/truc')
    await press(button(tier(goes, 'Trực xử lý'), 'Tôi nhận ca'))
    await tier(goes, 'Trực xử lý').getByText('(bạn)').waitFor()
    await goes.page.getByText(/^Bạn đang trực: .*Trực xử lý, tới/).waitFor()
    await tier(department, 'Trực xử lý')
      .getByText(/Trực kỹ thuật 1 · VNPT nhận ca/)
      .waitFor()
  })

  test('[TR7] is asked to answer a test, answers with one tap, and the time of it is shown', async () => {
    await press(button(department.page, 'Kiểm tra liên lạc'))
    await tier(department, 'Trực xử lý')
      .getByText(/chưa trả lời$/)
      .waitFor()
    await goTo(goes.page, '/viec')
    await press(goes.page.getByRole('link', { name: /Ca trực/ }))
    await press(button(goes.page, 'Tôi đã nhận'))
    await button(goes.page, 'Tôi đã nhận').waitFor({ state: 'detached' })
    await tier(department, 'Trực xử lý')
      .getByText(/^đã trả lời kiểm tra lúc \d\d:\d\d$/)
      .waitFor()
  })
})

describe('a roster', () => {
  test('[TR11] becomes a readiness item in one step: done where every tier is filled, open where one is empty', async () => {
    const { page } = department
    const watched = page.locator('.duty-watched')
    for (const [of, stands] of [
      ['vnpt', 'đạt'],
      ['fpt', 'chưa đạt'],
    ] as const) {
      await page.getByLabel('Đơn vị', { exact: true }).selectOption(of)
      await press(button(page, 'Thành mục sẵn sàng…'))
      const dialog = page.getByRole('dialog', { name: /vào mục sẵn sàng/ })
      await press(button(dialog, 'Đưa vào mục sẵn sàng'))
      await dialog.getByText('Ghi lý do trong một dòng').waitFor()
      await dialog.getByLabel('Lý do').fill('Lịch trực phải kín trước khai mạc')
      await press(button(dialog, 'Đưa vào mục sẵn sàng'))
      await watched.getByText(stands, { exact: true }).waitFor({ timeout: 40_000 })
    }
    await press(watched.getByRole('link', { name: /^Mục sẵn sàng BS-/ }))
    await page.getByText(/^Máy kiểm tra: không đạt/).waitFor()
    await page
      .getByText(/Lãnh đạo trực trống từ .*; Trực chỉ huy trống từ/)
      .first()
      .waitFor()
    const rows = [...(await demo.view('vnpt1')).rows.values()]
    expect(rows.filter(({ item }) => item.id.startsWith('BS-')).map(({ owner }) => owner)).toEqual(['vnpt'])
  })
})

describe('a handover', () => {
  test('[BG5] is drafted from what is open, signed over, one line questioned and mended', async () => {
    await goTo(goes.page, '/ban-giao')
    await goes.page.getByLabel('Thêm lưu ý').fill(remark)
    await press(button(goes.page, 'Thêm'))
    await line(goes, remark).waitFor()
    await press(button(goes.page, 'Ký giao ca'))
    await goes.page.getByText('Người khác trong đơn vị mở trang này để nhận.').waitFor()

    await press(comes.page.getByRole('link', { name: /Bàn giao/ }))
    const asked = line(comes, remark)
    await press(button(asked, /^Hỏi lại/))
    const dialog = comes.page.getByRole('dialog', { name: 'Hỏi lại ca giao điều gì?' })
    await dialog.getByLabel('Câu hỏi').fill(question)
    await press(button(dialog, 'Gửi câu hỏi'))
    await asked.getByText('Chờ trả lời').waitFor()
    expect(await button(comes.page, 'Ký nhận ca').getAttribute('aria-disabled')).toBe('true')

    const back = line(goes, remark)
    await back.getByText(question).waitFor()
    await press(button(back, /^Trả lời/))
    const answering = goes.page.getByRole('dialog', { name: 'Trả lời bên nhận' })
    await answering.getByLabel('Ghi lại cho dòng này').fill(`${remark}. ${answer}`)
    await press(button(answering, 'Gửi trả lời'))
    await line(comes, answer).waitFor()
  })

  test('[BG7] every line is accepted in the other browser and the shift signed for; both signatures stay', async () => {
    const open = button(comes.page, /^Nhận /)
    const count = await open.count()
    expect(count).toBeGreaterThan(1)
    for (let left = count; left > 0; left -= 1) {
      await press(open.first())
      await comes.page.getByText(`Đã nhận ${count - left + 1} / ${count}`).waitFor()
    }
    await press(button(comes.page, 'Ký nhận ca'))
    const record = goes.page.getByRole('region', { name: 'Biên bản đã lập' }).getByRole('link')
    await press(record.first())
    const paper = goes.page.getByRole('article')
    await paper.getByRole('heading', { name: 'Biên bản bàn giao ca trực' }).waitFor()
    const said = await paper.innerText()
    for (const text of [answer, question, 'Trực kỹ thuật 1 · VNPT', 'Trực kỹ thuật 2 · VNPT'])
      expect(said).toContain(text)
    expect(said.match(/đã ký \d\d:\d\d/g)).toHaveLength(2)
  })

  test('[CB12] [BG8] is withdrawn with a reason that both read, and can be drawn up anew', async () => {
    await goTo(goes.page, '/ban-giao')
    await press(button(goes.page, 'Ký giao ca'))
    await press(button(goes.page, 'Rút biên bản…'))
    const dialog = goes.page.getByRole('dialog', { name: 'Rút biên bản bàn giao?' })
    await press(button(dialog, 'Rút biên bản'))
    expect(await dialog.count()).toBe(1)
    await dialog.getByRole('textbox').fill('Ca sau đổi người')
    expect(await axeFindings(goes.page)).toEqual([])
    await press(button(dialog, 'Rút biên bản'))
    await button(goes.page, 'Ký giao ca').waitFor()
    await goTo(comes.page, '/ban-giao')
    const drawn = comes.page.getByRole('region', { name: 'Biên bản đã lập' })
    await press(drawn.getByRole('link', { name: /đã rút \d\d:\d\d/ }).first())
    const paper = comes.page.getByRole('article')
    await paper.getByText('Ca sau đổi người').waitFor()
    expect(await paper.innerText()).toMatch(/đã rút \d\d:\d\d/)
    await comes.page.emulateMedia({ media: 'print' })
    expect(await paper.getByText('Ca sau đổi người').isVisible()).toBe(true)
    await comes.page.emulateMedia({ media: 'screen' })
    await goTo(goes.page, '/ban-giao')
    const record = goes.page.getByRole('region', { name: 'Biên bản đã lập' }).getByRole('link')
    await press(record.filter({ hasText: /đã ký/ }).first())
    await goes.page.getByRole('article').getByText(answer).waitFor()
  })

  test('[BG9] a competitor hears nothing of roster or handover; the department reads the record', async () => {
    const heard = `${await viettel.page.content()}\n${await viettel.heard()}`
    for (const said of ['"duty.', '"handover.', remark, answer, question]) expect(heard).not.toContain(said)
    await goTo(department.page, '/ban-giao')
    await press(department.page.getByRole('link', { name: /VNPT/ }).filter({ hasText: /đã ký/ }))
    await department.page.getByRole('article').getByText(answer).waitFor()
  })

  test('[W18] [W19] its screens pass axe, fit 320 px, and print without the shell', async () => {
    const path = new URL(goes.page.url()).pathname
    await goTo(department.page, '/truc')
    for (const { page } of [goes, department]) {
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeFindings(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await axeFindings(page)).toEqual([])
    }
    for (const where of [path, '/truc', '/ban-giao']) {
      await goTo(goes.page, where)
      await goes.page.locator('main h1').first().waitFor()
      await goes.page.setViewportSize({ width: 320, height: 844 })
      expect([where, ...(await sticksOut(goes.page)), ...(await cutControls(goes.page))]).toEqual([where])
    }
    await goTo(goes.page, path)
    await goes.page.locator('main h1').first().waitFor()
    for (const sheet of await printed(goes.page)) expect(sheet).toEqual(a4)
    await goes.page.emulateMedia({ media: 'print' })
    expect(await goes.page.locator('.tab-bar').isVisible()).toBe(false)
    expect(await button(goes.page, 'In biên bản').isVisible()).toBe(false)
  })
})
