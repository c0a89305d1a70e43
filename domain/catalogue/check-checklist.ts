import type { Words } from '../words.ts'
import { isBody } from './bodies.ts'
import type { Finding } from './catalogue.ts'
import { checkConditions } from './check-conditions.ts'
import { phases, type Checklist, type Item, type LineFigure, type Reading } from './checklist.ts'

type Path = readonly (string | number)[]
/** What must hold of an item beyond its form; null when it does. */
type Rule = (item: Item) => { at: Path; expected: Words } | null

/** Due at or before opening, so that go/no-go has a first proof. */
const byOpening = (due: string): boolean => due === 'T0' || due.startsWith('T-')

/** Later by the text alone: another day of the same anchor, or opening after closing. */
function endsBeforeStart(due: string, until: string): boolean {
  if (due[0] !== until[0]) return due.startsWith('C')
  return hoursFromAnchor(until) < hoursFromAnchor(due)
}

function hoursFromAnchor(due: string): number {
  if (due === 'T0') return 0
  return Number(due.slice(1, -1)) * (due.endsWith('d') ? 24 : 1)
}

/** What a browser measures of its line, and in which unit. */
const lineUnits: { readonly [F in LineFigure]: string } = {
  latency: 'ms',
  jitter: 'ms',
  loss: '%',
  down: 'Mbit/s',
  up: 'Mbit/s',
}

const rules: readonly Rule[] = [
  (item) =>
    item.critical && item.recurrence !== 'once' && !byOpening(item.due)
      ? {
          at: ['due'],
          expected: {
            vi: 'mốc không sau khai mạc (T0 hoặc T-…), vì mục quan trọng lặp lại phải có lần đầu trước khi chốt sẵn sàng',
            en: 'a time not after opening (T0 or T-…): a critical recurring item needs a first proof before go/no-go',
          },
        }
      : null,
  (item) =>
    (item.recurrence === 'once') === (item.until === undefined)
      ? null
      : {
          at: [item.until === undefined ? 'recurrence' : 'until'],
          expected: {
            vi: 'mục lặp lại có until, mục làm một lần thì không',
            en: 'until on a recurring item, and none on an item done once',
          },
        },
  (item) =>
    item.until !== undefined && endsBeforeStart(item.due, item.until)
      ? {
          at: ['until'],
          expected: { vi: `mốc sau due (${item.due})`, en: `a time after due (${item.due})` },
        }
      : null,
  (item) =>
    item.at !== undefined && item.recurrence !== 'daily'
      ? { at: ['at'], expected: { vi: 'chỉ dùng với recurrence: daily', en: 'only with recurrence: daily' } }
      : null,
  (item) =>
    (item.scope === 'per_area') === item.areaKinds.length > 0
      ? null
      : {
          at: [item.scope === 'per_area' ? 'scope' : 'areaKinds'],
          expected: {
            vi: 'scope: per_area đi cùng area_kinds; scope: global thì không có',
            en: 'area_kinds with scope: per_area, and none with scope: global',
          },
        },
  (item) =>
    item.perCarrier && item.ownerType !== 'carrier'
      ? {
          at: ['perCarrier'],
          expected: { vi: 'chỉ dùng với owner_type: carrier', en: 'only with owner_type: carrier' },
        }
      : null,
  (item) =>
    item.byPoll && (item.scope !== 'global' || item.twoPerson)
      ? {
          at: ['byPoll'],
          expected: {
            vi: 'chỉ dùng với scope: global và two_person: false; kết quả biểu quyết đã có chữ ký từng đơn vị',
            en: 'only with scope: global and two_person: false; the poll is signed by every organisation',
          },
        }
      : null,
  (item) =>
    item.secondElsewhere && !item.twoPerson
      ? {
          at: ['secondElsewhere'],
          expected: { vi: 'chỉ dùng với two_person: true', en: 'only with two_person: true' },
        }
      : null,
  (item) =>
    item.bulk && (item.evidence.kind !== 'tick' || item.twoPerson || item.evidence.readings.length > 0)
      ? {
          at: ['bulk'],
          expected: {
            vi: 'chỉ dùng với kind: tick và two_person: false',
            en: 'only with kind: tick and two_person: false',
          },
        }
      : null,
  (item) =>
    item.evidence.kind === 'reading' && item.evidence.readings.length === 0
      ? {
          at: ['evidence', 'kind'],
          expected: { vi: 'ít nhất một số đo trong readings', en: 'at least one reading in readings' },
        }
      : null,
  (item) =>
    (item.evidence.kind === 'probe') === (item.evidence.probe !== undefined)
      ? null
      : {
          at: ['evidence', 'kind'],
          expected: {
            vi: 'kind: probe đi cùng khóa probe, loại khác thì không có',
            en: 'the key probe with kind: probe, and not with another kind',
          },
        },
]

/** Rules of a checklist that its form alone cannot say. Sources: DOMAIN B, R20. */
export function checkChecklist(checklist: Checklist): Finding[] {
  const findings: Finding[] = [...missingPhases(checklist), ...checkConditions(checklist)]
  checklist.items.forEach((item, index) => {
    const add = (at: Path, expected: Words) => findings.push({ path: ['items', index, ...at], expected })
    for (const rule of rules) {
      const broken = rule(item)
      if (broken !== null) add(broken.at, broken.expected)
    }
    item.support.forEach((key, i) => {
      if (!isBody(key)) add(['support', i], unknownBody(key))
    })
    item.evidence.readings.forEach((reading, i) => {
      if (crossed(reading))
        add(['evidence', 'readings', i, 'max'], { vi: 'max không nhỏ hơn min', en: 'max not below min' })
      const unit = reading.line && lineUnits[reading.line]
      if (unit !== undefined && unit !== reading.unit)
        add(['evidence', 'readings', i, 'line'], {
          vi: `chỉ dùng với đơn vị ${unit}`,
          en: `only with the unit ${unit}`,
        })
    })
  })
  return findings
}

function missingPhases(checklist: Checklist): Finding[] {
  const present = new Set(checklist.items.map((item) => item.phase))
  const missing = phases.filter((phase) => !present.has(phase))
  if (missing.length === 0) return []
  const names = missing.join(', ')
  return [
    {
      path: ['items'],
      expected: {
        vi: `ít nhất một mục cho mỗi giai đoạn; còn thiếu ${names}`,
        en: `at least one item of each phase; missing ${names}`,
      },
    },
  ]
}

const crossed = ({ min, max }: Reading): boolean => min !== null && max !== null && min > max

/** Also for incidents. */
export const unknownBody = (key: string): Words => ({
  vi: `lực lượng có trong bảng bodies; "${key}" không có`,
  en: `a key of the table bodies; "${key}" is not`,
})
