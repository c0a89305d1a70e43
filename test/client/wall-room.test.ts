import { describe, expect, test } from 'vitest'
import type { GridRow } from '../../client/screens/wall/fit.ts'
import { ended, fitting, roomBeside } from '../../client/screens/wall/lines.ts'
import { held } from '../../client/screens/wall/order.ts'
import { nameColumns, ownersOf, spread, whoseOf } from '../../client/screens/wall/spread.ts'

const named = (n: number, length = 10) => Array.from({ length: n }, (_, at) => `${at}`.padEnd(length, 'x'))
const itself = (name: string) => name

describe('places that are not green', () => {
  test('[WL3] are all named at forty, the worst with whose it is; in the order they came', () => {
    for (const turned of ['across', 'upright'] as const)
      for (const longest of [10, 28]) {
        // Of forty, one in five has the longest name that a plan allows.
        const names = named(41).map((name, n) => (n % 5 === 0 ? name.padEnd(longest, 'y') : name))
        const { detailed, named: rest, more } = spread(names, itself, turned, 3)
        expect([...detailed, ...rest.map(({ of }) => of)]).toEqual(names)
        expect(more).toBe(0)
      }
    expect(spread(named(9), itself, 'across', 2).detailed).toHaveLength(9)
  })

  test('[WL3] beyond the room are counted, and the count has a line of its own', () => {
    const names = named(200)
    const { detailed, named: rest, more } = spread(names, itself, 'across', 0)
    expect(detailed.length + rest.length + more).toBe(200)
    expect(detailed).toHaveLength(0)
    const lines = Math.ceil(rest.length / nameColumns) + 1
    expect(lines * 40).toBeLessThanOrEqual(735)
    expect(more).toBeGreaterThan(0)
  })

  test('[WL3] a long name takes two columns and is never broken over the end of a line', () => {
    const { named: rest } = spread(named(40, 28), itself, 'across', 9)
    expect(rest.every(({ span }) => span === 2)).toBe(true)
  })

  const row = (area: string, cells: GridRow['cells']): GridRow => ({
    area,
    worst: 'hold',
    blocking: 1,
    cells,
  })
  const cell = (column: string, blocking: number) =>
    ({ column, verdict: blocking > 0 ? 'hold' : 'go', blocking }) as const

  test('[WL3] whose it is: most first in a row, the plan’s order in the strip, the green ones left out', () => {
    const columns = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() }))
    const rows = [
      row('x', [cell('a', 1), cell('b', 5), cell('c', 0)]),
      row('y', [cell('a', 0), cell('b', 1), cell('c', 0)]),
    ]
    const { owners, more, lines } = ownersOf({ columns, rows, wide: 0 }, 'across')
    expect(owners.map(({ name, blocking }) => `${name} ${blocking}`)).toEqual(['A 1', 'B 6'])
    expect([more, lines]).toEqual([0, 1])
    expect(whoseOf(rows[0]!, (id) => id).text).toBe('b\u00a05 · a\u00a01')
  })

  test('[WL3] organisations beyond two lines are counted', () => {
    const columns = Array.from({ length: 40 }, (_, n) => ({ id: `o${n}`, name: `Đơn vị số ${n + 10}` }))
    const rows = [
      row(
        'x',
        columns.map(({ id }, n) => cell(id, n + 1)),
      ),
    ]
    const { owners, more, lines } = ownersOf({ columns, rows, wide: 0 }, 'upright')
    expect(owners.length + more).toBe(40)
    expect(owners.at(-1)?.blocking).toBe(40)
    expect(lines).toBe(2)
    const { text, more: others } = whoseOf(rows[0]!, (id) => id)
    expect(text.split(' · ').length + others).toBe(40)
    expect(text.length).toBeLessThanOrEqual(48)
  })
})

describe('incidents beside them', () => {
  const short = { title: 'x'.repeat(30), doing: 'x'.repeat(20) }
  const long = { title: 'x'.repeat(160), doing: 'x'.repeat(80) }

  test('[WL1] as many as stand whole beside the directives: at least one, at most five', () => {
    const count = (said: (typeof short)[], directives: number) =>
      fitting(said, roomBeside('across', directives))
    expect(count(Array<typeof short>(30).fill(short), 0)).toBe(5)
    expect(count(Array<typeof short>(30).fill(short), 3)).toBe(4)
    expect(count([long, ...Array<typeof short>(5).fill(short)], 3)).toBe(2)
    expect(fitting([long], { turned: 'across', high: 50 })).toBe(1)
    expect(count([], 0)).toBe(0)
  })

  test('[WL1] what is being done ends at a word', () => {
    expect(ended('Đội 2 hàn tại bể B14', 52)).toBe('Đội 2 hàn tại bể B14')
    expect(ended('Đội 2 hàn tại bể B14, xong 8 trên 24 sợi, dự kiến thông trước 16 giờ', 30)).toBe(
      'Đội 2 hàn tại bể B14, xong 8…',
    )
    expect(ended('x'.repeat(99), 20)).toHaveLength(21)
  })
})

describe('the order of what stands', () => {
  const ask = (ids: readonly string[], urgent: readonly string[] = [], gone: readonly string[] = []) => ({
    ids,
    urgent,
    standsFor: 60_000,
    visible: (id: string) => !gone.includes(id),
  })

  test('[WL4] holds while figures change, and gives way only to what is urgent and new', () => {
    const first = held(null, ask(['a', 'b', 'c']), 0)
    expect(held(first, ask(['c', 'a', 'b']), 59_999)).toBe(first)
    expect(held(first, ask(['c', 'a', 'b']), 60_000).ids).toEqual(['c', 'a', 'b'])
    expect(held(first, ask(['c', 'a', 'b'], ['c']), 10).ids).toEqual(['c', 'a', 'b'])
    const urgent = held(first, ask(['c', 'a', 'b'], ['c']), 10)
    expect(held(urgent, ask(['b', 'c', 'a'], ['c']), 20)).toBe(urgent)
  })

  test('[WL4] what may no longer be seen goes at once, and a clock set back begins anew', () => {
    const first = held(null, ask(['a', 'b']), 1000)
    expect(held(first, ask(['b'], [], ['a']), 1010).ids).toEqual(['b'])
    expect(held(first, ask(['b', 'a']), 900).ids).toEqual(['b', 'a'])
  })
})
