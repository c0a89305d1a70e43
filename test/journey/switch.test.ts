import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { live, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, openBrowsing } from './rig.ts'
import type { Browsing } from './rig.ts'

let demo: Demo
let browsing: Browsing
const day = 86_400_000
const second = 'Đại hội huyện thử nghiệm'

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
})
afterAll(async () => {
  await browsing.close()
  await demo.drop()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

test('[W21] who serves in two congresses changes between them, and each shows its own board', async () => {
  const { page } = await browsing.open('administrator', `${demo.url}/su-co`, desk)
  await signIn(page, 'quantri', demo.password('quantri'))
  await page.locator('a[href^="/su-co/"]').first().waitFor()
  const opening = Date.now() + 20 * day
  const payload = { plan: 'vinh-phuc', congress: 'huyen', name: second, opening, closing: opening + day }
  const answer = await page.evaluate(
    async (sent) => {
      const headers = { 'content-type': 'application/json' }
      const got = await fetch('/api/v1/commands', { method: 'POST', headers, body: JSON.stringify(sent) })
      return got.status
    },
    { id: randomUUID(), congress: 'site', type: 'congress.import', payload, madeAt: Date.now() },
  )
  expect(answer).toBe(200)
  await page.reload()
  await live(page)
  const choice = page.getByRole('combobox', { name: 'Đổi Đại hội' })
  await choice.selectOption({ label: second })
  await page.getByText('Không có sự cố nào đang mở').waitFor()
  expect(await page.locator('a[href^="/su-co/"]:not([href$="/moi"])').count()).toBe(0)
  await choice.selectOption({ index: 0 })
  await page.locator('a[href^="/su-co/"]').first().waitFor()
})
