import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { goodPassword, otherPassword } from '../accounts/rig.ts'
import { addTotp, codeAt, openAhead, signedInAs } from '../http/factor-rig.ts'
import type { Ahead } from '../http/factor-rig.ts'
import { congress } from '../http/rig.ts'
import { fillSignIn, goTo, live, press, signIn } from './acts.ts'
import { sticksOut } from './looks.ts'
import { installProduct } from './product.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

const hour = 3_600_000
let house: Ahead
let browsing: Browsing

beforeAll(async () => {
  // Only so that the pages are built; the server is one that demands second steps and whose clock can be set forward.
  const product = await installProduct()
  await product.drop()
  ;[house, browsing] = await Promise.all([openAhead(), openBrowsing()])
  const { accounts, desk: commands } = house.system
  const added = await accounts.add({ username: 'quan-tri-so', name: 'Lê Thị Hạnh', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  await commands.asSystem(congress, 'person.join', {
    person: added.person,
    organisation: 'so',
    role: 'admin',
  })
})
afterAll(async () => {
  await browsing.close()
  await house.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const site = (path: string): string => `http://localhost:${house.port}${path}`

async function enter(name: string, username: string, options: BrowserContextOptions): Promise<Seat> {
  const seat = await browsing.open(name, site('/su-co'), options)
  await signIn(seat.page, username, goodPassword)
  return seat
}
async function passes(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}
/** The dialog about one person, by an administrator. */
async function openPerson(page: Page, name: string) {
  await goTo(page, '/nguoi-dung')
  const line = page.locator('.person', { hasText: name })
  await press(line.getByRole('button', { name: /^Sửa/ }))
  return page.getByRole('dialog')
}

test('[ZT17] one administrator asks, another confirms in another browser: the second step goes, the owner is out, and learns of it at the next sign-in by a link', async () => {
  const { secret } = await addTotp(house, await signedInAs(house, 'vnpt-1'))
  const owner = await browsing.open('chủ tài khoản', site('/viec'), phone)
  house.later(30_000)
  await fillSignIn(owner.page, 'vnpt-1', goodPassword)
  await owner.page.getByLabel('Mã 6 số trong ứng dụng').fill(codeAt(secret, house.now()))
  await press(button(owner.page, 'Xác nhận và vào'))
  await live(owner.page)
  const first = await enter('quản trị một', 'quan-tri', desk)
  const asking = await openPerson(first.page, 'Tên vnpt-1')
  await passes(first.page)
  await press(asking.getByRole('button', { name: 'Đề nghị gỡ bước thứ hai' }))
  await first.page.locator('.person', { hasText: 'Tên vnpt-1' }).getByText('chờ gỡ bước hai').waitFor()
  const again = await openPerson(first.page, 'Tên vnpt-1')
  await again.getByText('Nhờ quản trị viên khác xác nhận.').waitFor()
  expect(await again.getByRole('button', { name: 'Xác nhận gỡ bước thứ hai' }).count()).toBe(0)
  const second = await enter('quản trị hai', 'quan-tri-so', phone)
  const confirming = await openPerson(second.page, 'Tên vnpt-1')
  await confirming.getByText('Tên quan-tri đề nghị gỡ bước thứ hai lúc').waitFor()
  await passes(second.page)
  await press(confirming.getByRole('button', { name: 'Xác nhận gỡ bước thứ hai' }))
  await owner.page.getByText('Bước xác nhận thứ hai của tài khoản vừa thay đổi.').waitFor()
  await owner.close()
  const linking = await openPerson(second.page, 'Tên vnpt-1')
  await linking.getByText('chỉ có mật khẩu').waitFor()
  await press(linking.getByRole('button', { name: 'Cấp liên kết đặt lại mật khẩu' }))
  const link = await second.page.locator('.link-url').innerText()
  const back = await browsing.open('chủ tài khoản trở lại', link, phone)
  const { page } = back
  await page.getByLabel('Mật khẩu mới').fill(otherPassword)
  await page.getByLabel('Nhập lại mật khẩu').fill(otherPassword)
  await passes(page)
  await press(page.locator('form button[type="submit"]'))
  await live(page)
  await page.getByText('Bước xác nhận thứ hai của tài khoản này bị gỡ lúc').waitFor()
  await page.getByText('Mật khẩu của tài khoản này được đặt lại bằng liên kết lúc').waitFor()
  await passes(page)
  await press(button(page, 'Đã biết'))
  await page.getByText('Không phải chính mình làm?').waitFor({ state: 'detached' })
  for (const seat of [first, second, back]) await seat.close()
})

test('[ZT17] an administrator without a second step is told until when; after that they look, are told at every act what is missing, and add it', async () => {
  const early = await enter('ngày đầu', 'quan-tri-so', phone)
  await early.page
    .getByText(/Quản trị viên cần bước xác nhận thứ hai\. Thêm trước .+; sau đó chỉ còn xem được\./)
    .waitFor()
  await passes(early.page)
  await early.close()
  house.later(25 * hour)
  const late = await enter('ngày sau', 'quan-tri-so', desk)
  const { page } = late
  const held = page.getByText('Chưa có bước xác nhận thứ hai nên việc của quản trị viên đang tạm khóa.')
  await held.waitFor()
  await passes(page)
  // Everything can still be read.
  await goTo(page, '/san-sang')
  await page.locator('main h1').waitFor()
  await goTo(page, '/ma-truy-cap')
  await page.getByText('bước xác nhận thứ hai').nth(1).waitFor()
  await goTo(page, '/nguoi-dung')
  const dialog = await openPerson(page, 'Tên viettel-1')
  await press(dialog.getByRole('button', { name: 'Cấp liên kết đặt lại mật khẩu' }))
  await dialog.getByText('bước xác nhận thứ hai', { exact: false }).first().waitFor()
  expect(await page.locator('.link-url').count()).toBe(0)
  await press(dialog.getByRole('button', { name: 'Đóng', exact: true }).first())
  await press(page.getByRole('link', { name: 'Thêm ngay' }))
  await press(button(page, 'Thêm ứng dụng mã'))
  const proof = page.getByRole('dialog')
  await proof.getByLabel('Mật khẩu', { exact: true }).fill(goodPassword)
  await press(proof.getByRole('button', { name: 'Xác nhận', exact: true }))
  const secret = (await page.locator('.totp-secret').innerText()).replace(/\s/g, '')
  await page.getByLabel('Nhập mã 6 số đang hiện').fill(codeAt(secret, house.now()))
  await press(page.getByRole('button', { name: 'Xác nhận ứng dụng' }))
  await press(button(page, 'Đã cất, ẩn mã'))
  await held.waitFor({ state: 'detached' })
  const open = await openPerson(page, 'Tên viettel-1')
  await press(open.getByRole('button', { name: 'Cấp liên kết đặt lại mật khẩu' }))
  await page.locator('.link-url').waitFor()
  await late.close()
})
