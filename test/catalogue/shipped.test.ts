import { describe, expect, test } from 'vitest'
import { bodies } from '../../domain/catalogue/bodies.ts'
import type { Checklist, Item } from '../../domain/catalogue/checklist.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import { RowId } from '../../domain/ids.ts'
import { disk } from '../../server/catalogue/disk.ts'
import { formatMistake, loadCatalogue } from '../../server/catalogue/load.ts'
import { shipped } from './folder.ts'

const loaded = loadCatalogue(shipped, disk)
const { checklists, incidents, plans } = loaded.catalogue
const items = [...checklists.values()].flatMap((checklist) => checklist.items)
const byId = new Map(items.map((item) => [item.id, item]))
const subs = incidents.categories.flatMap((category) => category.subs)
const planRows = (id: string) =>
  [...checklists.values()].flatMap((checklist) => rowsOf(plans.get(id)!, checklist).rows)

describe('the shipped files', () => {
  test('[C1] load without a mistake or a warning', () => {
    expect(loaded.mistakes.map((mistake) => formatMistake(mistake, 'en'))).toEqual([])
    expect(loaded.warnings.map((mistake) => formatMistake(mistake, 'en'))).toEqual([])
  })

  test('[C1] hold 7 checklists of 133 items, 7 categories, 44 sub-categories, 19 playbooks and 4 plans', () => {
    expect([...checklists.keys()]).toEqual(['CL1', 'CL2', 'CL3', 'CL4', 'CL5', 'CL6', 'CL7'])
    expect([...checklists.values()].map((checklist) => checklist.items.length)).toEqual([
      18, 15, 17, 20, 17, 26, 20,
    ])
    expect(incidents.categories.map((category) => category.subs.length)).toEqual([7, 5, 5, 8, 6, 9, 4])
    expect(incidents.playbooks.length).toBe(19)
    expect([...plans.keys()].sort()).toEqual(['dak-nong', 'long-an', 'vinh-phuc', 'vinh-phuc-demo'])
  })

  test('[C2] say every how-to, note and privacy line in both languages', () => {
    const unpaired = items.flatMap((item) =>
      [item.evidence, ...item.evidence.readings]
        .filter((part) => (part.note === undefined) !== (part.noteEn === undefined))
        .map(() => item.id),
    )
    expect(unpaired).toEqual([])
    expect(items.filter((item) => item.howto.en === undefined).map((item) => item.id)).toEqual([])
  })

  test('[C2] say no title twice the same in both languages, unless it is a name', () => {
    const same = (words: { vi: string; en: string }) => words.vi === words.en
    expect(items.filter((item) => same(item.title))).toEqual([])
    expect(subs.filter((sub) => same(sub.title) || same(sub.public))).toEqual([])
    expect(incidents.playbooks.filter((playbook) => same(playbook.title))).toEqual([])
    expect(Object.values(bodies).filter(same)).toEqual([])
  })

  test('[C3] divide by carrier exactly the items that each carrier answers for itself', () => {
    const divided = items.filter((item) => item.perCarrier).map((item) => item.id)
    expect(divided.sort()).toEqual(
      'CN-07 CN-08 CN-09 CN-11 CN-19 CN-23 EG-10 FQ-12 SP-02 SP-03 SP-04 SP-05 SP-09 SP-10 SP-11 SP-12 SP-15'.split(
        ' ',
      ),
    )
  })

  test('[C4] count the blocked messages of SP-10 from 15 days before opening', () => {
    const item = byId.get('SP-10')!
    expect(item.due).toBe('T-15d')
    expect(item.evidence.readings.map(({ unit, min, max }) => ({ unit, min, max }))).toEqual([
      { unit: 'tin', min: 0, max: null },
    ])
  })

  test('[C5] let the poll do DT-09 and no other item', () => {
    expect(items.filter((item) => item.byPoll).map((item) => item.id)).toEqual(['DT-09'])
  })

  test('[C6] give every critical recurring item a first proof by opening', () => {
    const late = items.filter(
      (item) => item.critical && item.recurrence !== 'once' && !/^T(0|-)/.test(item.due),
    )
    expect(late).toEqual([])
    expect(items.filter((item) => item.critical && item.recurrence !== 'once').length).toBeGreaterThan(5)
  })

  test('[C7] have items before, during and after in every checklist (R20)', () => {
    const phasesOf = (checklist: Checklist) => [...new Set(checklist.items.map((item) => item.phase))].sort()
    for (const checklist of checklists.values())
      expect(phasesOf(checklist)).toEqual(['after', 'before', 'during'])
  })

  test('[C8] keep the basis of each of the 144 thresholds', () => {
    const readings = items.flatMap((item) => item.evidence.readings)
    const count = (basis: string) => readings.filter((reading) => reading.basis === basis).length
    expect(readings.length).toBe(144)
    expect({ cited: count('cited'), secondary: count('secondary'), unverified: count('unverified') }).toEqual(
      {
        cited: 7,
        secondary: 6,
        unverified: 1,
      },
    )
  })

  test('[C8] name a source for every item', () => {
    expect(items.filter((item) => item.source.length === 0)).toEqual([])
  })

  test('[C9] name no organisation in a public line', () => {
    const names = [...plans.values()].flatMap((plan) =>
      plan.organisations.map(({ short }) => short.toLowerCase()),
    )
    const telling = subs.filter(({ public: { vi, en } }) =>
      names.some((name) => ` ${vi} `.toLowerCase().includes(` ${name} `) || en.toLowerCase().includes(name)),
    )
    expect(telling.map((sub) => sub.id)).toEqual([])
  })
})

