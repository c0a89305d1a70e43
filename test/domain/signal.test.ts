import { describe, expect, test } from 'vitest'
import { decide } from '../../domain/commands.ts'
import type { SignalCommand } from '../../domain/signal/commands.ts'
import { settledKept } from '../../domain/signal/events.ts'
import type { Signal } from '../../domain/signal/events.ts'
import { isWaiting, ruleFor, signalsOf } from '../../domain/signal/rules.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, minute, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Payload } from './story.ts'

const id = uuid(0x92)
const place = { area: 'hoi-truong', category: 'VT', sub: 'VT1' }
const hint = (by = 'vnpt liaison', over: object = {}, more: object = {}) =>
  say(by, 'signal.raise', { text: 'Có xe cẩu\nsát tuyến cáp cổng Đông', ...over }, { id, ...more })
const machine = (over: object = {}, more: object = {}) =>
  say('system', 'signal.raise', { source: 'zabbix', dedupKey: 'core-1', text: 'Mất gói 40 %', ...over }, more)
const accept = (over: object = {}, more: object = {}, by = 'so operator') =>
  say(by, 'signal.accept', { signal: id, ...over }, { id: incidentId, ...more })
const dismiss = (over: object = {}, more: object = {}) =>
  say('so operator', 'signal.dismiss', { signal: id, reason: 'Báo nhầm', ...over }, more)
const rule = (over: Partial<Payload<'signal.rule-set'>> = {}, more: object = {}) =>
  say(
    'so operator',
    'signal.rule-set',
    { source: 'zabbix', key: 'core-*', threshold: 3, minutes: 5, ...place, reason: 'Hay chớp', ...over },
    { id: uuid(0x95), ...more },
  )
const move = (name: 'acknowledge' | 'resolve', more: object = {}) =>
  say('so operator', `incident.${name}`, { incident: incidentId, note: 'Xong' }, more)
const all = ({ state }: ReturnType<typeof given>): Signal[] => [...state.signals.values()]

describe('a hint', () => {
  test('[TH1] waits as a signal: whoever handed it in learns that it arrived, and sees nothing of it', () => {
    const told = given(hint())
    expect(all(told)).toMatchObject([{ source: null, key: null, from: 'vnpt', status: 'open', count: 1 }])
    for (const watcher of ['vnpt', 'viettel', null])
      expect(viewOf(viewerOf(told.state, watcher), told.state).signals.size).toBe(0)
    expect(viewOf(viewerOf(told.state, 'so'), told.state).signals.size).toBe(1)
    expect(told.state.incidents.size).toBe(0)
  })

  test('[TH1] nobody passes for a machine, and no administrator hands one in', () => {
    for (const over of [{ source: 'zabbix' }, { dedupKey: 'core-1' }, { clear: true }])
      given().when(hint('so operator', over)).thenRefused('not-allowed')
    given().when(hint('so admin')).thenRefused('not-allowed')
    given()
      .when(hint('vnpt leader', { area: 'san-bay' }))
      .thenRefused('unknown-area', 'area')
  })

  test('[TH2] accepted it becomes an incident of the command’s id, filled in, which only the department sees', () => {
    const told = given(hint('vnpt liaison', place)).when(accept())
    const state = told.thenHappened(
      {
        type: 'incident.opened',
        incident: incidentId,
        title: 'Có xe cẩu sát tuyến cáp cổng Đông',
        publicLine: 'Đứt cáp tại Hội trường',
        ...place,
        severity: 2,
        visibility: 'department',
        reporting: 'so',
        reportedBy: 'vnpt',
      },
      { type: 'signal.accepted', signal: id, incident: incidentId, rule: null },
    )
    expect(state.signals.get(id)).toMatchObject({ status: 'accepted', incident: incidentId })
    expect(signalsOf(state, incidentId).map((one) => one.id)).toEqual([id])
    expect(viewOf(viewerOf(state, 'vnpt'), state).incidents.size).toBe(0)
  })

  test('[TH2] what it does not say has to be said; what is said goes before it', () => {
    given(hint()).when(accept()).thenRefused('unknown-area', 'area')
    given(hint())
      .when(accept({ area: 'hoi-truong' }))
      .thenRefused('unknown-category', 'category')
    given(hint('vnpt liaison', place))
      .when(accept({ category: 'BC', severity: 1, visibility: 'all', lead: 'viettel', title: 'Ý khác' }))
      .thenHappened(
        {
          category: 'BC',
          sub: null,
          severity: 1,
          visibility: 'all',
          lead: 'viettel',
          title: 'Ý khác',
        },
        { type: 'signal.accepted' },
      )
  })

  test('[TH2] the second to accept or dismiss it is told; a dismissed one can still be accepted', () => {
    const taken = given(hint('vnpt liaison', place), accept())
    taken.when(accept({}, { id: uuid(0x5d) })).thenRefused('signal-settled')
    taken.when(dismiss()).thenRefused('signal-settled')
    given(hint('vnpt liaison', place), dismiss()).when(dismiss()).thenRefused('signal-settled')
    given(hint('vnpt liaison', place), dismiss()).when(accept()).thenHappened({}, { type: 'signal.accepted' })
  })

  test('[TH2] it is added to an incident that is open, and its text goes nowhere', () => {
    const merge = say('so operator', 'signal.merge', { signal: id, incident: incidentId })
    const told = given(open(), hint())
    const before = told.state.incidents.get(incidentId)
    const state = told.when(merge).thenHappened({ type: 'signal.merged', signal: id, incident: incidentId })
    expect(state.incidents.get(incidentId)).toBe(before)
    given(hint()).when(merge).thenRefused('not-found', 'incident')
    given(open(), move('acknowledge'), move('resolve'), hint())
      .when(merge)
      .thenRefused('incident-over', 'incident')
  })

  test('[TH3] to others a signal is what does not exist; in the department operators and leaders decide', () => {
    const { state } = given(hint())
    const asks: readonly SignalCommand[] = [
      { type: 'signal.accept', payload: { signal: id } },
      { type: 'signal.merge', payload: { signal: id, incident: incidentId } },
      { type: 'signal.dismiss', payload: { signal: id, reason: 'x' } },
    ]
    const told = (command: SignalCommand, organisation: string, role: 'liaison' | 'leader', on = state) => {
      const by = { person: uuid(1), organisation, role, department: organisation === 'so' }
      const decision = decide(on, command, { by, at: began, madeAt: began, id: uuid(9), expected: null })
      return decision.ok ? null : decision.refusal
    }
    for (const command of asks) {
      expect(told(command, 'vnpt', 'leader')).toEqual({ code: 'not-found', field: 'signal' })
      expect(told(command, 'vnpt', 'leader')).toEqual(told(command, 'vnpt', 'leader', given().state))
      expect(told(command, 'so', 'liaison')).toEqual({ code: 'not-allowed' })
    }
    given()
      .when(say('vnpt leader', 'signal.rule-remove', { rule: id, reason: 'x' }))
      .thenRefused('not-allowed')
  })
})

