import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '../../domain/decision.ts'
import { may } from '../../domain/may.ts'
import { extensionsKept } from '../../domain/directive/events.ts'
import type { Directive } from '../../domain/directive/events.ts'
import { awaited, inOrder, isOverdue, isRunning, stepOf } from '../../domain/directive/standing.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { cases } from './seed.ts'
import { began, minute, uuid } from './stage.ts'
import { given, say } from './story.ts'

const id = uuid(0x91)
const deadline = began + 60 * minute
const words = 'Thử tải nguồn dự phòng trước 18 giờ'
const issue = (over: object = {}, more: object = {}, by = 'so leader') =>
  say(
    by,
    'directive.issue',
    { text: words, organisations: ['vnpt', 'buu-dien'], deadline, ...over },
    { id, ...more },
  )
const receive = (by: string, more: object = {}) => say(by, 'directive.receive', { directive: id }, more)
const complete = (by: string, note?: string, more: object = {}) =>
  say(by, 'directive.complete', { directive: id, ...(note === undefined ? {} : { note }) }, more)
const extend = (to: number, more: object = {}) =>
  say('so leader', 'directive.extend', { directive: id, deadline: to, reason: 'Chờ vật tư' }, more)
const cancel = (by = 'so leader') =>
  say(by, 'directive.cancel', { directive: id, reason: 'Viettel làm thay' })
const found = (story: ReturnType<typeof given>): Directive => {
  const directive = story.state.directives.get(id)
  if (!directive) throw new Error('there is no directive')
  return directive
}

