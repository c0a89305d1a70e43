import { expect, test } from 'vitest'
import { readiness } from '../../domain/run/readiness.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { openIncidents as log, recordHalfADay } from '../../client/gallery/worldHistory.ts'
import { fits, gridOf, mostRows, notGreen, scopeOf } from '../../client/screens/wall/fit.ts'
import type { GridRow } from '../../client/screens/wall/fit.ts'
import { silenceOf } from '../../client/screens/wall/silence.ts'
import { lightOf } from '../../client/screens/wall/verdict.ts'
import {
  countBySeverity,
  inOrder,
  longestTitle,
  openIncidents,
  standing,
  standsFor,
} from '../../client/screens/wall/worst.ts'
import type { OpenIncident } from '../../client/screens/wall/worst.ts'
import { demoWorld } from './world-fixture.ts'

const world = demoWorld()
recordHalfADay(world)
log(world)
const now = world.at
const stateFor = (organisation: string | null) => viewOf(viewerOf(world.state, organisation), world.state)
const found = (organisation: string | null) => {
  const state = stateFor(organisation)
  if (!state.info) throw new Error('no congress')
  return { state, scope: scopeOf(state), all: readiness(state.rows.values(), state.info, now) }
}

test('[U9] the department sees all, a carrier its own part, the shared view nobody’s', () => {
  expect(found('so').scope).toEqual({ kind: 'all' })
  expect(found('vnpt').scope).toEqual({ kind: 'own', organisation: 'vnpt' })
  expect(found(null).scope).toEqual({ kind: 'shared' })
})

test('[U9] the grid of the demo fits, and each row shows its worst cell', () => {
  const { state, scope, all } = found('so')
  const grid = gridOf(state, all, scope, now, 'vi')
  expect(fits(grid, 'across')).toBe(true)
  const worstFirst = ['no-go', 'hold', 'unknown', 'go']
  for (const { cells, worst } of grid.rows) {
    const told = cells.flatMap(({ verdict }) => (verdict === null ? [] : [worstFirst.indexOf(verdict)]))
    expect(worstFirst.indexOf(worst ?? '')).toBe(Math.min(...told))
  }
  const blocking = grid.rows.reduce((sum, row) => sum + row.blocking, 0)
  expect(blocking).toBe(all.blocking)
})

test('[U9] a carrier’s wall names no other organisation', () => {
  const { state, scope, all } = found('vnpt')
  const grid = gridOf(state, all, scope, now, 'vi')
  const light = lightOf(state, all, scope, now, 'vi')
  const text = JSON.stringify([grid, light, openIncidents(state)])
  for (const other of ['Viettel', 'MobiFone', 'FPT', 'viettel', 'mobifone']) expect(text).not.toContain(other)
  expect(light.sentence).toContain('Chỉ tính phần của VNPT')
})

const row = (area: string, worst: GridRow['worst'], blocking = 1): GridRow => ({
  area,
  worst,
  blocking,
  cells: [],
})
const many: readonly GridRow[] = [
  ...Array.from({ length: 20 }, (_, n) => row(`go${n}`, 'go', 0)),
  ...Array.from({ length: 9 }, (_, n) => row(`unknown${n}`, 'unknown')),
  ...Array.from({ length: 7 }, (_, n) => row(`hold${n}`, 'hold', n)),
  row('bad', 'no-go'),
]

test('[U10] beyond the grid only what is not green is listed, worst first, and nothing is lost from the counts', () => {
  const bad = notGreen({ rows: many })
  expect(bad.slice(0, 3).map(({ area }) => area)).toEqual(['bad', 'hold6', 'hold5'])
  expect(bad.every(({ worst }) => worst !== 'go')).toBe(true)
  expect(bad).toHaveLength(17)
})

test('[U10] a grid with too many rows, or heads that cannot be read side by side, is not shown', () => {
  const rows = Array.from({ length: mostRows }, (_, n) => row(`r${n}`, 'hold'))
  expect(fits({ rows, wide: 700 }, 'upright')).toBe(true)
  expect(fits({ rows, wide: 800 }, 'upright')).toBe(false)
  expect(fits({ rows, wide: 800 }, 'across')).toBe(true)
  expect(fits({ rows: [...rows, row('one more', 'go')], wide: 100 }, 'across')).toBe(false)
})

test('[U11] the shared view tells only what was published, and says when nothing was', () => {
  const { state, scope, all } = found(null)
  expect(lightOf(state, all, scope, now, 'vi')).toMatchObject({ verdict: 'unknown', word: 'CHƯA CÔNG BỐ' })
  const told = { ...state, published: { verdict: 'hold' as const, at: now } }
  expect(lightOf(told, all, scope, now, 'vi')).toMatchObject({ verdict: 'hold', word: 'TẠM GIỮ' })
})

