import { describe, expect, test } from 'vitest'
import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Actor } from '../../domain/decision.ts'
import { viewOf } from '../../domain/view.ts'
import type { CongressState } from '../../domain/state.ts'
import {
  candidatesFor,
  followUpsFor,
  hiddenRows,
  mergeBrings,
  mergeTargets,
  parentsFor,
  rowsFor,
} from '../../client/screens/incidents/conduct/choices.ts'
import {
  newFollowUp,
  reviewDraft,
  reviewPayload,
  reviewProblems,
} from '../../client/screens/incidents/conduct/review.ts'
import { desk, happen, now, open, stage, vnpt, zone } from './incidents-stage.ts'

const accepts = (state: CongressState, command: CongressCommand, by: Actor = desk): boolean =>
  decide(state, command, { by, at: now, madeAt: now, id: 'x', expected: null, attachment: () => null }).ok
const seenBy = (state: CongressState, { organisation, department }: Actor) =>
  viewOf({ organisation, department }, state)
const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)

describe('handing the command over', () => {
  const state = stage()
  const incident = open(state, 'a')
  test('[I14] is offered to people of those who handle it and read it whole, a carrier’s to its own', () => {
    const offered = (by: Actor) =>
      candidatesFor(seenBy(state, by), incident, by, now).map(({ person }) => person)
    expect(offered(desk)).toEqual(['so-1', 'so-2', 'vnpt-1', 'vnpt-2'])
    expect(offered(vnpt)).toEqual(['vnpt-1', 'vnpt-2'])
    for (const by of [desk, vnpt])
      for (const to of offered(by))
        expect(accepts(state, { type: 'incident.hand-over', payload: { incident: 'a', to } }, by), to).toBe(
          true,
        )
  })
  test('[I14] not to who has it, nor to who was asked already', () => {
    const acknowledged = { type: 'incident.moved', incident: 'a', move: 'acknowledge', note: 'x' } as const
    happen(state, 'm', { ...acknowledged, to: 'acknowledged' })
    happen(state, 'o', { type: 'incident.command-offered', incident: 'a', to: 'vnpt-1' })
    const left = candidatesFor(state, state.incidents.get('a')!, desk, now)
    expect(left.map(({ person }) => person)).toEqual(['so-2', 'vnpt-2'])
  })
})

describe('how incidents hang together', () => {
  const state = stage()
  for (const id of ['a', 'b', 'c', 'd']) open(state, id)
  happen(state, 'r', { type: 'incident.related', incident: 'b', parent: 'a', related: [] })
  const get = (id: string) => state.incidents.get(id)!
  test('[I20] parents are offered where the rule takes them, and no others', () => {
    for (const id of ['a', 'c']) {
      const offered = ids(parentsFor(state, get(id)))
      for (const parent of ['a', 'b', 'c', 'd']) {
        const payload = { incident: id, parent, related: [] }
        expect(accepts(state, { type: 'incident.relate', payload }), `${id} ${parent}`).toBe(
          offered.includes(parent),
        )
      }
    }
    expect(ids(parentsFor(state, get('c')))).toEqual(['a', 'd'])
  })
  test('[I19] a merge is offered into open ones, those of the place first, and says what comes along', () => {
    open(state, 'e', { area: 'hoi-truong', involved: ['viettel'], reporting: 'vnpt' })
    happen(state, 'x', { type: 'incident.moved', incident: 'd', move: 'cancel', to: 'cancelled', note: 'x' })
    expect(ids(mergeTargets(state, get('a')))).toEqual(['b', 'c', 'e'])
    const { joining, children } = mergeBrings(state, get('a'), get('e'))
    expect([joining, ids(children)]).toEqual([['so'], ['b']])
    expect(mergeBrings(state, get('e'), get('c')).joining).toEqual(['viettel'])
  })
})

describe('the review', () => {
  const filled = {
    cause: ' Xe cẩu vướng cáp ',
    worked: 'Chuyển mạch nhanh',
    improve: '',
    followUps: [{ text: 'Hạ cáp ngầm', owner: 'vnpt', due: '2020-10-20T17:00' }, newFollowUp],
  }
  test('[I24] asks for cause, what worked, and an owner of each follow-up; an empty line is none', () => {
    expect(reviewProblems({ cause: '', worked: ' ', improve: '', followUps: [] })).toEqual([
      'cause',
      'worked',
    ])
    expect(reviewProblems(filled)).toEqual([])
    const half = { ...filled, followUps: [{ ...newFollowUp, text: 'Hạ cáp ngầm' }] }
    expect(reviewProblems(half)).toEqual(['followUps'])
  })
  test('[I24] is recorded as written, and is gone on from as it was recorded', () => {
    const state = stage()
    open(state, 'a')
    happen(state, 'x', { type: 'incident.moved', incident: 'a', move: 'cancel', to: 'cancelled', note: 'x' })
    const payload = reviewPayload('a', filled, zone)
    const due = Date.parse('2020-10-20T17:00:00+07:00')
    expect(payload).toEqual({
      incident: 'a',
      cause: 'Xe cẩu vướng cáp',
      worked: 'Chuyển mạch nhanh',
      followUps: [{ text: 'Hạ cáp ngầm', owner: 'vnpt', due }],
    })
    expect(accepts(state, { type: 'incident.review', payload })).toBe(true)
    const said = { cause: 'Xe cẩu vướng cáp', worked: 'Chuyển mạch nhanh', improve: null }
    const follow = { followUps: 'Hạ cáp ngầm', owners: ['vnpt'], dues: [due] }
    happen(state, 'v', { type: 'incident.reviewed', incident: 'a', ...said, ...follow })
    const known = state.incidents.get('a')!
    expect(reviewPayload('a', reviewDraft(known, zone), zone)).toEqual(payload)
    expect(followUpsFor(known, vnpt).map(({ index }) => index)).toEqual([0])
    expect(followUpsFor(known, { organisation: 'viettel', department: false })).toEqual([])
    happen(state, 'f', { type: 'incident.followed-up', incident: 'a', index: 0, note: null })
    expect(followUpsFor(state.incidents.get('a')!, desk)).toEqual([])
  })
})

test('[I26] items are offered by who sees them, and those of others stay linked', () => {
  const state = stage()
  const rows = [...state.rows.values()]
  const own = rows.find(({ owner }) => owner === 'vnpt')!
  const other = rows.find(({ owner }) => owner === 'viettel')!
  const incident = open(state, 'a', { rows: [own.id, other.id] })
  const seen = seenBy(state, vnpt)
  expect(new Set(rowsFor(seen, incident, vnpt).map(({ owner }) => owner))).toEqual(new Set(['vnpt']))
  expect(rowsFor(state, incident, desk)).toHaveLength(rows.length)
  expect(rowsFor(state, incident, desk)[0]?.area).toBe(incident.area)
  expect(hiddenRows(seen, incident, vnpt)).toEqual([other.id])
  expect(hiddenRows(state, incident, desk)).toEqual([])
})
