import { describe, expect, test } from 'vitest'
import type { Item, Reading } from '../../domain/catalogue/checklist.ts'
import { occurrences, type Calendar } from '../../domain/run/due.ts'
import { disk } from '../../server/catalogue/disk.ts'
import { loadCatalogue } from '../../server/catalogue/load.ts'
import { shipped } from './folder.ts'

const { checklists, incidents } = loadCatalogue(shipped, disk).catalogue
const items = [...checklists.values()].flatMap((checklist) => checklist.items)
const byId = new Map(items.map((item) => [item.id, item]))
const hour = 3_600_000

/** Opening at 08:00, closing at 17:00 two days later, three shifts. */
const opening = Date.parse('2026-10-20T08:00:00+07:00')
const calendar: Calendar = {
  zone: 'Asia/Ho_Chi_Minh',
  opening,
  closing: opening + 57 * hour,
  shifts: ['06:00', '14:00', '22:00'],
}

/** A full stop inside a figure ends nothing. */
const sentences = (text: string): number =>
  text
    .replace(/\d\.\d/g, '0')
    .split(/[.!?](?=\s|$)/)
    .filter((part) => part.trim() !== '').length

const ids = (wanted: (item: Item) => boolean): string[] => items.filter(wanted).map(({ id }) => id)

describe('how an item is worded', () => {
  test('[C30] a how-to is one or two sentences, as many in English as in Vietnamese', () => {
    const told = items.map(({ id, howto }) => [id, sentences(howto.vi), sentences(howto.en ?? '')] as const)
    expect(told.filter(([, vi, en]) => vi > 2 || vi !== en)).toEqual([])
    expect(ids(({ howto }) => howto.vi.length > 330 || (howto.en ?? '').length > 380)).toEqual([])
  })

  test('[C30] a title is one line of a result, like no other title', () => {
    expect(ids(({ title }) => title.vi.length > 60 || title.en.length > 66)).toEqual([])
    expect(ids(({ title }) => /[.;]$/.test(title.vi) || /[.;]$/.test(title.en))).toEqual([])
    for (const language of ['vi', 'en'] as const)
      expect(new Set(items.map(({ title }) => title[language].toLowerCase())).size).toBe(items.length)
  })

  test('[C31] what asks for a document takes a file, and a walk through an area is for items of an area', () => {
    const asks = (item: Item) => /đính kèm/i.test(`${item.howto.vi} ${item.evidence.note ?? ''}`)
    expect(ids((item) => asks(item) && !['file', 'photo'].includes(item.evidence.kind))).toEqual([])
    expect(ids((item) => item.evidence.kind === 'file' && item.evidence.note === undefined)).toEqual([])
    expect(ids((item) => item.bulk === true)).toEqual(['CN-18', 'CN-20', 'CN-22'])
    expect(ids((item) => item.bulk === true && item.scope === 'global')).toEqual([])
  })

  test('[C35] items, incidents and playbooks named in a text exist, and are the same in both languages', () => {
    const known = new Set([
      ...byId.keys(),
      ...incidents.playbooks.map(({ id }) => id),
      ...incidents.categories.flatMap(({ id, subs }) => [id, ...subs.map((sub) => sub.id)]),
    ])
    const named = (text = ''): string[] =>
      (
        text.match(/\b(PB-[A-Z]{2}-[A-Z]|(FQ|SP|PO|EG|TH|CN|DT)-\d\d|(TS|TN|BC|CQ|AT|KN|TB)\d)\b/g) ?? []
      ).sort()
    const texts = [
      ...items.flatMap(({ id, howto, evidence }) => [
        [id, howto.vi, howto.en],
        ...evidence.readings.map((reading) => [id, reading.note, reading.noteEn]),
      ]),
      ...incidents.playbooks.flatMap(({ id, steps }) => steps.map(({ vi, en }) => [id, vi, en])),
    ]
    expect(texts.flatMap(([, vi]) => named(vi)).length).toBeGreaterThan(60)
    for (const [id, vi, en] of texts) {
      expect(named(en), `${id} in English`).toEqual(named(vi))
      expect(
        named(vi).filter((name) => !known.has(name)),
        `${id} names`,
      ).toEqual([])
    }
  })
})

