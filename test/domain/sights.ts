import { isDeepStrictEqual } from 'node:util'
import type { CongressEvent } from '../../domain/events.ts'
import type { Incident, Visibility } from '../../domain/incident/events.ts'
import { visibilities } from '../../domain/incident/events.ts'
import type { Stamp } from '../../domain/stamp.ts'
import { evolveTouching } from '../../domain/view.ts'
import type { Touched, Viewer } from '../../domain/visible.ts'
import { areas, began, incidents, info, line, lineRows, onStage, organisations, uuid } from './stage.ts'
import { everybody, nameless, of } from './sight-cells.ts'
import type { Case, Leaves } from './sight-cells.ts'
import { dutyCases } from './sights-duty.ts'
import { liveCases } from './sights-live.ts'
import { classes, faceFields, incidentTable } from './table.ts'
import type { Class } from './table.ts'

export type { Leaves }
/** `visible`, or something that behaves like it but for one row of the table. */
export type Sight = (viewer: Viewer, event: CongressEvent, stamp: Stamp, touched: Touched) => Leaves | null

// Items, readings, photos, notes, names.
const fact = { row: 'CN-01.hoi-truong.vnpt', madeAt: began, flagged: false, needsSecond: false }
const claims: readonly CongressEvent[] = [
  { type: 'run.ticked', ...fact, byHand: false, note: 'Đã thử' },
  { type: 'run.measured', ...fact, values: [60, 20], passed: true, byHand: false, note: null },
  { type: 'run.failed', ...fact, note: 'Mất tín hiệu' },
  { type: 'run.waived', ...fact, note: 'Không có' },
  { type: 'run.confirmed', row: fact.row, fact: uuid(1) },
  { type: 'run.undone', row: fact.row, fact: uuid(1), note: null },
]
const itemCases = claims.flatMap((event) =>
  everybody.map((viewer): Case => {
    const sees = viewer === 'so' || viewer === 'vnpt'
    return { row: 'items', before: [], event, by: of('vnpt'), viewer, leaves: (w) => (sees ? w : null) }
  }),
)
const started: CongressEvent = { type: 'run.started', checklist: line, rows: lineRows.slice(0, 3) }
const startCases = everybody.map((viewer): Case => {
  const rows = started.rows.filter(({ owner }) => viewer === 'so' || owner === viewer)
  const items = line.items.filter(({ id }) => rows.some((seed) => seed.item === id))
  const leaves: Case['leaves'] = ({ stamp }) => {
    if (rows.length === 0) return null
    // The department keeps the items that nobody has a row of yet: a later area may ask for them.
    const event = viewer === 'so' ? started : { ...started, rows, checklist: { ...line, items } }
    return { event, stamp: viewer === 'so' ? stamp : nameless(stamp) }
  }
  return {
    row: 'items',
    before: [],
    event: started,
    by: { person: uuid(7), organisation: null },
    viewer,
    leaves,
  }
})

// Readiness: the verdict, and no more, once a leader publishes it.
const published: CongressEvent = { type: 'readiness.published', verdict: 'hold' }
const readinessCases = everybody.map((viewer): Case => ({
  row: 'readiness',
  before: [],
  event: published,
  by: of('so'),
  viewer,
  leaves: ({ stamp }) => ({ event: published, stamp: viewer === 'so' ? stamp : nameless(stamp) }),
}))

// People.
const p = uuid(0x77)
const joined: CongressEvent = { type: 'person.joined', person: p, to: 'vnpt', role: 'liaison' }
const moved = (to: string): CongressEvent => ({
  type: 'person.moved',
  person: p,
  from: 'vnpt',
  to,
  role: 'leader',
})
const left = (from: string): CongressEvent => ({ type: 'person.left', person: p, from })
const arrived: CongressEvent = { type: 'person.joined', person: p, to: 'viettel', role: 'leader' }
const peopleCells: readonly [CongressEvent, { readonly [viewer: string]: CongressEvent }][] = [
  [joined, { so: joined, vnpt: joined }],
  [moved('viettel'), { so: moved('viettel'), vnpt: left('vnpt'), viettel: arrived }],
  [moved('vnpt'), { so: moved('vnpt'), vnpt: moved('vnpt') }],
  [left('vnpt'), { so: left('vnpt'), vnpt: left('vnpt') }],
]
const peopleCases = peopleCells.flatMap(([event, cells]) =>
  everybody.map((viewer): Case => ({
    row: 'people',
    before: event === joined ? [] : [joined],
    event,
    by: of('so'),
    viewer,
    leaves: ({ stamp }) => {
      const seen = viewer === null ? undefined : cells[viewer]
      return seen ? { event: seen, stamp: viewer === 'so' ? stamp : nameless(stamp) } : null
    },
  })),
)

// The congress itself: everybody knows its facts; who serves which area is each one's own business.
const opened: CongressEvent = { type: 'congress.opened', info, organisations, areas, catalogue: incidents }
const [hall, lodging] = ['hoi-truong', 'khach-san'].map((id) => {
  const { leadCarrier: _c, leadPost: _p, ...rest } = areas.find((area) => area.id === id)!
  return { ...rest, carriers: [] }
})
const areasSeen: { readonly [viewer: string]: readonly object[] } = {
  so: areas,
  vnpt: [{ ...hall, leadCarrier: 'vnpt', carriers: ['vnpt'] }, lodging!],
  viettel: [
    { ...hall, carriers: ['viettel'] },
    { ...lodging, leadCarrier: 'viettel', carriers: ['viettel'] },
  ],
  'buu-dien': [{ ...hall, leadPost: 'buu-dien' }, lodging!],
}
const congressCases = everybody.map((viewer): Case => ({
  row: 'congress',
  before: [],
  event: opened,
  by: { person: uuid(7), organisation: null },
  viewer,
  leaves: ({ stamp }) => ({
    event: { ...opened, areas: (areasSeen[viewer ?? '*'] ?? [hall, lodging]) as never },
    stamp: viewer === 'so' ? stamp : nameless(stamp),
  }),
}))

