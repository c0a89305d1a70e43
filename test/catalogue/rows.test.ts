import { describe, expect, test } from 'vitest'
import type { Checklist, Item } from '../../domain/catalogue/checklist.ts'
import type { Area, Organisation, Plan } from '../../domain/catalogue/plan.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'

const item = (id: string, over: Partial<Item> = {}): Item => ({
  id,
  title: { vi: 'Mục', en: 'Item' },
  howto: { vi: 'Làm.' },
  phase: 'before',
  due: 'T-1d',
  recurrence: 'once',
  ownerType: 'carrier',
  support: [],
  scope: 'per_area',
  areaKinds: ['hall', 'lodging'],
  perCarrier: false,
  evidence: { kind: 'tick', readings: [] },
  critical: false,
  twoPerson: false,
  byPoll: false,
  source: [],
  ...over,
})
const checklist = (...items: Item[]): Checklist => ({
  id: 'CL9',
  slug: 'thu',
  title: { vi: 'Thử', en: 'Trial' },
  seedRefs: [],
  items,
})
const organisation = (id: string, kind: Organisation['kind']): Organisation => ({
  id,
  name: id,
  short: id.slice(0, 14),
  kind,
  department: kind === 'department_unit',
})
const hall: Area = {
  id: 'hoi-truong',
  name: 'Hội trường',
  short: 'HT',
  kind: 'hall',
  carriers: ['vnpt', 'viettel'],
}
const lodging: Area = {
  id: 'an-nghi',
  name: 'Nơi ăn nghỉ',
  short: 'AN',
  kind: 'lodging',
  carriers: ['viettel'],
}
const plan = (over: Partial<Plan> = {}): Plan => ({
  id: 'thu',
  title: 'Thử',
  level: 'tỉnh',
  source: 'thử',
  codePrefix: 'SC',
  zone: 'Asia/Ho_Chi_Minh',
  shifts: ['06:00'],
  dutyPhone: '0',
  rehearsal: false,
  organisations: [
    organisation('so', 'department_unit'),
    organisation('vnpt', 'carrier'),
    organisation('viettel', 'carrier'),
    organisation('buu-dien', 'post'),
    organisation('viettel-post', 'post'),
  ],
  areas: [hall, lodging],
  owners: { dept_unit: 'so', infra_centre: 'so', carrier: 'vnpt', post: 'buu-dien' },
  checklists: ['CL9'],
  ...over,
})
const owners = (of: Plan, ...items: Item[]) =>
  rowsOf(of, checklist(...items)).rows.map(({ id, owner }) => `${id} ${owner}`)

describe('owner of a row', () => {
  test('[C13] of a per-carrier item in an area is each carrier of that area', () => {
    expect(owners(plan(), item('CN-08', { perCarrier: true }))).toEqual([
      'CN-08.hoi-truong.vnpt vnpt',
      'CN-08.hoi-truong.viettel viettel',
      'CN-08.an-nghi.viettel viettel',
    ])
  })

  test('[C13] of a global per-carrier item is each carrier of the plan', () => {
    const sp = item('SP-02', { perCarrier: true, scope: 'global', areaKinds: [] })
    expect(owners(plan(), sp)).toEqual(['SP-02.vnpt vnpt', 'SP-02.viettel viettel'])
  })

  test('[C14] of another carrier item is the area’s lead carrier, or else the plan’s', () => {
    const led = plan({ areas: [{ ...hall, leadCarrier: 'viettel' }, lodging] })
    expect(owners(led, item('CN-02'))).toEqual(['CN-02.hoi-truong viettel', 'CN-02.an-nghi vnpt'])
  })

  test('[C14] of a post item is the area’s lead post, or else the plan’s', () => {
    const led = plan({ areas: [hall, { ...lodging, leadPost: 'viettel-post' }] })
    expect(owners(led, item('PO-03', { ownerType: 'post' }))).toEqual([
      'PO-03.hoi-truong buu-dien',
      'PO-03.an-nghi viettel-post',
    ])
  })

  test('[C15] follows an exception of the checklist before the plan’s general owner', () => {
    const { owners: general } = plan()
    const excepted = plan({ owners: { ...general, byChecklist: { CL9: { post: 'viettel-post' } } } })
    const global = item('PO-01', { ownerType: 'post', scope: 'global', areaKinds: [] })
    expect(owners(excepted, global)).toEqual(['PO-01 viettel-post'])
  })
})

describe('what a plan gets wrong', () => {
  test('[C16] a per-carrier item in an area without carriers is a mistake of that area', () => {
    const bare = plan({ areas: [hall, { ...lodging, carriers: [] }] })
    const { mistakes, rows } = rowsOf(bare, checklist(item('CN-08', { perCarrier: true })))
    expect(mistakes.map(({ document, path }) => ({ document, path }))).toEqual([
      { document: 'plan', path: ['areas', 1, 'carriers'] },
    ])
    expect(rows.length).toBe(2)
  })

  test('[C16] a global per-carrier item without any carrier is a mistake of the organisations', () => {
    const bare = plan({ organisations: [organisation('so', 'department_unit')] })
    const sp = item('SP-02', { perCarrier: true, scope: 'global', areaKinds: [] })
    expect(rowsOf(bare, checklist(sp)).mistakes.map(({ path }) => path)).toEqual([['organisations']])
  })

  test('[C16] an unknown organisation is told once, however many rows it spoils', () => {
    const wrong = plan({ owners: { dept_unit: 'so', infra_centre: 'so', carrier: 'vnp', post: 'buu-dien' } })
    const { mistakes } = rowsOf(wrong, checklist(item('CN-02'), item('CN-03')))
    expect(mistakes.map(({ path }) => path)).toEqual([['owners', 'carrier']])
    expect(mistakes[0]!.expected.en).toContain('"vnp"')
  })

  test('[C17] an item id used twice is a mistake of the checklist and gives its rows once', () => {
    const { mistakes, rows } = rowsOf(plan(), checklist(item('CN-02'), item('CN-02')))
    expect(mistakes.map(({ document, path }) => ({ document, path }))).toEqual([
      { document: 'checklist', path: ['items', 1, 'id'] },
    ])
    expect(rows.length).toBe(2)
  })

  test('[C18] an item whose kinds of area the plan has not is a warning, no mistake', () => {
    const { mistakes, warnings, rows } = rowsOf(plan(), checklist(item('PO-04', { areaKinds: ['post_hub'] })))
    expect(mistakes).toEqual([])
    expect(rows).toEqual([])
    expect(warnings.map(({ path }) => path)).toEqual([['items', 0, 'areaKinds']])
  })
})
