import { describe, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import type { Incident } from '../../domain/incident/events.ts'
import { until } from '../tools/client.ts'
import { goTo, handIn, press } from './acts.ts'
import type { Demo } from './demo.ts'
import { cutControls, sticksOut } from './looks.ts'
import { axeFindings, desk, phone } from './rig.ts'
import type { Seat } from './rig.ts'
import { onDemo } from './stage.ts'

let demo: Demo
let operator: Seat
let second: Seat
let vnpt: Seat
let viettel: Seat
/** The critical one of the demo that nobody has yet; VNPT leads it. */
let fresh: Incident
let clocksAt = ''

const inside = 'Lãnh đạo Sở đã biết, cân nhắc chuyển truyền hình sang vệ tinh'
const note = 'Đã gọi trực truyền dẫn, đang đo tuyến'
const onPaper = 'Điện lực báo giữ nguồn tuyến B'

onDemo(async (stage) => {
  demo = stage.demo
  const { incidents } = await demo.view('trucban1')
  const found = [...incidents.values()].find(({ status, lead }) => status === 'open' && lead === 'vnpt')
  if (!found) throw new Error('the demo has no incident that nobody has')
  fresh = found
  operator = await stage.seatOf('operator', 'trucban1', desk, '/su-co')
  second = await stage.seatOf('second operator', 'trucban2', phone, '/viec')
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/su-co')
  viettel = await stage.seatOf('Viettel', 'viettel1', phone, '/su-co')
})

const button = (scope: Seat['page'] | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name })
/** The panel or page of one incident. */
const panel = ({ page }: Seat, code = fresh.code): Locator =>
  page.getByRole('region', { name: code, exact: true })
const section = (seat: Seat, title: string | RegExp): Locator =>
  panel(seat)
    .locator('.section')
    .filter({ has: seat.page.getByRole('heading', { name: title }) })
const state = (seat: Seat): Locator => panel(seat).locator('.panel-state')

/** As a program of this person would; the answer's status. */
const asked = async ({ page }: Seat, type: string, payload: object): Promise<number> =>
  (await handIn(page, demo.congress, type, payload)).status

/** An incident as the department's view has it; over HTTP it may lag by a second or two. */
async function recorded(holds: (incident: Incident) => boolean): Promise<Incident> {
  let found: Incident | undefined
  await until('the record', async () => {
    found = [...(await demo.view()).incidents.values()].find(holds)
    return found !== undefined
  })
  return found!
}

describe('an incident that nobody has', () => {
  test('[I21] a carrier says that it has the news; that is no acknowledgement, and its clock runs on', async () => {
    await goTo(operator.page, `/su-co/${fresh.id}`)
    await section(operator, 'Nhận tin')
      .getByText(/^Chưa nhận tin: VNPT/)
      .waitFor()
    await goTo(vnpt.page, `/su-co/${fresh.id}`)
    await press(button(panel(vnpt), 'Đã nhận tin'))
    await button(panel(vnpt), 'Đã nhận tin').waitFor({ state: 'detached' })
    await section(operator, 'Nhận tin')
      .getByRole('listitem')
      .filter({ hasText: /VNPT \d\d:\d\d · Trực kỹ thuật 1 · VNPT/ })
      .waitFor()
    for (const seat of [operator, vnpt]) {
      expect(await state(seat).innerText()).toBe('Mới mở')
      await panel(seat).getByText('còn lại để tiếp nhận').or(panel(seat).getByText('trễ tiếp nhận')).waitFor()
      await button(panel(seat), 'Tiếp nhận, chúng tôi xử lý').waitFor()
    }
    const found = await recorded(({ id, receipts }) => id === fresh.id && receipts?.[0]?.of === 'vnpt')
    expect(found).toMatchObject({ status: 'open', acknowledgedAt: null })
  })

  test('[I9] [I14] an operator acknowledges it with a line, and commands it from then on', async () => {
    await operator.page.keyboard.press('a')
    const dialog = operator.page.getByRole('dialog', { name: `Tiếp nhận ${fresh.code}?` })
    await dialog.getByLabel('Một dòng cho ca trực và lãnh đạo').fill(note)
    await press(button(dialog, 'Ghi tiếp nhận'))
    await state(operator)
      .getByText(/^Đã tiếp nhận \d\d:\d\d$/)
      .waitFor()
    await panel(vnpt).getByText(`Tiếp nhận: ${note}`).waitFor()
    await section(operator, 'Chỉ huy')
      .getByText(/^Trực ban 1 · Sở \(bạn\), từ \d\d:\d\d$/)
      .waitFor()
    // A carrier knows people of its own by name, those of others by their organisation.
    await section(vnpt, 'Chỉ huy')
      .getByText(/^Sở, từ \d\d:\d\d$/)
      .waitFor()
  })

  test('[I27] every clock stands there with its target and what became of it', async () => {
    const { catalogue } = await demo.view()
    const target = catalogue.severities.find(({ id }) => id === `S${fresh.severity}`)
    const clocks = section(vnpt, 'Mốc thời gian').getByRole('listitem')
    const [acknowledged, first, restore] = await clocks.allInnerTexts()
    clocksAt = acknowledged ?? ''
    expect(acknowledged).toMatch(/Tiếp nhận\s+(đạt lúc|xong) \d\d:\d\d/)
    expect(acknowledged).toContain(`mục tiêu ${target!.ackMin}\u00a0phút`)
    expect(first).toMatch(/Cập nhật đầu\s+còn .+, hạn \d\d:\d\d/)
    expect(first).toContain(`mục tiêu ${target!.firstUpdateMin}\u00a0phút`)
    expect(restore).toMatch(/Khôi phục\s+còn .+, hạn \d\d:\d\d/)
  })
})

