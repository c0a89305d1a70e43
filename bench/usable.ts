import type { Browser, Page, Response } from 'playwright-core'
import type { Served } from './plain/serve.ts'
import { openWindow } from './window.ts'
import type { Window, WindowOptions } from './window.ts'

const within = 120_000
/** After the first row the rest of a list may still come: so long nothing must change, ms. */
const still = 400

/** A page that can be worked with. */
export interface Usable {
  readonly window: Window
  /** From asking for the address until the rows were painted and the page answered again, ms. */
  readonly ms: number
  readonly rows: number
  /** What came over the line until then. */
  readonly served: readonly Served[]
}

interface Told {
  usable?: Promise<number>
}

/** Runs in the page before anything else: notes when the first row was painted and the next task could run. */
const watchFor = (selector: string): void => {
  ;(globalThis as Told).usable = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(selector) === null) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const next = new MessageChannel()
        next.port1.onmessage = () => resolve(performance.now())
        next.port2.postMessage(null)
      })
    })
    observer.observe(document, { childList: true, subtree: true })
  })
}

const kinds: Readonly<Record<string, Served['kind']>> = {
  script: 'script',
  stylesheet: 'stylesheet',
  font: 'font',
}

async function servedBy(response: Response): Promise<Served | null> {
  const path = new URL(response.url()).pathname
  const kind = path.endsWith('/view') ? 'view' : kinds[response.request().resourceType()]
  if (kind === undefined || !response.ok()) return null
  const type = response.headers()['content-type'] ?? ''
  return { path: kind === 'view' ? '/view' : path, kind, type, body: await response.body() }
}

const steady = async (page: Page, selector: string): Promise<number> => {
  for (let before = -1; ;) {
    const rows = await page.locator(selector).count()
    if (rows > 0 && rows === before) return rows
    before = rows
    await page.waitForTimeout(still)
  }
}

/** Opens an address in a window of its own and waits until the first element of `selector` can be used. */
export async function untilUsable(
  browser: Browser,
  options: WindowOptions,
  url: string,
  selector: string,
): Promise<Usable> {
  const window = await openWindow(browser, options)
  const { page } = window
  const coming: Promise<Served | null>[] = []
  const listen = (response: Response): void => void coming.push(servedBy(response).catch(() => null))
  page.on('response', listen)
  await page.addInitScript(watchFor, selector)
  await page.goto(url, { waitUntil: 'commit', timeout: within })
  // Not `waitForFunction`: it needs the `eval` that the policy of our pages forbids.
  const ms = await page.evaluate(() => (globalThis as Told).usable ?? Number.NaN)
  page.off('response', listen)
  const rows = await steady(page, selector)
  const served = (await Promise.all(coming)).filter((one) => one !== null)
  return { window, ms, rows, served }
}
