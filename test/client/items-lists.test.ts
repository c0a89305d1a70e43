import { describe, expect, test } from 'vitest'
import type { Item } from '../../domain/catalogue/checklist.ts'
import type { Area } from '../../domain/catalogue/plan.ts'
import type { Fact } from '../../domain/run/facts.ts'
import type { Row } from '../../domain/run/row.ts'
import { finds, fold } from '../../client/screens/items/fold.ts'
import { isSigned, readFigure, scaleOf, turnSign } from '../../client/screens/items/figure.ts'
import { outsideBy } from '../../client/screens/items/outside.ts'
import { byArea } from '../../client/screens/items/areas.ts'
import {
  isFiltered,
  keep,
  linesOf,
  nothingWanted,
  sectionsOf,
  wantedFrom,
} from '../../client/screens/items/sections.ts'
import { shiftAt } from '../../client/screens/items/shift.ts'
import { dueSaid, rangeOf, reasonOf, statusSaid } from '../../client/screens/items/said.ts'
import { rowStatus } from '../../domain/run/status.ts'
import { speak } from '../../client/app/words.ts'
import { itemWords } from '../../client/words/items.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = (text: string) => Date.parse(`${text}:00+07:00`)
const calendar = {
  zone,
  opening: at('2020-10-14T08:00'),
  closing: at('2020-10-16T17:00'),
  shifts: ['06:00', '14:00', '22:00'],
}
const now = at('2020-10-14T03:10')

const item = (id: string, due: string, more: Partial<Item> = {}): Item => ({
  id,
  title: { vi: `Đường truyền dự phòng ${id}`, en: `Spare path ${id}` },
  howto: { vi: 'Kiểm tra tại chỗ.' },
  phase: 'before',
  due,
  recurrence: 'once',
  ownerType: 'carrier',
  support: [],
  scope: 'global',
  areaKinds: [],
  perCarrier: false,
  evidence: { kind: 'tick', readings: [] },
  critical: false,
  twoPerson: false,
  byPoll: false,
  source: [],
  ...more,
})

const fact = (more: Partial<Fact>): Fact => ({
  id: 'f',
  kind: 'tick',
  by: { person: 'p', organisation: 'vnpt' },
  at: now - 60_000,
  madeAt: now - 60_000,
  flagged: false,
  passed: true,
  byHand: false,
  note: null,
  values: null,
  needsSecond: false,
  confirmed: null,
  undone: null,
  ...more,
})

const row = (of: Item, more: Partial<Row> = {}): Row => ({
  id: of.id,
  checklist: 'CL6',
  item: of,
  area: null,
  carrier: null,
  owner: 'vnpt',
  startedAt: at('2020-10-01T08:00'),
  facts: [],
  ...more,
})

const area = (id: string, name: string): Area => ({ id, name, short: name, kind: 'hall', carriers: [] })
const areas = new Map(
  [area('hoi-truong', 'Hội trường lớn'), area('to-4', 'Phòng họp Tổ 4')].map((one) => [one.id, one]),
)
const shiftEnd = at('2020-10-14T06:00')
const ask = { areas, calendar, now, shiftEnd, wanted: nothingWanted }

describe('search without diacritics', () => {
  test('finds Vietnamese text typed plainly, in any order of words', () => {
    expect(fold('  Đứt   cáp QUANG tại Hội trường ')).toBe('dut cap quang tai hoi truong')
    expect(finds('truong dut', 'Đứt cáp quang tại Hội trường')).toBe(true)
    expect(finds('cn-08 to 4', 'CN-08', 'Phòng họp Tổ 4')).toBe(true)
    expect(finds('viettel', 'Đứt cáp quang')).toBe(false)
    expect(finds('  ', 'gì cũng được')).toBe(true)
  })
})

