import type { Browser, Page, Response } from 'playwright-core'
import type { Served } from './plain/serve.ts'
import { openWindow } from './window.ts'
import type { Window, WindowOptions } from './window.ts'

/** Longest wait for the first row, ms. */
const within = 120_000
/** After the first row the rest of a list may still come: so long nothing must change, ms. */
const still = 400

/** A page that can be worked with. */
export interface Usable {
  readonly window: Window
  /** From asking for the address until the rows were painted and the page answered again, ms. */
  readonly ms: number
  readonly rows: number
  /** What came over the line until then; to be asked for while the window is open. */
  readonly served: () => Promise<readonly Served[]>
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

const pathOf = (response: Response): string => new URL(response.url()).pathname
const isView = (response: Response): boolean => pathOf(response).endsWith('/view')
const kindOf = (response: Response): Served['kind'] | undefined =>
  isView(response) ? 'view' : kinds[response.request().resourceType()]

/** A view of 10,000 incidents is larger than what the browser keeps of an answer for whoever looks on. */
async function askedAgain({ page }: Window, response: Response): Promise<Buffer> {
  const { authorization } = await response.request().allHeaders()
  const headers = authorization === undefined ? {} : { authorization }
  const again = await page.context().request.get(response.url(), { headers })
  if (!again.ok()) throw new Error(`${pathOf(response)}: ${again.status()}`)
  return again.body()
}

async function servedBy(window: Window, response: Response, kind: Served['kind']): Promise<Served> {
  const type = response.headers()['content-type'] ?? ''
  const body = isView(response) ? await askedAgain(window, response) : await response.body()
  return { path: isView(response) ? '/view' : pathOf(response), kind, type, body }
}

const steady = async (page: Page, selector: string): Promise<number> => {
  for (let before = -1; ;) {
    const rows = await page.locator(selector).count()
    if (rows > 0 && rows === before) return rows
    before = rows
    await page.waitForTimeout(still)
  }
}

/** What the page told of, or an error that says where and of what: a page that failed would be waited for without end. */
async function toldBy({ page }: Window, url: string, selector: string): Promise<number> {
  const wrongs: string[] = []
  page.on('pageerror', ({ message }) => wrongs.push(message))
  page.on('requestfailed', (request) =>
    wrongs.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`),
  )
  await page.addInitScript(watchFor, selector)
  await page.goto(url, { waitUntil: 'commit', timeout: within })
  let limit: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const say = (): void =>
      reject(
        new Error(`no ${selector} at ${url} within ${within / 1000} s; ${wrongs.join('; ') || 'no error'}`),
      )
    limit = setTimeout(say, within)
  })
  // Not `waitForFunction`: it needs the `eval` that the policy of our pages forbids.
  const told = page.evaluate(() => (globalThis as Told).usable ?? Number.NaN)
  return Promise.race([told, late]).finally(() => clearTimeout(limit))
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
  const came: { readonly response: Response; readonly kind: Served['kind'] }[] = []
  const listen = (response: Response): void => {
    const kind = kindOf(response)
    if (kind && response.ok()) came.push({ response, kind })
  }
  page.on('response', listen)
  try {
    const ms = await toldBy(window, url, selector)
    page.off('response', listen)
    const rows = await steady(page, selector)
    // Fetched afterwards: while the page loads it would disturb what is measured.
    const served = () => Promise.all(came.map(({ response, kind }) => servedBy(window, response, kind)))
    return { window, ms, rows, served }
  } catch (fault) {
    await window.close()
    throw fault
  }
}
