import { describe, expect, test } from 'vitest'
import type { Incident, TimelineEntry } from '../../domain/incident/events.ts'
import { faceOf } from '../../domain/visible.ts'
import { boardOrder, countLines, lateFrom, fittingLines } from '../../client/screens/incidents/board.ts'
import type { BoardLine } from '../../client/screens/incidents/board.ts'
import { steadied } from '../../client/screens/incidents/kept-order.ts'
import { deadlinesOf, nextDeadline } from '../../client/screens/incidents/deadlines.ts'
import { placed } from '../../client/screens/incidents/timeline.ts'
import { lastTime, nextTime } from '../../client/screens/incidents/typed-time.ts'
import { whoSees } from '../../client/screens/incidents/who-sees.ts'
import type { Organisation } from '../../domain/catalogue/plan.ts'

const minute = 60_000
const zone = 'Asia/Ho_Chi_Minh'
const now = Date.parse('2020-10-14T03:07:00+07:00')

const entry = (more: Partial<TimelineEntry>): TimelineEntry => ({
  id: 'e',
  kind: 'opened',
  by: null,
  at: now,
  occurredAt: null,
  text: null,
  detail: null,
  ...more,
})

const incident = (more: Partial<Incident> = {}): Incident => ({
  id: 'i',
  code: 'SC-7K4M',
  title: 'Đứt cáp quang vào hội trường',
  publicLine: 'Đứt cáp quang tại Hội trường lớn',
  area: 'hoi-truong',
  category: 'KN',
  sub: 'KN2',
  severity: 2,
  status: 'acknowledged',
  reporting: 'so',
  reportedBy: null,
  lead: 'vnpt',
  involved: [],
  visibility: 'all',
  named: [],
  occurredAt: now - 10 * minute,
  recordedAt: now - 8 * minute,
  restoreAt: null,
  doing: null,
  rows: [],
  acknowledgedAt: null,
  touchedAt: now - 5 * minute,
  timeline: [entry({ at: now - 8 * minute })],
  ...more,
})
const whole = (more: Partial<Incident>): BoardLine => ({ whole: true, incident: incident(more) })
const face = (more: Partial<Incident>): BoardLine => ({ whole: false, incident: faceOf(incident(more)) })

const view = { shiftFrom: now - 60 * minute, isLate: () => false }
const ids = (lines: readonly BoardLine[]) => lines.map((line) => line.incident.id)

describe('the order of the board', () => {
  test('critical that nobody has stands first, then severity, then the longest untouched', () => {
    const lines = [
      whole({ id: 'held-1', severity: 1 }),
      whole({ id: 'fresh-2', severity: 2, status: 'open', touchedAt: now }),
      whole({ id: 'old-2', severity: 2, touchedAt: now - 90 * minute }),
      whole({ id: 'fresh-1', severity: 1, status: 'open', touchedAt: now }),
      whole({ id: 'done', severity: 1, status: 'resolved' }),
    ]
    expect(ids(lines.toSorted(boardOrder))).toEqual(['fresh-1', 'held-1', 'old-2', 'fresh-2', 'done'])
  })

  test('what others have to take is not counted as unheld here, though it is open', () => {
    const lines = [face({ id: 'theirs', status: 'open', severity: 1 }), whole({ id: 'ours', status: 'open' })]
    expect(countLines(lines, view)).toEqual({ fresh: 1, open: 2, held: 0, mitigated: 0, late: 0, settled: 0 })
  })

  test('settled in this shift counts, settled before it does not', () => {
    const lines = [
      whole({ id: 'now', status: 'resolved', touchedAt: now - minute }),
      whole({ id: 'before', status: 'closed', touchedAt: now - 120 * minute }),
    ]
    expect(ids(fittingLines(lines, 'settled', '', view, () => ''))).toEqual(['now'])
  })

  test('search finds codes, titles and areas without diacritics, and never a hidden title', () => {
    const lines = [
      whole({ id: 'a' }),
      face({ id: 'b', title: 'Vòng ring của VNPT', publicLine: 'Nghẽn di động' }),
    ]
    const find = (query: string) => ids(fittingLines(lines, 'open', query, view, () => 'Hội trường lớn'))
    expect(find('sc-7k4m')).toHaveLength(2)
    expect(find('dut cap')).toEqual(['a'])
    expect(find('ring')).toEqual([])
    expect(find('hoi truong')).toHaveLength(2)
  })

  test('[IB4] search finds what was written in the record, and a record that changed by its new words', () => {
    const written = incident({ timeline: [entry({ text: 'Đội 7 mang máy hàn tới bể cáp' })] })
    const find = (line: BoardLine, query: string) => ids(fittingLines([line], 'open', query, view, () => ''))
    expect(find({ whole: true, incident: written }, 'may han')).toEqual(['i'])
    expect(find({ whole: true, incident: written }, 'may no')).toEqual([])
    const later = { ...written, title: 'Thiếu máy nổ' }
    expect(find({ whole: true, incident: later }, 'may no')).toEqual(['i'])
  })

  test('under the reader lines keep their places, change in place, and new ones wait', () => {
    const before = [whole({ id: 'a' }), whole({ id: 'b' })]
    const changed = whole({ id: 'b', severity: 1, status: 'open' })
    const fresh = whole({ id: 'c', severity: 1, status: 'open' })
    const next = [fresh, changed, whole({ id: 'a' })]
    const steady = steadied(next, next, ids(before))
    expect(ids(steady.lines)).toEqual(['a', 'b'])
    expect(steady.lines[1]).toBe(changed)
    expect(steady.waiting).toBe(1)
    expect(steadied(next, next, null)).toEqual({ lines: next, waiting: 0 })
  })
})

