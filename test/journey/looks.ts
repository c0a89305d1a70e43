import type { Page } from 'playwright-core'

/** What is wrong with the looks of a page, measured in the browser; each line names the element. */

/** Runs in the page. Whatever sticks out of it to the right, or makes it scroll sideways. */
const sideways = (): string[] => {
  const wide = document.documentElement.clientWidth
  const name = (element: Element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`
  const scrolls = [document.documentElement, document.getElementById('main')].filter(
    (box): box is HTMLElement => box !== null && box.scrollWidth > box.clientWidth + 1,
  )
  if (scrolls.length === 0) return []
  const out = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > wide + 1,
  )
  return [...scrolls.map((box) => `${name(box)} is ${box.scrollWidth} wide`), ...out.slice(0, 5).map(name)]
}

export const sticksOut = (page: Page): Promise<readonly string[]> => page.evaluate(sideways)

/** Runs in the page. Controls whose words are clipped, or that stand outside where nothing scrolls. */
const cut = (): string[] => {
  const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
  const slides = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
  const inSlider = (control: Element): boolean => {
    for (let box = control.parentElement; box && box.id !== 'main'; box = box.parentElement)
      if (slides(box)) return true
    return (
      slides(document.getElementById('main') ?? document.body) &&
      document.documentElement.style.fontSize !== ''
    )
  }
  const controls = [...document.querySelectorAll<HTMLElement>('button, a.button, [role=tab], input, select')]
  return controls
    .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((control) => {
      const { overflowX, overflowY } = getComputedStyle(control)
      const { right, left, width } = control.getBoundingClientRect()
      const outside = width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1)
      const typed = /^(INPUT|SELECT)$/.test(control.tagName)
      const short = clips(overflowX) && control.scrollWidth > control.clientWidth + 1
      const low = clips(overflowY) && control.scrollHeight > control.clientHeight + 1
      return (!typed && (short || low)) || (outside && !inSlider(control))
    })
    .map((control) => `${control.tagName} ${control.className}: ${control.innerText.slice(0, 40)}`)
}

export const cutControls = (page: Page): Promise<readonly string[]> => page.evaluate(cut)

/** Text at twice its size, as a reader sets it; `1` puts it back. */
export const enlarge = (page: Page, times: 1 | 2): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = size === 1 ? '' : `${size * 100}%`
  }, times)

/** Words of the interface: what stands on controls, tabs, labels and headings. */
export const interfaceWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, label, legend, th, [role=tab], nav a')]
      .filter((element) => element.checkVisibility())
      .map((element) => `${element.innerText} ${element.getAttribute('aria-label') ?? ''}`.trim()),
  )

export const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯáàãéèẽíìĩóòõúùũýỳ\u1ea0-\u1ef9]/