describe('a machine', () => {
  test('[TH4] says source and key; under a key that is known it counts, and says the end', () => {
    given()
      .when(machine({ dedupKey: undefined }))
      .thenRefused('bad-form', 'dedupKey')
    given()
      .when(machine({ source: undefined }))
      .thenRefused('bad-form', 'source')
    const told = given(
      machine(),
      machine({ text: 'Mất gói 80 %', severity: 2 }),
      machine({ dedupKey: 'core-2' }),
    )
    expect(all(told)).toMatchObject([
      { key: 'core-1', count: 2, text: 'Mất gói 80 %', severity: 2, lastAt: began + 2 * minute },
      { key: 'core-2', count: 1 },
    ])
    const over = told.and(machine({ clear: true }))
    expect(all(over)[0]).toMatchObject({ status: 'cleared', clearedAt: began + 4 * minute })
    over.when(machine({ clear: true })).thenRefused('nothing-new')
    given()
      .when(machine({ clear: true }))
      .thenRefused('nothing-new')
  })

  test('[TH4] what comes back within the hour is the same trouble, later it is a new one', () => {
    const over = [machine(), machine({ clear: true }, { at: began + 2 * minute })]
    const soon = given(...over, machine({}, { at: began + 61 * minute }))
    expect(all(soon)).toMatchObject([{ status: 'open', count: 2, clearedAt: null }])
    expect(all(given(...over, machine({}, { at: began + 62 * minute })))).toMatchObject([
      { status: 'cleared', count: 1 },
      { status: 'open', count: 1 },
    ])
  })

  test('[TH4] a dismissed one keeps quiet for as long as was said, unless its trouble ended in between', () => {
    const quiet = (more: object, ...after: ReturnType<typeof machine>[]) =>
      all(given(machine({}, { id }), dismiss(more, { at: began + 2 * minute }), ...after)).map((one) => [
        one.status,
        one.count,
      ])
    expect(quiet({ quiet: 30 }, machine({}, { at: began + 31 * minute }))).toEqual([['dismissed', 2]])
    expect(quiet({ quiet: 30 }, machine({}, { at: began + 32 * minute }))).toEqual([
      ['dismissed', 1],
      ['open', 1],
    ])
    expect(quiet({}, machine({ clear: true }), machine())).toEqual([
      ['dismissed', 1],
      ['open', 1],
    ])
  })

  test('[TH4] while the incident it became is open it counts there; once that is over it is news', () => {
    const told = given(machine(place, { id }), accept(), machine(), machine({ clear: true }), machine())
    expect(all(told)).toMatchObject([{ status: 'accepted', count: 3, clearedAt: null }])
    expect(told.state.incidents.size).toBe(1)
    const over = told.and(move('acknowledge'), move('resolve'), machine())
    expect(all(over).map(({ status }) => status)).toEqual(['accepted', 'open'])
  })

  test('[TH5] so many under one key within so many minutes become an incident by rule, as the server', () => {
    const twice = [rule(), machine({}, { at: began + minute }), machine({}, { at: began + 2 * minute })]
    given(...twice)
      .when(machine({}, { at: began + 3 * minute, id: incidentId }))
      .thenHappened(
        { type: 'signal.repeated' },
        {
          type: 'incident.opened',
          ...place,
          incident: incidentId,
          visibility: 'department',
          reporting: null,
        },
        { type: 'signal.accepted', incident: incidentId, rule: uuid(0x95) },
      )
    const late = given(...twice, machine({}, { at: began + 6 * minute }))
    expect([late.state.incidents.size, all(late)[0]?.count]).toEqual([0, 3])
    const hints = ['a', 'b', 'c', 'd'].map((text, n) =>
      hint('vnpt liaison', { text, ...place }, { id: uuid(n) }),
    )
    expect(given(rule({ key: '*', threshold: 1 }), ...hints).state.incidents.size).toBe(0)
  })

  test('[TH5] the rule that speaks of the key most exactly counts; one without a threshold never promotes', () => {
    const told = given(
      rule({ key: '*', threshold: 1 }, { id: uuid(1) }),
      rule({ key: 'core-*', threshold: null }, { id: uuid(2) }),
      rule({ key: 'core-9', threshold: 1 }, { id: uuid(3) }),
    )
    const of = (source: string, key: string) => ruleFor(told.state.signalRules.values(), source, key)?.id
    expect([
      of('zabbix', 'edge'),
      of('zabbix', 'core-1'),
      of('zabbix', 'core-9'),
      of('grafana', 'edge'),
    ]).toEqual([uuid(1), uuid(2), uuid(3), undefined])
    expect(told.and(machine(), machine({ dedupKey: 'core-9' })).state.incidents.size).toBe(1)
  })

  test('[TH5] a rule that cannot fill in an incident leaves the signal to a person', () => {
    const told = given(rule({ threshold: 1, area: undefined }), machine())
    expect([told.state.incidents.size, all(told)[0]?.status]).toEqual([0, 'open'])
  })

  test('[TH6] while an incident of the parent is open none is made of it, and counting and the end go on', () => {
    const parents = [{ area: 'hoi-truong' }, { source: 'zabbix', key: 'ring-*' }]
    for (const parent of parents) {
      const ring = machine({ dedupKey: 'ring-1', ...place }, { id })
      const told = given(rule({ threshold: 1, parent }), ring, accept(), machine(), machine())
      const child = all(told)[1]
      expect(child).toMatchObject({ key: 'core-1', count: 2, status: 'open', under: incidentId })
      expect(child && isWaiting(told.state, child)).toBe(false)
      expect(told.state.incidents.size).toBe(1)
      const ended = given(rule({ threshold: 1, parent }), ring, accept(), machine(), machine({ clear: true }))
      expect(all(ended)[1]?.status).toBe('cleared')
      const after = told.and(move('acknowledge'), move('resolve'))
      expect(child && isWaiting(after.state, child)).toBe(true)
      expect(after.and(machine()).state.incidents.size).toBe(2)
    }
  })

  test('[TH7] rules are set, replaced and removed by the department with a reason, for it alone to see', () => {
    const told = given(rule(), rule({ rule: uuid(0x95), threshold: 9 }, { id: uuid(0x96) }))
    expect([...told.state.signalRules.values()]).toMatchObject([{ id: uuid(0x95), threshold: 9 }])
    told.when(rule({ rule: uuid(7) }, { id: uuid(8) })).thenRefused('not-found', 'rule')
    told.when(rule({ parent: { area: 'san-bay' } }, { id: uuid(8) })).thenRefused('unknown-area', 'parent')
    expect(viewOf(viewerOf(told.state, 'vnpt'), told.state).signalRules.size).toBe(0)
    const gone = say('so leader', 'signal.rule-remove', { rule: uuid(0x95), reason: 'Thôi' })
    expect(told.and(gone).state.signalRules.size).toBe(0)
  })

  test('[TH8] open ones stay however many; of the settled the newest are kept', () => {
    const { state } = given(hint('vnpt liaison', {}, { id: uuid(0x5000) }))
    const many = Array.from({ length: settledKept + 5 }, (_, n) => uuid(0x6000 + n)).flatMap((one) => [
      hint('vnpt liaison', {}, { id: one }),
      dismiss({ signal: one }),
    ])
    const told = given(hint('vnpt liaison', {}, { id: uuid(0x5000) }), ...many)
    expect(told.state.signals.size).toBe(settledKept + 1)
    expect(told.state.signals.has(uuid(0x5000))).toBe(true)
    expect(told.state.signals.has(uuid(0x6000))).toBe(false)
    expect(state.signals.size).toBe(1)
  })
})
