import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Incident } from '../../domain/incident/events.ts'
import { until } from '../tools/client.ts'
import { goTo, handIn, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, interfaceWords, sticksOut, vietnamese } from './looks.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'

let demo: Demo
let first: Seat
let second: Seat
let writer: Seat

onDemo(async (stage) => {
  demo = stage.demo
  first = await stage.seatOf('first operator', 'trucban1', desk, '/su-co')
  second = await stage.seatOf('second operator', 'trucban2', desk, '/su-co')
  writer = await stage.seatOf('VNPT', 'vnpt1', phone, '/su-co')
})

const button = (scope: Page | Locator, name: string | RegExp): Locator => scope.getByRole('button', { name })
const dialogOf = ({ page }: Seat): Locator => page.getByRole('dialog')
const field = (seat: Seat, label: string): Locator => dialogOf(seat).getByLabel(label)
const panel = ({ page }: Seat, code: string): Locator => page.getByRole('region', { name: code, exact: true })

/** As the first operator's own program would: the id of what was recorded. */
async function tell(type: string, payload: object): Promise<string> {
  const { status, id } = await handIn(first.page, demo.congress, type, payload)
  expect(status).toBe(200)
  return id
}

async function opened(title: string, more: object = {}): Promise<Incident> {
  const facts = {
    area: 'bao-chi',
    category: 'KN',
    sub: 'KN6',
    severity: 2,
    occurredAt: Date.now(),
    lead: 'vnpt',
  }
  const seen = { involved: [], visibility: 'all', named: [], publicLine: 'Mất kết nối', rows: [] }
  const id = await tell('incident.open', { title, ...facts, ...seen, ...more })
  return record(id, () => true)
}

async function record(id: string, holds: (incident: Incident) => boolean): Promise<Incident> {
  let found: Incident | undefined
  await until('the record', async () => {
    found = (await demo.view()).incidents.get(id)
    return found !== undefined && holds(found)
  })
  return found!
}

/** Opens the incident's panel, and one of the things behind "Việc khác". */
async function show(seat: Seat, { id, code }: Incident, action?: string | RegExp): Promise<void> {
  await goTo(seat.page, `/su-co/${id}`)
  await panel(seat, code).waitFor()
  if (action === undefined) return
  const offered = button(seat.page.locator('main'), action).first()
  if (!(await offered.isVisible())) await press(button(seat.page, 'Việc khác'))
  await press(offered)
  await dialogOf(seat).waitFor()
}

test('[IB1] an incident is opened by keys alone, with at most twelve besides what happened', async () => {
  const { page } = first
  let keys = 0
  const strike = async (...all: readonly string[]) => {
    for (const key of all) await page.keyboard.press(key)
    keys += all.length
  }
  await page.getByRole('heading', { name: 'Sự cố', level: 1 }).waitFor()
  await strike('n')
  await dialogOf(first).waitFor()
  await page.keyboard.type('Mất mạng dây phòng họp báo')
  await strike('Tab', 'k', 'n', '6', 'Tab', 'b', 'a', 'o', 'Enter', 'Control+Enter')
  await page.waitForURL(/\/su-co\/[0-9a-f-]{36}/)
  console.info(`keys besides the text: ${keys}`)
  expect(keys).toBeLessThanOrEqual(12)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const found = await record(id, () => true)
  expect(found).toMatchObject({ title: 'Mất mạng dây phòng họp báo', sub: 'KN6', status: 'open' })
  await goTo(page, `/su-co?tim=${found.code}`)
  await page.getByText(/^1 hiện/).waitFor()
  for (const key of ['j', 'a']) await page.keyboard.press(key)
  await page.getByRole('dialog', { name: `Tiếp nhận ${found.code}?` }).waitFor()
  await page.keyboard.press('Escape')
})

test('[IB2] what was typed survives a tab that dies, and is gone once it is recorded', async () => {
  const { page } = writer
  await goTo(page, '/su-co/moi')
  await page.getByLabel('Việc gì').fill('Trạm lưu động mất nguồn')
  await page.getByLabel('Nội dung công bố').fill('Nghẽn di động')
  await page.waitForTimeout(500)
  await page.close({ runBeforeUnload: false })
  const again = await page.context().newPage()
  await again.goto(`${demo.url}/su-co/moi`)
  await until('the draft is back', async () => {
    const typed = await again.getByLabel('Việc gì').inputValue()
    return typed === 'Trạm lưu động mất nguồn'
  })
  expect(await again.getByLabel('Nội dung công bố').inputValue()).toBe('Nghẽn di động')
  expect(await axeFindings(again)).toEqual([])
  await press(button(again, 'Bỏ nháp'))
  await again.goto(`${demo.url}/su-co/moi`)
  await again.getByLabel('Việc gì').waitFor()
  await again.waitForTimeout(500)
  expect(await again.getByLabel('Việc gì').inputValue()).toBe('')
})