describe('a directive', () => {
  test('[CD1] is issued by a leader of the department to organisations there are, with a deadline ahead', () => {
    given().when(issue()).thenHappened({ type: 'directive.issued', directive: id, deadline })
    given()
      .when(issue({ organisations: ['vnpt', 'vnpt'] }))
      .thenHappened({ to: ['vnpt'] })
    given()
      .when(issue({ organisations: ['fpt'] }))
      .thenRefused('unknown-organisation', 'organisations')
    for (const past of [began - minute, began, began + minute])
      given()
        .when(issue({ deadline: past }, { at: began + 1 }))
        .thenRefused('deadline-passed', 'deadline')
    for (const by of ['so operator', 'so liaison', 'so admin', 'vnpt leader'])
      given()
        .when(issue({}, {}, by))
        .thenRefused('not-allowed')
    given(issue()).when(issue()).thenRefused('id-reused')
  })

  test('[CD2] its receipt and completion are given once for an organisation, by any of its people on duty', () => {
    const { state } = given(issue())
    for (const role of roles) {
      const actor = { person: uuid(1), organisation: 'vnpt', role, department: false }
      for (const type of ['directive.receive', 'directive.complete'] as const)
        expect(may(actor, { type, payload: { directive: id } }, state)).toEqual(
          role === 'admin' ? { code: 'not-allowed' } : null,
        )
    }
    const told = given(issue(), receive('vnpt liaison'))
    expect(stepOf(found(told), 'vnpt')).toBe('received')
    told.when(receive('vnpt operator')).thenRefused('nothing-new')
    told.and(complete('vnpt operator', 'Đạt 4 giờ')).when(complete('vnpt liaison')).thenRefused('nothing-new')
    expect(stepOf(found(told), 'vnpt')).toBe('completed')
    expect(awaited(found(told))).toEqual(['buu-dien'])
  })

  test('[CD2] completed before it was received counts as both', () => {
    given(issue())
      .when(complete('buu-dien liaison', 'Đã xong'))
      .thenHappened(
        { type: 'directive.received', receiver: 'buu-dien' },
        { type: 'directive.completed', receiver: 'buu-dien', note: 'Đã xong' },
      )
  })

  test('[CD3] to an organisation that is not addressed there is none; the department sees it and does not answer', () => {
    for (const said of [receive('viettel leader'), complete('mobifone liaison')])
      given(issue()).when(said).thenRefused('not-found', 'directive')
    given(issue()).when(receive('so leader')).thenRefused('not-allowed')
    const { state } = given(issue(), receive('vnpt liaison'))
    expect(viewOf(viewerOf(state, 'viettel'), state).directives.size).toBe(0)
    expect(viewOf(viewerOf(state, null), state).directives.size).toBe(0)
    expect(viewOf(viewerOf(state, 'so'), state).directives.get(id)).toEqual(state.directives.get(id))
    expect(viewOf(viewerOf(state, 'buu-dien'), state).directives.get(id)).toMatchObject({
      text: words,
      to: ['buu-dien'],
      issuedBy: null,
      receipts: [],
    })
  })

  test('[CD4] its deadline moves only to a later one, with a reason that only the department reads', () => {
    given(issue()).when(extend(deadline)).thenRefused('deadline-not-later', 'deadline')
    given(issue())
      .when(extend(deadline + minute, { at: deadline + 30 * minute }))
      .thenRefused('deadline-passed', 'deadline')
    const told = given(issue(), extend(deadline + 30 * minute))
    expect(found(told)).toMatchObject({
      deadline: deadline + 30 * minute,
      extensions: [{ from: deadline, reason: 'Chờ vật tư' }],
    })
    const seen = viewOf(viewerOf(told.state, 'vnpt'), told.state).directives.get(id)
    expect(seen).toMatchObject({ deadline: deadline + 30 * minute, extensions: [{ reason: '', by: null }] })
    const many = Array.from({ length: extensionsKept + 3 }, (_, n) => extend(deadline + (n + 1) * minute))
    expect(found(given(issue(), ...many)).extensions).toHaveLength(extensionsKept)
  })

  test('[CD4] cancelled it takes nothing more, and its addressees do not read why', () => {
    const told = given(issue(), receive('vnpt liaison'), cancel())
    for (const said of [complete('vnpt liaison'), receive('buu-dien liaison')])
      given(issue(), receive('vnpt liaison'), cancel()).when(said).thenRefused('directive-over')
    told.when(extend(deadline + minute)).thenRefused('directive-over')
    told.when(cancel()).thenRefused('directive-over')
    expect(viewOf(viewerOf(told.state, 'vnpt'), told.state).directives.get(id)?.cancelled).toMatchObject({
      reason: '',
      by: null,
    })
    given(issue()).when(cancel('so operator')).thenRefused('not-allowed')
    given(issue(), complete('vnpt leader'), complete('buu-dien leader'))
      .when(cancel())
      .thenRefused('directive-over')
  })

  test('[CD5] is overdue by the facts and the time alone: past its deadline, with somebody awaited', () => {
    const open = found(given(issue(), complete('vnpt liaison')))
    expect([deadline, deadline + 1].map((now) => isOverdue(open, now))).toEqual([false, true])
    const late = found(given(issue(), extend(deadline + 30 * minute)))
    expect(isOverdue(late, deadline + 1)).toBe(false)
    const done = found(given(issue(), complete('vnpt liaison'), complete('buu-dien liaison')))
    expect([isRunning(done), isOverdue(done, deadline + 1)]).toEqual([false, false])
    expect(isOverdue(found(given(issue(), cancel())), deadline + 1)).toBe(false)
  })

  test('[CD5] an overdue one stands before the others, a settled one behind them', () => {
    const one = found(given(issue()))
    const some = fc.record({ deadline: fc.nat(20), issuedAt: fc.nat(20), over: fc.boolean(), id: fc.uuid() })
    fc.assert(
      fc.property(fc.array(some), (list) => {
        const all = list.map(({ over, ...rest }): Directive => ({
          ...one,
          ...rest,
          cancelled: over ? { at: 0, by: null, reason: '' } : null,
        }))
        const rank = (of: Directive): number => (isOverdue(of, 10) ? 0 : isRunning(of) ? 1 : 2)
        const ranks = all.toSorted(inOrder(10)).map(rank)
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }),
      cases('order of directives', 300),
    )
  })
})
