import { describe, expect, test } from 'vitest'
import { commandSchemas } from '../../domain/commands.ts'
import { codeFor } from '../../domain/incident/code.ts'
import { longestTimeline } from '../../domain/incident/commands.ts'
import { isOpen, moves, movesFrom } from '../../domain/incident/lifecycle.ts'
import type { IncidentStatus, Move } from '../../domain/incident/lifecycle.ts'
import { began, minute, uuid } from './stage.ts'
import { given, incidentId, open, person, say } from './story.ts'
import type { Said } from './story.ts'
import { colliding } from './twins.ts'

const on = { incident: incidentId }
const note = 'Đã gọi trực ca'
const move = (name: Move, more = {}, by = 'so operator'): Said =>
  say(by, `incident.${name}`, { ...on, note }, more)
/** The shortest way to each state. */
const path: { readonly [S in IncidentStatus]: readonly Move[] } = {
  open: [],
  acknowledged: ['acknowledge'],
  mitigated: ['acknowledge', 'mitigate'],
  resolved: ['acknowledge', 'resolve'],
  closed: ['acknowledge', 'resolve', 'close'],
  cancelled: ['cancel'],
}
/** PRODUCT 3.3, as this test understands it. */
const legal: { readonly [S in IncidentStatus]: { readonly [M in Move]?: IncidentStatus } } = {
  open: { acknowledge: 'acknowledged', cancel: 'cancelled' },
  acknowledged: { mitigate: 'mitigated', resolve: 'resolved', cancel: 'cancelled' },
  mitigated: { resolve: 'resolved', cancel: 'cancelled' },
  resolved: { close: 'closed', reopen: 'open' },
  closed: { reopen: 'open' },
  cancelled: { reopen: 'open' },
}
const states = Object.keys(legal) as IncidentStatus[]
const at = (status: IncidentStatus) => given(open(), ...path[status].map((name) => move(name)))

describe('opening', () => {
  test('[I1] what was reported stands in the record, with who logged it and who called', () => {
    const reportedBy = { organisation: 'buu-dien', post: 'Trực ca', phone: '0211 000 001' }
    const state = given()
      .when(open({ reportedBy, note, rows: [] }))
      .thenHappened({ type: 'incident.opened', incident: incidentId, reporting: 'mobifone' })
    const incident = state.incidents.get(incidentId)
    expect(incident).toMatchObject({ status: 'open', reportedBy, lead: 'vnpt', recordedAt: began + minute })
    expect(incident?.timeline).toMatchObject([{ kind: 'opened', text: note, detail: '2' }])
    expect(incident?.timeline[0]?.by?.person).toBe(person('mobifone operator'))
  })

  test('[I2] occurred at and recorded at are two times; more than a minute apart, the entry shows both', () => {
    const opened = (occurredAt: number) =>
      given(open({ occurredAt }, { at: began + 10 * minute })).state.incidents.get(incidentId)
    expect(opened(began)).toMatchObject({ occurredAt: began, recordedAt: began + 10 * minute })
    expect(opened(began)?.timeline[0]?.occurredAt).toBe(began)
    expect(opened(began + 9 * minute)?.timeline[0]?.occurredAt).toBeNull()
  })

  test.each([
    ['unknown-area', 'area', { area: 'khong-co' }],
    ['unknown-category', 'category', { category: 'XX' }],
    ['unknown-category', 'sub', { sub: 'VT9' }],
    ['unknown-category', 'sub', { category: 'BC', sub: 'VT1' }],
    ['in-the-future', 'occurredAt', { occurredAt: began + 3 * minute + 1 }],
    ['unknown-organisation', 'lead', { lead: 'fpt' }],
    ['unknown-organisation', 'lead', { involved: ['vnpt', 'fpt'] }],
    ['unknown-organisation', 'named', { visibility: 'named', named: ['fpt'] }],
    ['unknown-organisation', 'reportedBy', { reportedBy: { organisation: 'fpt' } }],
    ['names-required', 'named', { visibility: 'named' }],
    ['not-found', 'rows', { rows: ['CN-99.hoi-truong.vnpt'] }],
  ] as const)('[I3] %s in %s', (code, field, over) => {
    given()
      .when(open(over as never, { at: began + minute }))
      .thenRefused(code, field)
  })

  test('[I3] two minutes ahead of the server is not the future', () => {
    given()
      .when(open({ occurredAt: began + 3 * minute }, { at: began + minute }))
      .thenHappened({ type: 'incident.opened' })
  })

  test('[I3] the department links a row only where there is one', () => {
    given()
      .when(open({ rows: ['CN-99.hoi-truong.vnpt'] }, {}, 'so operator'))
      .thenRefused('not-found', 'rows')
    given()
      .when(open({ rows: ['CN-01.hoi-truong.vnpt'] }, {}, 'so operator'))
      .thenHappened({ rows: ['CN-01.hoi-truong.vnpt'] })
  })

  test('[I4] an id opens one incident', () => {
    given(open())
      .when(open({ title: 'Khác' }, {}, 'so operator'))
      .thenRefused('id-reused')
  })
})

