import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('client/design/tokens.css', 'utf8')

/** The hex tokens of one theme, by name without the dashes. */
const tokensOf = (theme: string): Map<string, string> => {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`)).split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]),
  )
}

/** Relative luminance of WCAG 2.x, 0 to 1. */
const luminance = (hex: string): number => {
  const channel = (from: number) => {
    const share = parseInt(hex.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}
/** Rounded down to two figures, as the table is printed. */
const floor = (ratio: number): number => Math.floor(ratio * 100) / 100

/** The printed table: text or part, ground, light, dark, wall. */
const table: readonly [string, string, number, number, number][] = [
  ['ink', 'surface', 16.63, 13.92, 17.63],
  ['ink-2', 'sunken', 7.18, 9.95, 12.98],
  ['ink-3', 'surface', 5.96, 6.34, 8.1],
  ['ink-3', 'sunken', 4.94, 7.12, 8.79],
  ['accent', 'surface', 9.46, 8.83, 10.68],
  ['accent', 'accent-tint', 7.92, 7.11, 8.01],
  ['on-accent', 'accent', 9.7, 9.27, 10.57],
  ['edge', 'surface', 3.8, 4.1, 5.23],
  ['act-ink', 'act-tint', 6.72, 7.59, 7.06],
  ['on-act', 'act', 6.04, 5.94, 6.66],
  ['act', 'surface', 5.88, 5.17, 6.29],
  ['warn-ink', 'warn-tint', 6.35, 8.39, 8.74],
  ['on-warn', 'warn', 4.87, 7.94, 9.4],
  ['warn', 'surface', 4.74, 7.27, 9.38],
  ['note-ink', 'note-tint', 6.47, 8.83, 9.97],
  ['on-note', 'note', 5.26, 8.94, 11.41],
  ['quiet-ink', 'quiet-tint', 6.44, 7.31, 8.65],
  ['ok-ink', 'ok-tint', 6.31, 8.12, 9.11],
  ['ok', 'surface', 5.19, 7.43, 10.14],
]
const grounds = ['bg', 'surface', 'raised', 'sunken']
const meanings = ['act', 'warn', 'note', 'quiet', 'ok']

type Pair = readonly [text: string, ground: string, needs: number]
const each = (texts: readonly string[], on: readonly string[], needs: number): Pair[] =>
  texts.flatMap((text) => on.map((ground): Pair => [text, ground, needs]))
const inks = meanings.map((name) => `${name}-ink`)

/** Every pair the style sheets put together, with the ratio WCAG 2.2 asks of it. */
const pairs: readonly Pair[] = [
  ...each(['ink', 'ink-2', 'ink-3', 'accent', 'accent-strong', ...inks], grounds, 4.5),
  ...each([...meanings, 'accent', 'edge'], grounds, 3),
  ...each(['ink', 'ink-2'], ['act-tint', 'warn-tint', 'accent-tint', 'quiet-tint'], 4.5),
  ...meanings.map((name): Pair => [`${name}-ink`, `${name}-tint`, 4.5]),
  ...meanings.map((name): Pair => [name, `${name}-tint`, 3]),
  ...[...meanings, 'accent'].map((name): Pair => [`on-${name}`, name, 4.5]),
  ['accent', 'accent-tint', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['bg', 'ink', 4.5],
]

describe.each([
  ['light', 2],
  ['dark', 3],
  ['wall', 4],
] as const)('colours of the theme %s', (theme, column) => {
  const tokens = tokensOf(theme)
  const ratio = (text: string, ground: string) => contrast(tokens.get(text)!, tokens.get(ground)!)

  test('every pair that is put together has the contrast WCAG 2.2 AA asks', () => {
    const low = pairs.filter(([text, ground, needs]) => !(ratio(text, ground) >= needs))
    expect(low.map(([text, ground]) => `${text} on ${ground}: ${ratio(text, ground).toFixed(2)}`)).toEqual([])
  })

  test.each(table)('%s on %s is what the design says', (text, ground, ...printed) => {
    expect(floor(ratio(text, ground))).toBe(printed[column - 2])
  })
})

test('black on white is 21 and a colour on itself is 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#2b3f87', '#2b3f87')).toBe(1)
})
