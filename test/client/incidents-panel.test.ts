import { describe, expect, test } from 'vitest'
import type { Escalation, Incident, TimelineEntry } from '../../domain/incident/events.ts'
import { callsOf } from '../../client/screens/incidents/panel/called.ts'
import { ranOutAt } from '../../client/screens/incidents/panel/ran-out.ts'
import { hasRead, notReceived } from '../../client/screens/incidents/panel/receipts.ts'
import { shownSteps } from '../../client/screens/incidents/panel/steps.ts'
import { callOf, historyLines, latestOf, pinnedOf, placed } from '../../client/screens/incidents/timeline.ts'
import type { HistoryLine } from '../../client/screens/incidents/timeline.ts'

const minute = 60_000
const zone = 'Asia/Ho_Chi_Minh'
const at = (time: string) => Date.parse(`2020-10-${time}:00+07:00`)

const entry = (id: string, when: number, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id,
  kind: 'note',
  by: null,
  at: when,
  occurredAt: null,
  text: null,
  detail: null,
  ...more,
})

/** Ids of a timeline's lines, a fold in brackets, a day by its date. */
const drawn = (lines: readonly HistoryLine[]): readonly string[] =>
  lines.map((line) => {
    if (line.kind === 'day') return line.key
    return line.kind === 'entry'
      ? line.one.entry.id
      : `[${line.entries.map((one) => one.entry.id).join(' ')}]`
  })

describe('the timeline', () => {
  test('[I34] a day of the congress begins at its own midnight, and separates the entries', () => {
    const lines = historyLines(
      placed([
        entry('a', at('13T23:50')),
        entry('b', at('13T23:59')),
        entry('c', at('14T00:00')),
        entry('d', at('14T06:59')),
        // Midnight of UTC is nothing to anybody here.
        entry('e', at('14T07:01')),
      ]),
      zone,
    )
    expect(drawn(lines)).toEqual(['2020-10-13', 'a', 'b', '2020-10-14', 'c', 'd', 'e'])
  })

  test('[I34] system entries next to each other fold into one line, which no day and no other entry crosses', () => {
    const lines = historyLines(
      placed([
        entry('a', at('13T23:40'), { kind: 'opened' }),
        entry('b', at('13T23:50'), { kind: 'involved' }),
        entry('c', at('13T23:51'), { kind: 'step' }),
        entry('d', at('14T00:02'), { kind: 'visibility' }),
        entry('e', at('14T00:05'), { kind: 'update' }),
        entry('f', at('14T00:06'), { kind: 'rows' }),
      ]),
      zone,
    )
    expect(drawn(lines)).toEqual(['2020-10-13', 'a', '[b c]', '2020-10-14', '[d]', 'e', '[f]'])
  })

  test('nothing that somebody did to the incident itself is folded', () => {
    const kinds = ['acknowledge', 'severity', 'expired', 'merged', 'command', 'time', 'review'] as const
    const lines = historyLines(
      placed(kinds.map((kind, n) => entry(kind, at('14T03:00') + n, { kind }))),
      zone,
    )
    expect(drawn(lines)).toEqual(['2020-10-14', ...kinds])
  })

  test('[I2] a late fact stands where it happened and keeps both times', () => {
    const [, late] = placed([
      entry('a', at('14T09:00')),
      entry('b', at('14T09:20')),
      entry('c', at('14T09:25'), { occurredAt: at('14T09:10') }),
    ])
    expect(late).toMatchObject({ at: at('14T09:10'), late: true, former: null })
    expect(late?.entry.at).toBe(at('14T09:25'))
  })

  test('[I15] an opening whose time was corrected moves there and keeps what was said first; the correction stays where it was made', () => {
    const lines = placed([
      entry('opened', at('14T09:25'), { kind: 'opened', occurredAt: at('14T09:22') }),
      entry('note', at('14T09:30'), { occurredAt: at('14T09:15') }),
      entry('first', at('14T09:40'), { kind: 'time', occurredAt: at('14T09:18'), detail: '0' }),
      entry('second', at('14T09:50'), { kind: 'time', occurredAt: at('14T09:10'), detail: '0' }),
    ])
    expect(lines.map((one) => one.entry.id)).toEqual(['opened', 'note', 'first', 'second'])
    expect(lines[0]).toMatchObject({ at: at('14T09:10'), former: at('14T09:22'), late: true })
    expect(lines[3]).toMatchObject({ at: at('14T09:50'), former: null, late: false })
  })

  test('[I18] notes of the department stand among the rest in time, marked as such', () => {
    const lines = placed(
      [entry('a', at('14T09:00')), entry('b', at('14T09:20'))],
      [entry('secret', at('14T09:10'))],
    )
    expect(lines.map((one) => [one.entry.id, one.inside])).toEqual([
      ['a', false],
      ['secret', true],
      ['b', false],
    ])
  })

  test('[I34] of a long record the end is drawn first, under its day; nothing is left out once all is asked for', () => {
    const many = Array.from({ length: 300 }, (_, n) => entry(`n${n}`, at('14T01:00') + n * minute))
    const lines = historyLines(placed(many), zone)
    const { shown, before } = latestOf(lines, false)
    expect(drawn(shown).slice(0, 2)).toEqual(['2020-10-14', `n${300 - 120}`])
    expect(drawn(shown).at(-1)).toBe('n299')
    expect(shown.length - 1 + before).toBe(lines.length)
    expect(latestOf(lines, true)).toEqual({ shown: lines, before: 0 })
    expect(latestOf(lines.slice(0, 120), false).before).toBe(0)
  })

  test('[I34] what is pinned stands on top in the order of pinning; what is gone is left out', () => {
    const all = placed([entry('a', at('14T09:00')), entry('b', at('14T09:20'))], [entry('c', at('14T09:10'))])
    expect(pinnedOf(['b', 'gone', 'c', 'a'], all).map((one) => one.entry.id)).toEqual(['b', 'a'])
    expect(pinnedOf(undefined, all)).toEqual([])
  })
})

