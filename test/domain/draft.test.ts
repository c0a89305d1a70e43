import { expect, test } from 'vitest'
import { changed, differences, subset } from '../../domain/draft.ts'
import type { Difference } from '../../domain/draft.ts'
import { Layered, layeredAtMost, layeredFrom } from '../../domain/layered.ts'
import { seeded } from '../sync/rig/device.ts'

interface Told {
  readonly at: number
}
const inOrder = (found: readonly Difference<string, Told>[]) =>
  [...found].sort((a, b) => (a.key < b.key ? -1 : 1))

const before = () => ({
  name: 'cũ',
  read: new Map([['a', 1]]),
  written: new Map([
    ['a', 1],
    ['b', 2],
  ]),
})

test('[LV3] a change leaves the state as it was, and every map that it does not write the same object', () => {
  const old = before()
  const made = changed(old, (draft) => {
    draft.name = 'mới'
    draft.written.set('c', 3).delete('a')
    expect(draft.read.get('a')).toBe(1)
    expect(draft.read.delete('z')).toBe(false)
  })
  expect(old).toEqual(before())
  expect(made.name).toBe('mới')
  expect(made.read).toBe(old.read)
  expect([...made.written]).toEqual([
    ['b', 2],
    ['c', 3],
  ])
  expect(made.written).toBeInstanceOf(Map)
})

test('[LV3] a draft reads like a map all the while: what was written counts at once', () => {
  const seen: unknown[] = []
  const made = changed(before(), ({ written }) => {
    written.set('a', 9)
    written.set('c', 3)
    written.delete('c')
    written.set('c', 4)
    seen.push(written.size, written.has('b'), [...written.keys()], [...written.values()], [...written])
    written.forEach((value, key) => seen.push(`${key}${value}`))
    written.clear()
    seen.push(written.size)
  })
  const pairs = [
    ['a', 9],
    ['b', 2],
    ['c', 4],
  ]
  expect(seen).toEqual([3, true, ['a', 'b', 'c'], [9, 2, 4], pairs, 'a9', 'b2', 'c4', 0])
  expect(made.written.size).toBe(0)
})

test('[LV3] a change that fails leaves the state as it was', () => {
  const old = before()
  const failing = () =>
    changed(old, ({ written }) => {
      written.set('z', 1)
      throw new Error('half done')
    })
  expect(failing).toThrow('half done')
  expect(old).toEqual(before())
})

test('[LV3] where two maps differ is found whatever was written, added, taken away and put back elsewhere', () => {
  const random = seeded(44)
  const record = () => ({ at: random() })
  for (let round = 0; round < 300; round += 1) {
    const ids = Array.from({ length: Math.floor(random() * 40) }, (_, n) => `i${n}`)
    const before = new Map(ids.map((id) => [id, record()]))
    const after = new Map(before)
    for (let change = Math.floor(random() * 6); change > 0; change -= 1) {
      const id = `i${Math.floor(random() * 44)}`
      const was = after.get(id)
      const dice = random()
      if (dice < 0.4) after.set(id, record())
      else after.delete(id)
      if (dice > 0.8 && was) after.set(id, was)
    }
    const wanted = [...new Set([...after.keys(), ...before.keys()])]
      .map((key) => ({ key, was: before.get(key), is: after.get(key) }))
      .filter(({ was, is }) => was !== is)
    expect(differences(before, after)).toHaveLength(wanted.length)
    expect(inOrder(differences(before, after))).toEqual(inOrder(wanted))
    expect(differences(before, before)).toEqual([])
  }
})

const many = (count: number, record: (n: number) => Told): Map<string, Told> =>
  new Map(Array.from({ length: count }, (_, n) => [`i${n}`, record(n)]))

/** Writes, adds and takes away as a day does, through drafts, and the same in a plain map. */
function* day(random: () => number, records: number) {
  const record = (): Told => ({ at: random() })
  let state = { held: many(records, record) }
  const plain = new Map(state.held)
  for (let change = 0; change < 2 * layeredAtMost; change += 1) {
    state = changed(state, ({ held }) => {
      for (let write = Math.floor(random() * 4); write > 0; write -= 1) {
        const id = `i${Math.floor(random() * records * 1.1)}`
        const one = record()
        const goes = random() < 0.02
        for (const map of [held, plain])
          if (goes) map.delete(id)
          else map.set(id, one)
      }
    })
    yield { held: state.held, plain }
  }
}

test('[LV3] a map of thousands with changes lying on top is the plain map, however long it goes on', () => {
  for (const seed of [51, 52, 53]) {
    let layered = 0
    for (const { held, plain } of day(seeded(seed), layeredFrom + 20)) {
      layered += Number(held instanceof Layered)
      expect(held.size).toBe(plain.size)
      const id = `i${(layered * 7) % layeredFrom}`
      expect([held.get(id), held.has(id), held.has('none')]).toEqual([plain.get(id), plain.has(id), false])
      if (layered % 40 > 0) continue
      expect([...held]).toEqual([...plain])
      expect([...held.keys()]).toEqual([...plain.keys()])
      expect([...held.values()]).toEqual([...plain.values()])
      const each: unknown[] = []
      held.forEach((value, key) => each.push([key, value]))
      expect(each).toEqual([...plain])
    }
    expect(layered).toBeGreaterThan(layeredAtMost)
  }
})

test('[LV3] a map handed out stays as it is while others are made of it', () => {
  const random = seeded(54)
  const seen: { held: ReadonlyMap<string, Told>; as: [string, Told][] }[] = []
  let n = 0
  for (const { held } of day(random, layeredFrom)) if ((n += 1) % 50 === 0) seen.push({ held, as: [...held] })
  for (const { held, as } of seen) expect([...held]).toEqual(as)
})

test('[LV3] differences and what is picked out are the same by what was written as by a walk, between any two of a day', () => {
  const random = seeded(55)
  const holds = ({ at }: Told): boolean => at < 0.3
  const pick = subset<string, Told>(holds)
  const kept: ReadonlyMap<string, Told>[] = []
  for (const { held } of day(random, layeredFrom)) {
    kept.push(held)
    const other = kept[Math.max(0, kept.length - 1 - Math.floor(random() * 20))] ?? held
    // Copies have no history: they are walked.
    for (const [one, two] of [
      [other, held],
      [held, other],
    ] as const)
      expect(inOrder(differences(one, two))).toEqual(inOrder(differences(new Map(one), new Map(two))))
    const from = random() < 0.3 ? other : held
    const wanted = [...from].filter(([, record]) => holds(record))
    expect([...pick(from)].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(
      wanted.sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
})

test('[LV3] what was drawn on top of one view and of the next differs in what either wrote', () => {
  const record = (at: number): Told => ({ at })
  const first = {
    held: new Map(Array.from({ length: layeredFrom }, (_, n) => [`i${n}`, record(n)] as const)),
  }
  const drawn = changed(first, ({ held }) => held.set('i1', record(-1)))
  const second = changed(first, ({ held }) => held.set('i2', record(-2)))
  const drawnAgain = changed(second, ({ held }) => held.set('i3', record(-3)))
  expect(
    differences(drawn.held, drawnAgain.held)
      .map(({ key }) => key)
      .sort(),
  ).toEqual(['i1', 'i2', 'i3'])
})
