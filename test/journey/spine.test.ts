import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../tools/client.ts'
import { figureOn, goTo, live, measure, press, signIn, tickInList } from './acts.ts'
import { blockingCount, factsSince, nth, startDemo, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, openBrowsing, phone, wall as wallScreen } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing
let vnpt: Seat
let viettel: Seat
let operator: Seat
let leader: Seat
let wall: Seat

const title = 'Mất luồng truyền hình cáp treo phía cổng Tây'
const publicLine = 'Gián đoạn truyền hình tại Hội trường lớn'
const note = 'Đội 7 đang mang máy hàn tới bể cáp B22'
const secret = 'Nghi có người vào phòng máy trái phép'
const secretLine = 'Kiểm tra an ninh phòng máy'

/** Signs in and waits until the phone can open without a network. */
async function seatOf(
  name: string,
  username: string,
  options: Parameters<Browsing['open']>[2],
  path: string,
) {
  const seat = await browsing.open(name, demo.url + path, options)
  await signIn(seat.page, username, demo.password(username))
  return seat
}

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  wall = await browsing.open('wall', demo.displayUrl, wallScreen)
  leader = await seatOf('leader', 'lanhdao', phone, '/tom-tat')
  operator = await seatOf('operator', 'trucban1', desk, '/su-co')
  vnpt = await seatOf('VNPT', 'vnpt1', phone, '/viec')
  viettel = await seatOf('Viettel', 'viettel1', phone, '/su-co')
})

