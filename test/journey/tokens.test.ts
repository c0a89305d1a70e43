import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { press, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { cutControls, enlarge, sticksOut, vietnamese } from './looks.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing
let admin: Seat
beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  admin = await browsing.open('administrator', `${demo.url}/ma-truy-cap`, phone)
  await signIn(admin.page, 'quantri', demo.password('quantri'))
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

const picture = async (seat: Seat, name: string): Promise<void> => {
  const dir = process.env['JOURNEY_PICTURES']
  if (dir !== undefined) await seat.page.screenshot({ path: `${dir}/tokens-${name}.png`, fullPage: true })
}
const looksRight = async (seat: Seat): Promise<void> => {
  expect(await sticksOut(seat.page)).toEqual([])
  expect(await cutControls(seat.page)).toEqual([])
  expect(await axeFindings(seat.page)).toEqual([])
}
const me = async (secret: string): Promise<number> =>
  (await fetch(`${demo.url}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } })).status

test('[AT17] an administrator makes a token on a phone and sees it once; a program uses it; revoked, it is of no use', async () => {
  const { page } = admin
  await page.getByRole('heading', { name: 'Mã truy cập' }).waitFor()
  await page.getByText('Chưa có mã truy cập nào').waitFor()
  await picture(admin, 'phone-empty')
  await looksRight(admin)
  await press(page.getByRole('button', { name: 'Tạo mã' }))
  await page.getByText('Chọn ít nhất một việc.').waitFor()
  await page.getByLabel('Dùng vào việc gì').fill('Bảng riêng của VNPT')
  await page.getByLabel('Nhìn thấy và ghi thay cho').selectOption('vnpt')
  await page.getByRole('checkbox', { name: /Xem bảng/ }).check()
  await press(page.getByRole('button', { name: 'Tạo mã' }))
  const secret = (await page.locator('.token-secret').innerText()).trim()
  expect(secret).toMatch(/^tb_[0-9a-f-]{36}_[\w-]{43}$/)
  // Where the form was pressed, not somewhere above it.
  await page.locator('.token-secret').evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) throw new Error(`the token is out of sight: ${top} to ${bottom}`)
  })
  await picture(admin, 'phone-made')
  await looksRight(admin)
  expect(await me(secret)).toBe(200)

  await page.reload()
  const row = page.locator('.token', { hasText: 'Bảng riêng của VNPT' })
  await row.getByText('vừa dùng').waitFor()
  expect(await page.content()).not.toContain(secret.slice(-43))
  await press(row.getByRole('button', { name: /Thu hồi/ }))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }))
  await row.getByText('đã thu hồi').waitFor()
  expect(await me(secret)).toBe(401)
})

test('[AT17] with many tokens the list stays readable, in English, at twice the size and on a desk in the dark', async () => {
  const { page } = admin
  const ask = (body: object) =>
    page.evaluate(
      async ([path, sent]) =>
        (
          await fetch(path as string, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(sent),
          })
        ).status,
      [`/api/v1/congresses/${demo.congress}/tokens`, body] as const,
    )
  const long = 'Giám sát mạng lõi và truyền dẫn của trung tâm hạ tầng thông tin tỉnh'
  const made = [
    {
      label: long,
      organisation: 'so',
      scopes: ['view:read', 'items:prove', 'incidents:log', 'signals:post'],
      days: 1,
    },
    ...['vnpt', 'viettel', 'mobifone', 'buu-dien', 'so'].map((organisation, n) => ({
      label: `Chương trình ${n + 1}`,
      organisation,
      scopes: ['signals:post'],
      days: 30,
    })),
  ]
  for (const body of made) expect(await ask(body)).toBe(201)
  await page.reload()
  await page.locator('.token', { hasText: 'Giám sát' }).waitFor()
  await picture(admin, 'phone-many')
  await looksRight(admin)
  await enlarge(page, 2)
  expect(await sticksOut(page)).toEqual([])
  await enlarge(page, 1)

  const wide = await browsing.open('administrator at a desk', `${demo.url}/nguoi-dung`, {
    ...desk,
    colorScheme: 'dark',
  })
  await signIn(wide.page, 'quantri', demo.password('quantri'))
  await wide.page.locator('a[href="/ma-truy-cap"]').click()
  await press(wide.page.getByRole('button', { name: 'English' }))
  await wide.page.getByRole('heading', { name: 'Access tokens' }).waitFor()
  await wide.page.locator('.token', { hasText: 'Giám sát' }).waitFor()
  expect(
    await wide.page.locator('.page-head, .admin-form label, .admin-form legend, .sheet > p').allInnerTexts(),
  ).toEqual(expect.not.arrayContaining([expect.stringMatching(vietnamese)]))
  await picture(wide, 'desk-dark')
  await looksRight(wide)
  await wide.close()
})
