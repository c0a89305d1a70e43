import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { goodPassword } from '../accounts/rig.ts'
import { congress, envelope, incidentOpened, openHouse } from '../http/rig.ts'
import type { House } from '../http/rig.ts'
import { signIn } from './acts.ts'
import { sticksOut } from './looks.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing } from './rig.ts'

const canary = 'Khách Chim Hoàng Yến 0912 345 678 gọi'
let house: House
let browsing: Browsing
let incident = ''
let row = ''

beforeAll(async () => {
  ;[house, browsing] = await Promise.all([openHouse(), openBrowsing()])
  const { accounts, desk: office } = house.system
  const added = await accounts.add({ username: 'quan-tri-2', name: 'Quản trị 2', password: goodPassword })
  if (!added.ok) throw new Error(added.code)
  await office.asSystem(congress, 'person.join', { person: added.person, role: 'admin', organisation: 'so' })
  const person = house.personOf('viettel-1')
  const say = async (type: string, payload: object): Promise<string> => {
    const said = envelope(type, payload)
    expect(await office.handIn(person, said as never, 'vi')).toMatchObject({ ok: true })
    return said.id
  }
  incident = await say('incident.open', incidentOpened())
  await say('incident.note', { incident, note: canary })
  row =
    [...(office.congress(congress)?.rows.values() ?? [])].find(({ owner }) => owner === 'viettel')?.id ?? ''
  await say('run.fail', { row, note: 'Chim Hoàng Yến không cho vào phòng máy' })
})
afterAll(async () => {
  await browsing.close()
  await house.close()
})

async function passes(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

async function prove(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu', { exact: true }).fill(goodPassword)
  await page.keyboard.press('Enter')
}

test('[ER3] from the incident one administrator proposes at the desk, another confirms on the phone, and a third screen loses the words at once', async () => {
  const watching = await browsing.open('đơn vị', `${house.url}/viec`, desk)
  await signIn(watching.page, 'viettel-1', goodPassword)
  await watching.page.goto(`${house.url}/su-co/${incident}`)
  await watching.page.getByText(canary).first().waitFor()

  const { page: one } = await browsing.open('một', `${house.url}/viec`, desk)
  await signIn(one, 'quan-tri', goodPassword)
  await one.goto(`${house.url}/su-co/${incident}`)
  await one.getByRole('link', { name: 'Xóa nội dung' }).click()
  await one.getByLabel(canary).check()
  await one.getByLabel('Nói rõ hơn').fill('Có số của người dân')
  await passes(one)
  await one.getByRole('button', { name: 'Đề nghị xóa' }).click()
  await prove(one)
  await one.getByText('Đã đề nghị.').waitFor()
  expect(await one.getByRole('button', { name: 'Duyệt và xóa hẳn' }).count()).toBe(0)

  const { page: two } = await browsing.open('hai', `${house.url}/viec`, { ...phone, colorScheme: 'dark' })
  await signIn(two, 'quan-tri-2', goodPassword)
  await two.goto(`${house.url}/nhat-ky?phan=luu-giu`)
  const confirm = two.getByRole('button', { name: 'Duyệt và xóa hẳn' })
  await confirm.waitFor()
  await passes(two)
  await confirm.click()
  await prove(two)
  await two.getByText('Đã xóa hẳn và ghi nhật ký.').waitFor()
  await watching.page.getByText('dữ liệu cá nhân của người dân').first().waitFor()
  expect(await watching.page.getByText(canary).count()).toBe(0)
  expect(browsing.wrongs()).toEqual([])
}, 120_000)

test('[ER3] an item leads its administrators to its own words, and nobody else', async () => {
  const { page } = await browsing.open('quản trị', `${house.url}/viec`, desk)
  await signIn(page, 'quan-tri', goodPassword)
  await page.goto(`${house.url}/viec/${row}`)
  await page.getByRole('link', { name: 'Xóa nội dung' }).click()
  await page.getByLabel('Chim Hoàng Yến không cho vào phòng máy').check()
  await passes(page)

  const { page: carrier } = await browsing.open('nhà mạng', `${house.url}/viec`, phone)
  await signIn(carrier, 'viettel-1', goodPassword)
  await carrier.goto(`${house.url}/viec/${row}`)
  await carrier.getByText('Chim Hoàng Yến').first().waitFor()
  expect(await carrier.getByText('Xóa nội dung').count()).toBe(0)
  expect(browsing.wrongs()).toEqual([])
}, 120_000)
