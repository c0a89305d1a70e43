import { quantile } from './figures.ts'
import type { Window } from './window.ts'

const presses = 7
const between = 700

interface Painted {
  readonly ms: number
  readonly frames: number
}
interface Watching {
  painted?: Promise<Painted>
}

/** Functions that run in a page hold none with a name of its own: what runs TypeScript here marks those with a helper. */
const watchPress = (): void => {
  ;(globalThis as Watching).painted = new Promise((resolve) => {
    addEventListener(
      'click',
      (event) =>
        void (async () => {
          const box = (event.target as Element).closest('.item-row')?.getElementsByClassName('item-box done')
          let frames = 0
          do {
            await new Promise(requestAnimationFrame)
            frames += 1
          } while (box?.length === 0 && frames < 600)
          const after = new MessageChannel()
          after.port1.onmessage = () => resolve({ ms: performance.now() - event.timeStamp, frames })
          after.port2.postMessage(null)
        })(),
      { once: true, capture: true },
    )
  })
}

/** Ticks some rows one after another by finger: the median of ms from press to paint, and the most frames but for one in ten. */
export async function tickedFor({ page }: Window): Promise<{ ticks: number; frames: number }> {
  const found: Painted[] = []
  for (let n = 0; n < presses; n += 1) {
    const open = page.locator('.item-row:has(.item-box.open) button.item-mark').nth(0)
    await open.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await page.waitForTimeout(between)
    const box = await open.boundingBox()
    if (!box) throw new Error('there is nothing to tick')
    await page.evaluate(watchPress)
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    found.push(
      await page.evaluate(() => (globalThis as Watching).painted ?? Promise.reject(new Error('no press'))),
    )
  }
  return {
    ticks: quantile(
      found.map(({ ms }) => ms),
      0.5,
    ),
    frames: quantile(
      found.map(({ frames }) => frames),
      0.9,
    ),
  }
}

const frame = 1000 / 60
const steps = 240

/**
 * Scrolls the list by script with every frame, from the top on; the share of frames that came late, %. By finger the
 * compositor scrolls what is painted already: here style, layout and paint of each step are in it, so it can only be worse.
 */
export async function scrolled({ page }: Window): Promise<number> {
  await page.waitForTimeout(between)
  const gaps = await page.evaluate(async (count) => {
    let scroller = document.querySelector('.item-row')
    while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement
    const found: number[] = []
    let before = await new Promise(requestAnimationFrame)
    for (let step = 0; step < count; step += 1) {
      ;(scroller ?? document.scrollingElement)?.scrollBy(0, step < count / 2 ? 20 : -20)
      const now = await new Promise(requestAnimationFrame)
      found.push(now - before)
      before = now
    }
    return found
  }, steps)
  const late = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0)
  return (late / (late + gaps.length)) * 100
}