describe('while it is worked on', () => {
  test('[I16] a playbook step is ticked and un-ticked in the incident, for all to see by whom and when', async () => {
    const steps = (seat: Seat) => section(seat, /^Quy trình/)
    await press(steps(operator).getByRole('checkbox').first())
    await steps(vnpt)
      .getByText(/^1\/\d+ bước xong$/)
      .waitFor()
    const done = steps(vnpt).getByRole('checkbox', { checked: true })
    expect(await done.locator('xpath=..').innerText()).toMatch(/\nSở, \d\d:\d\d$/)
    await press(done)
    await steps(operator)
      .getByText(/^0\/\d+ bước xong$/)
      .waitFor()
    await press(steps(operator).getByRole('checkbox').first())
    await steps(vnpt)
      .getByText(/^1\/\d+ bước xong$/)
      .waitFor()
  })

  test('[I14] the command is offered to somebody in a second browser, who is waited for and accepts', async () => {
    await press(button(section(operator, 'Chỉ huy'), 'Giao chỉ huy…'))
    const dialog = operator.page.getByRole('dialog', { name: `Giao chỉ huy ${fresh.code} cho ai?` })
    await dialog.getByRole('combobox').fill('truc ban 2 so')
    await press(dialog.getByRole('option', { name: /Trực ban 2 · Sở/ }).first())
    await press(button(dialog, 'Giao chỉ huy'))
    await section(operator, 'Chỉ huy').getByText('Chờ Trực ban 2 · Sở nhận').waitFor()
    await goTo(second.page, `/su-co/${fresh.id}`)
    await section(second, 'Chỉ huy').getByText('Chờ Trực ban 2 · Sở (bạn) nhận').waitFor()
    await press(button(section(second, 'Chỉ huy'), 'Nhận chỉ huy'))
    await section(second, 'Chỉ huy')
      .getByText(/^Trực ban 2 · Sở \(bạn\), từ \d\d:\d\d$/)
      .waitFor()
    await section(operator, 'Chỉ huy')
      .getByText(/^Trực ban 2 · Sở, từ \d\d:\d\d$/)
      .waitFor()
    expect(await panel(operator).getByText(/^Chờ /).count()).toBe(0)
  })

  test('[I18] a note for the department alone stands on its screens and leaves no trace on the carrier’s', async () => {
    expect(await asked(operator, 'incident.note', { incident: fresh.id, note: inside, inside: true })).toBe(
      200,
    )
    const entry = panel(second).locator('.timeline-entry').filter({ hasText: inside })
    await entry.getByText('nội bộ Sở').waitFor()
    // What comes after it has come: nothing is on its way any more.
    expect(await asked(operator, 'incident.note', { incident: fresh.id, note: 'Đội 2 tới nơi' })).toBe(200)
    await panel(vnpt).getByText('Đội 2 tới nơi').waitFor()
    expect(`${await vnpt.page.content()}\n${await vnpt.heard()}`).not.toContain(inside)
  })

  test('[I22] what comes from paper says so until a second person has compared it', async () => {
    const payload = { incident: fresh.id, note: onPaper, occurredAt: Date.now() - 20 * 60_000, paper: true }
    expect(await asked(operator, 'incident.note', payload)).toBe(200)
    const entry = (seat: Seat) => panel(seat).locator('.timeline-entry').filter({ hasText: onPaper })
    await entry(operator).getByText('nhập bù, chờ xác nhận').waitFor()
    expect(
      await entry(operator)
        .getByText(/xảy ra \d\d:\d\d.*, ghi \d\d:\d\d/)
        .count(),
    ).toBe(1)
    expect(await button(entry(operator), 'Đã đối chiếu, xác nhận').count()).toBe(0)
    await press(button(entry(second), 'Đã đối chiếu, xác nhận'))
    await entry(operator).getByText('nhập bù, Trực ban 2 · Sở xác nhận').waitFor()
    await press(button(entry(operator), /^Ghim/))
    await panel(vnpt).getByRole('list', { name: 'Đã ghim' }).getByText(onPaper).waitFor()
  })

  test('[I18] a competitor reads the public line and none of it', async () => {
    await goTo(viettel.page, `/su-co/${fresh.id}`)
    await viettel.page.getByRole('heading', { name: fresh.publicLine }).waitFor()
    const said = `${await viettel.page.content()}\n${await viettel.heard()}`
    for (const text of [inside, note, onPaper, fresh.title]) expect(said).not.toContain(text)
    expect(await viettel.page.getByText('Mốc thời gian').count()).toBe(0)
    expect(clocksAt).not.toBe('')
  })
})

