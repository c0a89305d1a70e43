import { expect, test } from 'vitest'
import type { Incident } from '../../domain/incident/incident.ts'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import { emptyState } from '../../domain/state.ts'
import {
  boardFilters,
  boardLines,
  boardOrder,
  countLines,
  searching,
  fittingLines,
  touchedAt,
} from '../../client/screens/incidents/board.ts'
import type { BoardFilter, BoardLine } from '../../client/screens/incidents/board.ts'
import { keptInOrder } from '../../client/screens/incidents/kept-order.ts'
import { seeded } from '../sync/rig/device.ts'

const statuses = ['open', 'acknowledged', 'mitigated', 'resolved', 'closed'] as const
const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

const blank = {
  code: 'SC-7K4M',
  publicLine: 'Đứt cáp quang',
  area: 'hoi-truong',
  category: 'KN',
  sub: null,
  reporting: 'so',
  reportedBy: null,
  lead: null,
  involved: [],
  visibility: 'all',
  named: [],
  occurredAt: 0,
  recordedAt: 0,
  restoreAt: null,
  doing: null,
  rows: [],
  acknowledgedAt: null,
  timeline: [],
} as const
const now = Date.UTC(2026, 0, 21, 3)
const made = (random: () => number, id: string): Incident => ({
  ...blank,
  id,
  title: `Sự cố ${id}, vị trí ${Math.floor(random() * 1_000)}`,
  status: pick(random, statuses),
  severity: pick(random, [1, 2, 3, 4] as const),
  // Few moments, so that many stand equal.
  touchedAt: now - Math.floor(random() * 20) * 60_000,
})

const crowd = (random: () => number, count: number) => {
  const { incidents, faces } = emptyState()
  for (let n = 0; n < count; n += 1) incidents.set(`i${n}`, made(random, `i${n}`))
  return { incidents, faces }
}

test('[LV2] the board kept in order is the board put in order, whatever changes, comes and goes', () => {
  const random = seeded(41)
  const inOrder = keptInOrder()
  const { faces, incidents: first } = crowd(random, 300)
  let incidents = first
  for (let step = 0; step < 200; step += 1) {
    const before = inOrder({ incidents, faces })
    incidents = new Map(incidents)
    const touched = new Set<string>()
    for (let change = Math.floor(random() * 4); change >= 0; change -= 1) {
      const id = `i${Math.floor(random() * 320)}`
      touched.add(id)
      if (random() < 0.15) incidents.delete(id)
      else incidents.set(id, made(random, id))
    }
    const lines = inOrder({ incidents, faces })
    expect(lines).toEqual(boardLines({ incidents, faces }).toSorted(boardOrder))
    const former = new Map(before.map((line) => [line.incident.id, line]))
    for (const line of lines)
      if (!touched.has(line.incident.id)) expect(line).toBe(former.get(line.incident.id))
    expect(inOrder({ incidents, faces })).toBe(lines)
  }
})

test('[LV8] what stands below cannot fit: counts and filters over the whole board are those of every line asked', () => {
  const random = seeded(43)
  for (let round = 0; round < 40; round += 1) {
    const lines = boardLines(crowd(random, Math.floor(random() * 120))).toSorted(boardOrder)
    const shiftFrom = now - Math.floor(random() * 22) * 60_000
    const late = new Set(lines.filter(({ incident }) => isOpen(incident.status) && random() < 0.3))
    const view = { shiftFrom, isLate: (line: BoardLine) => late.has(line) }
    const slow: { readonly [F in BoardFilter]: (line: BoardLine) => boolean } = {
      fresh: ({ whole, incident }) => whole && incident.status === 'open',
      open: ({ incident }) => isOpen(incident.status),
      held: ({ incident }) => incident.status === 'acknowledged',
      mitigated: ({ incident }) => incident.status === 'mitigated',
      late: (line) => late.has(line),
      settled: (line) => !isOpen(line.incident.status) && touchedAt(line) >= shiftFrom,
    }
    const counts = countLines(lines, view)
    for (const filter of boardFilters) {
      const wanted = lines.filter(slow[filter])
      expect(fittingLines(lines, filter, '', view, () => '')).toEqual(wanted)
      expect(counts[filter]).toBe(wanted.length)
    }
  }
})

test('[LV7] a search that goes on by a letter looks only through what the last one left, and finds the same', () => {
  const lines = boardLines(crowd(seeded(42), 2_000)).toSorted(boardOrder)
  const search = searching()
  let looked = 0
  const nameOf = (area: string) => {
    looked += 1
    return area
  }
  const asked = (query: string, among: readonly BoardLine[] = lines, shiftFrom = 0) => {
    const view = { shiftFrom, isLate: () => false }
    looked = 0
    const found = search(among, 'open', query, view, nameOf)
    const cost = looked
    expect(found).toEqual(fittingLines(among, 'open', query, view, (area) => area))
    return { found, cost }
  }
  const one = asked('vị trí 1')
  const two = asked('vị trí 12')
  expect(one.found.length).toBeGreaterThan(two.found.length)
  expect(two.found.length).toBeGreaterThan(0)
  expect(two.cost).toBe(one.found.length)
  const again = asked('vị trí 12')
  expect(again.cost).toBe(0)
  expect(again.found).toBe(two.found)
  // Other words, other lines, another shift: all is looked through anew.
  expect(asked('vị trí 2').cost).toBeGreaterThan(one.found.length)
  const fewer = lines.slice(0, 1_500)
  expect(asked('vị trí 21', fewer).cost).toBeGreaterThan(100)
  expect(asked('vị trí 21', fewer, 5).cost).toBeGreaterThan(100)
})
