import type { CongressEvent } from '../../domain/events.ts'
import { everybody, nameless, of } from './sight-cells.ts'
import type { Case } from './sight-cells.ts'
import { began, minute, personOf, uuid } from './stage.ts'

const to = personOf('viettel liaison')

/** How an incident is conducted, to whom the incident is shown whole; whether its face changes with it. */
export const conductHappenings = (incident: string): readonly (readonly [CongressEvent, boolean])[] => [
  [{ type: 'incident.command-offered', incident, to }, false],
  [{ type: 'incident.commanded', incident, note: 'Trưởng ca nhận' }, false],
  [
    { type: 'incident.time-set', incident, occurredAt: began - minute, former: began, reason: 'Nhật ký' },
    true,
  ],
  [{ type: 'incident.step-set', incident, step: 0, done: true }, false],
  [{ type: 'incident.pinned', incident, entry: uuid(1), pinned: true }, false],
  [{ type: 'incident.rows-set', incident, rows: ['CN-04.hoi-truong.vnpt'] }, false],
  [{ type: 'incident.paper-confirmed', incident, entry: uuid(1) }, false],
  [
    {
      type: 'incident.reviewed',
      incident,
      cause: 'Xe cẩu kéo đứt cáp',
      worked: 'Chuyển tuyến trong 4 phút',
      improve: null,
      followUps: 'Hạ ngầm đoạn cổng Đông',
      owners: ['vnpt'],
      dues: [null],
    },
    false,
  ],
  [{ type: 'incident.expired', incident }, false],
]

/** Of the department, whoever else reads the incident. */
export const insideEvents = (incident: string): readonly CongressEvent[] => [
  { type: 'incident.noted-inside', incident, note: 'Viettel chưa biết', occurredAt: null },
  { type: 'incident.related', incident, parent: uuid(0x5d), related: [uuid(0x5e)] },
]

/** Of one organisation's people. */
export const ownEvents = (incident: string, whose: string): readonly CongressEvent[] => [
  { type: 'incident.received', incident, of: whose },
  {
    type: 'incident.escalated',
    incident,
    clock: 'acknowledge',
    dueAt: began + 4 * minute,
    step: 0,
    of: whose,
    tier: 'commander',
    means: 'board',
    to: [personOf('vnpt leader')],
  },
]

// Targets are everybody's, why they changed the department's; whom an organisation calls is its own.
const targets: CongressEvent = {
  type: 'targets.set',
  severity: 'S2',
  ackMin: 3,
  firstUpdateMin: 6,
  updateEveryMin: 9,
  resolveMin: 30,
  ackExpiresMin: null,
  reason: 'VNPT chậm ở lần diễn tập',
}
const escalation = (whose: string | null): CongressEvent => ({
  type: 'escalation.set',
  of: whose,
  category: null,
  clock: 'acknowledge',
  severities: [1, 2],
  steps: [
    { afterMin: 1, whose: 'lead', tier: 'leader', means: 'board', person: personOf('vnpt leader') },
    { afterMin: 2, whose: 'department', tier: 'leader', means: 'telephone', person: personOf('so leader') },
  ],
  reason: 'Theo phương án',
})
/** A rule of its own as its organisation has it: its own people by name, of the department the tier. */
const forItsOwn = (event: CongressEvent): CongressEvent =>
  event.type === 'escalation.set'
    ? {
        ...event,
        steps: [
          { afterMin: 1, whose: 'lead', tier: 'leader', means: 'board', person: personOf('vnpt leader') },
          { afterMin: 2, whose: 'department', tier: 'leader', means: 'telephone' },
        ],
      }
    : event
const removal = (whose: string | null): CongressEvent => ({
  type: 'escalation.removed',
  of: whose,
  category: null,
  clock: 'acknowledge',
  reason: 'Diễn tập xong',
})
const target = everybody.map((viewer): Case => ({
  row: 'policy',
  before: [],
  event: targets,
  by: of('so'),
  viewer,
  leaves: ({ stamp }) =>
    viewer === 'so'
      ? { event: targets, stamp }
      : { event: { ...targets, reason: '' } as never, stamp: nameless(stamp) },
}))
const rules = [escalation(null), escalation('vnpt'), removal(null), removal('vnpt')]
const called = rules.flatMap((event) =>
  everybody.map((viewer): Case => ({
    row: 'policy',
    before: [],
    event,
    by: of('so'),
    viewer,
    leaves: (whole) => {
      if (viewer === 'so') return whole
      const own = viewer === 'vnpt' && 'of' in event && event.of === 'vnpt'
      return own ? { ...whole, event: forItsOwn(event) as never } : null
    },
  })),
)
export const policyCases = [...target, ...called]