describe('what is measured', () => {
  const readings = items.flatMap((item) =>
    item.evidence.readings.map((reading) => ({ id: item.id, reading })),
  )

  test('[C32] the same quantity has the same limits wherever it is asked for, or says why not', () => {
    const same = new Map<string, Reading[]>()
    for (const { reading } of readings) {
      const name = reading.name.vi.toLowerCase()
      same.set(name, [...(same.get(name) ?? []), reading])
    }
    const twice = [...same].filter(([, all]) => all.length > 1)
    expect(twice.length).toBeGreaterThan(5)
    for (const [name, all] of twice) {
      expect(new Set(all.map(({ unit }) => unit)).size, `the unit of ${name}`).toBe(1)
      const limits = new Set(all.map(({ min, max }) => `${min} to ${max}`))
      if (limits.size > 1)
        expect(all.filter(({ note }) => note !== undefined).length, name).toBeGreaterThan(0)
    }
  })

  test('[C32] a count, a time or a share cannot be typed with a minus by mistake', () => {
    const signed = ['dB', 'dBm', 'σ']
    const open = readings.filter(
      ({ reading: { unit, min, max } }) => !signed.includes(unit) && min === null && max !== null,
    )
    // The latest hour at which advertising is sent is no amount, but 0 is its floor all the same.
    expect(open.map(({ id, reading }) => `${id} ${reading.name.vi}`)).toEqual([])
    const over = readings.filter(({ reading: { unit, max } }) => unit === '%' && max !== null && max > 100)
    expect(over).toEqual([])
  })
})

/** What builds on what: the first is due after the second. */
const order = [
  ['FQ-03', 'FQ-04'], // a baseline by a receiver known to be right
  ['FQ-06', 'FQ-05'], // tags follow the assignment
  ['FQ-18', 'FQ-06'], // all at once, tagged
  ['FQ-09', 'FQ-03'],
  ['FQ-16', 'FQ-15'],
  ['DT-15', 'FQ-16'],
  ['SP-07', 'SP-06'],
  ['SP-15', 'SP-09'],
  ['DT-15', 'SP-14'],
  ['PO-08', 'PO-02'],
  ['PO-08', 'PO-05'],
  ['PO-09', 'PO-04'],
  ['EG-02', 'EG-01'],
  ['EG-19', 'EG-01'],
  ['EG-09', 'EG-18'], // configurations are saved before they are frozen
  ['EG-09', 'TH-08'],
  ['EG-20', 'EG-09'],
  ['TH-05', 'TH-01'],
  ['DT-15', 'TH-17'],
  ['CN-03', 'CN-02'],
  ['CN-07', 'CN-24'], // the agreement that a patrol relies on
  ['CN-17', 'CN-13'],
  ['CN-23', 'CN-03'], // accepted before the network is frozen
  ['CN-25', 'CN-15'],
  ['DT-03', 'CN-14'], // a number is called before it is handed out
  ['DT-05', 'DT-07'],
  ['DT-18', 'DT-01'],
  ['DT-20', 'DT-15'],
] as const

describe('when it is asked for', () => {
  const times = (id: string) => occurrences(byId.get(id)!, calendar)

  test('[C33] what builds on another item is due after it', () => {
    const early = order.filter(([after, before]) => times(after)[0]! <= times(before)[0]!)
    expect(early).toEqual([])
  })

  test('[C33] data is sealed after the last monitoring, and a freeze lifted after its last day', () => {
    expect(times('FQ-15')[0]!).toBeGreaterThan(times('FQ-07').at(-1)!)
    expect(times('EG-20')[0]!).toBeGreaterThan(calendar.closing + 24 * hour)
  })

  test('[C34] nobody is asked for the same twice within one shift or day', () => {
    const apart = { once: Infinity, daily: 8 * hour, every_shift: 6 * hour, hourly: hour }
    const close = items.filter((item) => {
      const list = occurrences(item, calendar)
      return list.some((time, at) => at > 0 && time - list[at - 1]! < apart[item.recurrence])
    })
    expect(close.map(({ id }) => id)).toEqual([])
  })

  test('[C34] at the opening minute only machines are asked', () => {
    const busy = items.filter((item) => occurrences(item, calendar).includes(opening))
    expect(busy.filter(({ evidence }) => evidence.kind !== 'probe').map(({ id }) => id)).toEqual([])
  })
})
