import { describe, expect, test } from 'vitest'
import { clocksOf, expiryOf, isHeld } from '../../domain/incident/clocks.ts'
import type { ClockKind } from '../../domain/incident/clocks.ts'
import { calledOf, escalationsDue, nextEscalation } from '../../domain/incident/escalation.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, incidents, minute, personOf, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Said } from './story.ts'

// The stage's targets: S2 4, 8, 8, 40 minutes; S1 2, 4, 4, 20 and an acknowledgement that runs out after 8.
const on = { incident: incidentId }
const note = 'Đã gọi trực ca'
const after = (minutes: number) => ({ at: began + minutes * minute })
const opened = (over = {}) => open(over, after(0))
const acknowledged = (minutes: number) =>
  say('vnpt operator', 'incident.acknowledge', { ...on, note }, after(minutes))
const updated = (minutes: number) =>
  say('vnpt operator', 'incident.update', { ...on, doing: 'Hàn nối', restoreAt: null }, after(minutes))
const incident = (state: CongressState): Incident => {
  const found = state.incidents.get(incidentId)
  if (!found) throw new Error('no such incident')
  return found
}
const clock = (state: CongressState, kind: ClockKind, minutes: number) =>
  clocksOf(incident(state), state.catalogue.severities, began + minutes * minute).find(
    (one) => one.kind === kind,
  )
const due = (state: CongressState, minutes: number) =>
  escalationsDue(state, incident(state), began + minutes * minute).map(
    ({ clock: kind, step, of, tier, to }) => [kind, step, of, tier, to.length] as const,
  )

describe('clocks', () => {
  test('[I27] run, are met, or are breached against the target', () => {
    const { state } = given(opened())
    expect(clock(state, 'acknowledge', 3)).toMatchObject({ state: 'running', target: 4, metAt: null })
    expect(clock(state, 'acknowledge', 5)).toMatchObject({ state: 'breached', metAt: null })
    const met = given(opened(), acknowledged(3)).state
    expect(clock(met, 'acknowledge', 90)).toMatchObject({ state: 'met', metAt: began + 3 * minute })
    expect(clock(given(opened(), acknowledged(6)).state, 'acknowledge', 90)?.state).toBe('breached')
    expect(clock(met, 'restore', 41)?.state).toBe('breached')
  })

  test('[I27] the first update counts from the recording, each next one from the last', () => {
    const { state } = given(opened(), acknowledged(1), updated(7), updated(20))
    expect(clock(state, 'first-update', 90)).toMatchObject({ state: 'met', metAt: began + 7 * minute })
    expect(clock(state, 'update', 21)).toMatchObject({ dueAt: began + 28 * minute, state: 'running' })
  })

  test('[I27] a reopened incident runs anew; another severity has other targets', () => {
    const resolve = say('so operator', 'incident.resolve', { ...on, note }, after(30))
    const reopen = say('so operator', 'incident.reopen', { ...on, note }, after(50))
    const { state } = given(opened(), acknowledged(1), resolve, reopen)
    expect(clock(state, 'acknowledge', 51)).toMatchObject({ from: began + 50 * minute, state: 'running' })
    const raise = say('so operator', 'incident.severity', { ...on, severity: 1, note }, after(3))
    expect(clock(given(opened(), raise).state, 'acknowledge', 3)?.target).toBe(2)
  })

  test('[I28] an acknowledgement that nobody follows up runs out by severity, and the incident waits again', () => {
    const s1 = { severity: 1 as const }
    const { state } = given(opened(s1), acknowledged(1))
    const { severities } = incidents
    expect(expiryOf(incident(state), severities)).toBe(began + 9 * minute)
    expect(isHeld(incident(state), severities, began + 8 * minute)).toBe(true)
    expect(isHeld(incident(state), severities, began + 9 * minute)).toBe(false)
    const expire = (minutes: number) => say('system', 'incident.expire', on, after(minutes))
    given(opened(s1), acknowledged(1)).when(expire(8)).thenRefused('nothing-new')
    const gone = given(opened(s1), acknowledged(1), expire(9)).state
    expect(incident(gone)).toMatchObject({ status: 'open', acknowledgedAt: null })
    expect(clock(gone, 'acknowledge', 10)).toMatchObject({ from: began + 9 * minute, state: 'running' })
    expect(expiryOf(incident(given(opened(s1), acknowledged(1), updated(5)).state), severities)).toBe(
      began + 13 * minute,
    )
    expect(expiryOf(incident(given(opened(), acknowledged(1)).state), severities)).toBeNull()
  })
})

