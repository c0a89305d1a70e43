import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Place from '../../client/app/place.ts'

/** A browser's address bar, its history and its frames, as far as the place asks them. */
function bar(at: string) {
  const steps = [new URL(at, 'http://here')]
  const told: string[] = []
  const frames: (() => void)[] = []
  const listeners = new Map<string, () => void>()
  const location = {
    get href() {
      return (steps.at(-1) as URL).href
    },
    get pathname() {
      return (steps.at(-1) as URL).pathname
    },
    get search() {
      return (steps.at(-1) as URL).search
    },
  }
  const move = (how: 'replace' | 'push', href: string): void => {
    told.push(`${how} ${href}`)
    if (how === 'replace') steps.pop()
    steps.push(new URL(href, 'http://here'))
  }
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', {
    state: { inside: true },
    replaceState: (_state: unknown, _title: string, href: string) => move('replace', href),
    pushState: (_state: unknown, _title: string, href: string) => move('push', href),
    back: () => {
      told.push('back')
      steps.pop()
      listeners.get('popstate')?.()
    },
  })
  vi.stubGlobal('requestAnimationFrame', (fn: () => void) => frames.push(fn))
  vi.stubGlobal('addEventListener', (event: string, fn: () => void) => listeners.set(event, fn))
  vi.stubGlobal('removeEventListener', (event: string) => listeners.delete(event))
  const frame = async (): Promise<void> => {
    for (const fn of frames.splice(0)) fn()
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { told, frame, location, listeners }
}

let place: typeof Place
let browser: ReturnType<typeof bar>
beforeEach(async () => {
  vi.resetModules()
  browser = bar('/su-co')
  place = await import('../../client/app/place.ts')
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('[U21] what is typed into a search stands in the address after the frame that draws it, told once', async () => {
  for (const query of ['c', 'ca', 'cap']) place.go(`/su-co?tim=${query}`, { replace: true })
  expect(browser.told).toEqual([])
  await browser.frame()
  expect(browser.told).toEqual(['replace /su-co?tim=cap'])
  place.go('/su-co?tim=cap', { replace: true })
  place.go('/su-co?tim=cap')
  await browser.frame()
  expect(browser.told).toHaveLength(1)
})

test('[U21] whoever goes on, back or away before that finds the step behind them as they left it', async () => {
  place.go('/su-co?tim=c', { replace: true })
  place.go('/su-co/i-1')
  expect(browser.told).toEqual(['replace /su-co?tim=c', 'push /su-co/i-1'])
  place.go('/su-co/i-1?tab=2', { replace: true })
  place.goBack('/su-co')
  expect(browser.told.slice(2)).toEqual(['replace /su-co/i-1?tab=2', 'back'])
  expect(browser.location.search).toBe('?tim=c')
  place.go('/su-co?tim=ca', { replace: true })
  browser.listeners.get('pagehide')?.()
  expect(browser.told.at(-1)).toBe('replace /su-co?tim=ca')
  await browser.frame()
  expect(browser.told).toHaveLength(5)
})