test('[I8] [IB3] of two operators who move it at once one wins; the other sees by whom, and keeps the text', async () => {
  const incident = await opened('Mất luồng phát thanh')
  await tell('incident.acknowledge', { incident: incident.id, note: 'Đã nhận' })
  await record(incident.id, ({ status }) => status === 'acknowledged')
  const typed = ['Đã chuyển mạch, đo đạt', 'Đã thay thẻ, đo đạt'] as const
  const seats = [first, second] as const
  for (const [index, seat] of seats.entries()) {
    await show(seat, incident, /^Đã khắc phục/)
    await field(seat, 'Một dòng cho ca trực và lãnh đạo').fill(typed[index]!)
  }
  await Promise.all(seats.map(({ page }) => page.keyboard.press('Control+Enter')))
  await until('one dialog is left', async () => {
    const left = await Promise.all(seats.map((seat) => dialogOf(seat).count()))
    return left[0]! + left[1]! === 1
  })
  const lost = (await dialogOf(first).count()) === 1 ? 0 : 1
  const loser = seats[lost]
  const told = dialogOf(loser).getByText(/^Trong lúc bạn viết: đã khắc phục, Trực ban \d/)
  await told.waitFor()
  expect(await field(loser, 'Một dòng cho ca trực và lãnh đạo').inputValue()).toBe(typed[lost])
  await press(button(dialogOf(loser), 'Ghi dòng này vào diễn biến'))
  const found = await record(incident.id, ({ timeline }) =>
    timeline.some(({ kind, text }) => kind === 'note' && text === typed[lost]),
  )
  expect(found.timeline.filter(({ kind }) => kind === 'resolve').map(({ text }) => text)).toEqual([
    typed[1 - lost],
  ])
})

test('[I20] [I17] a child is tied to its parent, and closing the parent is warned of it and asks why', async () => {
  const parent = await opened('Mất điện tủ truyền dẫn', { sub: undefined })
  const child = await opened('Mất luồng nhánh B')
  await show(first, child, 'Gắn với sự cố khác…')
  await dialogOf(first)
    .getByRole('combobox', { name: /^Là sự cố con của/ })
    .fill('mat dien tu')
  await first.page.keyboard.press('Enter')
  expect(await axeFindings(first.page)).toEqual([])
  await press(button(dialogOf(first), 'Ghi quan hệ'))
  await record(child.id, ({ inside }) => inside?.parent === parent.id)
  for (const move of ['acknowledge', 'resolve'])
    await tell(`incident.${move}`, { incident: parent.id, note: 'Đã đo' })
  await record(parent.id, ({ status }) => status === 'resolved')
  await show(first, parent, /^Đóng hồ sơ/)
  await dialogOf(first).getByText('1 sự cố con còn mở').waitFor()
  await first.page.keyboard.press('Control+Enter')
  await dialogOf(first).getByText('Ghi lý do để đóng.').waitFor()
  expect(await axeFindings(first.page)).toEqual([])
  await field(first, 'Vì sao vẫn đóng').fill('Nhánh B theo dõi riêng')
  await first.page.keyboard.press('Control+Enter')
  await record(parent.id, ({ status }) => status === 'closed')
})

test('[I19] a duplicate is merged: it says before what becomes of both, and does exactly that', async () => {
  const kept = await opened('Đứt cáp nhánh báo chí')
  const doubled = await opened('Báo chí mất mạng', { lead: 'viettel' })
  await show(first, doubled, /^Gộp vào sự cố khác/)
  await dialogOf(first)
    .getByRole('combobox', { name: /^Gộp vào/ })
    .fill(kept.code)
  await first.page.keyboard.press('Enter')
  await dialogOf(first)
    .getByText(new RegExp(`Viettel.* sẽ thấy toàn bộ ${kept.code}`))
    .waitFor()
  await field(first, 'Vì sao trùng').fill('Cùng một tuyến cáp')
  expect(await axeFindings(first.page)).toEqual([])
  await first.page.keyboard.press('Control+Enter')
  const gone = await record(doubled.id, ({ status }) => status === 'closed')
  expect(gone.inside?.mergedInto).toBe(kept.id)
  expect((await record(kept.id, ({ involved }) => involved.includes('viettel'))).lead).toBe('vnpt')
})

