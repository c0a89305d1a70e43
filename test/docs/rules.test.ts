import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rules = readFileSync(join(root, 'docs/rules.md'), 'utf8')

/** Numbers in the order in which they stand. */
const written = [...rules.matchAll(/^- \*\*\[([A-Z]{1,2}\d+)\]\*\* \S/gm)].map(([, id = '']) => id)

/** Names of tests begin with the rules they prove; a number elsewhere in a text cites nothing. */
const cited = new Map<string, string>()
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
for (const file of files.filter((name) => /\.(ts|tsx|mjs)$/.test(name))) {
  const source = readFileSync(join(root, 'test', file), 'utf8')
  for (const [, ids = ''] of source.matchAll(/['"`]((?:\[[A-Z]{1,2}\d+\] ?)+)/g))
    for (const [, id = ''] of ids.matchAll(/\[([A-Z]{1,2}\d+)\]/g)) cited.set(id, file)
}

describe('docs/rules.md', () => {
  test('every rule is cited by a test', () => {
    expect(written.length).toBeGreaterThan(150)
    expect(written.filter((id) => !cited.has(id))).toEqual([])
  })

  test('every rule that a test cites is written there', () => {
    const unknown = [...cited].filter(([id]) => !written.includes(id))
    expect(unknown.map(([id, file]) => `[${id}] in test/${file}`)).toEqual([])
  })

  test('each number stands once, in its own section, in order', () => {
    expect(written.filter((id, n) => written.indexOf(id) !== n)).toEqual([])
    for (const section of rules.split(/^## /m).slice(1)) {
      const numbers = [...section.matchAll(/^- \*\*\[([A-Z]{1,2})(\d+)\]/gm)]
      expect(numbers.filter(([, letter]) => letter !== section.split(' ')[0])).toEqual([])
      const order = numbers.map(([, , number]) => Number(number))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })
})
