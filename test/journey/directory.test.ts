import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { goTo, press } from './acts.ts'
import { cutControls, enlarge, sticksOut } from './looks.ts'
import { a4, printed } from './pdf.ts'
import { readQr } from '../tools/qr.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'

let department: Seat
let vnpt: Seat
let viettel: Seat

const post = 'Tổ trực cáp quang'
const shared = '0900 111 222'
const own = '0211 333 4444'

onDemo(async ({ seatOf }) => {
  department = await seatOf('department', 'trucban1', desk, '/danh-ba')
  vnpt = await seatOf('VNPT', 'vnpt1', phone, '/danh-ba')
  viettel = await seatOf('Viettel', 'viettel1', phone, '/danh-ba')
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name })
const contact = ({ page }: Seat, name = post): Locator => page.locator('.contact', { hasText: name })
const level = (scope: Locator, name: string): Locator => scope.getByRole('group', { name })

describe('the directory', () => {
  test('[DB10] a carrier adds its section on a phone; a competitor sees the number that is shared, and no other', async () => {
    await press(button(vnpt.page, 'Thêm bộ phận'))
    const dialog = vnpt.page.getByRole('dialog', { name: 'Thêm bộ phận vào danh bạ' })
    await dialog.getByLabel('Bộ phận, vị trí trực').fill(post)
    await dialog.getByLabel('Khu vực', { exact: true }).selectOption({ label: 'Hội trường lớn' })
    const first = level(dialog, 'P · Chính')
    await first.getByLabel('Số hoặc địa chỉ').fill(shared)
    await first.getByLabel('Ai được xem').selectOption({ label: 'Mọi đơn vị' })
    await level(dialog, 'A · Thay thế').getByLabel('Số hoặc địa chỉ').fill(own)
    await press(button(dialog, 'Ghi danh bạ'))
    await contact(vnpt).getByText(own).waitFor()
    await contact(viettel).getByText(shared).waitFor()
    expect(await contact(viettel).locator('.contact-means').count()).toBe(1)
    expect(`${await viettel.page.content()}${await viettel.heard()}`).not.toContain(own)
    await contact(department).getByText(own).waitFor()
  })

  test('[DB10] a test call is dated, and delegates get what the department gives them', async () => {
    const primary = contact(vnpt).locator('.contact-means').first()
    await primary.getByText('chưa gọi thử').waitFor()
    await press(button(primary, /^Đã gọi thử/))
    await primary.getByText(/^gọi thử \d\d:\d\d · Trực kỹ thuật 1 · VNPT$/).waitFor()
    await contact(viettel)
      .getByText(/^gọi thử \d\d:\d\d$/)
      .waitFor()

    await press(department.page.getByRole('tab', { name: 'Bản gửi đại biểu' }))
    await expect.poll(() => contact(department).count()).toBe(0)
    await press(department.page.getByRole('tab', { name: 'Bản trực' }))
    await press(button(contact(department), /^Sửa/))
    const dialog = department.page.getByRole('dialog', { name: `Sửa ${post}` })
    await level(dialog, 'P · Chính')
      .getByLabel('Ai được xem')
      .selectOption({ label: 'Mọi đơn vị và đại biểu' })
    await press(button(dialog, 'Ghi danh bạ'))
    await press(department.page.getByRole('tab', { name: 'Bản gửi đại biểu' }))
    await contact(department).getByText(shared).waitFor()
    const edition = await department.page.getByRole('tabpanel').innerText()
    for (const inside of [own, 'Đã gọi thử', 'Đơn vị và Sở', 'Trực kỹ thuật'])
      expect(edition).not.toContain(inside)
  })

  test('[DB11] each edition prints on A4, with its own head and nothing of the screen', async () => {
    const { page } = department
    for (const [edition, head] of [
      ['Bản gửi đại biểu', null],
      ['Bản trực', 'Bản trực, không gửi ra ngoài'],
    ] as const) {
      await press(page.getByRole('tab', { name: edition }))
      await contact(department).waitFor()
      const sheets = await printed(page)
      expect(sheets.length).toBeGreaterThan(0)
      expect(sheets.length).toBeLessThan(4)
      for (const sheet of sheets) expect(sheet).toEqual(a4)
      await page.emulateMedia({ media: 'print' })
      const paper = await page.locator('.directory').innerText()
      expect(paper).toContain('DANH BẠ LIÊN LẠC')
      if (head !== null) expect(paper).toContain(head)
      expect(paper.includes(own)).toBe(head !== null)
      for (const control of ['Thêm bộ phận', 'Mã QR', 'Tìm bộ phận']) expect(paper).not.toContain(control)
      await page.emulateMedia({ media: null })
    }
  })

  test('[DB12] the code on the screen is read back, and the file holds the same card', async () => {
    await press(button(contact(viettel), /^Mã QR/))
    const dialog = viettel.page.getByRole('dialog', { name: post })
    const picture = dialog.getByRole('img')
    await picture.waitFor()
    const svg = decodeURIComponent(((await picture.getAttribute('src')) ?? '').replace(/^data:[^,]*,/, ''))
    const card = readQr(svg)
    expect(card).toMatch(/^BEGIN:VCARD\r\n[^]*END:VCARD\r\n$/)
    expect(card).toContain('TEL')
    expect(card).toContain('0900')
    expect(card).not.toContain('0211')
    const [file] = await Promise.all([
      viettel.page.waitForEvent('download'),
      press(button(dialog, 'Tải vCard')),
    ])
    expect(file.suggestedFilename()).toBe('danh-ba.vcf')
    const saved = readFileSync(await file.path(), 'utf8')
    const fields = (text: string) => text.split('\r\n').filter((line) => line.startsWith('TEL'))
    expect(fields(saved)).toEqual(fields(card))
    expect(await axeFindings(viettel.page)).toEqual([])
    await viettel.page.keyboard.press('Escape')
  })

  test('[W18] [W19] its screens have no axe finding, light or dark, and nothing is cut off', async () => {
    const findings: Record<string, readonly string[]> = {}
    const note = (where: string, all: readonly string[]): void => {
      if (all.length > 0) findings[where] = all
    }
    await press(button(vnpt.page, 'Thêm bộ phận'))
    for (const seat of [department, vnpt, viettel]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await seat.page.emulateMedia({ colorScheme })
        note(`${seat.name}, ${colorScheme}`, await axeFindings(seat.page))
      }
      for (const width of [320, 390]) {
        await seat.page.setViewportSize({ width, height: 844 })
        note(`${seat.name} at ${width} px`, [
          ...(await sticksOut(seat.page)),
          ...(await cutControls(seat.page)),
        ])
      }
      await enlarge(seat.page, 2)
      note(`${seat.name} with text at 200 %`, await cutControls(seat.page))
      await enlarge(seat.page, 1)
    }
    expect(findings).toEqual({})
    await goTo(vnpt.page, '/viec')
  })
})
