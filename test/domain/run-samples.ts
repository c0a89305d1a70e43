import type { Item } from '../../domain/catalogue/checklist.ts'
import { dueInstant, occurrences } from '../../domain/run/due.ts'
import type { Calendar } from '../../domain/run/due.ts'
import type { Fact } from '../../domain/run/facts.ts'
import type { Row } from '../../domain/run/row.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Three days in Vĩnh Phúc: 14/10/2020 08:00 to 16/10/2020 11:30, UTC+7 all year. */
export const vinhPhuc: Calendar = {
  zone: 'Asia/Ho_Chi_Minh',
  opening: Date.parse('2020-10-14T08:00:00+07:00'),
  closing: Date.parse('2020-10-16T11:30:00+07:00'),
  shifts: ['06:00', '14:00', '22:00'],
}

/** Three days over the night of 25/10/2026, when the hour from 02:00 to 03:00 happens twice. */
export const berlin: Calendar = {
  zone: 'Europe/Berlin',
  opening: Date.parse('2026-10-24T08:00:00+02:00'),
  closing: Date.parse('2026-10-26T17:00:00+01:00'),
  shifts: ['06:00', '14:00', '22:00'],
}

export const anItem = (change: Partial<Item> = {}): Item => ({
  id: 'CN-08',
  title: { vi: 'Đo đường truyền hội trường', en: 'Measure the hall line' },
  howto: { vi: 'Đo tại bàn kỹ thuật.' },
  phase: 'before',
  due: 'T-2h',
  recurrence: 'once',
  ownerType: 'carrier',
  support: [],
  scope: 'global',
  areaKinds: [],
  perCarrier: false,
  evidence: { kind: 'tick', readings: [] },
  critical: true,
  twoPerson: false,
  byPoll: false,
  source: [],
  ...change,
})

let made = 0

export const aFact = (change: Partial<Fact> = {}): Fact => ({
  id: `fact-${(made += 1)}`,
  kind: 'tick',
  by: null,
  at: change.madeAt ?? 0,
  madeAt: 0,
  flagged: false,
  passed: true,
  byHand: false,
  note: null,
  values: null,
  needsSecond: false,
  confirmed: null,
  undone: null,
  ...change,
})

const someone = { by: null, at: 0 }

export const tick = (madeAt: number): Fact => aFact({ madeAt })
export const fail = (madeAt: number): Fact => aFact({ madeAt, kind: 'fail', passed: false })
export const outOfRange = (madeAt: number): Fact =>
  aFact({ madeAt, kind: 'reading', passed: false, values: [-6] })
export const waive = (madeAt: number): Fact => aFact({ madeAt, kind: 'waive' })
export const half = (fact: Fact): Fact => ({ ...fact, needsSecond: true })
export const confirmed = (fact: Fact): Fact => ({ ...fact, needsSecond: true, confirmed: someone })
export const undone = (fact: Fact): Fact => ({ ...fact, undone: someone })

export const aRow = (
  item: Partial<Item> = {},
  facts: readonly Fact[] = [],
  change: Partial<Row> = {},
): Row => ({
  id: 'CN-08',
  checklist: 'CL5',
  item: anItem(item),
  area: null,
  carrier: null,
  owner: 'vnpt',
  startedAt: 0,
  facts,
  ...change,
})

const formats = new Map<string, Intl.DateTimeFormat>()

/** Local time such as `2026-10-25 02:00 GMT+02:00`, by another way than `domain/zone.ts`. */
export function shown(instant: number, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    })
  formats.set(zone, format)
  return format.format(instant).replace('\u2212', '-')
}

export const times = (item: Partial<Item>, calendar: Calendar): readonly number[] =>
  occurrences(anItem(item), calendar)
export const at = (due: string, calendar: Calendar): number => dueInstant(due, calendar)
