import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../tools/client.ts'
import { goTo, live, press } from './acts.ts'
import { installProduct } from './product.ts'
import type { Product } from './product.ts'
import { desk, openBrowsing, phone, wall as wallScreen } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let product: Product
let browsing: Browsing
let admin: Seat
let liaison: Seat
let liaisonLink: string

const password = 'con mèo trèo cây cau xanh'
const seeRoom = (seat: Seat, name: string) => seat.page.getByRole('heading', { name, level: 1 }).waitFor()

beforeAll(async () => {
  ;[product, browsing] = await Promise.all([installProduct(), openBrowsing()])
})

afterAll(async () => {
  await browsing.close()
  await product.drop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

async function setPassword(seat: Seat, submit: string): Promise<void> {
  await seat.page.getByLabel('Mật khẩu mới').fill(password)
  await seat.page.getByLabel('Nhập lại mật khẩu').fill(password)
  await press(seat.page.getByRole('button', { name: submit }))
}

describe('from an empty folder to a running congress, in browsers alone', () => {
  test('[W9] the printed link makes the first administrator, and only once', async () => {
    const dataDir = 'data-fresh'
    product.run(['init'], { DATA_DIR: dataDir })
    const [link] = await product.serve(['serve'], /http:\/\/localhost:\d+\/setup#\S+/, { DATA_DIR: dataDir })
    admin = await browsing.open('admin', link, desk)
    await admin.page.getByLabel('Họ tên hoặc chức danh').fill('Quản trị · Sở')
    await admin.page.getByLabel('Tên đăng nhập').fill('quantri.so')
    await setPassword(admin, 'Tạo tài khoản quản trị và vào')
    await seeRoom(admin, 'Thiết lập Đại hội')

    const late = await browsing.open('late', link, desk)
    await late.page.getByLabel('Họ tên hoặc chức danh').fill('Người khác')
    await late.page.getByLabel('Tên đăng nhập').fill('nguoikhac')
    await setPassword(late, 'Tạo tài khoản quản trị và vào')
    await late.page.locator('.door-wrong').waitFor()
    await late.close()
  })

  test('[W10] the administrator imports the plan and hands out links to a pasted list', async () => {
    const { page } = admin
    await page.locator('.plan-choice', { hasText: 'ngày 17/4/2020, mục IV.1-5' }).getByRole('radio').check()
    await press(page.getByRole('button', { name: 'Nhập kế hoạch và tạo Đại hội' }))
    await seeRoom(admin, 'Người dùng')
    await page.getByRole('radio', { name: 'Dán danh sách' }).check()
    await page
      .getByRole('textbox', { name: 'Danh sách' })
      .fill('Trực 1 · VNPT; truc1.vnpt; đầu mối; VNPT\nTrực ban 1; trucban1; trực ban; Sở')
    await press(page.getByRole('button', { name: 'Thêm 2 người và cấp liên kết' }))
    const card = page.locator('.link-card', { hasText: 'truc1.vnpt' })
    await card.getByRole('img', { name: 'Mã QR của Trực 1 · VNPT' }).waitFor()
    liaisonLink = (await card.locator('.link-url').innerText()).trim()
  })

  test('[W11] a link opened on a phone sets the password, shows the rows and takes a tick', async () => {
    liaison = await browsing.open('liaison', liaisonLink, phone)
    await liaison.page.getByText('Cho tài khoản Trực 1 · VNPT, tên đăng nhập truc1.vnpt.').waitFor()
    await setPassword(liaison, 'Đặt mật khẩu và vào')
    await seeRoom(liaison, 'Việc của tôi')
    await live(liaison.page)
    await goTo(liaison.page, '/viec?xem=don-vi&tim=CN-18')
    const row = liaison.page.locator('.item-row').first()
    await press(row.locator('.item-words'))
    await row.getByRole('img', { name: 'Trung tâm đã nhận' }).waitFor()
  })

  test('[W12] a used link says that it is used', async () => {
    const again = await browsing.open('again', liaisonLink, phone)
    await again.page.getByText('Liên kết đã dùng, đã hết hạn hoặc không đúng.').waitFor()
    await again.close()
  })

  test('[W13] a display link made in the browser opens a wall, and revoking it turns the wall off', async () => {
    const { page } = admin
    await press(page.getByRole('tab', { name: 'Màn hình' }))
    await page.getByLabel('Màn hình đặt ở đâu').fill('Phòng họp giao ban')
    await page.getByLabel('Hiển thị phần của').selectOption('so')
    await press(page.getByRole('button', { name: 'Tạo liên kết màn hình' }))
    const url = (await page.locator('.link-url', { hasText: '/wall#' }).innerText()).trim()
    const wall = await browsing.open('wall', url, wallScreen)
    await wall.page.getByText('mục quan trọng chưa xong').waitFor()
    await press(page.getByRole('button', { name: /^Thu hồi/ }).first())
    await press(page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }))
    await wall.page.getByText('Liên kết màn hình này không còn hiệu lực').waitFor()
    await wall.close()
  })

  test('[W14] disabling an account locks its open phone at once', async () => {
    const { page } = admin
    await press(page.getByRole('tab', { name: /^Danh sách/ }))
    await press(page.getByRole('button', { name: 'Sửa Trực 1 · VNPT' }))
    const dialog = page.getByRole('dialog', { name: 'Trực 1 · VNPT' })
    await dialog.getByRole('button', { name: 'Khóa tài khoản' }).click()
    await liaison.page.getByText('Tài khoản đã bị khóa').waitFor({ timeout: 10_000 })
    await until('nothing of the congress is left on the screen', async () => {
      return (await liaison.page.locator('.item-row').count()) === 0
    })
  })
})
