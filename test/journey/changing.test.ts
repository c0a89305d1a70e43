import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Row } from '../../domain/run/row.ts'
import { findItems, goTo, press, tickInList } from './acts.ts'
import { nth, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, phone, wall as wallScreen } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'
import { onDemo } from './stage.ts'
import type { Stage } from './stage.ts'

let demo: Demo
let seatOf: Stage['seatOf']
let browsing: Browsing
let leader: Seat
let liaison: Seat

onDemo(async (stage) => {
  demo = stage.demo
  browsing = stage.browsing
  seatOf = stage.seatOf
  leader = await seatOf('leader', 'lanhdao', desk, '/')
  liaison = await seatOf('liaison', 'vnpt1', phone, '/')
})

const sheet = (page: Page, heading: string): Locator =>
  page.locator('.sheet', { has: page.getByRole('heading', { name: heading, exact: true }) })

async function change(page: Page, heading: string, button: string, reason: string): Promise<void> {
  const form = sheet(page, heading)
  await form.getByLabel(/^Lý do/).fill(reason)
  await press(form.getByRole('button', { name: button, exact: true }))
}

/** What the journal holds of an event, the newest first. */
function recorded(type: string): readonly Record<string, unknown>[] {
  const dir = join(demo.product.dir, 'data-demo', 'journal', demo.congress)
  const files = readdirSync(dir).filter((name) => name.endsWith('.ndjson'))
  const lines = files.sort().flatMap((name) => readFileSync(join(dir, name), 'utf8').trim().split('\n'))
  const events = lines.flatMap(
    (line) => (JSON.parse(line) as { commit?: { events: Record<string, unknown>[] } }).commit?.events ?? [],
  )
  return events.filter((event) => event['type'] === type).reverse()
}

/** A row that is proven once, days before the opening. */
async function waitingRow(): Promise<Row> {
  const { ticks } = toDo(await demo.view('vnpt1'), 'vnpt')
  return nth(
    ticks.filter(({ item }) => item.recurrence === 'once'),
    0,
  )
}

test('[SU4] a new opening moves the due time on an open phone, and is on record with how much moved', async () => {
  const row = await waitingRow()
  const due = (await findItems(liaison.page, row)).locator('.item-due')
  const before = await due.innerText()
  const opening = (await demo.view()).info?.opening ?? 0
  const { page } = leader
  await goTo(page, '/dieu-chinh')
  const form = sheet(page, 'Khai mạc, bế mạc')
  for (const label of ['Ngày khai mạc', 'Ngày bế mạc']) {
    const field = form.getByLabel(label)
    const date = new Date(`${await field.inputValue()}T00:00:00Z`)
    await field.fill(new Date(date.getTime() + 4 * 86_400_000).toISOString().slice(0, 10))
  }
  expect(await form.innerText()).toMatch(/\d+ mục chưa xong sẽ dời hạn theo/)
  await change(page, 'Khai mạc, bế mạc', 'Dời giờ', 'Tỉnh ủy dời ngày')
  await expect.poll(() => due.innerText()).not.toBe(before)
  await expect.poll(async () => (await demo.view()).info?.opening).toBe(opening + 4 * 86_400_000)
  const [moved] = recorded('congress.rescheduled')
  expect(moved).toMatchObject({ opening: opening + 4 * 86_400_000 })
  expect(moved?.['moved']).toBeGreaterThan(10)
})

