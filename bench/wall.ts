import type { Browser, Page } from 'playwright-core'
import type { Ready } from './contract.ts'
import { pairedRow } from './figures.ts'
import type { Row } from './figures.ts'
import { inTurns } from './pairs.ts'
import { bundled } from './plain/serve.ts'
import { ServerProcess } from './rig.ts'
import { untilUsable } from './usable.ts'
import { openWindow } from './window.ts'

const frame = 1000 / 60
const between = 300
const quiet = { on: 'desk', slowCpu: false, slowLine: false } as const

interface Stamps {
  pressed?: Promise<number>
  painted?: Promise<number>
  trip?: () => Promise<number>
  bareReady?: Promise<void>
  going?: Promise<number>
}

/** In the operator's page: when Enter is pressed, ms since 1970. */
const watchEnter = (): void => {
  ;(globalThis as Stamps).pressed = new Promise((resolve) => {
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 'Enter') resolve(performance.timeOrigin + timeStamp)
      },
      { capture: true },
    )
  })
}

/** In the wall: when these words have been painted, ms since 1970. */
const watchWords = (words: string): void => {
  ;(globalThis as Stamps).painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.replaceAll('\u00a0', ' ').includes(words)) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const next = new MessageChannel()
        next.port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
        next.port2.postMessage(null)
      })
    })
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

/** The operator writes one update of an incident that stands on the wall; ms from Enter to the wall's paint. */
async function updated(operator: Page, wall: Page, words: string): Promise<number> {
  await operator.waitForTimeout(between)
  await operator.keyboard.press('u')
  const field = operator.getByRole('dialog').getByLabel('Đang làm gì')
  await field.fill(words)
  await wall.evaluate(watchWords, words)
  await operator.evaluate(watchEnter)
  await operator.keyboard.press('Control+Enter')
  const pressed = await operator.evaluate(() => (globalThis as Stamps).pressed ?? Number.NaN)
  const painted = await wall.evaluate(() => (globalThis as Stamps).painted ?? Number.NaN)
  await field.waitFor({ state: 'detached' })
  return painted - pressed
}

/** A page with nothing but a socket to the bare server: ms from Enter to the answer. */
async function openBare(browser: Browser, port: number) {
  const { page, close } = await openWindow(browser, quiet)
  await page.evaluate((url) => void Object.assign(globalThis, { bareUrl: url }), `http://127.0.0.1:${port}`)
  await page.addScriptTag({ content: await bundled('./socket.ts'), type: 'module' })
  await page.evaluate(() => (globalThis as Stamps).bareReady)
  const trip = async (): Promise<number> => {
    await page.waitForTimeout(between)
    await page.evaluate(() => {
      const bare = globalThis as Stamps
      if (bare.trip) bare.going = bare.trip()
    })
    await page.keyboard.press('Enter')
    return page.evaluate(() => (globalThis as Stamps).going ?? Number.NaN)
  }
  return { trip, close }
}

/** From the operator's Enter to the wall's paint, beside twice what a bare socket takes there and back and one frame. */
export async function enterToWall(
  browser: Browser,
  { port, token, seats }: Ready,
  pairs: number,
): Promise<Row[]> {
  const bareServer = await ServerProcess.start('bare')
  const bare = await openBare(browser, bareServer.ready.port)
  const url = `http://127.0.0.1:${port}`
  const wall = await untilUsable(browser, quiet, `${url}/wall#${token}`, '.wall-incident')
  const code = await wall.window.page.locator('.wall-doing > span').first().innerText()
  const seat = { cookie: { cookie: seats?.['trucban1'] ?? '', url } }
  const desk = await untilUsable(browser, { ...quiet, ...seat }, `${url}/su-co?tim=${code}`, '.incident-row')
  const operator = desk.window.page
  await operator.locator('.incident-row a').first().click()
  await operator.locator('.incident-panel, [role=complementary], aside').first().waitFor()
  try {
    let written = 0
    const ours = (): Promise<number> => {
      written += 1
      return updated(operator, wall.window.page, `Đang hàn nối cáp, lần ${written}`)
    }
    await ours()
    const found = await inTurns(pairs, async () => 2 * (await bare.trip()) + frame, ours)
    const name =
      'operator\'s Enter to the wall\'s paint, 10,000 incidents; "bare" is two round trips and a frame'
    return [pairedRow({ name, unit: 'ms', target: { on: 'ratio', most: 1 } }, found, (ms) => ms)]
  } finally {
    for (const { window } of [wall, desk]) await window.close()
    await bare.close()
    await bareServer.stop()
  }
}