test('[I23] a mention says whether it calls upon the reader, their organisation, or others', () => {
  const reader = { person: 'p1', organisation: 'vnpt' }
  const calling = (...mentions: string[]) => callOf(entry('a', 0, { mentions }), reader)
  expect(calling('viettel', 'p1', 'vnpt')).toBe('you')
  expect(calling('viettel', 'vnpt')).toBe('yours')
  expect(calling('viettel')).toBe('others')
  expect(calling()).toBeNull()
  expect(callOf(entry('a', 0), reader)).toBeNull()
  expect(callOf(entry('a', 0, { mentions: ['vnpt'] }), null)).toBe('others')
})

describe('the playbook', () => {
  const done = (...steps: number[]) => steps.map((step, n) => ({ step, by: null, at: n * minute }))

  test('[I16] shows the current step and the next, the step done last, and folds the rest of what is done', () => {
    expect(shownSteps(7, [], false)).toEqual({ steps: [0, 1], folded: 0, current: 0 })
    expect(shownSteps(7, done(0, 1, 2), false)).toEqual({ steps: [2, 3, 4], folded: 2, current: 3 })
    // Ticked out of order: what was left out is still the one to do.
    expect(shownSteps(7, done(0, 5), false)).toEqual({ steps: [1, 2, 5], folded: 1, current: 1 })
  })

  test('shows every step when asked for, and all done has no current one', () => {
    expect(shownSteps(3, done(1), true)).toEqual({ steps: [0, 1, 2], folded: 0, current: 0 })
    expect(shownSteps(2, done(0, 1), false)).toEqual({ steps: [1], folded: 1, current: null })
  })
})

