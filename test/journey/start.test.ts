import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../tools/client.ts'
import { live, signIn } from './acts.ts'
import { startDemo } from './demo.ts'
import type { Demo } from './demo.ts'
import { desk, openBrowsing } from './rig.ts'
import type { Browsing, Seat } from './rig.ts'

let demo: Demo
let browsing: Browsing
/** Signed in; what follows has its cookie. */
let signedIn: Seat

/** Scripts of the board's first load, those of the page itself included; by themselves they were sixty. */
const mostScripts = 14

interface Shown {
  firstRow?: number
}

/** Runs in the page before anything else: when the first row of the board stood in the page. */
const watchForRow = (): void => {
  const observer = new MutationObserver(() => {
    if (document.querySelector('.incident-row') === null) return
    observer.disconnect()
    ;(globalThis as Shown).firstRow = performance.now()
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** What the page had asked for by then, in order: the path of each request, and when it was made, ms. */
async function askedUntilRow({ page }: Seat): Promise<readonly { path: string; at: number }[]> {
  await page.locator('.incident-row').first().waitFor()
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= ((globalThis as Shown).firstRow ?? 0))
      .map(({ name, startTime }) => ({ path: new URL(name).pathname, at: startTime }))
      .sort((a, b) => a.at - b.at),
  )
}

/** In the page: how many views all its accounts keep on this device. */
const viewsKept = async (): Promise<number> => {
  const opened = (name: string) =>
    new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
    })
  let views = 0
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await opened(name)
    const asked = db.transaction('views').objectStore('views').count()
    await new Promise((resolve) => (asked.onsuccess = resolve))
    views += asked.result
    db.close()
  }
  return views
}

const count = (asked: readonly { path: string }[], wanted: RegExp): number =>
  asked.filter(({ path }) => wanted.test(path)).length

beforeAll(async () => {
  ;[demo, browsing] = await Promise.all([startDemo(), openBrowsing()])
  signedIn = await browsing.open('operator', `${demo.url}/`, desk)
  await signIn(signedIn.page, 'trucban1', demo.password('trucban1'))
})

afterAll(async () => {
  await browsing.close()
  await demo.drop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await browsing.tell()
  expect(browsing.wrongs()).toEqual([])
})

test('[BT7] the board stands after few scripts and one view, asked for before its code; with a view kept none is asked for', async () => {
  const seat = await browsing.open('new desk', 'about:blank', { ...desk, serviceWorkers: 'block' })
  const { page } = seat
  await page.context().addCookies(await signedIn.page.context().cookies())
  await page.addInitScript(watchForRow)

  await page.goto(`${demo.url}/su-co`)
  const first = await askedUntilRow(seat)
  expect(count(first, /\.js$/)).toBeGreaterThan(3)
  expect(count(first, /\.js$/)).toBeLessThanOrEqual(mostScripts)
  expect(count(first, /\/view$/)).toBe(1)
  const place = (wanted: RegExp) => first.findIndex(({ path }) => wanted.test(path))
  // Before the code of the screen, so that it does not wait behind it.
  expect(place(/\/api\/v1\/me$/)).toBeLessThan(place(/IncidentsScreen.*\.js$/))

  await live(page)
  await until('the view is kept on the device', () => page.evaluate(viewsKept).then((views) => views > 0))
  await page.goto(`${demo.url}/su-co`)
  const again = await askedUntilRow(seat)
  expect(count(again, /\/view$/)).toBe(0)
  expect(count(again, /\/api\/v1\/me$/)).toBeGreaterThan(0)
  await seat.close()
})

test('[BT3] in a browser: what was asked for ahead and is another’s by then is not shown', async () => {
  const seat = await browsing.open('shared desk', 'about:blank', { ...desk, serviceWorkers: 'block' })
  const { page } = seat
  await page.context().addCookies(await signedIn.page.context().cookies())
  let views = 0
  // Between the two questions another tab signs somebody else in: the view is that person's.
  await page.route('**/view', async (route) => {
    views += 1
    const answer = await route.fetch()
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), ...(views === 1 ? { 'trucban-person': 'somebody-else' } : {}) },
    })
  })
  await page.goto(`${demo.url}/su-co`)
  await page.locator('.incident-row').first().waitFor()
  expect(views).toBe(2)
  await seat.close()
})
