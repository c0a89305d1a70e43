import { expect, test } from 'vitest'
import { calledOf, escalationsDue } from '../../domain/incident/escalation.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, minute, personOf, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Said } from './story.ts'

const note = 'Đã gọi trực ca'
const opened = () => open({}, { at: began })
const incident = (state: CongressState): Incident => {
  const found = state.incidents.get(incidentId)
  if (!found) throw new Error('no such incident')
  return found
}
const rule = (steps: object[], of: string | null = 'vnpt') => ({
  of,
  category: null,
  clock: 'acknowledge' as const,
  severities: [2 as const],
  steps: steps as never,
  reason: note,
})
const by = (person: string, whose = 'lead') => ({
  ...{ afterMin: 1, whose, tier: 'responder', means: 'telephone' },
  person: personOf(person),
})
const tosOf = (state: CongressState) =>
  escalationsDue(state, incident(state), began + 5.1 * minute).map(({ of, to }) => [of, ...to])

test('[CB1] a step calls who is named; when they have left, the tier', () => {
  const set = say('so operator', 'escalation.set', rule([by('vnpt leader'), by('so operator', 'department')]))
  const story = given(opened(), set)
  expect(tosOf(story.state)).toEqual([
    ['vnpt', personOf('vnpt leader')],
    ['so', personOf('so operator')],
  ])
  story.state.people.delete(personOf('vnpt leader'))
  story.state.people.delete(personOf('so operator'))
  expect(tosOf(story.state)).toEqual([
    ['vnpt', ...calledOf(story.state, 'vnpt', 'responder', began)],
    ['so', ...calledOf(story.state, 'so', 'responder', began)],
  ])
  expect(calledOf(story.state, 'vnpt', 'responder', began)).not.toEqual([])
})

test('[CB1] nobody is named but of the department, or of the organisation that the rule is for', () => {
  const refused = (steps: object[], of: string | null = 'vnpt') =>
    given()
      .when(say('so operator', 'escalation.set', rule(steps, of)))
      .thenRefused('unknown-person', 'steps')
  refused([by('viettel leader')])
  refused([by('vnpt leader')], null)
  refused([by('vnpt leader', 'department')])
  refused([by('so leader')])
  refused([{ ...by('so leader'), person: uuid(0xdead) }])
})

test('[CB2] what was set is removed with a reason, and the next nearest rule holds at once', () => {
  const general = rule([{ afterMin: 1, whose: 'lead', tier: 'leader', means: 'board' }], null)
  const set = say('so operator', 'escalation.set', general)
  const own = say('so operator', 'escalation.set', rule([by('vnpt leader')]))
  const scope = { of: 'vnpt', category: null, clock: 'acknowledge' as const, reason: 'Hết diễn tập' }
  const gone = say('so operator', 'escalation.remove', scope)
  const all = say('so operator', 'escalation.remove', { ...scope, of: null })
  const tiers = (...said: Said[]) => {
    const { state } = given(opened(), ...said)
    return escalationsDue(state, incident(state), began + 5.1 * minute).map(({ tier }) => tier)
  }
  expect(tiers(set, own, gone)).toEqual(['leader'])
  expect(tiers(set, own, gone, all)).toEqual(['responder', 'responder'])
  given(set).when(gone).thenRefused('nothing-new', 'clock')
  given(own)
    .when(say('vnpt leader', 'escalation.remove', scope))
    .thenRefused('not-allowed')
})

test('[CB3] each change stands beside its rule with its reason, for whoever sees the rule; the latest twenty', () => {
  const own = say('so operator', 'escalation.set', rule([by('so leader', 'department')]))
  const scope = { of: 'vnpt', category: null, clock: 'acknowledge' as const, reason: 'Hết diễn tập' }
  const gone = say('so operator', 'escalation.remove', scope)
  const { state } = given(own, gone)
  const log = (of: string) =>
    [...viewOf(viewerOf(state, of), state).policyLog.values()]
      .flat()
      .map(({ removed, reason }) => [removed, reason])
  const both = [
    [false, note],
    [true, 'Hết diễn tập'],
  ]
  expect([log('so'), log('vnpt'), log('viettel')]).toEqual([both, both, []])
  const many = given(...Array.from({ length: 25 }, () => own)).state
  expect([...many.policyLog.values()].map((list) => list.length)).toEqual([20])
  const named = (of: string) =>
    [...viewOf(viewerOf(many, of), many).policies.values()].flatMap(({ steps }) =>
      steps.map(({ person }) => person),
    )
  expect([named('so'), named('vnpt')]).toEqual([[personOf('so leader')], [undefined]])
})

test('[CB4] a step records who of those called has not been proved reachable within a day', () => {
  const set = say('so operator', 'escalation.set', rule([by('vnpt leader'), by('vnpt liaison')]))
  const asked = say('vnpt operator', 'duty.test', {
    organisation: 'vnpt',
    people: [personOf('vnpt leader')],
  })
  const story = given(opened(), set, asked, say('vnpt leader', 'duty.answer', {}))
  const silent = (at: number) =>
    escalationsDue(story.state, incident(story.state), at).map(({ unproven }) => unproven)
  expect(silent(began + 5.1 * minute).slice(0, 2)).toEqual([undefined, [personOf('vnpt liaison')]])
  expect(silent(began + 25 * 60 * minute).slice(0, 2)).toEqual([
    [personOf('vnpt leader')],
    [personOf('vnpt liaison')],
  ])
})