describe('figures as they are typed', () => {
  test('comma and point divide decimals, every minus is a minus', () => {
    for (const typed of ['−101', '-101', '–101', ' - 101 '])
      expect(readFigure(typed)).toEqual({ is: 'number', value: -101 })
    for (const typed of ['6,5', '6.5']) expect(readFigure(typed)).toEqual({ is: 'number', value: 6.5 })
    expect(readFigure('1.240,5')).toEqual({ is: 'number', value: 1240.5 })
    expect(readFigure('0.125')).toEqual({ is: 'number', value: 0.125 })
  })
  test('what could be thousands or decimals is asked, not guessed', () => {
    expect(readFigure('1.240')).toEqual({ is: 'ambiguous' })
  })
  test('[W23] the unit may stand behind the figure; another one is named, never converted', () => {
    expect(readFigure('−101 dbm', 'dBm')).toEqual({ is: 'number', value: -101 })
    expect(readFigure('6,5%', '%')).toEqual({ is: 'number', value: 6.5 })
    expect(readFigure('12 bản ghi'.normalize('NFD'), 'bản ghi')).toEqual({ is: 'number', value: 12 })
    expect(readFigure('2 s', 'phút')).toEqual({ is: 'other-unit', unit: 's' })
    expect(readFigure('5 MB/s', 'Mb/s')).toEqual({ is: 'other-unit', unit: 'MB/s' })
    expect(readFigure('1.240 ms', 'ms')).toEqual({ is: 'ambiguous' })
    for (const typed of ['ms', '1e3', '1,2,3 ms']) expect(readFigure(typed, 'ms').is).toBe('unreadable')
  })
  test('an empty or unreadable figure is never zero', () => {
    expect(readFigure('  ')).toEqual({ is: 'empty' })
    for (const typed of ['-', '1,2,3', '12a', '1e3', '∞'])
      expect(readFigure(typed)).toEqual({ is: 'unreadable' })
  })
  test('the distance from the range has no noise of binary fractions', () => {
    expect(outsideBy(-101, { min: -95, max: null })).toBe(-6)
    expect(outsideBy(0.3, { min: null, max: 0.1 })).toBe(0.2)
    expect(outsideBy(60, { min: 0, max: 60 })).toBe(0)
  })
  test('the ruler holds the value and the whole range', () => {
    const scale = scaleOf({ min: -95, max: null }, -140)
    expect(scale?.min).toBeLessThanOrEqual(-140)
    expect(scale?.max).toBeGreaterThan(-95)
    expect(scaleOf({ min: 0, max: 60 }, 10)?.min).toBe(0)
    expect(scaleOf({ min: null, max: null }, 10)).toBeNull()
  })
  test('a level below zero has a key for its sign', () => {
    expect(isSigned({ min: -95, max: null })).toBe(true)
    expect(isSigned({ min: 0, max: 60 })).toBe(false)
    expect(turnSign('101')).toBe('−101')
    expect(turnSign('-101')).toBe('101')
    expect(turnSign('')).toBe('−')
  })
})

describe('the running shift', () => {
  test('lasts from its local clock time to the next, across midnight', () => {
    expect(shiftAt(calendar, now)).toEqual({ from: at('2020-10-13T22:00'), to: at('2020-10-14T06:00') })
    expect(shiftAt(calendar, at('2020-10-14T06:00'))).toEqual({
      from: at('2020-10-14T06:00'),
      to: at('2020-10-14T14:00'),
    })
    expect(shiftAt(calendar, at('2020-10-14T23:30')).to).toBe(at('2020-10-15T06:00'))
  })
})