afterAll(async () => {
  await browsing.close()
  await demo.drop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

/** Both figures, without a reload. */
const bothShow = (figure: number) =>
  until(
    `wall and leader show ${figure}`,
    async () => (await figureOn(wall.page)) === figure && (await figureOn(leader.page)) === figure,
  )

interface Incident {
  readonly title: string
  readonly line: string
  readonly visibility: RegExp
  readonly note?: string
}

/** `n` at the desk, and what a caller tells. Returns the incident's id. */
async function openIncident(asked: Incident): Promise<string> {
  const { page } = operator
  await goTo(page, '/su-co')
  await page.getByRole('heading', { name: 'Sự cố', level: 1 }).waitFor()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'Sự cố mới' })
  await dialog.getByLabel('Việc gì').fill(asked.title)
  await dialog.getByRole('combobox', { name: /^Loại/ }).fill('KN7')
  await page.keyboard.press('Enter')
  await dialog.getByRole('combobox', { name: 'Khu vực' }).fill('hoi truong')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Đơn vị chủ trì').selectOption('vnpt')
  await dialog.getByRole('radio', { name: asked.visibility }).check()
  await dialog.getByLabel('Nội dung công bố').fill(asked.line)
  if (asked.note !== undefined) {
    await dialog.getByText('Ai báo').first().click()
    await dialog.getByLabel('Thêm chi tiết').fill(asked.note)
  }
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/su-co\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Everything a person at this seat could find: the page's whole source and all that came over the wire. */
const everything = async (seat: Seat): Promise<string> =>
  `${await seat.page.content()}\n${await seat.heard()}`

describe('the journey of the outcome', () => {
  test('[W1] a tick on a phone changes the wall and the leader’s figure without a reload', async () => {
    const state = await demo.view()
    const figure = blockingCount(state)
    await bothShow(figure)
    const row = nth(toDo(state, 'vnpt').counted, 0)
    await measure(vnpt.page, row)
    await bothShow(figure - 1)
    expect(await viettel.heard()).not.toContain(row.id)
  })

  test('[W2] a published incident: the wall and its lead see it whole, a competitor exactly the public line', async () => {
    const id = await openIncident({ title, line: publicLine, visibility: /^Công bố/, note })
    await wall.page.getByText(title).waitFor()
    await goTo(vnpt.page, `/su-co/${id}`)
    await vnpt.page.getByRole('heading', { name: title }).waitFor()
    await vnpt.page.getByText(note).first().waitFor()
    const row = viettel.page.locator(`[id="${id}"]`)
    await row.getByText(publicLine).waitFor()
    await press(row.getByRole('link'))
    await viettel.page.getByText('Đơn vị bạn chỉ thấy nội dung công bố.').waitFor()
    const known = await everything(viettel)
    expect(known).toContain(publicLine)
    expect(known).not.toContain(title)
    expect(known).not.toContain(note)
    await until('the view over HTTP has it', async () => (await demo.view('viettel1')).faces.has(id))
    const face = (await demo.view('viettel1')).faces.get(id)
    expect(face?.publicLine).toBe(publicLine)
    expect(JSON.stringify(face)).not.toMatch(/vnpt|trucban|lead/)
  })

  test('[W3] of an incident for the department alone a competitor hears not one frame', async () => {
    const before = viettel.frames.length
    const id = await openIncident({ title: secret, line: secretLine, visibility: /^Chỉ Sở/ })
    await wall.page.getByText(secret).waitFor()
    const since = () => viettel.frames.slice(before)
    const isBeat = (frame: string) => frame.startsWith('42["heartbeat"')
    // Whatever was sent about the incident has arrived before a later sign of life.
    await until('two heartbeats', () => since().filter(isBeat).length >= 2)
    const isSilent = (frame: string) => isBeat(frame) || /^[236]$/.test(frame)
    expect(since().filter((frame) => !isSilent(frame))).toEqual([])
    expect((await demo.view('viettel1')).faces.has(id)).toBe(false)
    expect(await everything(viettel)).not.toContain(id)
    expect(await everything(viettel)).not.toMatch(new RegExp(`${secret}|${secretLine}`))
  })
})

describe('offline, while the server dies', () => {
  test('[W4] [W5] [W6] nothing acknowledged is missing after kill -9, and the phone hands in its work once', async () => {
    const state = await demo.view()
    const [before, done] = [blockingCount(state), toDo(state, 'vnpt')]
    const [first, second, reading] = [nth(done.ticks, 0), nth(done.ticks, 1), nth(done.counted, 0)]
    const acknowledged = nth(done.ticks, 2)
    const from = Date.now()
    const acknowledgedLine = await tickInList(vnpt.page, acknowledged)
    await acknowledgedLine.getByRole('img', { name: 'Trung tâm đã nhận' }).waitFor()
    await vnpt.page.evaluate(() => navigator.serviceWorker.ready)

    await vnpt.offline()
    await vnpt.page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
    for (const row of [first, second]) {
      const line = await tickInList(vnpt.page, row)
      await line.getByRole('img', { name: 'Mới lưu trên máy' }).waitFor()
    }
    await measure(vnpt.page, reading)
    await vnpt.page.getByText('Mới lưu trên máy').first().waitFor()
    const offlineUntil = Date.now()

    await demo.kill()
    await vnpt.page.reload()
    await vnpt.page.locator('.sync-bar', { hasText: 'lưu trên máy 3' }).waitFor()
    await goTo(vnpt.page, '/hang-gui')
    await expect.poll(() => vnpt.page.locator('.outbox-list > li').count()).toBe(3)

    await wall.page.getByText('MẤT KẾT NỐI').waitFor({ timeout: 40_000 })
    await demo.restart()
    await wall.page.getByText(title).waitFor({ timeout: 60_000 })
    const restored = await demo.view()
    expect(factsSince(restored, acknowledged.id, from)).toHaveLength(1)
    expect([...restored.incidents.values()].map((one) => one.title)).toEqual(
      expect.arrayContaining([title, secret]),
    )
    for (const row of [first, second, reading]) expect(factsSince(restored, row.id, from)).toEqual([])

    await vnpt.online()
    await vnpt.page.getByText('Mọi việc đã ghi đều đã tới trung tâm').waitFor({ timeout: 60_000 })
    const handedIn = [first, second, reading]
    await until('the department has it all', async () => {
      const view = await demo.view()
      return handedIn.every((row) => factsSince(view, row.id, from).length > 0)
    })
    const after = await demo.view()
    for (const row of [acknowledged, first, second, reading]) {
      const facts = factsSince(after, row.id, from)
      expect(facts, `${row.id}: ${JSON.stringify(after.rows.get(row.id)?.facts)}`).toHaveLength(1)
      expect(facts[0]?.madeAt).toBeLessThanOrEqual(offlineUntil)
    }
    for (const row of handedIn) {
      const [fact] = factsSince(after, row.id, from)
      expect(fact!.at).toBeGreaterThan(offlineUntil)
    }
    await bothShow(before - 1)
  })
})

describe('two people and one device', () => {
  test('[W7] a second person confirms what the first recorded; the first may not, and is told why', async () => {
    const row = nth(toDo(await demo.view(), 'vnpt').byTwo, 0)
    await live(vnpt.page)
    await measure(vnpt.page, row)
    const claim = vnpt.page.getByRole('region', { name: 'Chờ người thứ hai' })
    const confirm = 'Tôi đã kiểm tra, xác nhận đạt'
    await claim
      .getByText(/tài khoản khác|người thứ hai/)
      .first()
      .waitFor()
    expect(await claim.getByRole('button', { name: confirm }).getAttribute('aria-disabled')).toBe('true')
    const other = await seatOf('VNPT 2', 'vnpt2', phone, `/viec/${encodeURIComponent(row.id)}`)
    await press(other.page.getByRole('button', { name: confirm }))
    await claim.waitFor({ state: 'detached' })
    const fact = async () => (await demo.view()).rows.get(row.id)?.facts.at(-1)
    await until('it is confirmed', async () => (await fact())?.confirmed != null)
    const { by, confirmed } = (await fact())!
    expect(confirmed?.by?.person).toBeDefined()
    expect(confirmed?.by?.person).not.toBe(by?.person)
    await other.close()
  })

  test('[W8] work kept at sign-out is sealed for the next person and sent at its author’s next sign-in', async () => {
    const row = toDo(await demo.view(), 'vnpt').ticks.at(-1)!
    const from = Date.now()
    const { page } = vnpt
    await vnpt.offline()
    await page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
    await tickInList(page, row)
    await page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()
    await goTo(page, '/tai-khoan')
    await press(page.getByRole('button', { name: 'Thoát khỏi máy này' }))
    const ask = page.getByRole('dialog', { name: /Còn 1 lệnh chưa gửi/ })
    await press(ask.getByRole('button', { name: 'Giữ trên máy và thoát' }))
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor()
    await vnpt.online()

    await signIn(page, 'viettel2', demo.password('viettel2'))
    await goTo(page, '/hang-gui')
    await page.getByText('Mọi việc đã ghi đều đã tới trung tâm').waitFor()
    expect(await page.content()).not.toContain(row.id)
    expect(factsSince(await demo.view(), row.id, from)).toEqual([])
    await goTo(page, '/tai-khoan')
    await press(page.getByRole('button', { name: 'Thoát khỏi máy này' }))

    await signIn(page, 'vnpt1', demo.password('vnpt1'))
    await until('the tick is handed in', async () => {
      return factsSince(await demo.view(), row.id, from).length === 1
    })
    await page
      .locator('.sync-bar', { hasText: /^Trực tiếp$/ })
      .or(page.locator('.sync-bar.live'))
      .waitFor()
    expect(factsSince(await demo.view(), row.id, from)).toHaveLength(1)
  })
})