describe('escalation', () => {
  const escalate = (minutes: number) => say('system', 'incident.escalate', on, after(minutes))

  test('[I29] each step comes once per clock, in its time', () => {
    const story = given(opened())
    expect(due(story.state, 3)).toEqual([])
    expect(due(story.state, 4.1)).toEqual([
      ['acknowledge', 0, 'vnpt', 'responder', 2],
      ['acknowledge', 1, 'so', 'responder', 2],
    ])
    const told = story.and(escalate(5))
    expect(due(told.state, 5)).toEqual([])
    told.when(escalate(5)).thenRefused('nothing-new')
    // The fifth minute after the acknowledgement was due; the first update is late by then, too.
    expect(due(told.state, 9.1)).toEqual([
      ['acknowledge', 2, 'vnpt', 'commander', 2],
      ['first-update', 0, 'vnpt', 'commander', 2],
    ])
    expect(nextEscalation(told.state, incident(told.state), began + 5 * minute)).toBe(began + 8 * minute)
  })

  test('[I29] it goes to who is on duty, else to the roles that stand in; nobody to call is recorded', () => {
    const { state } = given(opened())
    expect(calledOf(state, 'vnpt', 'leader', began)).toEqual([personOf('vnpt leader')])
    const roster = say('vnpt liaison', 'duty.take', {
      organisation: 'vnpt',
      tier: 'leader',
      shift: '2026-01-19.1',
      person: personOf('vnpt liaison'),
      instead: null,
    })
    const shift = given(opened()).and(roster).state
    expect(calledOf(shift, 'vnpt', 'leader', began)).toEqual([personOf('vnpt liaison')])
    for (const name of ['operator', 'liaison', 'leader']) state.people.delete(personOf(`vnpt ${name}`))
    expect(due(state, 4.1)[0]).toEqual(['acknowledge', 0, 'vnpt', 'responder', 0])
  })

  test('[I29] the nearest policy holds: of organisation and category, of one alone, the general one', () => {
    const set = (of: string | null, category: string | null, tier: 'commander' | 'leader') =>
      say('so operator', 'escalation.set', {
        of,
        category,
        clock: 'acknowledge',
        severities: [2],
        steps: [{ afterMin: 1, whose: 'lead', tier, means: 'board' }],
        reason: note,
      })
    const steps = (...said: Said[]) => due(given(opened(), ...said).state, 5.1).map(([, , , tier]) => tier)
    expect(steps(set(null, null, 'leader'))).toEqual(['leader'])
    expect(steps(set(null, null, 'leader'), set('vnpt', null, 'commander'))).toEqual(['commander'])
    expect(steps(set('vnpt', null, 'commander'), set('vnpt', 'VT', 'leader'))).toEqual(['leader'])
    expect(steps(set('viettel', null, 'commander'), set(null, 'BC', 'leader'))).toEqual([
      'responder',
      'responder',
    ])
  })

  test('[I30] acknowledging, resolving and cancelling stop it at once', () => {
    expect(due(given(opened(), acknowledged(3)).state, 7)).toEqual([])
    const cancel = say('so operator', 'incident.cancel', { ...on, note }, after(3))
    expect(due(given(opened(), cancel).state, 60)).toEqual([])
  })

  test('[I30] nothing is called once the congress is closed, while the clock is in doubt, or for a child', () => {
    const closed = say('so leader', 'congress.close', { reason: note }, after(3))
    const doubt = say('system', 'schedule.doubt', { jump: 400_000 }, after(3))
    expect(due(given(opened(), closed).state, 60)).toEqual([])
    expect(due(given(opened(), doubt).state, 60)).toEqual([])
    const parent = uuid(0x5d)
    const child = say('so operator', 'incident.relate', { ...on, parent, related: [] })
    const family = given(opened(), open({}, { id: parent, ...after(0) }), child)
    expect(due(family.state, 60)).toEqual([])
    family.when(escalate(60)).thenRefused('nothing-new')
  })

  test('[I31] targets and policies are the department’s to set; a policy is seen by its organisation', () => {
    const target = {
      severity: 'S2' as const,
      ackMin: 7,
      firstUpdateMin: 9,
      updateEveryMin: 9,
      resolveMin: 50,
      ackExpiresMin: null,
      reason: note,
    }
    const set = say('so operator', 'targets.set', target)
    given()
      .when(say('vnpt leader', 'targets.set', target))
      .thenRefused('not-allowed')
    given()
      .when(say('so operator', 'targets.set', { ...target, ackMin: 60 }))
      .thenRefused('bad-range', 'ackMin')
    expect(clock(given(opened(), set).state, 'acknowledge', 6)).toMatchObject({ target: 7, state: 'running' })
    const policy = say('so operator', 'escalation.set', {
      of: 'vnpt',
      category: null,
      clock: 'restore',
      severities: [1],
      steps: [],
      reason: note,
    })
    const { state } = given(policy)
    const seen = (of: string) => viewOf(viewerOf(state, of), state).policies.size
    expect([seen('so'), seen('vnpt'), seen('viettel')]).toEqual([1, 1, 0])
  })
})
