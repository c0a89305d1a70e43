import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** What the DevTools of Chromium call slow 4G: bytes a second, and ms of delay for each request. */
const slow4g = { downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 562.5, offline: false }
const slowdown = 4

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  serviceWorkers: 'block',
}
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' }

/** One window with nothing kept from before. */
export interface Window {
  readonly page: Page
  readonly cdp: CDPSession
  readonly close: () => Promise<void>
}

export interface WindowOptions {
  readonly on: 'phone' | 'desk'
  /** The processor four times slower. */
  readonly slowCpu: boolean
  /** Every request over slow 4G. */
  readonly slowLine: boolean
  /** `name=value` and the address it is for. */
  readonly cookie?: { readonly cookie: string; readonly url: string }
}

/** Null where there is no Chromium. */
export async function openChromium(): Promise<Browser | null> {
  const { findBrowser } = (await import(new URL('../test/tools/browser.mjs', import.meta.url).href)) as {
    findBrowser: () => Promise<string | null>
  }
  const executablePath = await findBrowser()
  return executablePath === null ? null : chromium.launch({ executablePath, args: flags })
}

async function signIn(context: BrowserContext, { cookie, url }: NonNullable<WindowOptions['cookie']>) {
  const [name = '', value = ''] = cookie.split('; ')[0]?.split('=') ?? []
  await context.addCookies([{ name, value, url }])
}

export async function openWindow(browser: Browser, options: WindowOptions): Promise<Window> {
  const context = await browser.newContext(options.on === 'phone' ? phone : desk)
  if (options.cookie) await signIn(context, options.cookie)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  if (options.slowLine) await cdp.send('Network.emulateNetworkConditions', slow4g)
  if (options.slowCpu) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return { page, cdp, close: () => context.close() }
}
