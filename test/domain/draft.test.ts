import { expect, test } from 'vitest'
import { changed, differences } from '../../domain/draft.ts'
import { seeded } from '../sync/rig/device.ts'

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
    expect(differences(before, after)).toEqual(wanted)
    expect(differences(before, before)).toEqual([])
  }
})
