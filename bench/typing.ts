import type { Window } from './window.ts'

const between = 500
const frame = 1000 / 60

interface Painted {
  readonly ms: number
  readonly frames: number
}
interface Watching {
  painted?: Promise<Painted>
}

/** In the page: from the next keystroke until the list that it leaves was painted. The address holds what is searched for. */
const watchKey = (): void => {
  ;(globalThis as Watching).painted = new Promise((resolve) => {
    addEventListener(
      'keydown',
      (event) =>
        void (async () => {
          const count = document.querySelector('.page-note')
          const before = count?.textContent
          let frames = 0
          do {
            await new Promise(requestAnimationFrame)
            frames += 1
          } while (count?.textContent === before && frames < 300)
          const after = new MessageChannel()
          after.port1.onmessage = () => resolve({ ms: performance.now() - event.timeStamp, frames })
          after.port2.postMessage(null)
        })(),
      { once: true, capture: true },
    )
  })
}

/** Types searches letter by letter; each letter must leave fewer than the one before. */
export async function searchedFor(
  { page }: Window,
  searches: readonly string[],
): Promise<readonly Painted[]> {
  const box = page.locator('input[type=search]').first()
  const found: Painted[] = []
  for (const search of searches) {
    // The first letter is found nearly everywhere.
    await box.fill(search.slice(0, 1))
    for (const letter of search.slice(1)) {
      await page.waitForTimeout(between)
      await page.evaluate(watchKey)
      await page.keyboard.press(letter)
      const { ms } = await page.evaluate(
        () => (globalThis as Watching).painted ?? Promise.reject(new Error('no key')),
      )
      // A frame that comes late is as many frames as it lasts.
      found.push({ ms, frames: Math.max(1, Math.ceil(ms / frame)) })
    }
  }
  return found
}
