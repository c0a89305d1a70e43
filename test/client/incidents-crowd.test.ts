import { expect, test } from 'vitest'
import type { Incident } from '../../domain/incident/incident.ts'
import { emptyState } from '../../domain/state.ts'
import {
  boardLines,
  boardOrder,
  keptInOrder,
  searching,
  fittingLines,
} from '../../client/screens/incidents/board.ts'
import type { BoardLine } from '../../client/screens/incidents/board.ts'
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
