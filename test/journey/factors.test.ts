import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { codeAt } from '../http/factor-rig.ts'
import { fillSignIn, goTo, live, press, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { sticksOut } from './looks.ts'
import { openNetwork } from './network.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing
let owner: Seat
let handset: Seat
let secret = ''
let sheet: readonly string[] = []

const username = 'trucban1'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const screen = '/tai-khoan/dang-nhap'

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  owner = await browsing.open('bàn trực', `${demo.url}/viec`, desk)
  handset = await browsing.open('điện thoại', `${demo.url}/viec`, phone)
  await signIn(owner.page, username, demo.password(username))
  await signIn(handset.page, username, demo.password(username))
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

/** Codes are told apart by their steps: not at the end of one. */
async function freshStep(): Promise<void> {
  const into = Date.now() % 30_000
  if (into > 18_000) await new Promise((resolve) => setTimeout(resolve, 30_100 - into))
}

async function passes(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

async function prove(page: Page, code?: string, who = username): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demo.password(who))
  if (code !== undefined) await dialog.getByLabel('Mã ứng dụng hoặc mã khôi phục').fill(code)
  await press(dialog.getByRole('button', { name: 'Xác nhận', exact: true }))
}

test('[SF18] a person changes the password on the phone, with wrong tries and a line that goes; the desk is out', async () => {
  const person = 'vnpt1'
  const network = await openNetwork()
  const atDesk = await browsing.open('bàn của VNPT', `${demo.url}/viec`, desk)
  const onPhone = await browsing.open('điện thoại của VNPT', `${demo.url}/viec`, {
    ...phone,
    proxy: network.proxy,
  })
  for (const { page } of [atDesk, onPhone]) await signIn(page, person, demo.password(person))
  const { page } = onPhone
  await goTo(page, screen)
  await press(button(page, 'Đổi mật khẩu'))
  await prove(page, undefined, person)
  const dialog = page.getByRole('dialog', { name: 'Đổi mật khẩu' })
  const [first, again] = [dialog.getByLabel('Mật khẩu mới'), dialog.getByLabel('Nhập lại mật khẩu')]
  const submit = () => press(dialog.getByRole('button', { name: 'Đổi mật khẩu' }))
  await first.fill('sáu con vịt bầu qua mương')
  await again.fill('sáu con vịt')
  await submit()
  await dialog.getByText('Hai lần nhập chưa giống nhau.').waitFor()
  for (const field of [first, again]) await field.fill('1q2w3e4r5t6y')
  await submit()
  await dialog.getByText('Mật khẩu này dễ đoán').waitFor()
  await passes(page)
  for (const field of [first, again]) await field.fill('sáu con vịt bầu qua mương')
  network.cut()
  await submit()
  await dialog.getByText('Không nối được tới trung tâm').waitFor()
  expect(await first.inputValue()).toBe('sáu con vịt bầu qua mương')
  network.mend()
  await submit()
  await page.locator('.toast-text', { hasText: 'Đã đổi mật khẩu.' }).waitFor()
  await atDesk.page.getByText('Mật khẩu vừa được đổi.').waitFor()
  await live(page)
  await fillSignIn(atDesk.page, null, demo.password(person))
  await atDesk.page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').waitFor()
  await fillSignIn(atDesk.page, null, 'sáu con vịt bầu qua mương')
  await live(atDesk.page)
  for (const seat of [atDesk, onPhone]) await seat.close()
  await network.close()
})

