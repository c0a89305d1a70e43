import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { Row } from '../../domain/run/row.ts'
import { until } from '../tools/client.ts'
import { findItems, goTo, live, measure, press, tickInList } from './acts.ts'
import { factsSince, nth, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'
import type { Stage } from './stage.ts'

let demo: Demo
let seatOf: Stage['seatOf']
let vnpt: Seat
let operator: Seat

onDemo(async (stage) => {
  demo = stage.demo
  seatOf = stage.seatOf
  vnpt = await seatOf('VNPT', 'vnpt1', phone, '/viec')
  operator = await seatOf('operator', 'trucban1', desk, '/viec')
  await vnpt.page.evaluate(() => navigator.serviceWorker.ready)
})

const itemPath = ({ id }: Row): string => `/viec/${encodeURIComponent(id)}`
const article = (page: Page, row: Row) => page.getByRole('article', { name: row.item.id })
const rowsOf = async (owner: string, wanted: (row: Row) => boolean): Promise<readonly Row[]> =>
  [...(await demo.view()).rows.values()].filter((row) => row.owner === owner && wanted(row))
/** Two organisations, proven by figures: a photo needs no measuring. */
const asksElsewhere = ({ item }: Row): boolean =>
  item.secondElsewhere === true && item.evidence.kind === 'reading'
const factsOf = async (row: Row) => (await demo.view()).rows.get(row.id)?.facts ?? []

test('[W36] an item that asks for two organisations names who is awaited, refuses a colleague, and takes the other', async () => {
  const row = nth(await rowsOf('vnpt', asksElsewhere), 0)
  await measure(vnpt.page, row)
  const claim = vnpt.page.getByRole('region', { name: 'Chờ người thứ hai' })
  await claim.getByText('Đang chờ người của: Sở, Phòng BCVT.').waitFor()
  const confirm = 'Tôi đã kiểm tra, xác nhận đạt'

  const colleague = await seatOf('VNPT 2', 'vnpt2', phone, itemPath(row))
  const theirs = colleague.page.getByRole('button', { name: confirm })
  expect(await theirs.getAttribute('aria-disabled')).toBe('true')
  await colleague.page.getByText('phải thuộc đơn vị khác').first().waitFor()
  await colleague.close()

  const { page } = operator
  await goTo(page, '/viec?xem=cho-toi')
  const card = page.locator(`[id="${row.id}"]`)
  await card.getByText('Trực kỹ thuật 1 · VNPT ghi lúc').waitFor()
  await press(card.getByRole('button', { name: confirm }))
  await card.waitFor({ state: 'detached' })
  await claim.waitFor({ state: 'detached' })
  await article(vnpt.page, row)
    .getByText(/đang tính · Sở xác nhận \d/)
    .waitFor()
  const fact = (await factsOf(row)).at(-1)
  expect([fact?.by?.organisation, fact?.confirmed?.by?.organisation]).toEqual(['vnpt', 'so'])
})

/** What no compression makes small. */
const noise = (width: number, height: number) => {
  const look = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: '#345', noise: look } })
}

/** Several pictures, one after another. */
const moving = (kind: 'gif' | 'webp'): Promise<Buffer> => {
  const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 20), Buffer.alloc(64 * 64 * 3, 220)])
  const raw = { width: 64, height: 128, channels: 3, pageHeight: 64 } as const
  return sharp(frames, { raw })
    [kind]({ delay: [200, 200] })
    .toBuffer()
}

test('[W37] animated and broken photos are refused by name, offline too; the good ones are taken, a large one made smaller', async () => {
  const seat = await seatOf('post', 'buudien1', phone, '/viec')
  const [row] = await rowsOf('buu-dien', ({ item }) => item.evidence.kind === 'photo' && !item.twoPerson)
  const { page } = seat
  const good = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#257' } })
    .jpeg()
    .toBuffer()
  const large = await noise(2_600, 2_000).png({ compressionLevel: 0 }).toBuffer()
  expect(large.length).toBeGreaterThan(10 * 1024 * 1024)
  const animated = await moving('gif')
  expect((await sharp(animated, { animated: true }).metadata()).pages).toBe(2)
  await seat.offline()
  await page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
  await goTo(page, itemPath(row!))
  await article(page, row!)
    .locator('input[type=file]')
    .setInputFiles([
      { name: 'dong.gif', mimeType: 'image/gif', buffer: animated },
      { name: 'dong.webp', mimeType: 'image/webp', buffer: await moving('webp') },
      { name: 'hong.jpg', mimeType: 'image/jpeg', buffer: good.subarray(0, 40) },
      { name: 'lon.png', mimeType: 'image/png', buffer: large },
      { name: 'tot.jpg', mimeType: 'image/jpeg', buffer: good },
    ])
  const said = article(page, row!).getByRole('alert')
  await said.first().waitFor()
  const told = await said.allInnerTexts()
  expect(told.map((text) => text.split(':')[0])).toEqual([
    'dong.gif là ảnh động',
    'dong.webp là ảnh động',
    'hong.jpg bị hỏng, máy không đọc được',
  ])
  expect(await article(page, row!).locator('.photo-picker img').count()).toBe(2)
  await seat.close()
})

