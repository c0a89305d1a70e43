import type { Checklist, Item } from '../../domain/catalogue/checklist.ts'
import type { IncidentCatalogue, SeverityId, SeverityTargets } from '../../domain/catalogue/incidents.ts'
import type { Area, Organisation } from '../../domain/catalogue/plan.ts'
import type { CongressInfo } from '../../domain/congress/events.ts'
import type { Role } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { RowSeed } from '../../domain/run/row.ts'
import { emptyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'

export const minute = 60_000
/** 10:00 on the day before the stage's opening. */
export const began = Date.UTC(2026, 0, 19, 3)

/** A UUID that says its number, so that a failing test can be read. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

export const organisation = (id: string, kind: Organisation['kind']): Organisation => ({
  id,
  name: id,
  short: id,
  kind,
  department: kind === 'department_unit',
})

/** One department, four who are not, and two competing carriers among them. */
export const organisations = [
  organisation('so', 'department_unit'),
  organisation('tt', 'infra_centre'),
  organisation('vnpt', 'carrier'),
  organisation('viettel', 'carrier'),
  organisation('mobifone', 'carrier'),
  organisation('buu-dien', 'post'),
]

export const areas: readonly Area[] = [
  {
    id: 'hoi-truong',
    name: 'Hội trường',
    short: 'HT',
    kind: 'hall',
    leadCarrier: 'vnpt',
    leadPost: 'buu-dien',
    carriers: ['vnpt', 'viettel'],
  },
  {
    id: 'khach-san',
    name: 'Khách sạn',
    short: 'KS',
    kind: 'lodging',
    leadCarrier: 'viettel',
    carriers: ['viettel'],
  },
]

const item = (id: string, over: Partial<Item> = {}): Item => ({
  id,
  title: { vi: `Mục ${id}`, en: `Item ${id}` },
  howto: { vi: 'Làm theo hướng dẫn.' },
  phase: 'before',
  due: 'T-2h',
  recurrence: 'once',
  ownerType: 'carrier',
  support: [],
  scope: 'per_area',
  areaKinds: ['hall'],
  perCarrier: true,
  evidence: { kind: 'tick', readings: [] },
  critical: false,
  twoPerson: false,
  byPoll: false,
  source: [],
  ...over,
})

const reading = (min: number | null, max: number | null) => ({
  name: { vi: 'Tốc độ', en: 'Throughput' },
  unit: 'Mbit/s',
  min,
  max,
  basis: 'judgement' as const,
})

/** One item of each sort that a rule tells apart. */
export const line: Checklist = {
  id: 'CL6',
  slug: 'duong-truyen',
  title: { vi: 'Đường truyền', en: 'Lines' },
  seedRefs: [],
  items: [
    item('CN-01'),
    item('CN-02', { evidence: { kind: 'reading', readings: [reading(50, null), reading(null, 30)] } }),
    item('CN-03', { evidence: { kind: 'photo', readings: [] } }),
    item('CN-04', { twoPerson: true }),
    item('CN-05', { critical: true }),
    item('CN-06', { evidence: { kind: 'probe', readings: [reading(1, 9)] } }),
    item('CN-07', { twoPerson: true, evidence: { kind: 'reading', readings: [reading(1, 9)] } }),
    item('CN-08', { critical: true, twoPerson: true }),
    item('CN-09', { critical: true, onlyIf: { item: 'CN-01', is: 'failed' } }),
    item('CN-10', { twoPerson: true, secondElsewhere: true }),
  ],
}
export const duty: Checklist = {
  id: 'CL7',
  slug: 'truc-ban',
  title: { vi: 'Trực ban', en: 'Duty' },
  seedRefs: [],
  items: [
    item('DT-01', { ownerType: 'dept_unit', perCarrier: false }),
    item('DT-02', { ownerType: 'dept_unit', perCarrier: false, critical: true }),
    item('DT-09', {
      ownerType: 'dept_unit',
      perCarrier: false,
      scope: 'global',
      critical: true,
      byPoll: true,
    }),
  ],
}

const seed = (of: string, owner: string): RowSeed => ({
  id: `${of}.hoi-truong.${owner}`,
  item: of,
  area: 'hoi-truong',
  carrier: owner,
  owner,
})
export const lineRows: readonly RowSeed[] = line.items.flatMap(({ id }) => [
  seed(id, 'vnpt'),
  seed(id, 'viettel'),
])
export const dutyRows: readonly RowSeed[] = duty.items.map(({ id }) => ({
  ...seed(id, 'so'),
  carrier: null,
}))

export const info: CongressInfo = {
  name: 'Đại hội thử',
  level: 'tỉnh',
  codePrefix: 'SC',
  zone: 'Asia/Ho_Chi_Minh',
  opening: began + 22 * 60 * minute,
  closing: began + 70 * 60 * minute,
  shifts: ['06:00', '14:00', '22:00'],
  dutyPhone: '0211 000 0000',
  rehearsal: false,
  plan: 'thu',
}

const both = { vi: 'Đứt cáp', en: 'Cable cut' }
const targets = (id: SeverityId, ackMin: number, ackExpiresMin?: number): SeverityTargets => ({
  id,
  title: both,
  definition: both,
  ackMin,
  ...(ackExpiresMin === undefined ? {} : { ackExpiresMin }),
  firstUpdateMin: ackMin * 2,
  updateEveryMin: ackMin * 2,
  resolveMin: ackMin * 10,
  resolveKind: both,
})
export const incidents: IncidentCatalogue = {
  severities: [targets('S1', 2, 8), targets('S2', 4), targets('S3', 20), targets('S4', 200)],
  timeTargetBasis: 'judgement',
  raiseWhen: [],
  categories: [
    {
      id: 'VT',
      title: both,
      subs: [
        {
          id: 'VT1',
          title: both,
          public: both,
          defaultSeverity: 'S2',
          lead: 'carrier',
          support: [],
          playbook: 'PB-VT-A',
        },
      ],
    },
    { id: 'BC', title: both, subs: [] },
  ],
  playbooks: [{ id: 'PB-VT-A', title: both, steps: [both, both, both] }],
}

/** Everybody on the stage, by a name that says organisation and role. */
export const seats: readonly (readonly [name: string, organisation: string, role: Role])[] = organisations
  .flatMap(({ id }) =>
    (['operator', 'liaison', 'leader'] as const).map((role) => [`${id} ${role}`, id, role]),
  )
  .concat([
    ['so admin', 'so', 'admin'],
    ['vnpt admin', 'vnpt', 'admin'],
  ]) as never

export const personOf = (name: string): string => {
  const index = seats.findIndex(([known]) => known === name)
  if (index < 0) throw new Error(`nobody on the stage is called ${name}`)
  return uuid(index + 1)
}
/** Administers the installation and has no place in the congress. */
export const siteAdmin = uuid(0xad)

export const opening: readonly CongressEvent[] = [
  { type: 'congress.opened', info, organisations, areas, catalogue: incidents },
  { type: 'run.started', checklist: line, rows: lineRows },
  { type: 'run.started', checklist: duty, rows: dutyRows },
  ...seats.map(([name, to, role]): CongressEvent => ({
    type: 'person.joined',
    person: personOf(name),
    to,
    role,
  })),
]

/** The congress as it stands when the curtain rises. */
export function onStage(): CongressState {
  const state = emptyState()
  for (const event of opening) evolve(state, event, { at: began, by: null, id: uuid(0xfff) })
  return state
}
