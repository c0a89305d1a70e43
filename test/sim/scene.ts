import type { CongressEvent } from '../../domain/events.ts'
import { began, incidents, info, line, lineRows, organisation, personOf, uuid } from '../domain/stage.ts'
import type { RecordedEvent } from '../../server/journal/port.ts'

export { began }
export const congress = 'thu'
export const installation = '0b7f6a52-3d0e-4a53-9a68-4f2f0f4c9d11'
export const organisations = [
  organisation('so', 'department_unit'),
  organisation('vnpt', 'carrier'),
  organisation('viettel', 'carrier'),
]
const carriers = ['vnpt', 'viettel']
const items = line.items.filter(({ id }) => id === 'CN-01' || id === 'CN-04')
export const rows = lineRows.filter(({ item }) => items.some(({ id }) => id === item))

/** Who is there, and on how many devices and tabs. */
export const people = [
  { person: personOf('vnpt liaison'), to: 'vnpt', role: 'liaison', tabs: 2 },
  { person: personOf('vnpt operator'), to: 'vnpt', role: 'operator', tabs: 1 },
  { person: personOf('viettel liaison'), to: 'viettel', role: 'liaison', tabs: 1 },
  { person: personOf('so operator'), to: 'so', role: 'operator', tabs: 2 },
] as const

/** Moves people; has no device of its own. */
export const administrator = personOf('so admin')

const opening: readonly CongressEvent[] = [
  {
    type: 'congress.opened',
    info,
    organisations,
    areas: [
      { id: 'hoi-truong', name: 'Hội trường', short: 'HT', kind: 'hall', leadCarrier: 'vnpt', carriers },
    ],
    catalogue: incidents,
  },
  { type: 'run.started', checklist: { ...line, items }, rows },
  ...[...people, { person: administrator, to: 'so', role: 'admin' } as const].map(
    ({ person, to, role }): CongressEvent => ({ type: 'person.joined', person, to, role }),
  ),
]

const { name, opening: from, closing, rehearsal, zone } = info
const listed = { type: 'congress.listed', congress, name, opening: from, closing, rehearsal, zone }

const first = (events: readonly object[], id: number) => ({
  at: began,
  by: 'system',
  command: { id: uuid(id), body: '' },
  events: events.map((event) => ({ ...event, organisation: null })) as unknown as readonly RecordedEvent[],
})

/** What is on the disk before the first day. */
export const beginnings = [
  ['site', first([listed], 0xffe)],
  [congress, first(opening, 0xfff)],
] as const

/** Stands in the title of incidents that the department keeps for itself: no other view may ever hold it. */
export const secret = 'chi-so-biet'

export const newIncident = (title: string, visibility: 'all' | 'department' | 'named', by: string) => ({
  title: visibility === 'department' ? `${title} ${secret}` : title,
  area: 'hoi-truong',
  category: 'VT',
  severity: 2 as const,
  occurredAt: began - 60_000,
  lead: visibility === 'department' ? null : by,
  involved: visibility === 'department' ? [] : [by],
  visibility,
  named: visibility === 'named' ? [by] : [],
  publicLine: 'Đứt cáp quang tại Hội trường',
  rows: [],
})

/** Answer of `/me`. */
export const meOf = (person: string, serverTime: number) => ({
  person,
  username: person,
  name: 'Người trực',
  siteAdmin: false,
  congresses: [],
  serverTime,
})
