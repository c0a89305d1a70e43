import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../tools/client.ts'
import { handIn, live, signIn } from './acts.ts'
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

/** In the page: what lies on this device of the views it keeps, each piece by its nonce. */
const piecesKept = async (): Promise<Readonly<Record<string, string>>> => {
  const pieces: Record<string, string> = {}
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
    })
    const walk = db.transaction('views').objectStore('views').openCursor()
    await new Promise<void>((resolve) => {
      walk.onsuccess = () => {
        const at = walk.result
        if (at === null) return resolve()
        pieces[at.key as string] = String((at.value as { iv: Uint8Array }).iv)
        at.continue()
      }
    })
    db.close()
  }
  return pieces
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

test('[BT13] in a browser: of a kept view what changed is written again, by two tabs too, and a start without a line shows it', async () => {
  const seat = await browsing.open('keeping desk', 'about:blank', { ...desk, serviceWorkers: 'block' })
  const { page } = seat
  await page.context().addCookies(await signedIn.page.context().cookies())
  const pieces = () => page.evaluate(piecesKept)
  const facts = { area: 'bao-chi', category: 'KN', sub: 'KN6', severity: 2, lead: 'vnpt', involved: [] }
  const seen = { visibility: 'all', named: [], publicLine: 'Mất kết nối', rows: [] }
  const row = (title: string) => page.locator('.incident-row', { hasText: title }).first()
  const tell = async (type: string, payload: object): Promise<string> => {
    const { status, id } = await handIn(signedIn.page, demo.congress, type, payload)
    expect(status, type).toBe(200)
    return id
  }
  /** What lies there once an incident is kept: of two keepings that end after it came the second began after it. */
  const withIncident = async (title: string): Promise<Readonly<Record<string, string>>> => {
    const incident = await tell('incident.open', { title, occurredAt: Date.now(), ...facts, ...seen })
    await row(title).waitFor()
    for (const note of ['đã cử tổ ứng cứu', 'đang đo lại']) {
      const before = await pieces()
      await tell('incident.note', { incident, note })
      await until('a keeping', async () => (await pieces())[demo.congress] !== before[demo.congress])
    }
    return pieces()
  }
  /** A start with nothing but what this device keeps. */
  const openKept = async (title: string): Promise<void> => {
    const line = /\/view|\/socket\.io\//
    await page.route(line, (route) => route.abort())
    await page.goto(`${demo.url}/su-co`)
    await page.locator('.incident-row').first().waitFor()
    await row(title).waitFor()
    await page.unroute(line)
  }

  await page.goto(`${demo.url}/su-co`)
  await live(page)
  await until('the view is kept on the device', async () => Object.keys(await pieces()).length > 0)
  const first = await pieces()
  const second = await withIncident('Đứt cáp quang tại cổng phụ')
  const stood = Object.entries(first).filter(([piece, nonce]) => second[piece] === nonce)
  expect(stood.length).toBeGreaterThan(Object.keys(first).length / 2)
  await openKept('Đứt cáp quang tại cổng phụ')

  await page.goto(`${demo.url}/su-co`)
  const other = await page.context().newPage()
  await other.goto(`${demo.url}/su-co`)
  await Promise.all([live(page), live(other)])
  await withIncident('Mất điện trạm phát sóng')
  await withIncident('Nghẽn mạng khu báo chí')
  await other.close()
  await openKept('Nghẽn mạng khu báo chí')
  await seat.close()
})