const words = { vi: '', en: '' }
const targets = [
  {
    id: 'S2' as const,
    title: words,
    definition: words,
    ackMin: 10,
    firstUpdateMin: 30,
    updateEveryMin: 20,
    resolveMin: 120,
    resolveKind: words,
  },
]

describe('deadlines', () => {
  test('[I27] the moment from which it is late is the first deadline that passes, by the targets of the day', () => {
    const open = incident({ status: 'open' })
    const from = lateFrom(open, targets)
    const late = (at: number) => deadlinesOf(open, targets, at).some((one) => one.late)
    expect(from).toBe(now + 2 * minute)
    expect([late(from), late(from + 1)]).toEqual([false, true])
    const tighter = targets.map((one) => ({ ...one, ackMin: 5 }))
    expect(lateFrom(open, tighter)).toBe(now - 3 * minute)
    const over = { status: 'resolved' as const, timeline: [entry({}), entry({ kind: 'resolve' })] }
    expect(lateFrom(incident(over), targets)).toBe(Infinity)
    // Of thousands nine in ten are settled: their record is not even read.
    const unread = Object.defineProperty(incident(over), 'timeline', {
      get: () => {
        throw new Error('read')
      },
    })
    expect(lateFrom(unread, targets)).toBe(Infinity)
  })
  test('an open one has to be acknowledged, counted from its recording', () => {
    const [first] = deadlinesOf(incident({ status: 'open' }), targets, now)
    expect(first).toEqual({ kind: 'acknowledge', at: now + 2 * minute, late: false })
  })
  test('after that the first update is due by its target, each further one from the one before', () => {
    const held = { acknowledgedAt: now - 7 * minute, timeline: [entry({}), entry({ kind: 'acknowledge' })] }
    expect(deadlinesOf(incident(held), targets, now)[0]).toEqual({
      kind: 'update',
      at: now + 22 * minute,
      late: false,
    })
    const updated = { timeline: [...held.timeline, entry({ kind: 'update', at: now - 25 * minute })] }
    const recorded = { recordedAt: now - 40 * minute }
    expect(deadlinesOf(incident({ ...held, ...updated, ...recorded }), targets, now)[0]).toEqual({
      kind: 'update',
      at: now - 5 * minute,
      late: true,
    })
  })
  test('a breached deadline outranks the next one, the longest breached first', () => {
    const recordedAt = now - 140 * minute
    const timeline = [
      entry({ at: recordedAt }),
      entry({ kind: 'acknowledge', at: recordedAt + minute }),
      entry({ kind: 'update', at: now - 25 * minute }),
    ]
    const late = deadlinesOf(incident({ recordedAt, timeline }), targets, now)
    expect(late.map(({ kind, late: gone }) => [kind, gone])).toEqual([
      ['update', true],
      ['restore', true],
    ])
    expect(nextDeadline(late)).toEqual({ kind: 'restore', at: now - 20 * minute, late: true })
    expect(nextDeadline([])).toBeNull()
  })
  test('a reopened one runs anew, a resolved one not at all', () => {
    const timeline = [entry({ at: now - 500 * minute }), entry({ kind: 'reopen', at: now - minute })]
    const again = incident({ status: 'open', recordedAt: now - 500 * minute, timeline })
    expect(deadlinesOf(again, targets, now).some(({ late }) => late)).toBe(false)
    const resolved = [...timeline, entry({ kind: 'resolve' })]
    expect(deadlinesOf(incident({ status: 'resolved', timeline: resolved }), targets, now)).toEqual([])
  })
})

