import type { CongressEvent } from '../../domain/events.ts'
import type { Incident, Visibility } from '../../domain/incident/events.ts'
import { visibilities } from '../../domain/incident/events.ts'
import { nameless, of } from './sight-cells.ts'
import type { Case } from './sight-cells.ts'
import { conductHappenings, insideEvents, ownEvents, policyCases } from './sights-conduct.ts'
import { began, uuid } from './stage.ts'
import { classes, faceFields, incidentTable } from './table.ts'
import type { Class } from './table.ts'

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
  ...conductHappenings(id),
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
const lifeCases = visibilities.flatMap((to) =>
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

// What the department keeps to itself goes to nobody else, however the incident is shown.
const insideCases = visibilities.flatMap((shown) =>
  classes.flatMap((at) =>
    insideEvents(id).map((event): Case => ({
      row: `incident ${shown}`,
      before: [openedAs(shown)],
      event,
      by: of('so'),
      viewer: place[at],
      leaves: (whole) => (at === 'department' ? whole : null),
    })),
  ),
)

// Who has received it and who was called is each organisation's own, as long as it sees the incident.
const ownCases = visibilities.flatMap((shown) =>
  classes.flatMap((at) =>
    ownEvents(id, 'vnpt').map((event): Case => ({
      row: `incident ${shown}`,
      before: [openedAs(shown)],
      event,
      by: of('vnpt'),
      viewer: place[at],
      leaves: (whole) => {
        const own = at === 'lead' && incidentTable[shown][at] === 'record'
        return at === 'department' || own ? whole : null
      },
    })),
  ),
)

// Merged into one that the reader may not see: only the department learns into which.
const merged: CongressEvent = {
  type: 'incident.merged',
  incident: id,
  into: uuid(0x5e),
  note: 'Cùng đoạn cáp',
}
const mergeCases = visibilities.flatMap((shown) =>
  classes.map((at): Case => {
    const life = incidentCase(shown, shown, at, merged, true)
    return {
      ...life,
      leaves: (whole, after) => {
        const seen = life.leaves(whole, after)
        return seen?.event === merged && at !== 'department'
          ? { ...seen, event: { ...merged, into: null } }
          : seen
      },
    }
  }),
)

// What came about inside while an organisation was out does not come with the disclosure.
const withInside: readonly CongressEvent[] = [
  openedAs('department'),
  ...insideEvents(id),
  ...ownEvents(id, 'vnpt'),
]
const disclosingCases = classes
  .filter((at) => incidentTable.department[at] === 'nothing' && incidentTable.all[at] === 'record')
  .map((at): Case => ({
    row: 'incident all',
    before: withInside,
    event: shownAs('all'),
    by: of('so'),
    viewer: place[at],
    leaves: (whole, after) => {
      if (!after) return null
      const { inside: _inside, receipts, escalations, ...rest } = after
      const record = at === 'lead' ? { ...rest, receipts, escalations } : rest
      return { event: { type: 'incident.disclosed', record: record as never }, stamp: nameless(whole.stamp) }
    },
  }))

export const incidentCases = [
  ...lifeCases,
  ...involvingCases,
  ...insideCases,
  ...ownCases,
  ...mergeCases,
  ...disclosingCases,
  ...policyCases,
]
