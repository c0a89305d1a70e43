import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { startServer } from '../test/tools/server.ts'
import { plainRow } from './figures.ts'
import type { Row } from './figures.ts'

const built = fileURLToPath(new URL('../dist/client/index.html', import.meta.url))
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const within = 30_000

/** All JavaScript that a phone loads until *My items* can be ticked, KB gzip. Needs a built client and a Chromium. */
export async function pageRows(): Promise<Row[]> {
  const { findBrowser } = (await import(new URL('../test/tools/browser.mjs', import.meta.url).href)) as {
    findBrowser: () => Promise<string | null>
  }
  const browserPath = await findBrowser()
  if (!existsSync(built) || browserPath === null) {
    console.error('pages: left out, because the client is not built or there is no Chromium')
    return []
  }
  const server = await startServer({ usernames: ['vnpt1'] })
  const browser = await chromium.launch({ executablePath: browserPath, args: quiet })
  try {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      serviceWorkers: 'block',
    })
    const [name = '', value = ''] = (await server.cookie('vnpt1')).split('; ')[0]?.split('=') ?? []
    await context.addCookies([{ name, value, url: server.url }])
    const page = await context.newPage()
    const scripts = new Map<string, number>()
    const waiting: Promise<void>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      waiting.push(response.body().then((body) => void scripts.set(response.url(), gzipSync(body).length)))
    })
    await page.goto(`${server.url}/viec`)
    await page
      .getByText(/[A-Z]{2}-\d{2}/)
      .first()
      .waitFor({ timeout: within })
    await Promise.all(waiting)
    const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
    console.error(
      [...scripts]
        .map(([url, bytes]) => `${(bytes / 1000).toFixed(1)} kB ${new URL(url).pathname}`)
        .join('\n'),
    )
    const row = `JavaScript until My items, ${scripts.size} files`
    return [plainRow({ name: row, unit: 'KB gzip', target: { on: 'ours', most: 150 } }, [total])]
  } finally {
    await browser.close()
    await server.drop()
  }
}
