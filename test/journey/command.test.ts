import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
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
let vnpt: Seat

onDemo(async (stage) => {
  demo = stage.demo
  operator = await stage.seatOf('operator', 'trucban1', desk, '/su-co')
  vnpt = await stage.seatOf('VNPT', 'vnpt1', phone, '/su-co')
})

const button = (scope: Page | Locator, name: string | RegExp): Locator => scope.getByRole('button', { name })
const dialogOf = ({ page }: Seat): Locator => page.getByRole('dialog')
const field = (seat: Seat, label: string | RegExp): Locator => dialogOf(seat).getByLabel(label)

const panel = ({ page }: Seat, { code }: Incident): Locator =>
  page.getByRole('region', { name: code, exact: true })

/** As a program of the operator would; the id of what was recorded. */
async function tell(type: string, payload: object): Promise<string> {
  const { status, id } = await handIn(operator.page, demo.congress, type, payload)
  expect(status, type).toBe(200)
  return id
}
async function record(id: string, holds: (incident: Incident) => boolean): Promise<Incident> {
  let found: Incident | undefined
  await until('the record', async () => {
    found = (await demo.view()).incidents.get(id)
    return found !== undefined && holds(found)
  })
  return found!
}
async function opened(title: string): Promise<Incident> {
  const facts = { area: 'bao-chi', category: 'KN', sub: 'KN6', severity: 2, lead: 'vnpt', involved: [] }
  const seen = { visibility: 'all', named: [], publicLine: 'Mất kết nối', rows: [] }
  const id = await tell('incident.open', { title, occurredAt: Date.now(), ...facts, ...seen })
  return record(id, () => true)
}
async function show(seat: Seat, incident: Incident): Promise<Locator> {
  await goTo(seat.page, `/su-co/${incident.id}`)
  await panel(seat, incident).waitFor()
  return panel(seat, incident)
}

async function looksRight({ page }: Seat): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page), colorScheme).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await sticksOut(page)).toEqual([])
  expect(await cutControls(page)).toEqual([])
}

describe('a rule of who is called', () => {
  const late = ({ page }: Seat): Locator => page.getByRole('region', { name: 'Quá hạn tiếp nhận' })
  const rule = (seat: Seat): Locator => late(seat).getByRole('article', { name: /VNPT/ })

  test('[CB1] [CB3] names a person of the lead, and its reason is read by both', async () => {
    await goTo(operator.page, '/quy-tac-su-co')
    await press(button(late(operator), 'Thêm quy tắc riêng…'))
    await field(operator, 'Đơn vị chủ trì').selectOption('vnpt')
    await field(operator, 'Bước 1: đích danh').selectOption({ label: 'Trực kỹ thuật 1 · VNPT' })
    await field(operator, 'Bước 2: đích danh').selectOption({ label: 'Trực ban 2 · Sở' })
    expect(await axeFindings(operator.page)).toEqual([])
    await field(operator, 'Lý do đổi').fill('VNPT chỉ định một đầu mối')
    await press(button(dialogOf(operator), 'Ghi quy tắc'))
    await rule(operator).getByText('Trực kỹ thuật 1 · VNPT').waitFor()
    await rule(operator).getByText('Trực ban 2 · Sở').waitFor()
    await late(operator).getByText('VNPT chỉ định một đầu mối').waitFor()
    await looksRight(operator)
    await goTo(vnpt.page, '/quy-tac-su-co')
    await rule(vnpt).getByText('Trực kỹ thuật 1 · VNPT').waitFor()
    await late(vnpt).getByText('VNPT chỉ định một đầu mối').waitFor()
    expect(await vnpt.page.locator('main').innerText()).not.toContain('Trực ban 2')
    await looksRight(vnpt)
  })

  test('[CB2] [CB3] is removed with a reason that stays beside it', async () => {
    await press(button(rule(operator), /^Bỏ…/))
    await press(button(dialogOf(operator), 'Bỏ quy tắc'))
    await dialogOf(operator).getByText('Ghi lý do trong một dòng').waitFor()
    expect(await axeFindings(operator.page)).toEqual([])
    await field(operator, 'Lý do bỏ').fill('Hết đợt diễn tập')
    await press(button(dialogOf(operator), 'Bỏ quy tắc'))
    await rule(operator).waitFor({ state: 'detached' })
    for (const seat of [operator, vnpt]) {
      await late(seat).getByText('Hết đợt diễn tập').waitFor()
      await press(late(seat).getByText('1 lần đổi trước'))
      await late(seat).getByText('VNPT chỉ định một đầu mối').waitFor()
    }
    await operator.page.locator('.policy-changes').first().scrollIntoViewIfNeeded()
    await looksRight(operator)
  })
})