test('[I15] a time in the future is refused in words, a right one is recorded with both', async () => {
  const incident = await opened('Chập chờn truyền hình')
  await show(first, incident, /^Sửa thời điểm xảy ra/)
  await field(first, 'Căn cứ sửa').fill('Theo nhật ký trạm')
  const day = await field(first, 'Ngày').inputValue()
  await field(first, 'Ngày').fill(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}`)
  await first.page.keyboard.press('Control+Enter')
  await dialogOf(first).getByText('Thời điểm xảy ra không thể ở tương lai.').waitFor()
  expect(await field(first, 'Căn cứ sửa').inputValue()).toBe('Theo nhật ký trạm')
  expect(await axeFindings(first.page)).toEqual([])
  await field(first, 'Ngày').fill(day)
  await field(first, 'Giờ').fill('00:00')
  await first.page.keyboard.press('Control+Enter')
  const found = await record(incident.id, ({ occurredAt }) => occurredAt !== incident.occurredAt)
  expect(found.timeline.find(({ kind }) => kind === 'time')?.detail).toBe(String(incident.occurredAt))
})

test('[I31] a policy that changes is seen in the clocks of an incident on another desk', async () => {
  const incident = await opened('Nghẽn thoại khu báo chí')
  await show(second, incident)
  const { catalogue } = await demo.view()
  const before = catalogue.severities.find(({ id }) => id === 'S2')!.ackMin
  const target = (minutes: number) => panel(second, incident.code).getByText(`mục tiêu ${minutes}\u00a0phút`)
  await target(before).first().waitFor()
  await goTo(first.page, '/quy-tac-su-co')
  await press(button(first.page, 'Đổi mốc mức 2…'))
  await field(first, 'Tiếp nhận').first().fill('7')
  await press(button(dialogOf(first), 'Ghi mốc mới'))
  await dialogOf(first).getByRole('alert').waitFor()
  await field(first, 'Lý do đổi').fill('Diễn tập rút ngắn')
  expect(await axeFindings(first.page)).toEqual([])
  await press(button(dialogOf(first), 'Ghi mốc mới'))
  await first.page.getByText(`mặc định ${before}\u00a0phút`).waitFor()
  await target(7).first().waitFor()
})

test('[I29] [I31] a rule of its own is written for one organisation, and warns of whom it would not find', async () => {
  const { page } = first
  await goTo(page, '/quy-tac-su-co')
  const late = page.getByRole('region', { name: 'Quá hạn tiếp nhận' })
  await press(button(late, 'Thêm quy tắc riêng…'))
  await field(first, 'Lý do đổi').fill('VNPT đề nghị')
  await press(button(dialogOf(first), 'Ghi quy tắc'))
  await dialogOf(first).getByText('Chọn đơn vị hoặc nhóm sự cố').waitFor()
  await field(first, 'Đơn vị chủ trì').selectOption('vnpt')
  await press(button(dialogOf(first), 'Thêm bước'))
  expect(await axeFindings(page)).toEqual([])
  await press(button(dialogOf(first), 'Ghi quy tắc'))
  const rule = late.getByRole('article', { name: /VNPT/ })
  await rule.getByText('Lãnh đạo trực · đơn vị chủ trì').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page), colorScheme).toEqual([])
  }
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${width}`).toEqual([])
    expect(await cutControls(page), `${width}`).toEqual([])
  }
})

test('[W20] in English no Vietnamese is left but data', async () => {
  const { page } = second
  const incident = await opened('Nhieu song')
  const { organisations, areas, catalogue, info } = await demo.view()
  const names = [...organisations.values(), ...areas.values()].flatMap(({ name, short }) => [name, short])
  const data = [
    ...names,
    ...catalogue.categories.map(({ title }) => title.vi),
    info?.name ?? '',
    'Tiếng Việt',
  ]
  await press(page.locator('.rail').getByRole('button', { name: 'English' }))
  // What was said in a notice before stays as it was said.
  await page.reload()
  const left = async () =>
    (await interfaceWords(page))
      .map((text) => data.reduce((rest, known) => rest.replaceAll(known, ''), text))
      .filter((text) => vietnamese.test(text))
  await goTo(page, '/quy-tac-su-co')
  for (const opens of ['Change severity 1…', /^Add a rule/]) {
    await press(button(page, opens).first())
    expect(await left()).toEqual([])
    await page.keyboard.press('Escape')
  }
  for (const opens of [/^Merge into/, /^Correct the time/, /^Note/, /^Relate to/, /^Acknowledge, we/]) {
    await goTo(page, `/su-co/${incident.id}`)
    const offered = button(page.locator('main'), opens).first()
    if (!(await offered.isVisible())) await press(button(page, /^More$/))
    await press(offered)
    await dialogOf(second).waitFor()
    expect(await left()).toEqual([])
    await page.keyboard.press('Escape')
  }
})
