import { isDeepStrictEqual } from 'node:util'
import type { CongressEvent } from '../../domain/events.ts'
import type { Stamp } from '../../domain/stamp.ts'
import { evolveTouching } from '../../domain/view.ts'
import type { Touched, Viewer } from '../../domain/visible.ts'
import { areas, began, incidents, info, line, lineRows, onStage, organisations, uuid } from './stage.ts'
import { everybody, nameless, of } from './sight-cells.ts'
import type { Case, Leaves } from './sight-cells.ts'
import { dutyCases } from './sights-duty.ts'
import { incidentCases } from './sights-incident.ts'
import { liveCases } from './sights-live.ts'

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

const cases = [
  ...liveCases,
  ...dutyCases,
  ...itemCases,
  ...startCases,
  ...readinessCases,
  ...peopleCases,
  ...congressCases,
  ...incidentCases,
]

/** What `sight` is asked in each cell, made once: no sight changes a record. */
const asked = cases.map(({ before, event, by, viewer, ...cell }) => {
  const state = onStage()
  before.forEach((one, n) => evolveTouching(state, one, { at: began + n, by: of('so'), id: uuid(n + 1) }))
  const stamp = { at: began + 60_000, by, id: uuid(0x99) }
  const touched = evolveTouching(state, event, stamp)
  return { ...cell, event, viewer, stamp, touched, wanted: cell.leaves({ event, stamp }, touched.after) }
})

/** The cells of the table that `sight` gets wrong, each as `row: event for viewer`; of one row when one is named. */
export function violations(sight: Sight, only = ''): string[] {
  return asked.flatMap(({ row, event, viewer, stamp, touched, wanted }) => {
    if (!row.startsWith(only)) return []
    const got = sight({ organisation: viewer, department: viewer === 'so' }, event, stamp, touched)
    const same = isDeepStrictEqual(got && { event: got.event, stamp: got.stamp }, wanted)
    return same ? [] : [`${row}: ${event.type} for ${viewer ?? 'the shared view'}`]
  })
}

export const cells = cases.length
