import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phases } from '../../domain/catalogue/checklist.ts'
import { blockersOf, readiness, worse } from '../../domain/run/readiness.ts'
import type { Part } from '../../domain/run/readiness.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { openIncidents, recordHalfADay } from '../../client/gallery/worldHistory.ts'
import { navFor } from '../../client/app/nav.ts'
import { withQuery } from '../../client/app/place.ts'
import { speak } from '../../client/app/words.ts'
import { roundUp } from '../../client/parts/readiness/BurnDown.tsx'
import { namesOf } from '../../client/screens/readiness/names.ts'
import {
  acrossOf,
  groupOf,
  isSame,
  isWhole,
  linesOf,
  partOf,
  queryOf,
} from '../../client/screens/readiness/selection.ts'
import { whyOf } from '../../client/screens/readiness/sentence.ts'
import type { Snapshot } from '../../client/sync/snapshot.ts'
import { shellWords } from '../../client/words/shell.ts'
import { demoWorld } from './world-fixture.ts'

const world = demoWorld()
recordHalfADay(world)
openIncidents(world)
const now = world.at
const seen = (organisation: string | null) => {
  const state = viewOf(viewerOf(world.state, organisation), world.state)
  if (!state.info) throw new Error('no congress')
  return { state, found: readiness(state.rows.values(), state.info, now) }
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const anyPart: fc.Arbitrary<Part> = fc
  .record({
    area: maybe(fc.constantFrom(null, 'hoi-truong', 'bao-chi', 'an & nghỉ')),
    checklist: maybe(fc.constantFrom('CL1', 'CL6')),
    owner: maybe(fc.constantFrom('so', 'vnpt')),
    phase: maybe(fc.constantFrom(...phases)),
  })
  .map((part) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)))

test('[G16] what is opened stands in the address and is found there again, the rows without an area too', () => {
  fc.assert(
    fc.property(anyPart, fc.boolean(), (part, byOwner) => {
      const query = new URLSearchParams({ khu: 'former', bang: 'CL3', ...(byOwner ? { xem: 'don-vi' } : {}) })
      const href = withQuery({ path: '/san-sang', query }, queryOf(part))
      const back = new URL(href, 'http://desk').searchParams
      expect(partOf(back)).toEqual(part)
      expect(isSame(partOf(back), part)).toBe(true)
      expect(isWhole(partOf(back))).toBe(Object.keys(part).length === 0)
      expect(acrossOf(back)).toBe(byOwner ? 'owner' : 'checklist')
    }),
  )
  expect(partOf(new URLSearchParams('giai-doan=never&khu=-'))).toEqual({ area: null })
})

test('[G16] every area, cell and group has as many blockers behind it as its figures say', () => {
  for (const organisation of ['so', 'vnpt']) {
    const { state, found } = seen(organisation)
    expect(found.total).toBeGreaterThan(20)
    for (const across of ['checklist', 'owner'] as const) {
      const { columns, lines } = linesOf(state, found, across)
      const parts: Part[] = [
        {},
        ...columns.map((id) => ({ [across]: id })),
        ...phases.map((phase) => ({ phase })),
        ...lines.flatMap(({ area, cells }) => [{ area }, ...cells.map(({ id }) => ({ area, [across]: id }))]),
      ]
      for (const part of parts)
        expect(blockersOf(found, part), JSON.stringify(part)).toHaveLength(
          groupOf(found, part)?.blocking ?? 0,
        )
    }
  }
})

test('[G16] a line shows its worst cell, and no row is left out of a matrix', () => {
  const { state, found } = seen('so')
  for (const across of ['checklist', 'owner'] as const) {
    const { lines } = linesOf(state, found, across)
    expect(lines.at(-1)?.area).toBeNull()
    expect(lines.reduce((sum, { group }) => sum + group.total, 0)).toBe(found.total)
    for (const { group, cells } of lines) {
      expect(cells.map((cell) => cell.group?.verdict ?? null).reduce(worse, null)).toBe(group.verdict)
      expect(cells.reduce((sum, cell) => sum + (cell.group?.proven ?? 0), 0)).toBe(group.proven)
    }
  }
})

test('[G17] an organisation’s page names no other, and the shared view has no figures at all', () => {
  const { state, found } = seen('vnpt')
  const names = namesOf(state, 'vi')
  const { columns, lines } = linesOf(state, found, 'owner')
  expect(columns).toEqual(['vnpt'])
  const text = [
    whyOf(state, found, now, 'vi'),
    ...columns.map(names.owner),
    ...lines.map(({ area }) => names.area(area)),
  ]
  for (const other of ['Viettel', 'MobiFone', 'FPT']) expect(text.join('\n')).not.toContain(other)
  expect(seen(null).found.total).toBe(0)
})

test('[G17] only the department’s desk has the room in its navigation', () => {
  const t = speak(shellWords, 'vi')
  const rooms = (role: 'liaison' | 'operator' | 'leader' | 'admin', department: boolean) => {
    const shown = seen(department ? 'so' : 'vnpt').state
    const actor = { person: 'x', organisation: department ? 'so' : 'vnpt', role, department }
    const snapshot = { shown, actor, pending: { refused: 0, aside: 0 } } as unknown as Snapshot
    return navFor(t, snapshot, role, false).rail.map(({ id }) => id)
  }
  for (const role of ['operator', 'leader', 'admin'] as const) {
    expect(rooms(role, true)).toContain('readiness')
    expect(rooms(role, false)).not.toContain('readiness')
  }
  expect(rooms('liaison', true)).not.toContain('readiness')
})

test('[G16] the sentence says how many are in the way, where, and the worst; what is not due is not called late', () => {
  const { state, found } = seen('so')
  const held = found.blockers.filter(({ verdict }) => verdict !== 'unknown')
  expect(held.length).toBeGreaterThan(0)
  expect(whyOf(state, found, now, 'vi')).toContain(`${held.length} mục quan trọng đang chặn ở`)
  expect(whyOf(state, found, now, 'vi')).toContain(`${found.blocking - held.length} mục khác chưa tới hạn`)
  const toCome = found.blockers.filter(({ verdict }) => verdict === 'unknown')
  const early = { ...found, blockers: toCome, blocking: toCome.length }
  expect(whyOf(state, early, now, 'vi')).toBe(
    `${toCome.length} mục quan trọng chưa có minh chứng, chưa mục nào quá hạn.`,
  )
  expect(whyOf(state, { ...found, blockers: [], blocking: 0 }, now, 'vi')).toMatch(
    /^Đủ \d+ mục quan trọng đạt/,
  )
  expect(whyOf(state, { ...found, counted: 0 }, now, 'vi')).toBe(
    'Chưa có mục quan trọng nào tới hạn để tính.',
  )
})

test('[G16] the axis of the chart ends at a figure that is not below the highest and halves to a whole one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999 }), (most) => {
      const top = roundUp(most)
      expect(top).toBeGreaterThanOrEqual(most)
      expect(top).toBeLessThanOrEqual(Math.max(2, most * 2))
      expect(Number.isInteger(top / 2)).toBe(true)
    }),
  )
})
