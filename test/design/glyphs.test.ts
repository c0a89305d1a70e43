import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Icon } from '../../client/parts/glyphs/Icon.tsx'
import { ItemBox } from '../../client/parts/glyphs/ItemBox.tsx'
import { Lamp } from '../../client/parts/glyphs/Lamp.tsx'
import { SeverityGlyph } from '../../client/parts/glyphs/SeverityGlyph.tsx'
import { Ruler } from '../../client/parts/items/Ruler.tsx'
import type { ItemBoxState, Verdict } from '../../client/parts/kinds.ts'

const boxes: ItemBoxState[] = [
  'open',
  'doing',
  'second',
  'done',
  'failed',
  'failed-held',
  'blocked',
  'stale',
  'waived',
]
const verdicts: Verdict[] = ['go', 'hold', 'no-go', 'unknown', 'none']
const named = (markup: string, label: string) => {
  expect(markup).toContain('role="img"')
  expect(markup).toContain(`aria-label="${label}"`)
}
/** What is drawn, without names and classes: the difference that survives greyscale. */
const drawing = (markup: string) => markup.replace(/ (class|aria-label)="[^"]*"/g, '')

test('every glyph has its name in words', () => {
  for (const severity of [1, 2, 3, 4] as const)
    named(
      renderToStaticMarkup(
        createElement(SeverityGlyph, { severity, ink: 'solid', label: `Mức ${severity}` }),
      ),
      `Mức ${severity}`,
    )
  for (const state of boxes)
    named(renderToStaticMarkup(createElement(ItemBox, { state, label: state })), state)
  for (const verdict of verdicts)
    named(renderToStaticMarkup(createElement(Lamp, { verdict, label: verdict })), verdict)
})

test('severities and verdicts differ in shape and not only in colour', () => {
  const severities = ([1, 2, 3, 4] as const).map((severity) =>
    drawing(renderToStaticMarkup(createElement(SeverityGlyph, { severity, ink: 'solid', label: '' }))),
  )
  const lamps = verdicts.map((verdict) =>
    drawing(renderToStaticMarkup(createElement(Lamp, { verdict, label: '' }))),
  )
  expect(new Set(severities).size).toBe(4)
  expect(new Set(lamps).size).toBe(5)
})

test('item states differ in shape; failed and failed-held by fill alone', () => {
  const drawn = boxes.map((state) =>
    drawing(renderToStaticMarkup(createElement(ItemBox, { state, label: '' }))),
  )
  expect(new Set(drawn).size).toBe(boxes.length - 1)
})

test('an icon beside a word is silent and one alone speaks', () => {
  expect(renderToStaticMarkup(createElement(Icon, { name: 'siren' }))).toContain('aria-hidden="true"')
  named(renderToStaticMarkup(createElement(Icon, { name: 'siren', label: 'Sự cố' })), 'Sự cố')
})

test('the ruler puts range and mark in proportion and keeps a far value at its end', () => {
  const ruler = (value: number) =>
    renderToStaticMarkup(
      createElement(Ruler, { min: -120, max: -80, from: -95, value, write: String, label: 'RSRP' }),
    )
  expect(ruler(-101)).toContain('left:62.5%;right:0%')
  expect(ruler(-101)).toContain('left:47.5%')
  expect(ruler(-300)).toContain('left:0%')
})

test('the letters of Vietnamese come from our own two files and nothing is asked of another host', () => {
  const fonts = readFileSync('client/design/fonts.css', 'utf8')
  expect([...fonts.matchAll(/url\('([^']+)'\)/g)].map(([, path]) => path)).toEqual([
    './fonts/inter-vietnamese-opsz-normal.woff2',
    './fonts/inter-latin-opsz-normal.woff2',
  ])
  for (const [, path] of fonts.matchAll(/url\('([^']+)'\)/g))
    expect(readFileSync(`client/design/${path}`).subarray(0, 4).toString()).toBe('wOF2')
})