describe('an incident', () => {
  test('[CB6] names both sides of a merge, parent and child, the signals that are part of it, and the probe of an item', async () => {
    const [kept, doubled, child] = [
      await opened('Đứt cáp nhánh báo chí'),
      await opened('Báo chí mất mạng'),
      await opened('Máy in phóng viên mất mạng'),
    ]
    await tell('incident.merge', { incident: doubled.id, into: kept.id, note: 'Cùng tuyến', involve: true })
    await tell('incident.relate', { incident: child.id, parent: kept.id, related: [] })
    const hint = await handIn(vnpt.page, demo.congress, 'signal.raise', { text: 'Xe cẩu sát cột cáp' })
    await tell('signal.merge', { signal: hint.id, incident: kept.id })
    const rows = [...(await demo.view()).rows.values()]
    const row = rows.find(({ item, owner }) => item.evidence.kind === 'probe' && owner === 'vnpt')
    expect(row).toBeDefined()
    await tell('run.bind-probe', { row: row!.id, probe: 'ping-bao-chi', reason: 'Theo dõi đường báo chí' })
    await tell('incident.link-rows', { incident: kept.id, rows: [row!.id] })

    const shown = await show(operator, kept)
    const listed = (name: string) => shown.getByRole('list', { name })
    await listed('Đã gộp vào sự cố này').getByText(doubled.code).waitFor()
    await listed('Sự cố con').getByText(child.code).waitFor()
    await listed('Tín hiệu đã đưa vào').getByText('Xe cẩu sát cột cáp').waitFor()
    await shown.getByText('Máy kiểm tra “ping-bao-chi”: chưa báo lần nào').waitFor()
    await looksRight(operator)
    await press(listed('Đã gộp vào sự cố này').getByRole('link'))
    await panel(operator, doubled).getByRole('list', { name: 'Đã gộp vào' }).getByText(kept.code).waitFor()
    // Outside the department the merge has no other side.
    const theirs = await show(vnpt, kept)
    await theirs.getByText('Máy kiểm tra “ping-bao-chi”').waitFor()
    expect(await theirs.innerText()).not.toContain(doubled.code)
    expect(await theirs.innerText()).not.toContain(child.code)
  })

  test('[CB10] takes a photo and a call upon somebody along with a note from a phone', async () => {
    const incident = await opened('Nguồn trạm BTS cạnh hội trường chập chờn')
    const theirs = await show(vnpt, incident)
    await press(button(theirs, 'Ghi chú').first())
    const text = dialogOf(vnpt).getByRole('textbox').first()
    await text.pressSequentially('Tủ nguồn cháy cầu chì, nhờ @S')
    await press(dialogOf(vnpt).getByRole('option', { name: /^Sở/ }).first())
    const channels = 3
    const create = { width: 900, height: 600, channels, background: '#543' } as const
    const buffer = await sharp({ create }).jpeg().toBuffer()
    const file = { name: 'tu-nguon.jpg', mimeType: 'image/jpeg', buffer }
    await dialogOf(vnpt).locator('input[type=file]').setInputFiles(file)
    await dialogOf(vnpt).locator('.photo-picker img').waitFor()
    await press(dialogOf(vnpt).getByRole('button', { name: /^Ghi/ }).last())
    await dialogOf(vnpt).waitFor({ state: 'detached' })
    const found = await record(incident.id, ({ timeline }) => timeline.some(({ kind }) => kind === 'note'))
    const note = found.timeline.find(({ kind }) => kind === 'note')
    expect(note?.mentions).toEqual(['so'])
    const entry = (await show(operator, incident))
      .locator('.timeline-entry')
      .filter({ hasText: 'Tủ nguồn cháy' })
    const picture = entry.locator('img').first()
    await picture.waitFor({ timeout: 40_000 })
    expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
      900,
    )
    await goTo(operator.page, '/thong-bao')
    const told = operator.page.getByRole('listitem').filter({ hasText: incident.code })
    await told.filter({ hasText: /nhắc/i }).first().waitFor()
  })

  test('[CB9] takes a note after it is closed, and stays closed', async () => {
    const incident = await opened('Loa khu báo chí nhiễu')
    for (const move of ['acknowledge', 'resolve', 'close'])
      await tell(`incident.${move}`, { incident: incident.id, note: 'Đã đo lại, đạt' })
    const shown = await show(operator, incident)
    await shown.locator('.panel-state', { hasText: 'Đã đóng' }).waitFor()
    const offered = button(shown, 'Ghi chú').first()
    if (!(await offered.isVisible())) await press(button(shown, 'Việc khác'))
    await press(offered)
    await dialogOf(operator).getByRole('textbox').first().fill('Biên bản kỹ thuật kèm theo')
    await operator.page.keyboard.press('Control+Enter')
    await shown.locator('.timeline-text', { hasText: 'Biên bản kỹ thuật kèm theo' }).waitFor()
    expect((await record(incident.id, ({ timeline }) => timeline.at(-1)?.kind === 'note')).status).toBe(
      'closed',
    )
  })

  test('[CB11] comes back into the queue when an acknowledgement has run out', async () => {
    const incident = await opened('Nghẽn cổng Internet khu báo chí')
    const { catalogue } = await demo.view()
    const { id: severity, ackMin, firstUpdateMin, updateEveryMin, resolveMin } = catalogue.severities[1]!
    const times = { severity, ackMin, firstUpdateMin, updateEveryMin, resolveMin, ackExpiresMin: 1 }
    await tell('targets.set', { ...times, reason: 'Diễn tập' })
    await tell('incident.acknowledge', { incident: incident.id, note: 'Đã gọi' })
    const state = (shown: Locator) => shown.locator('.panel-state')
    const [ours, theirs] = [await show(operator, incident), await show(vnpt, incident)]
    await state(ours)
      .getByText(/^Đã tiếp nhận/)
      .waitFor()
    for (const shown of [ours, theirs]) {
      await state(shown).getByText('Mới mở').waitFor({ timeout: 90_000 })
      await button(shown, 'Tiếp nhận, chúng tôi xử lý').waitFor()
    }
    const found = await record(incident.id, ({ timeline }) => timeline.some(({ kind }) => kind === 'expired'))
    expect(found).toMatchObject({ status: 'open', acknowledgedAt: null })
    await looksRight(operator)
  })
})
