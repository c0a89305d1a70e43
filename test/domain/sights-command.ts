import type { CongressEvent } from '../../domain/events.ts'
import { everybody, nameless, of } from './sight-cells.ts'
import type { Case } from './sight-cells.ts'
import { began, minute, uuid } from './stage.ts'

// A directive: an addressee its text, deadline and own receipt; the department all; to others there is none.
const directive = uuid(0x91)
const to = ['vnpt', 'buu-dien']
const issued = {
  type: 'directive.issued',
  directive,
  text: 'Thử tải nguồn dự phòng',
  to,
  deadline: began + 60 * minute,
} as const
const received: CongressEvent = { type: 'directive.received', directive, receiver: 'vnpt' }
const directiveCells: readonly [CongressEvent, (viewer: string) => object | null][] = [
  [issued, (viewer) => (to.includes(viewer) ? { to: [viewer] } : null)],
  [received, (viewer) => (viewer === 'vnpt' ? {} : null)],
  [
    { type: 'directive.completed', directive, receiver: 'vnpt', note: 'Đã thử, đạt' },
    (viewer) => (viewer === 'vnpt' ? {} : null),
  ],
  [
    { type: 'directive.extended', directive, deadline: began + 90 * minute, reason: 'Bưu điện xin lùi' },
    (viewer) => (to.includes(viewer) ? { reason: '' } : null),
  ],
  [
    { type: 'directive.cancelled', directive, reason: 'Viettel làm thay VNPT' },
    (viewer) => (to.includes(viewer) ? { reason: '' } : null),
  ],
]
const directiveCases = directiveCells.flatMap(([event, seen]) =>
  everybody.map((viewer): Case => {
    const own = 'receiver' in event
    return {
      row: 'directive',
      before: event === issued ? [] : [issued],
      event,
      by: of(own ? 'vnpt' : 'so'),
      viewer,
      leaves: ({ stamp }) => {
        if (viewer === 'so') return { event, stamp }
        const change = viewer === null ? null : seen(viewer)
        if (!change) return null
        return { event: { ...event, ...change } as never, stamp: own ? stamp : nameless(stamp) }
      },
    }
  }),
)

// A signal: the department's, whoever handed it in.
const signal = uuid(0x92)
const facts = { area: 'hoi-truong', category: 'VT', sub: null, severity: 2 } as const
const raised: CongressEvent = {
  type: 'signal.raised',
  signal,
  source: null,
  key: null,
  text: 'Viettel đang đào gần cổng Đông',
  from: 'vnpt',
  under: null,
  ...facts,
}
const rule = uuid(0x93)
const signals: readonly CongressEvent[] = [
  raised,
  { type: 'signal.repeated', signal, text: 'Vẫn đang đào', severity: 2, under: null },
  { type: 'signal.cleared', signal },
  { type: 'signal.accepted', signal, incident: uuid(0x5c), rule: null },
  { type: 'signal.merged', signal, incident: uuid(0x5c) },
  { type: 'signal.dismissed', signal, reason: 'Báo nhầm', quietUntil: null },
  {
    type: 'signal.rule-set',
    rule,
    source: 'zabbix',
    key: 'core-*',
    threshold: 3,
    minutes: 5,
    parent: null,
    reason: 'Hay chớp',
    ...facts,
  },
  { type: 'signal.rule-removed', rule, reason: 'Hết cần' },
]
const signalCases = signals.flatMap((event) =>
  everybody.map((viewer): Case => ({
    row: 'signals',
    before: event === raised ? [] : [raised],
    event,
    by: of('vnpt'),
    viewer,
    leaves: (whole) => (viewer === 'so' ? whole : null),
  })),
)

export const commandCases = [...directiveCases, ...signalCases]
