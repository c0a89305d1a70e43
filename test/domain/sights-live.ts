import type { CongressEvent } from '../../domain/events.ts'
import { commandCases } from './sights-command.ts'
import { directoryCases } from './sights-directory.ts'
import { everybody, nameless, of } from './sight-cells.ts'
import type { Case } from './sight-cells.ts'
import { areas, began, duty, line, organisations, uuid } from './stage.ts'

// The rows of the table for what changes while a run is live, for the poll and for the settings.
const fact = { row: 'CN-01.hoi-truong.vnpt', madeAt: began, flagged: false, needsSecond: false }
/** Of the hall everybody sees only their own place in it. */
const hallSeen: { readonly [viewer: string]: object } = {
  vnpt: { leadCarrier: 'vnpt', carriers: ['vnpt'] },
  viettel: { carriers: ['viettel'] },
  'buu-dien': { leadPost: 'buu-dien', carriers: [] },
}

// What the department, a probe and the scheduler say of a row: its owner and the department.
const rowOnly: readonly CongressEvent[] = [
  { type: 'run.begun', ...fact, note: null },
  { type: 'run.blocked', ...fact, note: 'Chờ chìa khóa' },
  { type: 'run.probed', ...fact, result: 'bad', note: null },
  { type: 'run.polled', ...fact, passed: true },
  { type: 'run.reminded', row: fact.row },
  { type: 'run.lapsed', row: fact.row, kind: 'overdue', dueAt: began },
  { type: 'run.asked-again', row: fact.row, reason: 'Làm lại', incident: null },
  { type: 'run.probe-bound', row: fact.row, probe: 'cong', reason: 'Gắn máy' },
]
const rowOnlyCases = rowOnly.flatMap((event) =>
  everybody.map((viewer): Case => {
    const sees = viewer === 'so' || viewer === 'vnpt'
    return { row: 'items', before: [], event, by: of('so'), viewer, leaves: (w) => (sees ? w : null) }
  }),
)

// Limits of a reading: whoever has a row of the item, without the name of who set them.
const ranged = {
  type: 'run.range-set',
  checklist: 'CL6',
  item: 'CN-02',
  reading: 0,
  min: 40,
  max: null,
} as const
const rangeCases = everybody.map((viewer): Case => ({
  row: 'items',
  before: [],
  event: { ...ranged, reason: 'Sở duyệt' },
  by: of('so'),
  viewer,
  leaves: ({ event, stamp }) => {
    if (viewer === 'so') return { event, stamp }
    return viewer === 'vnpt' || viewer === 'viettel' ? { event, stamp: nameless(stamp) } : null
  },
}))

// A row that changes hands: withdrawn from one, disclosed to the other, each without the other.
const given: CongressEvent = { type: 'run.reassigned', row: 'DT-01.hoi-truong.so', to: 'vnpt', reason: 'Đổi' }
const handed: CongressEvent = { ...given, to: 'viettel' }
const reassignCases = everybody.map((viewer): Case => ({
  row: 'items',
  before: [given],
  event: handed,
  by: of('so'),
  viewer,
  leaves: ({ event, stamp }) => {
    if (viewer === 'so') return { event, stamp }
    if (viewer === 'vnpt') return { event: { type: 'run.withdrawn', row: given.row }, stamp: nameless(stamp) }
    if (viewer !== 'viettel') return null
    const record = {
      id: given.row,
      item: 'DT-01',
      area: 'hoi-truong',
      carrier: null,
      owner: 'viettel',
      checklist: 'CL7',
      startedAt: began,
      facts: [],
      assigned: { at: stamp.at, reason: 'Đổi' },
    }
    const checklist = { ...duty, items: duty.items.filter(({ id }) => id === 'DT-01') }
    return { event: { type: 'run.disclosed', record, checklist }, stamp: nameless(stamp) }
  },
}))

const grown: CongressEvent = {
  type: 'run.grown',
  checklist: { ...line, items: [line.items[0]!] },
  rows: [
    { id: 'CN-01.khach-san.viettel', item: 'CN-01', area: 'khach-san', carrier: 'viettel', owner: 'viettel' },
  ],
  reason: 'Thêm phòng',
}
const grownCases = everybody.map((viewer): Case => ({
  row: 'items',
  before: [],
  event: grown,
  by: of('so'),
  viewer,
  leaves: ({ event, stamp }) => {
    if (viewer === 'so') return { event, stamp }
    return viewer === 'viettel' ? { event: { ...grown, checklist: line }, stamp: nameless(stamp) } : null
  },
}))