describe('[I28] an acknowledgement that ran out', () => {
  const words = { vi: '', en: '' }
  const targets = [
    {
      id: 'S2' as const,
      title: words,
      definition: words,
      ackMin: 10,
      firstUpdateMin: 30,
      updateEveryMin: 30,
      resolveMin: 120,
      resolveKind: words,
      ackExpiresMin: 45,
    },
  ]
  const acknowledgedAt = at('14T03:00')
  const acknowledged = entry('a', acknowledgedAt, { kind: 'acknowledge' })
  const held = { severity: 2, status: 'acknowledged', acknowledgedAt, timeline: [acknowledged] } as const
  const ranOut = (more: Partial<Incident>, now: string) =>
    ranOutAt({ ...(held as unknown as Incident), ...more }, targets, at(now))

  test('is said as soon as it has, before the server has written it down, and still afterwards', () => {
    expect(ranOut({}, '14T03:44')).toBeNull()
    expect(ranOut({}, '14T03:45')).toBe(at('14T03:45'))
    const expired = entry('b', at('14T03:45') + 900, { kind: 'expired' })
    const open = { status: 'open', acknowledgedAt: null, timeline: [acknowledged, expired] } as const
    expect(ranOut(open, '14T05:00')).toBe(expired.at)
  })

  test('is not said of one that nobody had yet, that was updated, reopened since, or is contained', () => {
    expect(ranOut({ status: 'open', acknowledgedAt: null, timeline: [] }, '14T05:00')).toBeNull()
    const update = entry('u', at('14T03:30'), { kind: 'update' })
    expect(ranOut({ timeline: [acknowledged, update] }, '14T04:00')).toBeNull()
    const again = [
      acknowledged,
      entry('b', at('14T03:45'), { kind: 'expired' }),
      entry('c', 0, { kind: 'reopen' }),
    ]
    expect(ranOut({ status: 'open', acknowledgedAt: null, timeline: again }, '14T05:00')).toBeNull()
    expect(ranOut({ status: 'mitigated' }, '14T05:00')).toBeNull()
  })
})

test('[I29] those called at one moment because of one clock stand together, the latest call first', () => {
  const step = (clock: 'acknowledge' | 'restore', n: number, of: string, when: number): Escalation => ({
    clock,
    dueAt: at('14T03:00'),
    step: n,
    of,
    tier: 'responder',
    means: 'board',
    to: [],
    at: when,
  })
  const calls = callsOf([
    step('acknowledge', 0, 'vnpt', at('14T03:00') + 1_000),
    step('acknowledge', 1, 'so', at('14T03:00') + 1_000),
    step('restore', 0, 'so', at('14T03:00') + 2_000),
    step('acknowledge', 2, 'vnpt', at('14T03:05')),
  ])
  expect(calls.map((call) => [call.clock, call.steps.map((one) => `${one.step} ${one.of}`)])).toEqual([
    ['acknowledge', ['2 vnpt']],
    ['restore', ['0 so']],
    ['acknowledge', ['0 vnpt', '1 so']],
  ])
})

test('[I21] who has work in it and gave no sign of having read it, once each; whoever wrote has read', () => {
  const receipt = (of: string) => ({ of, by: null, at: 0 })
  const timeline: readonly TimelineEntry[] = []
  const about = { lead: 'vnpt', involved: ['viettel', 'vnpt', 'fpt'], timeline }
  expect(notReceived(about)).toEqual(['vnpt', 'viettel', 'fpt'])
  expect(notReceived({ ...about, receipts: [receipt('viettel'), receipt('so')] })).toEqual(['vnpt', 'fpt'])
  const wrote = entry('a', 0, { by: { person: 'p', organisation: 'fpt' } })
  expect(notReceived({ ...about, timeline: [wrote] })).toEqual(['vnpt', 'viettel'])
  expect(notReceived({ lead: null, involved: [], timeline })).toEqual([])
  expect(hasRead({ timeline: [entry('system', 0)] }, null)).toBe(false)
})
