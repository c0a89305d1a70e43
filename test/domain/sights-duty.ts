import type { CongressEvent } from '../../domain/events.ts'
import { everybody, of as by } from './sight-cells.ts'
import type { Case } from './sight-cells.ts'
import { began, personOf, uuid } from './stage.ts'

// The rows of the table for duty and handovers: the organisation's own people and the department's, whole.
const of = 'vnpt'
const person = personOf('vnpt liaison')
const handover = uuid(0x4a)
const critical = { about: 'overdue', item: 'CN-05', owner: of, critical: true } as const
const late = { ...critical, rows: ['CN-05.hoi-truong.vnpt'], total: 1, dueAt: began }
const subject = { about: 'incident', incident: uuid(0x5c), severity: 1, status: 'open' } as const

export const dutyEvents: readonly CongressEvent[] = [
  { type: 'duty.rostered', of, tier: 'commander', shifts: ['2026-01-19.1'], people: [person] },
  { type: 'duty.taken', of, tier: 'commander', shift: '2026-01-19.1', person, instead: null, reason: 'Ốm' },
  { type: 'duty.tested', of, people: [person] },
  { type: 'duty.answered', of, person, byHand: false, note: null },
  { type: 'handover.offered', handover, of, shift: '2026-01-19.1', lines: [{ key: uuid(0x5c), subject }] },
  { type: 'handover.noted', handover, of, line: uuid(0x5c), note: 'Đội hàn còn ở bể B14' },
  { type: 'handover.accepted', handover, of, lines: [uuid(0x5c)] },
  { type: 'handover.questioned', handover, of, line: uuid(0x5c), reason: 'Ai giữ liên lạc?' },
  { type: 'handover.taken', handover, of, arisen: [late] },
  { type: 'handover.withdrawn', handover, of, reason: 'Soạn lại' },
]

export const dutyCases = dutyEvents.flatMap((event) =>
  everybody.map((viewer): Case => ({
    row: event.type.split('.')[0] ?? '',
    before: [],
    event,
    by: by(of),
    viewer,
    leaves: (whole) => (viewer === 'so' || viewer === of ? whole : null),
  })),
)
