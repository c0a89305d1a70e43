import { describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { goTo, press } from './acts.ts'
import { cutControls, sticksOut } from './looks.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'

let operator: Seat
let vnpt: Seat

onDemo(async (stage) => {
  operator = await stage.seatOf('operator', 'trucban1', desk, '/su-co')
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/su-co')
})

const button = (scope: Page | Locator, name: string | RegExp): Locator => scope.getByRole('button', { name })
const dialogOf = ({ page }: Seat): Locator => page.getByRole('dialog')
const field = (seat: Seat, label: string | RegExp): Locator => dialogOf(seat).getByLabel(label)

async function looksRight({ page }: Seat): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page), colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await sticksOut(page)).toEqual([])
  expect(await cutControls(page)).toEqual([])
}

describe('a rule of who is called', () => {
  const late = ({ page }: Seat): Locator => page.getByRole('region', { name: 'Quá hạn tiếp nhận' })
  const rule = (seat: Seat): Locator => late(seat).getByRole('article', { name: /VNPT/ })

  test('[CB1] [CB3] names a person of the lead, and its reason is read by both', async () => {
    await goTo(operator.page, '/quy-tac-su-co')
    await press(button(late(operator), 'Thêm quy tắc riêng…'))
    await field(operator, 'Đơn vị chủ trì').selectOption('vnpt')
    await field(operator, 'Bước 1: đích danh').selectOption({ label: 'Trực kỹ thuật 1 · VNPT' })
    await field(operator, 'Bước 2: đích danh').selectOption({ label: 'Trực ban 2 · Sở' })
    expect(await axeFindings(operator.page)).toEqual([])
    await field(operator, 'Lý do đổi').fill('VNPT chỉ định một đầu mối')
    await press(button(dialogOf(operator), 'Ghi quy tắc'))
    await rule(operator).getByText('Trực kỹ thuật 1 · VNPT').waitFor()
    await rule(operator).getByText('Trực ban 2 · Sở').waitFor()
    await late(operator).getByText('VNPT chỉ định một đầu mối').waitFor()
    await looksRight(operator)
    await goTo(vnpt.page, '/quy-tac-su-co')
    await rule(vnpt).getByText('Trực kỹ thuật 1 · VNPT').waitFor()
    await late(vnpt).getByText('VNPT chỉ định một đầu mối').waitFor()
    expect(await vnpt.page.locator('main').innerText()).not.toContain('Trực ban 2')
    await looksRight(vnpt)
  })

  test('[CB2] [CB3] is removed with a reason that stays beside it', async () => {
    await press(button(rule(operator), /^Bỏ…/))
    await press(button(dialogOf(operator), 'Bỏ quy tắc'))
    await dialogOf(operator).getByText('Ghi lý do trong một dòng').waitFor()
    expect(await axeFindings(operator.page)).toEqual([])
    await field(operator, 'Lý do bỏ').fill('Hết đợt diễn tập')
    await press(button(dialogOf(operator), 'Bỏ quy tắc'))
    await rule(operator).waitFor({ state: 'detached' })
    for (const seat of [operator, vnpt]) {
      await late(seat).getByText('Hết đợt diễn tập').waitFor()
      await press(late(seat).getByText('1 lần đổi trước'))
      await late(seat).getByText('VNPT chỉ định một đầu mối').waitFor()
    }
    await operator.page.locator('.policy-changes').first().scrollIntoViewIfNeeded()
    await looksRight(operator)
  })
})
