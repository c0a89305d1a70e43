import react from '@vitejs/plugin-react'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'

/** The gallery served on loopback and a browser to look at it. */
export interface Gallery {
  readonly open: (query: string, options?: BrowserContextOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
export const wallScreen: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } }

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Builds the gallery aside and starts both; every page is opened in its own context and waits for the letters to be there. */
export async function openGallery(): Promise<Gallery> {
  const outDir = await mkdtemp(join(tmpdir(), 'gallery-'))
  const plain = { configFile: false, root: 'client', logLevel: 'error' } as const
  await build({
    ...plain,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'client/gallery.html' } },
  })
  const server = await preview({ ...plain, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('the gallery has no port')
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const browser: Browser = await chromium.launch({ executablePath, args: flags })
  return {
    open: async (query, options = desk) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${address.port}/gallery.html?${query}`)
      await page.waitForSelector('#root > *')
      await page.evaluate(() => document.fonts.ready)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