/** Every screen that has an address of its own, out of the app's own list. */
const screens = [
  ...readFileSync(new URL('../../client/app/routes.ts', import.meta.url), 'utf8').matchAll(
    /(?:route|shared)\('(\/[a-z/-]+)'/g,
  ),
].map(([, path = '']) => path)

/** Runs in the page. Whether the reader sees the stamp: nothing lies over it. */
const stampIsSeen = (): boolean =>
  [...document.querySelectorAll('.stamp')].some((stamp) => {
    const { left, top, width, height } = stamp.getBoundingClientRect()
    const there = document.elementFromPoint(left + width / 2, top + height / 2)
    return height > 0 && stamp.textContent.includes('DIỄN TẬP') && stamp.contains(there)
  })

async function stampedEverywhere(page: Page, name: string): Promise<void> {
  const without: string[] = []
  for (const path of screens) {
    await goTo(page, path)
    await page.locator('#main :is(h1, h2, .empty-state, .dialog-form)').first().waitFor()
    if (!(await page.evaluate(stampIsSeen))) without.push(path)
  }
  expect(without, name).toEqual([])
}

test('[SU5] a rehearsal is stamped DIỄN TẬP on every screen and on its wall, and the live congress on none', async () => {
  expect(screens.length).toBeGreaterThan(12)
  const admin = await seatOf('admin', 'quantri', desk, '/')
  const { page } = admin
  await goTo(page, '/dieu-chinh')
  await press(sheet(page, 'Diễn tập').getByRole('button', { name: 'Tạo Đại hội diễn tập' }))
  await page.locator('.stamp').waitFor()
  await stampedEverywhere(page, 'admin')
  await goTo(page, '/nguoi-dung?muc=displays')
  await page.getByLabel('Màn hình đặt ở đâu').fill('Phòng diễn tập')
  await press(page.getByRole('button', { name: 'Tạo liên kết màn hình' }))
  const url = (await page.locator('.link-url', { hasText: '/wall#' }).innerText()).trim()
  const wall = await browsing.open('rehearsal wall', url, wallScreen)
  await wall.page.locator('.stamp', { hasText: 'DIỄN TẬP' }).waitFor()
  await wall.close()
  await admin.close()

  const operator = await seatOf('operator', 'trucban1', phone, '/')
  const live = await browsing.open('live wall', demo.displayUrl, wallScreen)
  await live.page.getByText('mục quan trọng chưa xong').waitFor()
  expect(await live.page.locator('.stamp').count()).toBe(0)
  await live.close()
  await goTo(operator.page, '/tai-khoan')
  expect(await operator.page.locator('.stamp').count()).toBe(0)
  const choice = operator.page.locator('#main').getByRole('combobox', { name: 'Đổi Đại hội' })
  const rehearsal = await choice.locator('option', { hasText: 'Diễn tập' }).getAttribute('value')
  await choice.selectOption(rehearsal)
  await operator.page.locator('.stamp').waitFor()
  await stampedEverywhere(operator.page, 'operator on a phone')
  await operator.close()
})

test('[SU6] closing tells what is open and wants a reason; closed, the board says so and takes no tick', async () => {
  const row = await waitingRow()
  const { page } = leader
  await goTo(page, '/dieu-chinh')
  const closing = sheet(page, 'Đóng Đại hội')
  expect(await closing.innerText()).toMatch(/Còn [1-9]\d* mục chưa xong và [1-9]\d* sự cố chưa đóng/)
  await press(closing.getByRole('button', { name: 'Đóng Đại hội' }))
  await change(page, 'Đóng Đại hội', 'Đóng Đại hội', '   ')
  await closing.locator('.field-error').waitFor()
  expect(recorded('congress.closed')).toEqual([])
  await change(page, 'Đóng Đại hội', 'Đóng Đại hội', 'Đại hội đã bế mạc')
  for (const one of [page, liaison.page])
    await one.locator('.standing', { hasText: 'Đại hội đã đóng' }).waitFor()
  const [closed] = recorded('congress.closed')
  expect((closed?.['open'] as { rows: number }).rows).toBeGreaterThan(0)
  // The row opens instead, and what would be recorded says why it is not.
  await tickInList(liaison.page, row)
  const record = liaison.page.getByRole('article').getByRole('button', { name: 'Ghi đạt' })
  expect(await record.getAttribute('title')).toContain('Đại hội đã đóng')
  await record.tap({ force: true })
  const answer = await liaison.page.evaluate(
    async (sent) => {
      const headers = { 'content-type': 'application/json' }
      const got = await fetch('/api/v1/commands', { method: 'POST', headers, body: JSON.stringify(sent) })
      return { status: got.status, body: await got.text() }
    },
    {
      ...{ id: randomUUID(), congress: demo.congress, madeAt: Date.now() },
      ...{ type: 'run.tick', payload: { row: row.id } },
    },
  )
  expect(answer.status).toBe(422)
  expect(answer.body).toContain('congress-closed')
  expect((await demo.view('vnpt1')).rows.get(row.id)?.facts).toEqual(row.facts)
})

test('[SU6] reopened with a reason, the board takes the tick', async () => {
  const row = await waitingRow()
  await change(leader.page, 'Mở lại Đại hội', 'Mở lại Đại hội', 'Còn thiếu biên bản')
  await liaison.page.locator('.standing').waitFor({ state: 'detached' })
  const line = await tickInList(liaison.page, row)
  await line.getByRole('img', { name: 'Trung tâm đã nhận' }).waitFor()
  expect(recorded('congress.reopened')).toHaveLength(1)
})
