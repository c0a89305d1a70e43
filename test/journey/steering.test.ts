import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Row } from '../../domain/run/row.ts'
import { rowStatus } from '../../domain/run/status.ts'
import type { RowState } from '../../domain/run/status.ts'
import { until } from '../tools/client.ts'
import { goTo, live, press, tickInList } from './acts.ts'
import { factsSince, goodFigures, nth, toDo } from './demo.ts'
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
const stands = async (row: Row): Promise<RowState> => {
  const { rows, info } = await demo.view()
  return rowStatus(rows.get(row.id)!, info!, Date.now()).state
}
const rowsOf = async (owner: string, wanted: (row: Row) => boolean): Promise<readonly Row[]> =>
  [...(await demo.view()).rows.values()].filter((row) => row.owner === owner && wanted(row))

test('[W30] [W31] a row given away leaves one phone for another; what was ticked offline meanwhile is refused, with what to do', async () => {
  const row = nth(
    toDo(await demo.view(), 'vnpt').ticks.filter(
      ({ area, item }) => area !== null && item.evidence.kind !== 'probe',
    ),
    0,
  )
  const area = (await demo.view()).areas.get(row.area!)?.name ?? ''
  const from = Date.now()
  const viettel = await seatOf('Viettel', 'viettel1', phone, `/viec?xem=don-vi&tim=${row.item.id}`)
  expect(await viettel.page.locator(`[id="${row.id}"]`).count()).toBe(0)
  await vnpt.offline()
  await vnpt.page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
  await tickInList(vnpt.page, row)
  await vnpt.page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()

  const { page } = operator
  await goTo(page, `/bang-kiem/${row.checklist}?tim=${row.item.id}`)
  await press(page.locator(`a[href^="${itemPath(row)}"]`).first())
  await press(page.getByRole('button', { name: 'Giao đơn vị khác…' }))
  const dialog = page.getByRole('dialog', { name: `Giao ${row.item.id} cho đơn vị nào?` })
  await dialog.getByLabel('Đơn vị nhận').selectOption('viettel')
  await dialog.getByLabel('Lý do').fill('VNPT bàn giao khu vực')
  await press(dialog.getByRole('button', { name: 'Ghi vào nhật ký' }))
  await dialog.waitFor({ state: 'detached' })
  await viettel.page.locator(`[id="${row.id}"]`).waitFor()

  await vnpt.online()
  await vnpt.page.locator(`[id="${row.id}"]`).waitFor({ state: 'detached', timeout: 40_000 })
  await goTo(vnpt.page, '/hang-gui')
  const entry = vnpt.page.locator('.outbox-list > li', {
    hasText: `Tích mục đạt · ${row.item.id} · ${area}`,
  })
  await entry.getByText('bị từ chối', { exact: true }).waitFor({ timeout: 40_000 })
  await entry.getByText(/có thể vừa được giao cho đơn vị khác\. Việc đã làm thì báo bàn trực \d/).waitFor()
  expect(factsSince(await demo.view(), row.id, from)).toEqual([])
  await press(entry.getByRole('button', { name: 'Bỏ lệnh này' }))
  await press(vnpt.page.getByRole('dialog').getByRole('button', { name: 'Bỏ lệnh này' }))
  await vnpt.page.getByText('Mọi việc đã ghi đều đã tới trung tâm').waitFor()
  await tickInList(viettel.page, row)
  await until('the new owner proves it', async () => factsSince(await demo.view(), row.id, from).length === 1)
  await viettel.close()
})

test('[W32] a probe is bound at the desk; who overrides it says why, and hands it back', async () => {
  const probed = await rowsOf(
    'vnpt',
    ({ item, facts }) => item.evidence.kind === 'probe' && facts.length === 0,
  )
  const row = nth(probed, 0)
  const { page } = operator
  await goTo(page, itemPath(row))
  await press(page.getByRole('button', { name: 'Gắn phép kiểm tra…' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên phép kiểm tra').fill('cong-bao-chi')
  await dialog.getByLabel('Lý do').fill('Máy đo đã chạy thử')
  await press(dialog.getByRole('button', { name: 'Ghi vào nhật ký' }))
  await dialog.waitFor({ state: 'detached' })
  const mine = article(vnpt.page, row)
  await goTo(vnpt.page, itemPath(row))
  await live(vnpt.page)
  await mine.getByText('Máy kiểm tra “cong-bao-chi”').waitFor()
  for (const [n, figure] of goodFigures(row).entries())
    await mine.locator('.reading input').nth(n).fill(figure)
  await press(mine.getByRole('button', { name: /^Ghi đạt/ }))
  await mine.getByRole('alert').getByText('Ghi một dòng nêu cách kiểm tra').waitFor()
  await mine.getByLabel('Đã kiểm tra thế nào').fill('Gọi thử hai chiều')
  await press(mine.getByRole('button', { name: /^Ghi đạt/ }))
  await mine.getByText(/ghi đè máy kiểm tra .*Gọi thử hai chiều/).waitFor()
  await press(mine.getByRole('button', { name: 'Trả lại cho máy kiểm tra…' }))
  const back = vnpt.page.getByRole('dialog')
  await back.getByLabel('Vì sao hoàn tác').fill('Máy đo đã chạy lại')
  await press(back.getByRole('button', { name: 'Hoàn tác lần ghi' }))
  await until('it is handed back', async () => (await stands(row)) === 'open')
})