describe('the spine', () => {
  const overdue = row(item('CN-01', 'T-7d'))
  const failedEarly = row(item('CN-02', 'T0'), {
    facts: [fact({ kind: 'fail', passed: false, note: 'mất nguồn' })],
  })
  const soon = row(item('CN-03', 'T-4h'))
  const later = row(item('CN-04', 'T0'))
  const done = row(item('CN-05', 'T-1d'), { facts: [fact({})] })

  test('what is overdue or failed stands above the line, the rest of the shift below, then later and done', () => {
    const rows = [later, done, soon, failedEarly, overdue]
    const sections = sectionsOf(linesOf({ ...ask, rows }))
    const ids = (lines: readonly { row: Row }[]) => lines.map((line) => line.row.id)
    expect(ids(sections.now)).toEqual(['CN-01', 'CN-02'])
    expect(ids(sections.shift)).toEqual(['CN-03'])
    expect(ids(sections.later)).toEqual(['CN-04'])
    expect(ids(sections.done)).toEqual(['CN-05'])
  })

  test('a row done while the list is open keeps its place and its time', () => {
    const kept = keep(linesOf({ ...ask, rows: [overdue, soon] }))
    const ticked = { ...overdue, facts: [fact({})] }
    const [first] = linesOf({ ...ask, rows: [ticked, soon], kept })
    expect(first).toMatchObject({ place: 'now', dueAt: at('2020-10-07T08:00'), status: { state: 'done' } })
    expect(linesOf({ ...ask, rows: [ticked] })[0]?.place).toBe('done')
  })

  test('critical rows stand before others that are due at the same time', () => {
    const rows = [row(item('CN-10', 'T-4h')), row(item('CN-11', 'T-4h', { critical: true }))]
    expect(linesOf({ ...ask, rows }).map((line) => line.row.id)).toEqual(['CN-11', 'CN-10'])
  })

  test('[W35] filters come from the address, and an unknown state filters nothing', () => {
    const wanted = wantedFrom(new URLSearchParams('khu=to-4&loc=failed&tim=du%20phong'))
    expect(wanted).toEqual({
      query: 'du phong',
      area: 'to-4',
      checklist: null,
      state: 'failed',
      phase: null,
      critical: false,
    })
    expect(wantedFrom(new URLSearchParams('loc=nothing')).state).toBeNull()
    const rows = [
      row(item('CN-12', 'T0'), { area: 'to-4' }),
      row(item('CN-13', 'T0'), { area: 'hoi-truong' }),
    ]
    const found = (query: string) => linesOf({ ...ask, rows, wanted: wantedFrom(new URLSearchParams(query)) })
    expect(found('khu=to-4').map((line) => line.row.id)).toEqual(['CN-12'])
    expect(found('tim=hoi truong').map((line) => line.row.id)).toEqual(['CN-13'])
    expect(found('loc=open')).toHaveLength(2)
  })

  test('[W35] phase and critical-only narrow the list; an unknown phase does not', () => {
    const rows = [
      row(item('CN-16', 'T0', { phase: 'during', critical: true })),
      row(item('CN-17', 'T0', { phase: 'during' })),
      row(item('CN-18', 'T0', { critical: true })),
    ]
    const found = (query: string) =>
      linesOf({ ...ask, rows, wanted: wantedFrom(new URLSearchParams(query)) }).map((line) => line.row.id)
    expect(found('giai-doan=during')).toEqual(['CN-16', 'CN-17'])
    expect(found('quan-trong=1')).toEqual(['CN-16', 'CN-18'])
    expect(found('giai-doan=during&quan-trong=1')).toEqual(['CN-16'])
    expect(found('giai-doan=nothing&quan-trong=0')).toHaveLength(3)
    expect(isFiltered(wantedFrom(new URLSearchParams('quan-trong=1')))).toBe(true)
  })

  test('areas stand in the order of the plan, what belongs to none last', () => {
    const rows = [
      row(item('CN-14', 'T0')),
      row(item('CN-15', 'T0'), { area: 'to-4' }),
      { ...done, area: 'hoi-truong' },
    ]
    const groups = byArea(linesOf({ ...ask, rows }), areas)
    expect(groups.map((group) => [group.area, group.done, group.lines.length])).toEqual([
      ['hoi-truong', 1, 1],
      ['to-4', 0, 1],
      [null, 0, 1],
    ])
  })
})

describe('what is said of a row', () => {
  const moment = { now, zone, language: 'vi' as const, t: speak(itemWords, 'vi') }
  const reading = {
    name: { vi: 'Thời gian chuyển', en: 'Switch time' },
    unit: 's',
    min: 0,
    max: 60,
    basis: 'judgement' as const,
  }

  test('a range is written with real signs, and a least of 0 goes without saying', () => {
    expect(rangeOf(reading, 'vi')).toBe('≤\u00a060\u00a0s')
    expect(rangeOf({ ...reading, min: -95, max: null, unit: 'dBm' }, 'vi')).toBe('≥\u00a0−95\u00a0dBm')
    expect(rangeOf({ ...reading, min: 17.5, max: 30, unit: '%' }, 'vi')).toBe('17,5\u00a0…\u00a030\u00a0%')
    expect(rangeOf({ ...reading, min: null, max: null }, 'vi')).toBeNull()
  })

  test('a failed reading says the figure and what was needed', () => {
    const of = item('CN-03', 'T-7d', { evidence: { kind: 'reading', readings: [reading] } })
    const failed = fact({ kind: 'reading', passed: false, values: [74] })
    expect(reasonOf(row(of), failed, 'vi')).toBe('74\u00a0s, cần ≤\u00a060\u00a0s')
    const status = rowStatus(row(of, { facts: [failed] }), calendar, now)
    expect(statusSaid(row(of), status, moment)).toEqual({
      text: 'Không đạt: 74\u00a0s, cần ≤\u00a060\u00a0s',
      tone: 'act',
    })
  })

  test('red says overdue; proof by hand says so', () => {
    const open = row(item('CN-01', 'T-7d'))
    expect(statusSaid(open, rowStatus(open, calendar, now), moment)?.tone).toBe('act')
    const done = row(item('CN-05', 'T-1d'), { facts: [fact({ byHand: true })] })
    expect(statusSaid(done, rowStatus(done, calendar, now), moment)).toEqual({
      text: 'Đạt 03:09 · xác nhận bằng tay',
      tone: 'ok',
    })
  })

  test('times ahead today show clock and rest, all others day and clock', () => {
    expect(dueSaid(at('2020-10-14T04:00'), moment)).toEqual({ top: '04:00', sub: '50\u00a0ph' })
    expect(dueSaid(at('2020-10-11T08:00'), moment)).toEqual({ top: '11/10', sub: '08:00' })
  })
})
