import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { goTo, press, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { sticksOut } from './looks.ts'
import { axeFindings, desk, openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

const run = promisify(execFile)
let demo: Demo
let browsing: Browsing
let office: Seat
let folder = ''

const formula = '=HYPERLINK("http://evil.example","Đứt cáp ở Hội trường")'
const lines = (page: Page) => page.locator('.audit-line')

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  folder = mkdtempSync(join(tmpdir(), 'trucban-audit-'))
  office = await browsing.open('bàn trực', `${demo.url}/viec`, desk)
  await signIn(office.page, 'trucban1', demo.password('trucban1'))
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

async function passes(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

/** What a press makes the browser save, in a file of the folder. */
async function saved(page: Page, name: string): Promise<{ readonly path: string; readonly called: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page.getByRole('button', { name, exact: true })),
  ])
  const called = download.suggestedFilename()
  const path = join(folder, called)
  await download.saveAs(path)
  return { path, called }
}

test('[ZT16] from the rail to the record: narrowed by kind, by person, and by words typed without diacritics', async () => {
  const { page } = office
  const view = await demo.view('trucban1')
  const area = [...view.areas.values()][0]?.id ?? ''
  const lead = [...view.organisations.values()].find(({ department }) => department)?.id ?? ''
  const occurredAt = Date.now() - 60_000
  const status = await page.evaluate(
    async ({ congress, payload }) => {
      const command = {
        id: crypto.randomUUID(),
        congress,
        type: 'incident.open',
        payload,
        madeAt: Date.now(),
      }
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/v1/commands', {
        method: 'POST',
        headers,
        body: JSON.stringify(command),
      })
      return `${answer.status} ${await answer.text()}`
    },
    {
      congress: demo.congress,
      payload: {
        ...{ title: formula, area, category: 'KN', severity: 3, occurredAt, lead, involved: [] },
        ...{ visibility: 'all', named: [], publicLine: 'Đứt cáp ở Hội trường', rows: [] },
      },
    },
  )
  expect(status).toMatch(/^200 /)
  const rail = page.getByRole('navigation', { name: 'Điều hướng chính' })
  await press(rail.getByRole('link', { name: 'Nhật ký' }))
  await lines(page).first().waitFor()
  expect(await rail.locator('[aria-current="page"]').innerText()).toContain('Nhật ký')
  await passes(page)
  await page.getByLabel('Loại việc').selectOption({ label: 'Sự cố' })
  await lines(page).filter({ hasText: 'HYPERLINK' }).first().waitFor()
  await lines(page).filter({ hasText: 'Nhiễu' }).first().waitFor()
  await page.getByLabel('Tìm trong nhật ký').fill('dut cap o hoi truong')
  await expect.poll(() => lines(page).filter({ hasText: 'Nhiễu' }).count()).toBe(0)
  await lines(page).filter({ hasText: 'HYPERLINK' }).first().waitFor()
  await press(lines(page).filter({ hasText: 'HYPERLINK' }).first().locator('.audit-who'))
  await page.getByRole('button', { name: 'Bỏ lọc theo người' }).waitFor()
  await lines(page).filter({ hasText: 'HYPERLINK' }).first().waitFor()
  await page.getByLabel('Tìm trong nhật ký').fill('khong co gi nhu the nay')
  await page.getByText('Không có dòng nào khớp').waitFor()
  await passes(page)
})

test('[ZT16] the table of what is filtered is saved, reads as UTF-8 in a spreadsheet, and nothing in it runs', async () => {
  const { page } = office
  await page.getByLabel('Tìm trong nhật ký').fill('dut cap')
  await lines(page).filter({ hasText: 'HYPERLINK' }).first().waitFor()
  const { path, called } = await saved(page, 'Xuất bảng CSV')
  expect(called).toMatch(/^nhat-ky-.*\.csv$/)
  await page.getByText('Đã lưu tệp. Việc xuất đã được ghi vào nhật ký.').waitFor()
  const text = readFileSync(path, 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text).toContain('HYPERLINK')
  const rows = text.slice(1).trimEnd().split('\r\n')
  expect(rows.length).toBeGreaterThan(1)
  const cells = rows.flatMap((row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)])
  const bare = cells.map(([, quoted, plain]) => quoted ?? plain ?? '')
  expect(bare.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  expect(bare.some((cell) => cell.includes('HYPERLINK'))).toBe(true)
})

test('[ZT16] on the phone the record is one press from the account page', async () => {
  const handset = await browsing.open('điện thoại', `${demo.url}/tai-khoan`, phone)
  const { page } = handset
  await signIn(page, 'lanhdao', demo.password('lanhdao'))
  await press(page.getByRole('link', { name: 'Nhật ký và chứng thực' }))
  await lines(page).first().waitFor()
  await passes(page)
  await handset.close()
  const carrier = await browsing.open('doanh nghiệp', `${demo.url}/tai-khoan`, desk)
  await signIn(carrier.page, 'vnpt1', demo.password('vnpt1'))
  expect(await carrier.page.getByRole('link', { name: 'Nhật ký và chứng thực' }).count()).toBe(0)
  await goTo(carrier.page, '/nhat-ky')
  await carrier.page.locator('.audit-error').waitFor()
  expect(await lines(carrier.page).count()).toBe(0)
  await carrier.close()
})

test('[ZT16] the whole congress is saved as one file, which plain Node checks in an empty folder and finds changed by one letter', async () => {
  const admin = await browsing.open('quản trị', `${demo.url}/nhat-ky?phan=moc-neo`, desk)
  const { page } = admin
  await signIn(page, 'quantri', demo.password('quantri'))
  const { path, called } = await saved(page, 'Trích và tải về')
  expect(called).toMatch(/^trucban-.*\.tar$/)
  await page.getByText('Việc xuất đã được ghi vào nhật ký.').waitFor()
  await passes(page)
  await admin.close()
  const empty = mkdtempSync(join(folder, 'nguoi-ngoai-'))
  await run('tar', ['-xf', path, '-C', empty])
  const env = { PATH: '', HOME: empty }
  const check = () =>
    run(process.execPath, ['verify.mjs'], { cwd: empty, env }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
        return { code, said: stdout + stderr }
      },
    )
  expect(await check()).toMatchObject({ code: 0 })
  const journal = join(empty, 'journal')
  const segment = join(journal, readdirSync(journal)[0] ?? '')
  const whole = readFileSync(segment, 'utf8')
  expect(whole).toContain('Đứt cáp ở Hội trường')
  writeFileSync(segment, whole.replace('Đứt cáp ở Hội trường', 'Đứt cáp ở Hội trướng'))
  const changed = await check()
  expect([changed.code, changed.said]).toEqual([1, expect.stringMatching(/commit \d+/)])
})
