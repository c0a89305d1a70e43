import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { goTo, live, press } from './acts.ts'
import { installProduct } from './product.ts'
import type { Product } from './product.ts'
import { desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let product: Product
let browsing: Browsing
let admin: Seat
const password = 'con mèo trèo cây cau xanh'
const plansDir = new URL('../../checklists/plans/', import.meta.url)

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

const seeRoom = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

async function setPassword(page: Page, submit: string): Promise<void> {
  await page.getByLabel('Mật khẩu mới').fill(password)
  await page.getByLabel('Nhập lại mật khẩu').fill(password)
  await press(page.getByRole('button', { name: submit }))
}

/** A server on an empty folder, and its first administrator on the set-up page. */
async function beginIn(dataDir: string): Promise<Seat> {
  await product.kill()
  product.run(['init'], { DATA_DIR: dataDir })
  const [link] = await product.serve(['serve'], /http:\/\/localhost:\d+\/setup#\S+/, { DATA_DIR: dataDir })
  const seat = await browsing.open(`admin of ${dataDir}`, link, desk)
  await seat.page.getByLabel('Họ tên hoặc chức danh').fill('Quản trị · Sở')
  await seat.page.getByLabel('Tên đăng nhập').fill('quantri.so')
  await setPassword(seat.page, 'Tạo tài khoản quản trị và vào')
  await seeRoom(seat.page, 'Thiết lập Đại hội')
  return seat
}

interface View {
  readonly view: {
    readonly areas: readonly unknown[]
    readonly checklists: readonly unknown[]
    readonly organisations: readonly unknown[]
    readonly rows: readonly unknown[]
  }
}
/** What the congress holds, asked by the page that is signed in. */
const viewOf = (page: Page, congress: string): Promise<View> =>
  page.evaluate(async (id) => (await (await fetch(`/api/v1/congresses/${id}/view`)).json()) as View, congress)
/** "5 đơn vị · 7 khu vực · 7 bảng kiểm · 120 mục" */
async function promised(page: Page): Promise<readonly number[]> {
  const said = await page.locator('.plan-preview').innerText()
  const found = /(\d+) đơn vị · (\d+) khu vực · (\d+) bảng kiểm · (\d+) mục/.exec(said)
  return (found ?? []).slice(1).map(Number)
}
async function made(page: Page, congress: string): Promise<readonly number[]> {
  const { organisations, areas, checklists, rows } = (await viewOf(page, congress)).view
  return [organisations, areas, checklists, rows].map(({ length }) => length)
}

describe('from an empty folder, each plan that ships', () => {
  test.each(['vinh-phuc', 'long-an', 'dak-nong'])(
    '[SU1] %s sets up a congress in the browser, with all that was promised before',
    async (plan) => {
      const seat = await beginIn(`data-${plan}`)
      const { page } = seat
      const text = readFileSync(new URL(`${plan}.yaml`, plansDir), 'utf8')
      const source = /^source: (.*)$/m.exec(text)?.[1] ?? ''
      const choice = page.locator('.plan-choice', { has: page.getByText(source, { exact: true }) })
      await choice.getByRole('radio').check()
      const counts = await promised(page)
      expect(counts[3]).toBeGreaterThan(30)
      await press(page.getByRole('button', { name: 'Nhập kế hoạch và tạo Đại hội' }))
      await seeRoom(page, 'Người dùng')
      expect(await made(page, plan)).toEqual(counts)
      await goTo(page, '/bang-kiem')
      await page.locator('.run-filters').waitFor()
      const ids = /^checklists: \[(.*)\]$/m.exec(text)?.[1]?.split(', ')
      const options = await page.locator('.run-filters select').first().locator('option').allInnerTexts()
      expect(options.map((label) => label.split(' · ')[0])).toEqual(ids)
      await page.locator('.run-title').first().waitFor()
      await seat.close()
    },
  )
})

describe('a plan of one’s own', () => {
  test('[SU2] a plan file with several mistakes is told whole, by line and path, and nothing is imported', async () => {
    admin = await beginIn('data-own')
    const { page } = admin
    const spoilt = readFileSync(new URL('long-an.yaml', plansDir), 'utf8')
      .replace('kind: post, department', 'kind: posst, department')
      .replace("shifts: ['06:00'", "shifts: ['6 giờ'")
      .replace('code_prefix: SC', 'code_prefix: sc')
      .replace(/^level: .*$/m, 'levle: tỉnh')
    const file = { name: 'cua-toi.yaml', mimeType: 'text/yaml', buffer: Buffer.from(spoilt) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('.plan-mistakes').waitFor()
    const told = await page.locator('.plan-mistakes li').allInnerTexts()
    const line = (part: string) => spoilt.split('\n').findIndex((one) => one.includes(part)) + 1
    for (const [part, path] of [
      ['posst', 'organisations[5].kind'],
      ['6 giờ', 'shifts[0]'],
      ['code_prefix: sc', 'code_prefix'],
      ['levle', 'levle'],
    ] as const)
      expect(
        told.some((one) => one.includes(`dòng ${line(part)}, ${path}`) && one.includes(part)),
        path,
      ).toBe(true)
    expect(await page.getByRole('button', { name: 'Nhập kế hoạch và tạo Đại hội' }).count()).toBe(0)
    expect(readdirSync(join(product.dir, 'data-own', 'journal'))).toEqual(['site'])
  })

  test('[SU3] the form tells every mistake at its field, keeps its draft over a reload and makes the congress', async () => {
    const { page } = admin
    await press(page.getByRole('button', { name: 'Soạn bằng biểu mẫu' }))
    await seeRoom(page, 'Soạn Đại hội')
    await page.getByLabel('Tên Đại hội').fill('Đại hội huyện Tam Đảo')
    await page.getByLabel('Điện thoại bàn trực').fill('0211 000 000')
    await page.getByLabel('Căn cứ').fill('Kế hoạch số 5')
    await page.getByLabel('Tên đơn vị').fill('Sở Khoa học và Công nghệ')
    await page.getByLabel('Tên ngắn').fill('Sở')
    await page.reload()
    await seeRoom(page, 'Soạn Đại hội')
    expect(await page.getByLabel('Tên Đại hội').inputValue()).toBe('Đại hội huyện Tam Đảo')
    await press(page.getByRole('button', { name: 'Kiểm tra', exact: true }))
    await page.getByText('Còn 3 chỗ phải sửa').waitFor()
    await press(page.getByRole('button', { name: /^Cấp/ }))
    expect(await page.getByLabel('Cấp').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.type('huyện')
    await page.getByText('Còn 2 chỗ phải sửa').waitFor()

    await press(page.getByRole('button', { name: 'Thêm đơn vị' }))
    await page.keyboard.type('Viễn thông Tam Đảo')
    const carrier = page.getByRole('group', { name: /^Đơn vị 2/ })
    await carrier.getByLabel('Tên ngắn').fill('VNPT')
    await carrier.getByLabel('Loại').selectOption({ label: 'nhà mạng' })
    await press(page.getByRole('button', { name: 'Thêm khu vực' }))
    await page.keyboard.type('Hội trường huyện')
    const hall = page.getByRole('group', { name: /^Khu vực 1/ })
    expect(await hall.getByRole('checkbox', { name: 'VNPT' }).isChecked()).toBe(true)
    await page.getByRole('checkbox', { name: /^CL6/ }).check()
    await press(page.getByRole('button', { name: 'Kiểm tra', exact: true }))
    const counts = await promised(page)
    expect(counts.slice(0, 3)).toEqual([2, 1, 1])
    await press(page.getByRole('button', { name: 'Tạo Đại hội' }))
    await seeRoom(page, 'Người dùng')
    expect(await made(page, 'dai-hoi-huyen-tam-dao')).toEqual(counts)
    expect(existsSync(join(product.dir, 'data-own', 'journal', 'dai-hoi-huyen-tam-dao'))).toBe(true)
  })

  test('[SU3] an item of the hand-made congress stands on its liaison’s list', async () => {
    const { page } = admin
    await page.getByRole('radio', { name: 'Dán danh sách' }).check()
    const list = page.getByRole('textbox', { name: 'Danh sách' })
    await list.fill('Trực 1 · VNPT; truc1.vnpt; đầu mối; VNPT')
    await press(page.getByRole('button', { name: /^Thêm 1 người/ }))
    const url = (await page.locator('.link-card .link-url').innerText()).trim()
    const liaison = await browsing.open('liaison', url, phone)
    await liaison.page.getByText('Cho tài khoản Trực 1 · VNPT').waitFor()
    await setPassword(liaison.page, 'Đặt mật khẩu và vào')
    await seeRoom(liaison.page, 'Việc của tôi')
    await live(liaison.page)
    await goTo(liaison.page, '/viec?xem=don-vi')
    await liaison.page.locator('.item-row', { hasText: 'Hội trường huyện' }).first().waitFor()
    await liaison.close()
  })

  test('[SU3] a plan goes from the form to the text and back as it was', async () => {
    const { page } = admin
    await goTo(page, '/thiet-lap/soan')
    await seeRoom(page, 'Soạn Đại hội')
    expect(await page.getByLabel('Tên Đại hội').inputValue()).toBe('')
    await page.getByLabel('Chép từ').selectOption('dak-nong')
    await page.getByRole('group', { name: /^Khu vực 1: Trung tâm Báo chí/ }).waitFor()
    await press(page.getByRole('button', { name: 'Xem và sửa dạng văn bản' }))
    const area = page.getByLabel('Nội dung kế hoạch')
    await area.fill((await area.inputValue()).replace('Trung tâm Báo chí', 'Nhà báo chí'))
    await press(page.getByRole('button', { name: 'Kiểm tra kế hoạch' }))
    await press(page.getByRole('button', { name: 'Sửa tiếp trong biểu mẫu' }))
    await page.getByRole('group', { name: /^Khu vực 1: Nhà báo chí/ }).waitFor()
    await admin.close()
  })
})
