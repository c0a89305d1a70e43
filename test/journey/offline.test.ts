import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../tools/client.ts'
import { goTo, live, press, signIn, tickInList } from './acts.ts'
import { factsSince, nth, startDemo, toDo } from './demo.ts'
import type { Demo } from './demo.ts'
import { openBrowsing, phone } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing
let seat: Seat

/** All scripts until "Việc của tôi" can be ticked, gzip, bytes. */
const scriptBudget = 150_000
const scripts: Promise<number>[] = []
let untilTicking: readonly Promise<number>[] = []

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  seat = await browsing.open('phone', 'about:blank', phone)
  seat.page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    scripts.push(response.body().then((body) => gzipSync(body).length))
  })
  await seat.page.goto(`${demo.url}/`)
  await signIn(seat.page, 'vnpt1', demo.password('vnpt1'))
  await seat.page.locator('.item-row').first().waitFor()
  untilTicking = [...scripts]
})

afterAll(async () => {
  await browsing.close()
  await demo.drop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

test('[W15] the phone can tick after at most 150 KB of scripts, sign-in included', async () => {
  const sizes = await Promise.all(untilTicking)
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`${sizes.length} scripts, ${bytes} bytes gzip`)
  expect(sizes.length).toBeGreaterThan(3)
  expect(bytes).toBeLessThanOrEqual(scriptBudget)
})

test('[W15] what a press asks for is fetched ahead: it opens without a network and without a service worker', async () => {
  const bare = await browsing.open('bare phone', 'about:blank', { ...phone, serviceWorkers: 'block' })
  const { page } = bare
  const ahead = page.waitForResponse(/after-press-.*\.js$/)
  await page.goto(`${demo.url}/`)
  await signIn(page, 'vnpt1', demo.password('vnpt1'))
  await (await ahead).finished()
  const row = nth(toDo(await demo.view(), 'vnpt').ticks, 0)
  await bare.offline()
  await page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
  await goTo(page, `/viec/${encodeURIComponent(row.id)}`)
  await page.getByRole('article', { name: row.item.id }).waitFor()
  await press(page.getByRole('button', { name: 'Trạng thái khác' }))
  await page.getByRole('dialog').waitFor()
  await bare.close()
})

test('[W16] the app can be installed: a manifest with icons that are there, and a service worker in charge', async () => {
  const { page } = seat
  const found = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
    const manifest = (await (await fetch(link?.href ?? '')).json()) as {
      name: string
      display: string
      start_url: string
      icons: { src: string; sizes: string; purpose?: string }[]
    }
    const icons = await Promise.all(
      manifest.icons.map(async ({ src, sizes, purpose }) => {
        const answer = await fetch(src)
        return { sizes, purpose, ok: answer.ok, type: answer.headers.get('content-type') }
      }),
    )
    const { active, scope } = await navigator.serviceWorker.ready
    return { manifest, icons, script: active?.scriptURL, scope }
  })
  expect(found.manifest).toMatchObject({ name: 'Trực Ban', display: 'standalone', start_url: '/' })
  expect(found.icons.every(({ ok, type }) => ok && type?.startsWith('image/') === true)).toBe(true)
  for (const sizes of ['192x192', '512x512']) expect(found.icons.map((icon) => icon.sizes)).toContain(sizes)
  expect(found.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  expect(found).toMatchObject({ script: `${demo.url}/sw.js`, scope: `${demo.url}/` })
})

test('[W17] a new version of the app takes over when it is asked to, and the outbox stays', async () => {
  const { page } = seat
  const row = nth(toDo(await demo.view(), 'vnpt').ticks, 0)
  const from = Date.now()
  await seat.offline()
  await page.locator('.sync-bar', { hasText: 'Mất mạng' }).waitFor()
  await tickInList(page, row)
  await page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()

  await demo.kill()
  const worker = join(demo.product.dir, 'dist/client/sw.js')
  const newer = readFileSync(worker, 'utf8').replace(/"version":"[0-9a-f]+"/, '"version":"0123456789abcdef"')
  expect(newer).not.toBe(readFileSync(worker, 'utf8'))
  writeFileSync(worker, newer)
  // The page loads while nothing answers: what it has not handed in yet must live through the change of version.
  await page.reload()
  await page.locator('.sync-bar', { hasText: 'lưu trên máy 1' }).waitFor()
  await demo.restart()
  // Pages and worker come through again, the socket's session too; the tick goes by itself before or after.
  await seat.online()
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  const prompt = page.getByRole('status').filter({ hasText: 'Có bản mới của Trực Ban' })
  await prompt.waitFor()
  const loaded = page.waitForEvent('load')
  await press(prompt.getByRole('button', { name: 'Tải lại' }))
  await loaded
  await live(page)
  const names = await page.evaluate(() => caches.keys())
  expect(names.filter((name) => name.startsWith('trucban-pages-'))).toEqual([
    'trucban-pages-0123456789abcdef',
  ])
  await until('the tick is handed in', async () => factsSince(await demo.view(), row.id, from).length > 0)
  expect(factsSince(await demo.view(), row.id, from)).toHaveLength(1)
})
