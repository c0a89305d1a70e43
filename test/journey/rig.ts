import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openNetwork } from './network.ts'

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
export const wall: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } }

/** One person's browser, or a wall's. */
export interface Seat {
  readonly name: string
  readonly page: Page
  /** The text of every answer and frame that came over the wire, in order of arrival. */
  readonly heard: () => Promise<string>
  /** What was pushed through sockets. */
  readonly frames: readonly string[]
  /** No network at all: what is open breaks, nothing new is let through, the browser knows. */
  readonly offline: () => Promise<void>
  readonly online: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface Browsing {
  readonly open: (name: string, url: string, options: BrowserContextOptions) => Promise<Seat>
  /** CSP reports, exceptions and errors of any page since the last call. */
  readonly wrongs: () => readonly string[]
  /** Prints where every seat is and what it shows; with a picture of each in `JOURNEY_PICTURES`, when that is set. */
  readonly tell: () => Promise<void>
  readonly close: () => Promise<void>
}

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const reported = 'CSP report'
/** Plain JavaScript without types, for `npm test` runs it before anything is built. */
const browserTool = new URL('../tools/browser.mjs', import.meta.url).href

/** Runs in the page before anything else. */
const tellReports = (word: string): void => {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `${word}: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
    )
  })
}

/** A network that is gone says so in the console; that is no defect of the page. */
const lineIsDown = /Failed to load resource|WebSocket connection to|net::ERR_/

interface Wire {
  readonly heard: Promise<string>[]
  readonly frames: string[]
}

function watch(page: Page, name: string, wrongs: string[], { heard, frames }: Wire): void {
  const add = (what: string) => wrongs.push(`${name} at ${new URL(page.url()).pathname}: ${what}`)
  page.on('pageerror', (error) => add(error.stack ?? error.message))
  page.on('crash', () => add('the page crashed'))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !lineIsDown.test(text)) add(text)
  })
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      frames.push(payload.toString())
      heard.push(Promise.resolve(payload.toString()))
    })
  })
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api') && !pathname.startsWith('/socket.io')) return
    // A body that was never read to its end, as after a reload, told the page nothing.
    heard.push(response.text().catch(() => ''))
  })
}

/** `npm test` has looked for it already; a test run by itself looks here. */
async function chromiumPath(): Promise<string> {
  const { findBrowser } = (await import(browserTool)) as { findBrowser: () => Promise<string | null> }
  const path = process.env['CHROMIUM'] ?? (await findBrowser())
  if (path === null) throw new Error('no Chromium was found')
  return path
}

async function tellOf({ name, page }: Seat): Promise<void> {
  const shown = await page.locator('body').innerText({ timeout: 2_000 }).catch(String)
  console.error(`--- ${name} at ${page.url()}\n${shown.slice(0, 2_000)}`)
  const pictures = process.env['JOURNEY_PICTURES']
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** Starts Chromium, the machine's or another; each seat is a context of its own behind a network of its own. */
export async function openBrowsing(path?: string): Promise<Browsing> {
  const executablePath = path ?? (await chromiumPath())
  const browser = await chromium.launch({ executablePath, args: flags })
  const wrongs: string[] = []
  const seats = new Set<Seat>()
  return {
    open: async (name, url, options) => {
      const network = await openNetwork()
      const defaults = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' } as const
      const context = await browser.newContext({ ...defaults, proxy: network.proxy, ...options })
      context.setDefaultTimeout(15_000)
      await context.addInitScript(tellReports, reported)
      const wire: Wire = { heard: [], frames: [] }
      context.on('page', (page) => watch(page, name, wrongs, wire))
      const page = await context.newPage()
      await page.goto(url)
      const seat: Seat = {
        name,
        page,
        heard: async () => (await Promise.all(wire.heard)).join('\n'),
        frames: wire.frames,
        offline: async () => {
          network.cut()
          await context.setOffline(true)
        },
        online: async () => {
          network.mend()
          await context.setOffline(false)
        },
        close: async () => {
          seats.delete(seat)
          await context.close()
          await network.close()
        },
      }
      seats.add(seat)
      return seat
    },
    wrongs: () => wrongs.splice(0),
    tell: async () => {
      for (const seat of seats) await tellOf(seat)
    },
    close: () => browser.close(),
  }
}

/** What axe finds against WCAG 2.2 A and AA, one line each with the elements. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