test('[U11] the sentence says how many, the worst and whose, within three lines', () => {
  const { state, scope, all } = found('so')
  const { sentence } = lightOf(state, all, scope, now, 'vi')
  expect(sentence).toMatch(/^\d+ mục quan trọng chưa xong\. Nặng nhất: /)
  expect(sentence.length).toBeLessThanOrEqual(112)
})

test('[U11] without a counted item the light is unknown, never green', () => {
  const { state } = found('so')
  if (!state.info) throw new Error('no congress')
  const none = readiness([], state.info, now)
  expect(lightOf(state, none, { kind: 'all' }, now, 'vi').verdict).toBe('unknown')
})

test('[U12] incidents stand by severity, then what nobody has, then the oldest; settled ones are gone', () => {
  const open = openIncidents(stateFor('so'))
  expect(open.map(({ code }) => code)).toEqual([
    'SC-P8D5',
    'SC-7K4M',
    'SC-5DM3',
    'SC-ZJ83',
    'SC-C6EP',
    'SC-34WK',
  ])
  expect(open.every(({ title }) => title.length <= longestTitle)).toBe(true)
  expect(countBySeverity(open).map(({ count, loose, ink }) => `${count} ${loose} ${ink}`)).toEqual([
    '2 1 solid',
    '2 0 outline',
    '2 0 outline',
    '0 0 outline',
  ])
})

const incident = (id: string, severity: OpenIncident['severity'], acknowledged = true): OpenIncident => ({
  id,
  code: id,
  severity,
  acknowledged,
  settled: false,
  area: 'hoi-truong',
  title: id,
  doing: null,
  restoreAt: null,
  occurredAt: 0,
  lead: null,
})
const all = () => true

test('[U13] the order stands for ten seconds, whatever comes and goes', () => {
  const first = standing(null, [incident('b', 2), incident('c', 3)], 1000, all)
  const later = standing(first, [incident('a', 2), incident('c', 3)], 1000 + standsFor - 1, all)
  expect(later).toBe(first)
  expect(standing(first, [incident('a', 2), incident('c', 3)], 1000 + standsFor, all).ids).toEqual(['a', 'c'])
})

test('[U13] a new critical that nobody has breaks in at once, an acknowledged one waits', () => {
  const first = standing(null, [incident('b', 2)], 1000, all)
  expect(standing(first, [incident('x', 1, false), incident('b', 2)], 2000, all).ids).toEqual(['x', 'b'])
  expect(standing(first, [incident('x', 1), incident('b', 2)], 2000, all)).toBe(first)
  const second = standing(first, [incident('x', 1, false), incident('b', 2)], 2000, all)
  expect(standing(second, [incident('x', 1), incident('b', 2)], 3000, all)).toBe(second)
})

test('[U13] what may no longer be seen goes at once', () => {
  const first = standing(null, [incident('a', 2), incident('b', 2)], 1000, all)
  expect(standing(first, [incident('b', 2)], 2000, (id) => id !== 'a').ids).toEqual(['b'])
})

test('[WL4] one that is settled keeps its place until the next order and says so; a hidden one has none', () => {
  const state = stateFor('so')
  const open = openIncidents(state)
  const first = standing(null, open, 1000, all)
  const [worst] = open
  if (!worst) throw new Error('no open incident')
  const known = state.incidents.get(worst.id)
  if (!known) throw new Error('not seen whole')
  const incidents = new Map(state.incidents).set(worst.id, { ...known, status: 'resolved' })
  const now = { ...state, incidents }
  const shown = inOrder(standing(first, openIncidents(now), 2000, all), now)
  expect(shown.map(({ id }) => id)).toEqual(open.map(({ id }) => id))
  expect(shown.map(({ settled }) => settled)).toEqual(open.map(({ id }) => id === worst.id))
  const later = standing(first, openIncidents(now), 1000 + standsFor, all)
  expect(inOrder(later, now)).toHaveLength(open.length - 1)
  expect(inOrder(first, { ...now, incidents: new Map(), faces: new Map() })).toEqual([])
})

test('[U14] silence is the longer of two clocks, so that neither a clock set back nor a sleep hides it', () => {
  expect(silenceOf({ at: 10_000, noticed: 500 }, 26_000, 1000)).toBe(16_000)
  expect(silenceOf({ at: 10_000, noticed: 500 }, 4000, 16_500)).toBe(16_000)
  expect(silenceOf({ at: 10_000, noticed: 500 }, 4000, 400)).toBe(0)
})