/** Runs in the page before anything else: this phone's clock goes wrong by so much, ms. */
const goWrong = (by: number): void => {
  const Right = Date
  globalThis.Date = class extends Right {
    constructor(...said: unknown[]) {
      if (said.length === 0) super(Right.now() + by)
      else super(...(said as [number]))
    }
    static override now(): number {
      return Right.now() + by
    }
  } as DateConstructor
}

const hour = 3_600_000
test.each([
  ['ahead', hour],
  ['behind', -hour],
] as const)(
  '[W38] a phone whose clock is an hour %s shows the centre’s time, and what it records is kept and told apart',
  async (way, by) => {
    const seat = await seatOf(`clock ${way}`, 'vnpt2', phone, '/viec')
    const { page } = seat
    await page.addInitScript(goWrong, by)
    await page.reload()
    await live(page)
    const wrong = await page.evaluate(() => Date.now())
    expect(Math.abs(wrong - Date.now() - by)).toBeLessThan(60_000)
    const here = new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })
    expect(await page.locator('.sync-bar').innerText()).toMatch(
      new RegExp(`${here.slice(0, 2)}:\\d\\d:\\d\\d`),
    )
    const row = nth(toDo(await demo.view(), 'vnpt').ticks, 0)
    const before = (await factsOf(row)).length
    const line = await tickInList(page, row)
    await line.getByRole('img', { name: 'Trung tâm đã nhận' }).waitFor()
    await until('it is recorded', async () => (await factsOf(row)).length === before + 1)
    const fact = (await factsOf(row)).at(-1)!
    expect(Math.abs(fact.at - Date.now())).toBeLessThan(60_000)
    expect(fact.flagged).toBe(way === 'ahead')
    if (way === 'ahead') expect(fact.madeAt).toBe(fact.at)
    else expect(Math.abs(fact.at - fact.madeAt - hour)).toBeLessThan(60_000)
    await goTo(operator.page, itemPath(row))
    const said =
      way === 'ahead' ? /đồng hồ máy sai, tính theo giờ trung tâm/ : /làm lúc \d.*, trung tâm ghi \d/
    await article(operator.page, row).locator('.item-history li').first().getByText(said).waitFor()
    await seat.close()
  },
)

test('[W39] a tick on an item waived meanwhile is refused, stays with its author and says what to do', async () => {
  const row = nth(
    toDo(await demo.view(), 'vnpt').ticks.filter(({ item }) => !item.critical),
    0,
  )
  const { page } = vnpt
  const from = Date.now()
  await vnpt.offline()
  await page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
  await tickInList(page, row)
  await page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()

  const colleague = await seatOf('VNPT 2', 'vnpt2', phone, itemPath(row))
  await press(article(colleague.page, row).getByRole('button', { name: 'Không áp dụng…' }))
  const dialog = colleague.page.getByRole('dialog')
  await dialog.getByLabel('Vì sao không áp dụng').fill('Khu vực này không dùng nữa')
  await press(dialog.getByRole('button', { name: /^Ghi không áp dụng/ }))
  await dialog.waitFor({ state: 'detached' })
  await until('it is waived', async () => factsSince(await demo.view(), row.id, from).length === 1)

  await vnpt.online()
  const line = await findItems(page, row)
  await line.getByRole('img', { name: 'Bị từ chối' }).waitFor({ timeout: 40_000 })
  await line.getByText(/Không áp dụng/).waitFor()
  await goTo(page, '/hang-gui')
  const entry = page.locator('.outbox-list > li', { hasText: row.item.id })
  await entry.getByText(/không áp dụng\. Hoàn tác trước khi ghi/).waitFor()
  await entry.getByText(/Mở mục để xem hiện trạng rồi ghi lại, hoặc bỏ lệnh này/).waitFor()
  expect(factsSince(await demo.view(), row.id, from).map(({ kind }) => kind)).toEqual(['waive'])

  await goTo(colleague.page, itemPath(row))
  await press(colleague.page.getByRole('button', { name: 'Trạng thái khác' }))
  await press(colleague.page.getByRole('dialog').getByRole('button', { name: /^Hoàn tác/ }))
  await until(
    'the waiver is taken back',
    async () => factsSince(await demo.view(), row.id, from)[0]?.undone != null,
  )
  await press(entry.getByRole('button', { name: 'Gửi lại' }))
  await until('the tick is in', async () => factsSince(await demo.view(), row.id, from).length === 2)
  await entry.waitFor({ state: 'detached' })
  await colleague.close()
})