describe('codes', () => {
  test('[I5] a code comes from the command’s id alone: never a running number', () => {
    const code = codeFor('SC', uuid(1), () => false)
    expect(code).toMatch(/^SC-[345679ACDEFGHJKMNPQRSTWXY]{4}$/)
    expect(codeFor('SC', uuid(1), () => false)).toBe(code)
    const many = Array.from({ length: 500 }, (_, n) => codeFor('SC', uuid(n), () => false))
    expect(new Set(many).size).toBeGreaterThan(490)
  })

  test('[I5] it grows while it is taken, and ends', () => {
    const short = codeFor('SC', uuid(1), () => false)
    expect(codeFor('SC', uuid(1), (code) => code === short)).toMatch(/^SC-.{5}$/)
    expect(codeFor('SC', uuid(1), () => true)).toMatch(/^SC-.{10}$/)
  })

  const [first, second] = colliding(1)[0]!
  const codes = (visibility: 'all' | 'department', by: string) => {
    const { state } = given(open({ visibility }, { id: first }), open({}, { id: second }, by))
    return [first, second].map((id) => state.incidents.get(id)!.code)
  }

  test('[I6] beside one that everybody sees it is longer', () => {
    const [one, other] = codes('all', 'tt operator')
    expect(other).toMatch(new RegExp(`^${one!}.$`))
  })

  test.each(['tt operator', 'so operator', 'mobifone operator'])(
    '[I6] beside one that some do not see it is not, whoever %s is: its length would tell those who see only this',
    (by) => {
      const [one, other] = codes('department', by)
      expect(other).toBe(one)
    },
  )
})

describe('lifecycle', () => {
  test.each(states.flatMap((from) => moves.map((name) => [from, name, legal[from][name] ?? null] as const)))(
    '[I7] %s: %s leads to %s',
    (from, name, to) => {
      const when = at(from).when(move(name))
      if (to === null) when.thenRefused('illegal-move')
      else expect(when.thenHappened({ move: name, to }).incidents.get(incidentId)?.status).toBe(to)
    },
  )

  test('[I7] the screen is told the same moves', () => {
    for (const from of states) expect(new Set(movesFrom(from))).toEqual(new Set(Object.keys(legal[from])))
    expect(states.filter(isOpen)).toEqual(['open', 'acknowledged', 'mitigated'])
  })

  test('[I8] a move that names a state which is past loses the race, before anything else is asked', () => {
    const race = move('acknowledge', { expected: 'open' }, 'vnpt operator')
    given(open()).when(race).thenHappened({ to: 'acknowledged' })
    given(open(), move('acknowledge')).when(race).thenRefused('changed-meanwhile')
  })

  test('[I9] acknowledging is stamped, reopening takes the stamp away, and nothing leaves the timeline', () => {
    const closed = at('closed')
    expect(closed.state.incidents.get(incidentId)?.acknowledgedAt).toBe(began + 2 * minute)
    const again = closed.when(move('reopen')).thenHappened({ to: 'open' }).incidents.get(incidentId)
    expect(again?.acknowledgedAt).toBeNull()
    expect(again?.timeline.map(({ kind }) => kind)).toEqual([
      'opened',
      'acknowledge',
      'resolve',
      'close',
      'reopen',
    ])
  })

  test('[I9] every move but closing has to say why', () => {
    for (const name of moves)
      expect(commandSchemas[`incident.${name}`].safeParse(on).success).toBe(name === 'close')
  })
})

