import { describe, expect, test } from 'vitest'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { unheldOf } from '../../domain/incident/unheld.ts'
import { lastNotices, noticesBetween, ringing } from '../../domain/notice/notices.ts'
import { usualPreferences } from '../../domain/notice/notice.ts'
import type { Notice, Preferences, Recipient } from '../../domain/notice/notice.ts'
import { copyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { cableCut as id, opened } from './cable-cut.ts'
import { began, info, minute, onStage, personOf, uuid } from './stage.ts'

const moved = (move: 'acknowledge' | 'resolve' | 'cancel' | 'reopen', to: string): CongressEvent =>
  ({ type: 'incident.moved', incident: id, move, to, note: '.' }) as CongressEvent
const raised = (severity: 1 | 2 | 3 | 4): CongressEvent => ({
  type: 'incident.severity-set',
  incident: id,
  severity,
  note: 'Lan rộng',
})

const who = (organisation: string, over: Partial<Recipient> = {}): Recipient => ({
  person: personOf(`${organisation} operator`),
  organisation,
  department: organisation === 'so',
  onDuty: null,
  onNext: false,
  ...over,
})
const wishing = (over: Partial<Preferences>): Preferences => ({ ...usualPreferences, ...over })

/** The stage after these events, written by somebody of `by`, a minute apart. */
function after(state: CongressState, events: readonly CongressEvent[], by = 'mobifone liaison') {
  const next = copyState(state)
  const author = { person: personOf(by), organisation: by.split(' ')[0]! }
  events.forEach((event, n) =>
    evolve(next, event, { at: began + (n + 1) * minute, by: author, id: uuid(0x600 + n) }),
  )
  return next
}
const seen = (state: CongressState, { organisation, department }: Recipient) =>
  viewOf({ organisation, department }, state)

/** What `of` is told of when these events come after those. */
function told(
  of: Recipient,
  events: readonly CongressEvent[],
  {
    before = [],
    wishes = usualPreferences,
    by = 'mobifone liaison',
  }: {
    before?: readonly CongressEvent[]
    wishes?: Preferences
    by?: string
  } = {},
): readonly Notice[] {
  const was = after(onStage(), before)
  const is = after(was, events, by)
  return noticesBetween(seen(was, of), seen(is, of), of, wishes, began + 60 * minute)
}
const short = (notices: readonly Notice[]) =>
  notices.map(({ kind, level, tone, about }) => [kind, level, tone, about].join(' '))

describe('who is told of an incident', () => {
  test('[TB1] a new critical one: the department and who is in it, loudly; who stands outside, in the list alone', () => {
    for (const organisation of ['so', 'vnpt'])
      expect(short(told(who(organisation), [opened()]))).toEqual(['opened critical critical new'])
    expect(short(told(who('viettel'), [opened()]))).toEqual(['opened info  '])
    expect(told(who('viettel'), [opened()])[0]).toMatchObject({
      code: 'SC-7K4M',
      what: 'Đứt cáp quang tại Hội trường',
      area: 'hoi-truong',
    })
    expect(told(who('viettel'), [opened({ visibility: 'department' })])).toEqual([])
  })

  test('[TB1] nobody is told of what they did themselves', () => {
    expect(told(who('mobifone'), [opened()], { by: 'mobifone operator' })).toEqual([])
    expect(told(who('so'), [raised(1)], { before: [opened({ severity: 2 })], by: 'so operator' })).toEqual([])
  })

  test('[TB2] severities wished for are told; severity 1 always is', () => {
    const third = opened({ severity: 3 })
    expect(told(who('so'), [third])).toEqual([])
    expect(short(told(who('so'), [third], { wishes: wishing({ severities: [3] }) }))).toEqual([
      'opened normal  ',
    ])
    expect(short(told(who('so'), [opened()], { wishes: wishing({ severities: [] }) }))).toEqual([
      'opened critical critical new',
    ])
  })

  test('[TB2] a severity that was raised is told, one that was lowered is not', () => {
    const before = [opened({ severity: 3 })]
    expect(short(told(who('so'), [raised(1)], { before }))).toEqual(['raised critical critical raised'])
    expect(short(told(who('so'), [raised(2)], { before }))).toEqual(['raised normal  '])
    expect(told(who('so'), [raised(2)], { before: [opened()] })).toEqual([])
  })

  test('[TB3] one that is over has a tone of its own, one opened again rings as a new one', () => {
    const before = [opened(), moved('acknowledge', 'acknowledged')]
    expect(short(told(who('so'), [moved('resolve', 'resolved')], { before }))).toEqual([
      'recovered normal recovered ',
    ])
    expect(short(told(who('so'), [moved('cancel', 'cancelled')], { before }))).toEqual([
      'cancelled normal recovered ',
    ])
    const over = [...before, moved('resolve', 'resolved')]
    expect(short(told(who('so'), [moved('reopen', 'open')], { before: over }))).toEqual([
      'reopened critical critical new',
    ])
  })

  test('[TB4] after a lost line only what is still true is told, once for each incident, the worst of it', () => {
    const gone = [opened(), moved('acknowledge', 'acknowledged'), moved('resolve', 'resolved')]
    expect(told(who('so'), gone)).toEqual([])
    expect(short(told(who('so'), [opened({ severity: 2 }), raised(1)]))).toEqual([
      'raised critical critical raised',
    ])
    const widened: CongressEvent = {
      type: 'incident.involved-set',
      incident: id,
      lead: 'vnpt',
      involved: ['viettel'],
    }
    expect(short(told(who('viettel'), [widened], { before: [opened()] }))).toEqual([
      'opened critical critical new',
    ])
  })

  test('[TB5] own organisation only: what it leads, is involved in or reported', () => {
    const wishes = wishing({ ownOnly: true })
    expect(told(who('so'), [opened()], { wishes })).toEqual([])
    expect(told(who('viettel'), [opened()], { wishes })).toEqual([])
    for (const organisation of ['vnpt', 'mobifone'])
      expect(told(who(organisation), [opened()], { wishes })).toHaveLength(1)
  })

  test('[TB6] quiet: what is not critical goes to the list without a sound', () => {
    const wishes = wishing({ quiet: true })
    expect(short(told(who('so'), [opened({ severity: 2 })], { wishes }))).toEqual(['opened info  '])
    expect(short(told(who('so'), [opened()], { wishes }))).toEqual(['opened critical critical new'])
  })

  test('[TB7] while others of the organisation are on duty, who is off duty only finds it in the list', () => {
    expect(short(told(who('so', { onDuty: true }), [opened()]))).toEqual(['opened critical critical new'])
    expect(short(told(who('so', { onDuty: false }), [opened()]))).toEqual(['opened info  new'])
  })

  test('[TB1] a closed congress tells nobody of anything', () => {
    const closed: CongressEvent = { type: 'congress.closed', reason: '.', purgeAt: 0, open: null }
    expect(told(who('so'), [opened(), closed])).toEqual([])
  })
})

describe('critical items past their time', () => {
  const row = 'CN-05.hoi-truong.vnpt'
  const lapsed = (of: string): CongressEvent => ({
    type: 'run.lapsed',
    row: of,
    kind: 'overdue',
    dueAt: info.opening - 120 * minute,
  })
  const late = info.opening
  const between = (of: Recipient, events: readonly CongressEvent[], wishes = usualPreferences) => {
    const was = onStage()
    const is = after(was, events)
    return noticesBetween(seen(was, of), seen(is, of), of, wishes, late)
  }

  test('[TB8] are told softly to their owner and the department, together, and to nobody else', () => {
    const both = [lapsed(row), lapsed('CN-08.hoi-truong.viettel')]
    const [mine] = between(who('vnpt'), both)
    expect(mine).toMatchObject({ kind: 'overdue', tone: 'soft', code: 'CN-05', count: 1 })
    expect(between(who('so'), both)).toMatchObject([{ kind: 'overdue', count: 2 }])
    expect(between(who('so'), both, wishing({ ownOnly: true }))).toEqual([])
    expect(between(who('mobifone'), both)).toEqual([])
  })

  test('[TB8] are not told when they are not critical, or proven meanwhile', () => {
    expect(between(who('vnpt'), [lapsed('CN-01.hoi-truong.vnpt')])).toEqual([])
    const ticked = {
      type: 'run.ticked',
      row,
      madeAt: began,
      flagged: false,
      needsSecond: false,
      byHand: false,
      note: null,
    } as const
    expect(between(who('vnpt'), [lapsed(row), ticked])).toEqual([])
  })
})

describe('the list of the last notices', () => {
  test('[TB9] is in the record: the newest first, the same whenever it is asked for', () => {
    const state = after(onStage(), [
      opened(),
      moved('acknowledge', 'acknowledged'),
      moved('resolve', 'resolved'),
      opened({ incident: uuid(0x77), code: 'SC-9AAA', severity: 2 }),
    ])
    const so = who('so')
    const list = lastNotices(seen(state, so), so, usualPreferences, began + 60 * minute, 10)
    expect(list.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'opened SC-9AAA',
      'recovered SC-7K4M',
      'opened SC-7K4M',
    ])
    expect(lastNotices(seen(state, so), so, usualPreferences, began, 2)).toHaveLength(2)
    expect(new Set(list.map((one) => one.id)).size).toBe(3)
    const live = told(so, [opened()])
    expect(list.map((one) => one.id)).toContain(live[0]?.id)
  })
})

describe('what rings and what the title counts', () => {
  test('[TB12] a critical incident rings in the views that see it whole until it is acknowledged', () => {
    const state = after(onStage(), [opened(), opened({ incident: uuid(0x78), severity: 2 })])
    const rings = (of: Recipient, now = state, wishes = usualPreferences) =>
      ringing(seen(now, of), of, wishes)
    expect(rings(who('so'))).toEqual([id])
    expect(rings(who('vnpt'))).toEqual([id])
    expect(rings(who('viettel'))).toEqual([])
    expect(rings(who('so', { onDuty: false }))).toEqual([])
    expect(rings(who('so'), state, wishing({ ownOnly: true }))).toEqual([])
    const taken = after(state, [moved('acknowledge', 'acknowledged')])
    expect(rings(who('so'), taken)).toEqual([])
    const unheld = unheldOf()
    expect([state, taken, state].map(({ incidents }) => unheld(incidents).size)).toEqual([2, 1, 2])
  })
})
