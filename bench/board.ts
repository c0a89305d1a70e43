import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { prepareIncidents } from './congress.ts'
import { pairedRow, plainRow } from './figures.ts'
import type { Row } from './figures.ts'
import { inTurns } from './pairs.ts'
import { openPlain } from './plain/serve.ts'
import { ServerProcess } from './rig.ts'
import { taskRows } from './tasks.ts'
import { searchedFor } from './typing.ts'
import { untilUsable } from './usable.ts'
import { enterToWall } from './wall.ts'
import { openChromium } from './window.ts'

const incidents = 10_000
const of = 'desk, 10,000 incidents of 20 entries'
const row = '.incident-row'
const built = fileURLToPath(new URL('../dist/client/index.html', import.meta.url))
const desk = { on: 'desk', slowCpu: false, slowLine: false } as const

/** Milliseconds until a list of incidents can be used, in a window of its own. */
async function opened(browser: Browser, url: string, cookie: string | null): Promise<number> {
  const seat = cookie === null ? {} : { cookie: { cookie, url } }
  const { window, ms } = await untilUsable(browser, { ...desk, ...seat }, url, row)
  await window.close()
  return ms
}

/** The board beside a bare page that was sent the same, and as many rows of it drawn. */
export async function usableRow(browser: Browser, url: string, cookie: string, pairs: number): Promise<Row> {
  const seen = await untilUsable(browser, { ...desk, cookie: { cookie, url } }, url, row)
  const plain = await openPlain(await seen.served())
  await seen.window.close()
  try {
    const found = await inTurns(
      pairs,
      () => opened(browser, plain.url(seen.rows, 'incidents'), null),
      () => opened(browser, url, cookie),
    )
    const head = { name: `board usable, ${of}`, unit: 'ms', target: { on: 'ratio', most: 1.5 } } as const
    return pairedRow(head, found, (ms) => ms)
  } finally {
    await plain.close()
  }
}

async function searchRows(browser: Browser, url: string, cookie: string): Promise<Row[]> {
  const rows: Row[] = []
  // Places are in the titles: every tenth incident is open.
  for (const [what, place, searches] of [
    ['open ones', url, ['120', '250', '360']],
    ['settled ones', `${url}?loc=xong`, ['4821', '5932', '6713']],
  ] as const) {
    const { window } = await untilUsable(browser, { ...desk, cookie: { cookie, url } }, place, row)
    const keys = await searchedFor(window, searches)
    await window.close()
    const name = `keystroke until the ${what} found are painted, ${of}`
    rows.push(
      plainRow(
        { name: `frames, ${name}`, unit: 'frames', target: { on: 'ours', most: 2 } },
        keys.map(({ frames }) => frames),
      ),
      plainRow(
        { name, unit: 'ms', target: null },
        keys.map(({ ms }) => ms),
      ),
    )
  }
  return rows
}

/** The duty desk with 10,000 incidents and 200,000 timeline entries, and the wall beside it. */
export async function deskRows(pairs: number): Promise<Row[]> {
  const browser = existsSync(built) ? await openChromium() : null
  if (!browser) {
    console.error('desk: left out, because the client is not built or there is no Chromium')
    return []
  }
  const dir = await prepareIncidents(incidents)
  const server = await ServerProcess.start('ours', { dir, by: 'department' })
  const url = `http://127.0.0.1:${server.ready.port}/su-co`
  const cookie = server.ready.seats?.['trucban1'] ?? ''
  try {
    return [
      await usableRow(browser, url, cookie, pairs),
      ...(await searchRows(browser, url, cookie)),
      ...(await enterToWall(browser, server.ready, pairs)),
      ...(await taskRows(browser, server.ready, { url, cookie, row }, pairs, of)),
    ]
  } finally {
    await browser.close()
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
