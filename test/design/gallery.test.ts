import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Gallery } from './browser.ts'
import { desk, openGallery, phone, wallScreen } from './browser.ts'

let gallery: Gallery
beforeAll(async () => {
  gallery = await openGallery()
})
afterAll(() => gallery.close())

const phoneViews = ['sheet', 'items', 'reading', 'incident', 'board', 'readiness']
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).withTags(wcag).analyze()
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 120)}`))
}

describe('accessibility rules of WCAG 2.2 A and AA', () => {
  test.each(phoneViews)('the phone view %s breaks none in light', async (view) => {
    const page = await gallery.open(`view=${view}`, phone)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
  test.each(['sheet', 'board&dialog', 'readiness'])('the desk view %s breaks none in dark', async (view) => {
    const page = await gallery.open(`view=${view}&theme=dark`, desk)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
  test.each(['wall', 'lost', 'sheet'])('the view %s breaks none on the wall', async (view) => {
    const page = await gallery.open(`view=${view}&theme=wall`, wallScreen)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})

/** Controls that a finger cannot hit within 48 px: a probe 23 px from the middle lands elsewhere. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const small: string[] = []
    const owns = (control: Element, hit: Element | null): boolean =>
      hit !== null &&
      (control === hit ||
        control.contains(hit) ||
        hit.closest('label, .input, .reading-figure, .incident-row')?.contains(control) === true)
    for (const control of document.querySelectorAll('button, a[href], input, select, textarea')) {
      if (control.getClientRects().length === 0 || control.closest('.skip-link')) continue
      control.scrollIntoView({ block: 'center', inline: 'center' })
      const box = control.getBoundingClientRect()
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      const probes = [
        [0, -23],
        [0, 23],
        [-23, 0],
        [23, 0],
      ].filter(([x, y]) => {
        const at = { x: middle.x + x!, y: middle.y + y! }
        if (at.x < 0 || at.y < 0 || at.x >= innerWidth || at.y >= innerHeight) return false
        return !owns(control, document.elementFromPoint(at.x, at.y))
      })
      if (probes.length > 0) small.push(`${control.outerHTML.slice(0, 90)} ${JSON.stringify(probes)}`)
    }
    return small
  })

describe('the phone', () => {
  test.each(phoneViews)('every control of %s can be hit within 48 px', async (view) => {
    const page = await gallery.open(`view=${view}`, phone)
    expect(await smallTargets(page)).toEqual([])
    await page.context().close()
  })

  test.each(phoneViews)('%s loses nothing with text at 200 %%', async (view) => {
    const page = await gallery.open(`view=${view}`, phone)
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    const lost = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []
      const cut = [...document.querySelectorAll<HTMLElement>('#root *')].filter((element) => {
        if (element.closest('.unseen') || element.children.length > 0 || element.textContent === '')
          return false
        const style = getComputedStyle(element)
        if (style.overflow === 'visible' || element instanceof HTMLInputElement) return false
        return (
          element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
        )
      })
      const outside = [...document.querySelectorAll<HTMLElement>('#root p, #root b, #root button')].filter(
        (element) => {
          const scroller = element.closest('.tabs, .count-filter, .matrix-frame')
          return !scroller && element.getBoundingClientRect().right > innerWidth + 1
        },
      )
      return [...wide, ...[...cut, ...outside].map((element) => element.outerHTML.slice(0, 120))]
    })
    expect(lost).toEqual([])
    await page.context().close()
  })
})

describe('reflow', () => {
  test.each(['items', 'board', 'readiness', 'incident'])(
    '%s never scrolls sideways, from 320 to 1920',
    async (view) => {
      const page = await gallery.open(`view=${view}`, desk)
      for (const width of [320, 390, 768, 1024, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 844 })
        const beyond = await page.evaluate(() =>
          ['html', '.shell-main', '.shell-head', '.shell-top', '.page-head', '.incident-list', '.panel']
            .flatMap((name) => [...document.querySelectorAll(name)])
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
        )
        expect(beyond, String(width)).toEqual([])
      }
      await page.context().close()
    },
  )
})

describe('motion and focus', () => {
  test.each(['sheet', 'items', 'wall'])(
    'nothing moves in %s when the reader asked for calm',
    async (view) => {
      const page = await gallery.open(`view=${view}`, desk)
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
      await page.context().close()
    },
  )

  test('an unacknowledged severity 1 blinks once a second for the others', async () => {
    const page = await gallery.open('view=board', { ...desk, reducedMotion: 'no-preference' })
    const beats = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => (one.effect as KeyframeEffect).target?.closest('.blink'))
        .map((one) => one.effect?.getTiming().duration),
    )
    expect(beats).toEqual([1000, 1000])
    await page.context().close()
  })

  test.each(['sheet', 'board', 'items'])(
    'every stop of the Tab key in %s is drawn 2 px wide',
    async (view) => {
      const page = await gallery.open(`view=${view}`, desk)
      const bare: string[] = []
      const seen = new Set<string>()
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press('Tab')
        const at = await page.evaluate(() => {
          const focused = document.activeElement
          if (!focused || focused === document.body) return undefined
          const drawn = [
            focused,
            focused.nextElementSibling,
            focused.closest('.input, .search-box, .reading-figure, .choice-option, .incident-row'),
          ]
          const ring = drawn.some(
            (one) =>
              one !== null &&
              getComputedStyle(one).outlineStyle === 'solid' &&
              parseFloat(getComputedStyle(one).outlineWidth) >= 2,
          )
          return { name: focused.outerHTML.slice(0, 140), ring }
        })
        if (!at || seen.has(at.name)) break
        seen.add(at.name)
        if (!at.ring) bare.push(at.name)
      }
      expect(seen.size).toBeGreaterThan(8)
      expect(bare).toEqual([])
      await page.context().close()
    },
  )

  test('a dialog holds the focus, closes with Escape and gives the focus back', async () => {
    const page = await gallery.open('view=board', desk)
    const opener = page.getByRole('button', { name: 'Đã khống chế…' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Đã khống chế SC-7K4M?' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.context().close()
  })
})

describe('the wall', () => {
  test.each([
    [1920, 1080],
    [3840, 2160],
    [1366, 768],
  ])(
    'shows everything on one screen of %d × %d with no letter under 2.2 per cent of its height',
    async (width, height) => {
      const page = await gallery.open('view=wall&theme=wall', { viewport: { width, height } })
      const seen = await page.evaluate(() => {
        const letters = [...document.querySelectorAll<HTMLElement>('.wall *')].filter(
          (element) =>
            !(element instanceof SVGElement) &&
            !element.closest('.unseen') &&
            element.children.length === 0 &&
            element.textContent !== '',
        )
        const beyond = letters.filter((element) => {
          const box = element.getBoundingClientRect()
          return box.right > innerWidth + 1 || box.bottom > innerHeight + 1
        })
        return {
          count: letters.length,
          smallest:
            Math.min(...letters.map((element) => parseFloat(getComputedStyle(element).fontSize))) /
            innerHeight,
          beyond: beyond.map((element) => element.textContent),
          scrolls: document.documentElement.scrollHeight > innerHeight,
        }
      })
      expect(seen.count).toBeGreaterThan(40)
      expect(seen.beyond).toEqual([])
      expect(seen.scrolls).toBe(false)
      expect(seen.smallest).toBeGreaterThanOrEqual(0.0219)
      await page.context().close()
    },
  )

  test.each(['go', 'no-go', 'unknown'])(
    'the stamp %s stays on one line beside the countdown',
    async (verdict) => {
      const page = await gallery.open(`view=wall&theme=wall&verdict=${verdict}&rehearsal`, wallScreen)
      const seen = await page.evaluate(() => {
        const box = (name: string) => document.querySelector(name)!.getBoundingClientRect()
        return {
          between: box('.wall-countdown').left - box('.go-light').right,
          above: box('.wall-foot').top - Math.max(box('.matrix').bottom, box('.wall-directives').bottom),
          lines:
            box('.go-light h1').height / parseFloat(getComputedStyle(document.querySelector('h1')!).fontSize),
          scrolls: document.documentElement.scrollHeight > innerHeight,
        }
      })
      expect(seen.between).toBeGreaterThan(20)
      expect(seen.above).toBeGreaterThanOrEqual(0)
      expect(seen.lines).toBeLessThan(1.5)
      expect(seen.scrolls).toBe(false)
      await page.context().close()
    },
  )
})

test('every icon is drawn within its 24 grid and fills at least a third of it', async () => {
  const page = await gallery.open('view=sheet', desk)
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.tiles svg.icon')].map((icon) => {
      const { x, y, width, height } = icon.getBBox()
      return {
        name: icon.parentElement?.textContent,
        low: Math.min(x, y),
        high: Math.max(x + width, y + height),
        width,
        height,
      }
    }),
  )
  expect(boxes.length).toBeGreaterThan(50)
  const strays = boxes.filter(
    ({ low, high, width, height }) => low < 0.5 || high > 23.5 || Math.max(width, height) < 8,
  )
  expect(strays).toEqual([])
  await page.context().close()
})