test('[I32] a higher severity is suggested with its reason, and one press raises it', async () => {
  const { incidents } = await demo.view()
  const spare = [...incidents.values()].find(({ sub, severity }) => sub === 'KN8' && severity === 2)
  if (!spare) throw new Error('the demo has no second lost path')
  await goTo(operator.page, `/su-co/${spare.id}`)
  const shown = panel(operator, spare.code)
  const suggestion = shown
    .getByRole('note')
    .filter({ hasText: 'Nên nâng lên mức 1: đường dự phòng cũng mất.' })
  await press(button(suggestion, 'Nâng lên mức 1'))
  await shown.getByText('Mức 1 · Nghiêm trọng').waitFor()
  await shown.getByText('Đổi sang mức 1: đường dự phòng cũng mất').waitFor()
  expect(await suggestion.count()).toBe(0)
  await goTo(operator.page, `/su-co/${fresh.id}`)
  await panel(operator).waitFor()
})

describe('on a phone', () => {
  test('[I35] an incident is answered with two taps: it is opened, and a ready line acknowledges it', async () => {
    const title = 'Mất sóng tại sảnh Hội trường'
    const opening = {
      title,
      area: fresh.area,
      category: 'KN',
      sub: 'KN1',
      severity: 2,
      occurredAt: Date.now(),
      lead: 'viettel',
      involved: [],
      visibility: 'all',
      named: [],
      publicLine: 'Mất sóng di động tại Hội trường lớn',
      rows: [],
    }
    expect(await asked(operator, 'incident.open', opening)).toBe(200)
    await goTo(viettel.page, '/su-co')
    await viettel.page.getByRole('link', { name: title }).waitFor()
    await viettel.page.evaluate(() => {
      const { dataset } = document.documentElement
      const count = () => (dataset['taps'] = String(Number(dataset['taps'] ?? 0) + 1))
      addEventListener('pointerdown', count, true)
    })
    await press(viettel.page.getByRole('link', { name: title }))
    await press(button(viettel.page, 'Tiếp nhận, ghi “Đang kiểm tra từ xa”'))
    await viettel.page
      .locator('.panel-state')
      .getByText(/^Đã tiếp nhận/)
      .waitFor()
    const taps = await viettel.page.evaluate(() => Number(document.documentElement.dataset['taps']))
    console.info(`taps to answer an incident: ${taps}`)
    expect(taps).toBe(2)
    const found = await recorded((one) => one.title === title && one.status === 'acknowledged')
    expect(found.commander?.of).toBe('viettel')
    expect(found.timeline.at(-1)?.text).toBe('Đang kiểm tra từ xa')
  })
})

test('[W18] [W19] the panel passes axe in both themes, fits 320 px, and its controls are big enough for a thumb', async () => {
  for (const { page } of [operator, second, vnpt]) {
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await axeFindings(page)).toEqual([])
  }
  const small = await panel(vnpt)
    .locator('button, a[href], input[type=checkbox]')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({ name: one.textContent, height: one.getBoundingClientRect().height }))
        .filter(({ height }) => height < 48)
        .map(({ name, height }) => `${name}: ${height}`),
    )
  expect(small).toEqual([])
  await vnpt.page.setViewportSize({ width: 320, height: 844 })
  expect([...(await sticksOut(vnpt.page)), ...(await cutControls(vnpt.page))]).toEqual([])
})