describe.each(['vinh-phuc', 'vinh-phuc-demo', 'long-an', 'dak-nong'])('the rows of %s', (id) => {
  const plan = plans.get(id)!
  const rows = planRows(id)

  test('[C10] have unique ids of the form of a row id', () => {
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    expect(rows.filter((row) => !RowId.safeParse(row.id).success)).toEqual([])
  })

  test('[C11] each have exactly one owner, an organisation of the plan (R13)', () => {
    const known = new Set(plan.organisations.map((organisation) => organisation.id))
    expect(rows.filter((row) => !known.has(row.owner))).toEqual([])
  })

  test('[C11] reach every item, once per area and carrier', () => {
    const carriers = plan.organisations.filter((organisation) => organisation.kind === 'carrier').length
    const areas = (item: Item) => plan.areas.filter((area) => item.areaKinds.includes(area.kind))
    const many = (item: Item): number => {
      if (item.scope === 'global') return item.perCarrier ? carriers : 1
      return areas(item).reduce((sum, area) => sum + (item.perCarrier ? area.carriers.length : 1), 0)
    }
    const items = plan.checklists.flatMap((list) => [...checklists.get(list)!.items])
    const expected = items.map((item) => [item.id, many(item)])
    const counted = items.map((item) => [item.id, rows.filter((row) => row.item === item.id).length])
    expect(counted).toEqual(expected)
  })
})

test('[C12] the plan of the source document names no carrier but VNPT and marks nothing as an example', () => {
  const plan = plans.get('vinh-phuc')!
  expect(plan.organisations.filter(({ kind }) => kind === 'carrier').map(({ id }) => id)).toEqual(['vnpt'])
  expect([...plan.organisations, ...plan.areas].filter(({ example }) => example === true)).toEqual([])
})

test('[C12] whatever the demo adds to the source document is marked as an example', () => {
  const documented = new Set(plans.get('vinh-phuc')!.organisations.map(({ id }) => id))
  const added = plans.get('vinh-phuc-demo')!.organisations.filter(({ id }) => !documented.has(id))
  expect(added.map(({ id }) => id)).toEqual(['viettel', 'mobifone', 'fpt', 'viettel-post'])
  expect(added.filter(({ example }) => example !== true)).toEqual([])
})
