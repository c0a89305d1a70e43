import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { prepareRows } from './congress.ts'
import { pairedRow } from './figures.ts'
import type { Row } from './figures.ts'
import { inTurns } from './pairs.ts'
import { openPlain } from './plain/serve.ts'
import type { PlainPage } from './plain/serve.ts'
import { ServerProcess } from './rig.ts'
import { scrolled, tickedFor } from './touching.ts'
import { untilUsable } from './usable.ts'
import { openChromium } from './window.ts'

const rows = 5_000
const row = '.item-row'
const built = fileURLToPath(new URL('../dist/client/index.html', import.meta.url))

/** What one phone went through, from the address to the last frame. */
interface Trip {
  /** ms until My items can be ticked. */
  readonly usable: number
  /** ms from each press until its tick was painted. */
  readonly ticks: number
  /** Frames until then, counted by what the page was given. */
  readonly frames: number
  /** Share of frames that a scroll should have had and did not get, %. */
  readonly dropped: number
}

const cold = { on: 'phone', slowCpu: true, slowLine: true } as const

async function trip(browser: Browser, url: string, cookie: string | null): Promise<Trip> {
  const seat = cookie === null ? {} : { cookie: { cookie, url } }
  const { window, ms } = await untilUsable(browser, { ...cold, ...seat }, url, row)
  try {
    const { ticks, frames } = await tickedFor(window)
    return { usable: ms, ticks, frames, dropped: await scrolled(window) }
  } finally {
    await window.close()
  }
}

/** The bare page with what ours was sent, and as many rows of it as ours drew. */
async function plainBeside(
  browser: Browser,
  url: string,
  cookie: string,
): Promise<{ plain: PlainPage; at: string }> {
  const fast = { on: 'phone', slowCpu: false, slowLine: false, cookie: { cookie, url } } as const
  const seen = await untilUsable(browser, fast, url, row)
  const plain = await openPlain(await seen.served())
  await seen.window.close()
  return { plain, at: plain.url(seen.rows) }
}

/** "My items" of a carrier with 5,000 rows in the congress, on a phone with a quarter of this processor and slow 4G. */
export async function phoneRows(pairs: number): Promise<Row[]> {
  const browser = existsSync(built) ? await openChromium() : null
  if (!browser) {
    console.error('phone: left out, because the client is not built or there is no Chromium')
    return []
  }
  const dir = await prepareRows(rows)
  const server = await ServerProcess.start('ours', { dir })
  const url = `http://127.0.0.1:${server.ready.port}/viec`
  const cookie = server.ready.seats?.['vnpt1'] ?? ''
  const { plain, at } = await plainBeside(browser, url, cookie)
  try {
    const bare = () => trip(browser, at, null)
    const ours = () => trip(browser, url, cookie)
    const found = await inTurns(pairs, bare, ours)
    const of = 'phone, 5,000 rows'
    return [
      pairedRow(
        { name: `My items usable, ${of}`, unit: 'ms', target: { on: 'ratio', most: 1.5 } },
        found,
        ({ usable }) => usable,
      ),
      pairedRow(
        { name: `frames until a tick is painted, ${of}`, unit: 'frames', target: { on: 'ours', most: 1 } },
        found,
        ({ frames }) => frames,
      ),
      pairedRow(
        { name: `press until its tick is painted, ${of}`, unit: 'ms', target: null },
        found,
        ({ ticks }) => ticks,
      ),
      pairedRow(
        { name: `frames late while scrolling, ${of}`, unit: '%', target: { on: 'ours', most: 1 } },
        found,
        ({ dropped }) => dropped,
      ),
    ]
  } finally {
    await plain.close()
    await browser.close()
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
