import type { Page } from 'playwright-core'

/** What a reader five metres away needs of a wall; lengths in px of the screen. */
export interface WallLook {
  /** The smallest letters, as a share of the screen's shorter side, and what is written in them. */
  readonly smallest: { readonly share: number; readonly text: string }
  /** Letters of verdict and countdown, as a share of the shorter side. */
  readonly figures: readonly number[]
  /** Texts that stand outside the screen or the part they belong to. */
  readonly outside: readonly string[]
  /** Pairs of texts of which one lies on the other. */
  readonly overlapping: readonly string[]
  /** Boxes that hide a part of their words. */
  readonly cut: readonly string[]
  readonly scrolls: boolean
}

/** Runs in the page. */
const measure = (): WallLook => {
  const shorter = Math.min(innerWidth, innerHeight)
  const parts = '.wall-banner, .wall-head, .wall-grid, .wall-side, .wall-foot, .lost-screen'
  const texts: { text: string; size: number; box: DOMRect; part: DOMRect }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    const part = element?.closest(parts)
    if (!element || !part || text === '' || element.closest('svg, .unseen')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const size = parseFloat(getComputedStyle(element).fontSize)
    const bounds = part.getBoundingClientRect()
    for (const box of range.getClientRects()) texts.push({ text, size, box, part: bounds })
  }
  const beyond = ({ box, part }: (typeof texts)[number]) =>
    box.left < part.left - 1 ||
    box.right > Math.min(part.right, innerWidth) + 1 ||
    box.top < part.top - 1 ||
    box.bottom > Math.min(part.bottom, innerHeight) + 1
  /** Line boxes are taller than letters: what counts is the height of the letters. */
  const letters = ({ box, size }: (typeof texts)[number]) => {
    const middle = (box.top + box.bottom) / 2
    return { left: box.left + 1, right: box.right - 1, top: middle - size * 0.4, bottom: middle + size * 0.4 }
  }
  const overlapping: string[] = []
  texts.forEach((one, n) => {
    for (const other of texts.slice(n + 1)) {
      const [a, b] = [letters(one), letters(other)]
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
      if (!apart && one.text !== other.text) overlapping.push(`${one.text} | ${other.text}`)
    }
  })
  const hides = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflow)
  const boxes = [...document.querySelectorAll<HTMLElement>('main *:not(.unseen)')]
  const cut = boxes.filter(
    (box) => hides(box) && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1),
  )
  const small = [...texts].sort((a, b) => a.size - b.size)[0]
  const figures = [...document.querySelectorAll('.go-light h1, .wall-countdown b, .lost-words h1')]
  return {
    smallest: { share: (small?.size ?? 0) / shorter, text: small?.text ?? '' },
    figures: figures.map((one) => parseFloat(getComputedStyle(one).fontSize) / shorter),
    outside: texts.filter(beyond).map(({ text }) => text),
    overlapping,
    cut: cut.map(({ className, innerText }) => `${className}: ${innerText.slice(0, 60)}`),
    scrolls:
      document.documentElement.scrollHeight > innerHeight ||
      document.documentElement.scrollWidth > innerWidth,
  }
}

export const wallLook = (page: Page): Promise<WallLook> => page.evaluate(measure)