test('[SF17] an authenticator app is added at the desk: the password again, a code, ten recovery codes; the other device is out', async () => {
  const { page } = owner
  await goTo(page, screen)
  await page.getByText('Chưa có bước thứ hai').waitFor()
  await passes(page)
  await press(button(page, 'Thêm ứng dụng mã'))
  await prove(page)
  const dialog = page.getByRole('dialog', { name: 'Thêm ứng dụng mã' })
  secret = (await dialog.locator('.totp-secret').innerText()).replace(/\s/g, '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await passes(page)
  const code = dialog.getByLabel('Nhập mã 6 số đang hiện')
  await code.fill('000000')
  await press(dialog.getByRole('button', { name: 'Xác nhận ứng dụng' }))
  await dialog.getByRole('alert').waitFor()
  await freshStep()
  await code.fill(codeAt(secret, Date.now(), -1))
  const began = performance.now()
  await press(dialog.getByRole('button', { name: 'Xác nhận ứng dụng' }))
  await handset.page.getByText('Bước xác nhận thứ hai của tài khoản vừa thay đổi.').waitFor()
  console.log(`the other device was out ${Math.round(performance.now() - began)} ms after the press`)
  sheet = await page.locator('.recovery-codes li').allInnerTexts()
  expect(new Set(sheet).size).toBe(10)
  expect(await page.locator('#recovery-title').evaluate((title) => title === document.activeElement)).toBe(
    true,
  )
  await passes(page)
  await live(page)
  await press(button(page, 'Đã cất, ẩn mã'))
  await page.getByText('Đang bảo vệ bằng hai bước').waitFor()
  expect(await page.locator('body').innerText()).not.toContain(sheet[0])
})

test('[SF17] on the phone the same person enters with password and code; a wrong one says so', async () => {
  const { page } = handset
  await freshStep()
  await fillSignIn(page, null, demo.password(username))
  const code = page.getByLabel('Mã 6 số trong ứng dụng')
  await code.waitFor()
  expect(await code.getAttribute('autocomplete')).toBe('one-time-code')
  await passes(page)
  await code.fill('111 111')
  await press(button(page, 'Xác nhận và vào'))
  await page.getByRole('alert').getByText('Mã không đúng').waitFor()
  await code.fill(codeAt(secret, Date.now()).replace(/^.../, '$& '))
  await press(button(page, 'Xác nhận và vào'))
  await live(page)
})

test('[SF17] without the phone a code from the sheet opens once, and the next screen says that it was used', async () => {
  const lost = await browsing.open('mất điện thoại', `${demo.url}/viec`, phone)
  const { page } = lost
  await fillSignIn(page, username, demo.password(username))
  await press(button(page, 'Mất điện thoại? Dùng mã khôi phục'))
  await page.getByLabel('Mã khôi phục').fill(sheet[4] ?? '')
  await passes(page)
  await press(button(page, 'Xác nhận và vào'))
  await live(page)
  await page.getByText('Một mã khôi phục của tài khoản này được dùng').waitFor()
  await passes(page)
  await press(button(page, 'Đã biết'))
  await page.getByText('Một mã khôi phục').waitFor({ state: 'detached' })
  await lost.close()
})

test('[SF17] sessions ended at the desk lock the phone at once; its screen keeps who it was', async () => {
  const { page } = owner
  await page.reload()
  await goTo(page, screen)
  await page.getByText('Chrome · Linux').first().waitFor()
  await freshStep()
  await press(button(page, 'Kết thúc mọi phiên khác'))
  await prove(page, codeAt(secret, Date.now(), 1))
  const began = performance.now()
  await handset.page.getByText('Phiên trên máy này vừa được kết thúc từ nơi khác.').waitFor()
  console.log(`the phone was locked ${Math.round(performance.now() - began)} ms after the proof`)
  await page.getByText('Không có máy nào khác.').waitFor()
})

test('[SF17] a passkey is added, signs in without a password, and is removed; the app stays', async () => {
  const { page } = owner
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await press(button(page, 'Thêm khóa truy cập'))
  const dialog = page.getByRole('dialog', { name: 'Thêm khóa truy cập' })
  await dialog.getByLabel('Đặt tên để nhận ra').fill('Máy bàn trực')
  await passes(page)
  await press(dialog.getByRole('button', { name: 'Tạo khóa trên máy này' }))
  await page.getByRole('button', { name: 'Gỡ Máy bàn trực' }).waitFor()
  await goTo(page, '/tai-khoan')
  await press(button(page, 'Thoát khỏi máy này'))
  await press(button(page, 'Đăng nhập không cần mật khẩu'))
  await live(page)
  await goTo(page, screen)
  await page.getByText('khóa truy cập', { exact: false }).first().waitFor()
  await press(page.getByRole('button', { name: 'Gỡ Máy bàn trực' }))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Gỡ', exact: true }))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Xác nhận bằng khóa truy cập' }))
  await page.getByRole('button', { name: 'Gỡ Máy bàn trực' }).waitFor({ state: 'detached' })
  await page.getByText('Đang bảo vệ bằng hai bước').waitFor()
})