describe('what is written to it', () => {
  test('[I10] a late fact shows both times, and none lies in the future', () => {
    const late = { ...on, note, occurredAt: began }
    const state = given(open())
      .when(say('vnpt liaison', 'incident.note', late))
      .thenHappened({ note })
    expect(state.incidents.get(incidentId)?.timeline.at(-1)).toMatchObject({ occurredAt: began, text: note })
    given(open())
      .when(say('vnpt liaison', 'incident.note', { ...on, note, occurredAt: began + 60 * minute }))
      .thenRefused('in-the-future', 'occurredAt')
  })

  test('[I13] a record of 1,000 entries takes no more notes or updates, but can still be brought to its end', () => {
    const noted = say('vnpt liaison', 'incident.note', { ...on, note })
    const full = given(open(), ...Array.from({ length: longestTimeline - 1 }, () => noted))
    full.when(noted).thenRefused('incident-full')
    full
      .when(say('vnpt operator', 'incident.update', { ...on, doing: 'Hàn nối', restoreAt: null }))
      .thenRefused('incident-full')
    full.when(move('acknowledge')).thenHappened({ to: 'acknowledged' })
  })

  test('[I10] an update is the one line of what is being done, and when it is hoped to work', () => {
    const restoreAt = began + 40 * minute
    const { state } = given(
      open(),
      say('vnpt operator', 'incident.update', { ...on, doing: 'Hàn nối', restoreAt }),
    )
    expect(state.incidents.get(incidentId)).toMatchObject({
      doing: 'Hàn nối',
      restoreAt,
      touchedAt: began + 2 * minute,
    })
  })

  test('[I10] severity, public line, visibility and who is in it are entries of their own', () => {
    const { state } = given(
      open(),
      say('so leader', 'incident.severity', { ...on, severity: 1, note }),
      say('so leader', 'incident.public-line', { ...on, publicLine: 'Mất mạng tại Hội trường' }),
      say('so leader', 'incident.visibility', { ...on, visibility: 'named', named: ['tt'] }),
      say('so leader', 'incident.involve', { ...on, lead: null, involved: ['tt'] }),
    )
    expect(state.incidents.get(incidentId)).toMatchObject({
      severity: 1,
      publicLine: 'Mất mạng tại Hội trường',
      visibility: 'named',
      named: ['tt'],
      lead: null,
      involved: ['tt'],
    })
    const entries = state.incidents.get(incidentId)?.timeline.map(({ kind, detail }) => [kind, detail])
    expect(entries?.slice(1)).toEqual([
      ['severity', '1'],
      ['public-line', null],
      ['visibility', 'named tt'],
      ['involved', '- tt'],
    ])
  })

  test('[I11] who may see it and who is in it are organisations of the congress', () => {
    const set = (named: string[]) =>
      say('so leader', 'incident.visibility', { ...on, visibility: 'named', named })
    given(open())
      .when(set(['fpt']))
      .thenRefused('unknown-organisation', 'named')
    given(open()).when(set([])).thenRefused('names-required', 'named')
    given(open())
      .when(say('so leader', 'incident.involve', { ...on, lead: 'fpt', involved: [] }))
      .thenRefused('unknown-organisation', 'lead')
  })
})
