import { describe, expect, test } from 'vitest'
import { decide } from '../../domain/commands.ts'
import { evolve } from '../../domain/events.ts'
import { actorOf, recordOf, stateOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { cableCut as id, opened } from './cable-cut.ts'
import { began, onStage, personOf, uuid } from './stage.ts'

function stage(over: object = {}): CongressState {
  const state = onStage()
  const by = { person: personOf('mobifone liaison'), organisation: 'mobifone' }
  evolve(state, opened(over), { at: began, by, id })
  return state
}

/** Hands in what the device of `who` says; what is accepted is applied. */
function report(state: CongressState, who: string, outcome: string, about = 'new', incident = id) {
  const by = actorOf(state, personOf(who), false)!
  const ctx = { by, at: began + 5000, madeAt: began, id: uuid(0x200), expected: null }
  const command = { type: 'notice.delivered', payload: { incident, about, outcome } } as never
  const decision = decide(state, command, ctx)
  if (!decision.ok) return decision.refusal.code
  const stamp = { at: ctx.at, by: { person: by.person, organisation: by.organisation }, id: ctx.id }
  for (const event of decision.events) evolve(state, event, stamp)
  return 'ok'
}

const told = (state: CongressState) =>
  (state.deliveries.get(id) ?? []).map(({ by, about, outcome }) => [by?.organisation, about, outcome])

describe('what became of a critical notice', () => {
  test('[TB10] is recorded once for each person and cause, and only a better outcome replaces it', () => {
    const state = stage()
    expect(report(state, 'vnpt operator', 'no-permission')).toBe('ok')
    expect(report(state, 'vnpt operator', 'no-permission')).toBe('nothing-new')
    expect(report(state, 'vnpt operator', 'shown')).toBe('ok')
    expect(report(state, 'vnpt operator', 'muted')).toBe('nothing-new')
    expect(report(state, 'vnpt operator', 'muted', 'raised')).toBe('ok')
    expect(report(state, 'so operator', 'shown')).toBe('ok')
    expect(told(state)).toEqual([
      ['vnpt', 'new', 'shown'],
      ['vnpt', 'raised', 'muted'],
      ['so', 'new', 'shown'],
    ])
  })

  test('[TB10] is only asked of open incidents of severity 1', () => {
    expect(report(stage({ severity: 2 }), 'so operator', 'shown')).toBe('nothing-new')
    const state = stage()
    const cancelled = {
      type: 'incident.moved',
      incident: id,
      move: 'cancel',
      to: 'cancelled',
      note: '',
    } as const
    evolve(state, cancelled, { at: began, by: null, id: uuid(0x300) })
    expect(report(state, 'so operator', 'shown')).toBe('nothing-new')
  })

  test('[TB10] comes only from who sees the incident whole; to the others there is none', () => {
    expect(report(stage(), 'viettel operator', 'shown')).toBe('not-allowed')
    expect(report(stage({ visibility: 'department' }), 'vnpt operator', 'shown')).toBe('not-found')
    expect(report(stage(), 'so operator', 'shown', 'new', uuid(0xdead))).toBe('not-found')
  })

  test('[TB11] stays with the department, in views and in snapshots', () => {
    const state = stage()
    report(state, 'vnpt operator', 'shown')
    const seen = (organisation: string) =>
      viewOf({ organisation, department: organisation === 'so' }, state).deliveries.size
    expect(['so', 'vnpt', 'mobifone', 'viettel'].map(seen)).toEqual([1, 0, 0, 0])
    expect(told(stateOf(JSON.parse(JSON.stringify(recordOf(state))) as never))).toEqual(told(state))
    expect('deliveries' in recordOf(onStage())).toBe(false)
  })
})