test('a late fact stands where it happened and shows that it was written later', () => {
  const lines = placed([
    entry({ id: '1', at: now - 20 * minute }),
    entry({ id: '2', at: now - 10 * minute }),
    entry({ id: '3', kind: 'note', at: now, occurredAt: now - 15 * minute }),
  ])
  expect(lines.map(({ entry: { id }, late }) => [id, late])).toEqual([
    ['1', false],
    ['3', true],
    ['2', false],
  ])
})

describe('clock times that are typed', () => {
  test('a past one is of today, or of yesterday when today would lie ahead', () => {
    expect(lastTime('02:50', now, zone)).toBe(now - 17 * minute)
    expect(lastTime('23:50', now, zone)).toBe(now - 197 * minute)
    expect(lastTime('2g50', now, zone)).toBe(now - 17 * minute)
  })
  test('an expected one lies ahead, tomorrow if it must', () => {
    expect(nextTime('03:40', now, zone)).toBe(now + 33 * minute)
    expect(nextTime('03:00', now, zone)).toBe(now + (24 * 60 - 7) * minute)
  })
  test('what is no clock time is refused', () => {
    for (const typed of ['', '24:00', '12:60', 'sáng nay']) expect(lastTime(typed, now, zone)).toBeNull()
  })
})

describe('who sees it, in words', () => {
  const organisation = (id: string, short: string, department = false): Organisation => ({
    id,
    name: short,
    short,
    kind: department ? 'department_unit' : 'carrier',
    department,
  })
  const all = [
    organisation('vnpt', 'VNPT'),
    organisation('so', 'Sở', true),
    organisation('viettel', 'Viettel'),
    organisation('fpt', 'FPT'),
  ]
  const desk = { organisation: 'so', department: true }
  const said = (more: Partial<Incident>, viewer: { organisation: string; department: boolean } = desk) =>
    whoSees(incident(more), all, viewer, 'vi', () => '03:40')

  test('shared: the department and the hands see all, the rest the quoted line with its expected restore', () => {
    expect(said({})).toBe(
      'Sở và VNPT thấy đủ. 2 đơn vị khác chỉ thấy khu vực, mức, trạng thái và: “Đứt cáp quang tại Hội trường lớn”.',
    )
    expect(said({ restoreAt: now })).toContain('“Đứt cáp quang tại Hội trường lớn, dự kiến khôi phục 03:40”')
  })
  test('named: the rest see nothing, not even that it exists', () => {
    expect(said({ visibility: 'named', named: ['vnpt', 'fpt'] })).toBe(
      'Sở, VNPT và FPT thấy đủ. 1 đơn vị khác không thấy gì, kể cả việc có sự cố này.',
    )
  })
  test('department: says that the lead it was given to cannot see it', () => {
    expect(said({ visibility: 'department' })).toBe(
      'Sở thấy đủ. 3 đơn vị khác không thấy gì, kể cả việc có sự cố này. Lưu ý: VNPT được giao xử lý nhưng không thấy sự cố.',
    )
  })
  test('the reporting organisation keeps its sight and is told so as “you”', () => {
    const viewer = { organisation: 'viettel', department: false }
    expect(said({ visibility: 'department', reporting: 'viettel', lead: null }, viewer)).toContain(
      'Sở và đơn vị bạn (Viettel) thấy đủ.',
    )
  })
})