// Settings of the congress: everybody; what was open, why an area changed and who serves it, the department.
const { leadCarrier: _lead, leadPost: _post, ...plainHall } = areas[0]!
const settings: readonly [CongressEvent, (viewer: string | null) => object][] = [
  [
    { type: 'congress.changed', name: 'A', level: 'tỉnh', dutyPhone: '1', shifts: ['06:00'], reason: 'b' },
    () => ({}),
  ],
  [
    { type: 'congress.rescheduled', opening: 1, closing: 2, reason: 'Dời', moved: 7 },
    () => ({ moved: null }),
  ],
  [
    { type: 'congress.closed', reason: 'Xong', purgeAt: 9, open: { rows: 3, incidents: 1 } },
    () => ({ open: null }),
  ],
  [{ type: 'congress.reopened', reason: 'Nhầm' }, () => ({})],
  [
    { type: 'area.set', area: areas[0]!, reason: 'Viettel thay VNPT' },
    (viewer) => ({
      area: { ...plainHall, ...(hallSeen[viewer ?? '*'] ?? { carriers: [] }) },
      reason: '',
    }),
  ],
  [{ type: 'organisation.set', record: organisations[2]!, reason: 'Đổi tên' }, () => ({ reason: '' })],
]
const settingCases = settings.flatMap(([event, seen]) =>
  everybody.map((viewer): Case => ({
    row: 'congress',
    before: [],
    event,
    by: of('so'),
    viewer,
    leaves: ({ stamp }) =>
      viewer === 'so'
        ? { event, stamp }
        : { event: { ...event, ...seen(viewer) } as never, stamp: nameless(stamp) },
  })),
)
const clockCases = [
  { type: 'schedule.doubted', jump: 400_000 } as const,
  { type: 'schedule.trusted', note: 'Đã chỉnh' } as const,
].flatMap((event) =>
  everybody.map((viewer): Case => ({
    row: 'signals',
    before: [],
    event,
    by: of('so'),
    viewer,
    leaves: (w) => (viewer === 'so' ? w : null),
  })),
)

// A poll: those asked see the question and their own answer; nobody outside the department the others' or the result.
const pollId = uuid(0x90)
const polled = {
  type: 'poll.opened',
  poll: pollId,
  question: 'Sẵn sàng?',
  deadline: began + 3_600_000,
  unanimous: true,
  asked: ['vnpt', 'buu-dien'],
  follows: uuid(0x8f),
} as const
const result = { verdict: 'hold', go: 1, conditions: 0, noGo: 0, silent: 1 } as const
const voted = {
  type: 'poll.answered',
  poll: pollId,
  voter: 'vnpt',
  answer: 'go',
  reason: null,
  open: [],
  openTotal: 0,
} as const
const pollCells: readonly [CongressEvent, (viewer: string | null) => object | null][] = [
  [polled, (viewer) => (polled.asked.includes(viewer as never) ? { asked: [viewer], follows: null } : null)],
  [voted, (viewer) => (viewer === 'vnpt' ? {} : null)],
  [
    { type: 'poll.closed', poll: pollId, note: 'Họp lại 16 giờ', result },
    (viewer) => (polled.asked.includes(viewer as never) ? { note: null, result: null } : null),
  ],
  [
    { type: 'poll.cancelled', poll: pollId, reason: 'VNPT chưa xong' },
    (viewer) => (polled.asked.includes(viewer as never) ? { reason: '' } : null),
  ],
]
const pollCases = pollCells.flatMap(([event, seen]) =>
  everybody.map((viewer): Case => ({
    row: 'poll',
    before: event === polled ? [] : [polled],
    event,
    by: of(event === voted ? 'vnpt' : 'so'),
    viewer,
    leaves: ({ stamp }) => {
      if (viewer === 'so') return { event, stamp }
      const change = seen(viewer)
      if (!change) return null
      return { event: { ...event, ...change } as never, stamp: event === voted ? stamp : nameless(stamp) }
    },
  })),
)

// What became of a notice on somebody's device: the department's, not even the person's own organisation's.
const delivered: CongressEvent = {
  type: 'notice.delivered',
  incident: uuid(0x5c),
  about: 'new',
  outcome: 'no-permission',
}
const deliveryCases = everybody.map((viewer): Case => ({
  row: 'deliveries',
  before: [],
  event: delivered,
  by: of('vnpt'),
  viewer,
  leaves: (whole) => (viewer === 'so' ? whole : null),
}))

export const liveCases = [
  ...rowOnlyCases,
  ...rangeCases,
  ...reassignCases,
  ...grownCases,
  ...settingCases,
  ...clockCases,
  ...pollCases,
  ...commandCases,
  ...directoryCases,
  ...deliveryCases,
]
