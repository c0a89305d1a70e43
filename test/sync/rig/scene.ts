import type { Item } from '../../../domain/catalogue/checklist.ts'
import { emptyState } from '../../../domain/state.ts'
import type { CongressState } from '../../../domain/state.ts'

/** Fixed people of the tests; an id is all the view knows of them. */
export const lan = '00000000-0000-4000-8000-00000000000a'
export const minh = '00000000-0000-4000-8000-00000000000b'
export const congress = 'thu'
export const began = Date.UTC(2026, 0, 19)

const item = (id: string): Item => ({
  id,
  title: { vi: `Mục ${id}`, en: `Item ${id}` },
  howto: { vi: 'Kiểm tra tại chỗ.' },
  phase: 'before',
  due: 'T0',
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
})

export const rowIds = ['CN-01', 'CN-02', 'CN-03', 'CN-04']

/** VNPT's sight of a small congress: four rows of its own, two of its people. */
export function smallCongress(): CongressState {
  const state = emptyState()
  state.info = {
    name: 'Đại hội thử',
    level: 'Tỉnh',
    codePrefix: 'SC',
    zone: 'Asia/Ho_Chi_Minh',
    opening: Date.UTC(2026, 0, 21),
    closing: Date.UTC(2026, 0, 23),
    shifts: ['06:00', '14:00', '22:00'],
    dutyPhone: '101',
    rehearsal: false,
    plan: 'thu',
  }
  state.catalogue = {
    ...state.catalogue,
    categories: [{ id: 'CQ', title: { vi: 'Cáp', en: 'Cable' }, subs: [] }],
  }
  state.organisations.set('vnpt', {
    id: 'vnpt',
    name: 'VNPT',
    short: 'VNPT',
    kind: 'carrier',
    department: false,
  })
  state.areas.set('hoi-truong', {
    id: 'hoi-truong',
    name: 'Hội trường',
    short: 'Hội trường',
    kind: 'hall',
    carriers: ['vnpt'],
  })
  const items = rowIds.map(item)
  state.checklists.set('CL6', {
    id: 'CL6',
    slug: 'cl6',
    title: { vi: 'Kết nối', en: 'Connectivity' },
    seedRefs: [],
    items,
  })
  for (const one of items)
    state.rows.set(one.id, {
      id: one.id,
      checklist: 'CL6',
      item: one,
      area: null,
      carrier: null,
      owner: 'vnpt',
      startedAt: began,
      facts: [],
    })
  for (const person of [lan, minh])
    state.people.set(person, { person, organisation: 'vnpt', role: 'liaison' })
  return state
}

export const newIncident = (title: string) => ({
  title,
  area: 'hoi-truong',
  category: 'CQ',
  severity: 2 as const,
  occurredAt: began,
  lead: 'vnpt',
  involved: ['vnpt'],
  visibility: 'all' as const,
  named: [],
  publicLine: 'Đứt cáp quang tại Hội trường',
  rows: [],
})

/** Answer of `/me` and of a sign-in; the user name is the person's id. */
export const meOf = (person: string | null, serverTime: number) => ({
  person,
  username: `u-${person}`,
  name: 'Người trực',
  siteAdmin: false,
  congresses: [
    {
      id: congress,
      name: 'Đại hội thử',
      organisation: 'vnpt',
      organisationName: 'VNPT',
      role: 'liaison',
      department: false,
      opening: 0,
      closing: 1,
      zone: 'Asia/Ho_Chi_Minh',
      rehearsal: false,
    },
  ],
  serverTime,
})
