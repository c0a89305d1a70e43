import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { landingPath } from '../../server/accounts/provider-doors.ts'
import { openRealProvider, clientId } from '../oidc/provider-rig.ts'
import type { RealProvider } from '../oidc/provider-rig.ts'
import { label, writePlan } from '../oidc/rig.ts'
import { goTo, live, press, signIn } from './acts.ts'
import { serveDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { sticksOut } from './looks.ts'
import { installProduct } from './product.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing } from './rig.ts'

let provider: RealProvider
let demo: Demo
let browsing: Browsing
let drop: () => void

const username = 'vnpt1'
const security = '/tai-khoan/dang-nhap'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

beforeAll(async () => {
  const product = await installProduct()
  provider = await openRealProvider(`${product.url}${landingPath}`)
  provider.people.set('cb-001', { name: 'nva@vinhphuc.gov.vn' })
  provider.people.set('cb-002', { name: 'ttb@vinhphuc.gov.vn' })
  const plan = writePlan({ issuer: provider.issuer, clientId, label }, provider.secret)
  drop = plan.drop
  ;[demo, browsing] = await Promise.all([serveDemo(product, { OIDC_CONFIG: plan.path }), openBrowsing()])
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
  await provider.close()
  drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

async function passes(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

/** On the provider's own page. */
async function there(page: Page, sub: string): Promise<void> {
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.getByLabel('Mã cán bộ').fill(sub)
  await press(button(page, 'Vào'))
}

/** The way that every account goes once. */
async function link(page: Page, sub: string): Promise<void> {
  await goTo(page, security)
  await press(button(page, `Liên kết: ${label.vi}`))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demo.password(username))
  await press(dialog.getByRole('button', { name: 'Xác nhận', exact: true }))
  await there(page, sub)
}

test('[OC12] on a phone: linked from the account page through the provider’s own page, then in by it to the board', async () => {
  const owner = await browsing.open('điện thoại', `${demo.url}/viec`, phone)
  const { page } = owner
  await signIn(page, username, demo.password(username))
  await link(page, 'cb-001')
  await page.getByText('Đã liên kết', { exact: true }).waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(security)
  await page.getByText('nva@vinhphuc.gov.vn').waitFor()
  await passes(page)
  await owner.close()

  const again = await browsing.open('điện thoại khác', `${demo.url}/viec`, phone)
  const entry = button(again.page, label.vi)
  await entry.waitFor()
  expect((await entry.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  await passes(again.page)
  await press(entry)
  await there(again.page, 'cb-001')
  await live(again.page)
  const { pathname, search } = new URL(again.page.url())
  expect([pathname, search]).toEqual(['/viec', ''])
  // What the provider gave along is nowhere one could come back to.
  expect(await again.page.evaluate(() => document.referrer + location.href)).not.toContain('code=')
  await goTo(again.page, security)
  await again.page.getByText('đăng nhập chung', { exact: false }).first().waitFor()
  await again.close()
})

test('[OC12] at the desk: who is not linked is told what to do, a refusal and a second press of back lead nowhere', async () => {
  const { page, close } = await browsing.open('bàn trực', `${demo.url}/viec`, desk)
  await press(button(page, label.vi))
  await there(page, 'cb-002')
  const said = page.getByRole('alert')
  await said.waitFor()
  expect(await said.innerText()).toContain(
    'Tài khoản này chưa được liên kết; đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản.',
  )
  expect(new URL(page.url()).search).toBe('')
  await passes(page)
  await press(button(page, 'Về trang đăng nhập'))
  await press(button(page, label.vi))
  await there(page, 'khong-co-ai')
  await page.getByText('không cho vào', { exact: false }).waitFor()
  // The same page once more: there is nothing left to hand in.
  await page.reload()
  await page.getByText('Bấm đăng nhập lại từ đầu', { exact: false }).waitFor()
  await press(button(page, 'Về trang đăng nhập'))
  await press(button(page, label.vi))
  await there(page, 'cb-001')
  await live(page)
  await goTo(page, security)
  await press(button(page, 'Gỡ liên kết'))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Gỡ liên kết' }))
  const dialog = page.getByRole('dialog', { name: 'Xác nhận là chính chủ' })
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demo.password(username))
  await press(dialog.getByRole('button', { name: 'Xác nhận', exact: true }))
  await button(page, `Liên kết: ${label.vi}`).waitFor()
  await passes(page)
  await close()
})

test('[OC12] the people screen: a name is noted for somebody, and taken back', async () => {
  const { page, close } = await browsing.open('quản trị', `${demo.url}/viec`, desk)
  await signIn(page, 'quantri', demo.password('quantri'))
  await goTo(page, '/nguoi-dung')
  const line = page.getByRole('button', { name: /Trực kỹ thuật 2 · VNPT/ })
  await line.waitFor()
  await press(line)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên ở hệ thống đăng nhập chung').fill('ttb@vinhphuc.gov.vn')
  await passes(page)
  await press(dialog.getByRole('button', { name: 'Ghi tên để liên kết' }))
  await dialog.waitFor({ state: 'hidden' })
  await press(line)
  await dialog.getByText('Chờ “ttb@vinhphuc.gov.vn” vào lần đầu', { exact: false }).waitFor()
  await passes(page)
  await press(dialog.getByRole('button', { name: 'Gỡ liên kết' }))
  await dialog.waitFor({ state: 'hidden' })
  await press(line)
  await dialog.getByLabel('Tên ở hệ thống đăng nhập chung').waitFor()
  await close()
})