// Incidents: every visibility before and after, every place towards it, every thing that can happen to it.
const place: { readonly [C in Class]: string | null } = {
  department: 'so',
  lead: 'vnpt',
  involved: 'viettel',
  reporting: 'mobifone',
  named: 'buu-dien',
  other: 'tt',
  shared: null,
}
const id = uuid(0x5c)
const openedAs = (visibility: Visibility): CongressEvent => ({
  type: 'incident.opened',
  incident: id,
  code: 'SC-7K4M',
  title: 'Đứt cáp VNPT',
  publicLine: 'Đứt cáp quang tại Hội trường',
  area: 'hoi-truong',
  category: 'VT',
  sub: 'VT1',
  severity: 2,
  occurredAt: began,
  lead: 'vnpt',
  involved: ['viettel'],
  visibility,
  named: ['buu-dien'],
  reporting: 'mobifone',
  reportedBy: 'vnpt',
  reportedPost: 'Trực ca',
  reportedPhone: '0211 000 001',
  rows: ['CN-01.hoi-truong.vnpt'],
  note: 'Xe cẩu kéo đứt',
})
const shownAs = (visibility: Visibility): CongressEvent => ({
  type: 'incident.visibility-set',
  incident: id,
  visibility,
  named: ['buu-dien'],
})
/** Whether the face changes with it. */
const happenings: readonly (readonly [CongressEvent, boolean])[] = [
  [{ type: 'incident.moved', incident: id, move: 'acknowledge', to: 'acknowledged', note: 'Đã nhận' }, true],
  [{ type: 'incident.noted', incident: id, note: 'Đội 2 đang tới', occurredAt: null }, false],
  [{ type: 'incident.updated', incident: id, doing: 'Hàn nối', restoreAt: null }, false],
  [{ type: 'incident.updated', incident: id, doing: 'Hàn nối', restoreAt: began + 1 }, true],
  [{ type: 'incident.severity-set', incident: id, severity: 1, note: 'Lan rộng' }, true],
  [{ type: 'incident.public-line-set', incident: id, publicLine: 'Mất mạng tại Hội trường' }, true],
]
const faceOnly = (incident: Incident) =>
  Object.fromEntries(faceFields.map((field) => [field, incident[field]])) as never

function incidentCase(
  from: Visibility | null,
  to: Visibility,
  at: Class,
  event: CongressEvent,
  changes: boolean,
): Case {
  const was = from === null ? 'nothing' : incidentTable[from][at]
  const is = incidentTable[to][at]
  const leaves: Case['leaves'] = (whole, after) => {
    const stamp = nameless(whole.stamp)
    if (is === 'record')
      return was === 'record' || from === null
        ? whole
        : { event: { type: 'incident.disclosed', record: after! }, stamp }
    if (is === 'nothing')
      return was === 'nothing' ? null : { event: { type: 'incident.withdrawn', incident: id }, stamp }
    return was === 'face' && !changes
      ? null
      : { event: { type: 'incident.faced', face: faceOnly(after!) }, stamp }
  }
  const before = from === null ? [] : [openedAs(from)]
  return { row: `incident ${to}`, before, event, by: of('so'), viewer: place[at], leaves }
}
const incidentCases = visibilities.flatMap((to) =>
  classes.flatMap((at) => [
    incidentCase(null, to, at, openedAs(to), true),
    ...happenings.map(([event, changes]) => incidentCase(to, to, at, event, changes)),
    ...visibilities.map((from) => incidentCase(from, to, at, shownAs(to), false)),
  ]),
)

// Who comes into an incident that all may see is disclosed it; who leaves it keeps the face.
const involved: CongressEvent = { type: 'incident.involved-set', incident: id, lead: null, involved: ['tt'] }
const involvingCases = classes.map((at): Case => {
  const leaves: Case['leaves'] = (whole, after) => {
    const stamp = nameless(whole.stamp)
    if (at === 'department' || at === 'reporting') return whole
    if (at === 'other') return { event: { type: 'incident.disclosed', record: after! }, stamp }
    const wasIn = at === 'lead' || at === 'involved'
    return wasIn ? { event: { type: 'incident.faced', face: faceOnly(after!) }, stamp } : null
  }
  const before = [openedAs('all')]
  return { row: 'incident all', before, event: involved, by: of('so'), viewer: place[at], leaves }
})

const cases = [
  ...liveCases,
  ...dutyCases,
  ...involvingCases,
  ...itemCases,
  ...startCases,
  ...readinessCases,
  ...peopleCases,
  ...congressCases,
  ...incidentCases,
]

/** The cells of the table that `sight` gets wrong, each as `row: event for viewer`. */
export function violations(sight: Sight): string[] {
  return cases.flatMap(({ row, before, event, by, viewer, leaves }) => {
    const state = onStage()
    before.forEach((one, n) => evolveTouching(state, one, { at: began + n, by: of('so'), id: uuid(n + 1) }))
    const stamp = { at: began + 60_000, by, id: uuid(0x99) }
    const touched = evolveTouching(state, event, stamp)
    const got = sight({ organisation: viewer, department: viewer === 'so' }, event, stamp, touched)
    const wanted = leaves({ event, stamp }, touched.after)
    const same = isDeepStrictEqual(got && { event: got.event, stamp: got.stamp }, wanted)
    return same ? [] : [`${row}: ${event.type} for ${viewer ?? 'the shared view'}`]
  })
}

export const cells = cases.length
