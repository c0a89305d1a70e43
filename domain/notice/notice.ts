import type { Severity } from '../incident/events.ts'
import type { About } from './events.ts'

export const noticeKinds = [
  'opened',
  'reopened',
  'expired',
  'raised',
  'escalated',
  'offered',
  'mentioned',
  'recovered',
  'cancelled',
  'directive',
  'directive-late',
  'handover',
  'overdue',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** `critical`: act now. `normal`: to know soon. `info`: only in the list. */
export type Level = 'critical' | 'normal' | 'info'
export type Tone = 'critical' | 'recovered' | 'soft'

/** What one person wishes to be told of on one device. Severity 1 is always told. */
export interface Preferences {
  readonly severities: readonly Severity[]
  /** Only what one's own organisation leads, is involved in or reported, and only its own items. */
  readonly ownOnly: boolean
  /** Everything but what is critical goes to the list alone. */
  readonly quiet: boolean
}
export const usualPreferences: Preferences = { severities: [1, 2], ownOnly: false, quiet: false }

/** Whose notices they are. */
export interface Recipient {
  readonly person: string
  readonly organisation: string
  readonly department: boolean
  /** Null: their organisation has nobody on duty just now, so everybody is told. */
  readonly onDuty: boolean | null
  /** On duty in the shift after this one. */
  readonly onNext: boolean
}

export interface Notice {
  /** The same on every device and after every reload. */
  readonly id: string
  readonly kind: NoticeKind
  readonly level: Level
  /** Null: no sound. */
  readonly tone: Tone | null
  /** When it happened, centre's ms. */
  readonly at: number
  readonly severity: Severity | null
  /** What a press opens. */
  readonly subject: { readonly kind: 'incident' | 'row' | 'directive' | 'handover'; readonly id: string }
  /** `SC-7K4M`, `CN-08`; empty where there is none. */
  readonly code: string
  /** Title or public line, as somebody wrote it; empty for a row, whose title has two languages. */
  readonly what: string
  readonly area: string | null
  /** How many things it stands for. */
  readonly count: number
  /** What the device reports of it, when it is critical and about an incident. */
  readonly about: About | null
}

export type Draft = Omit<Notice, 'id' | 'tone' | 'count' | 'about'> & Partial<Notice>

const tones: { readonly [K in NoticeKind]?: Tone } = {
  recovered: 'recovered',
  cancelled: 'recovered',
  overdue: 'soft',
  'directive-late': 'soft',
  handover: 'soft',
}

/** What is for one person by name reaches them on duty or not. */
const personal: readonly NoticeKind[] = ['escalated', 'offered', 'mentioned']
/** Told to those on duty, and to who comes next. */
const isFor = ({ kind }: Draft, { onDuty, onNext }: Recipient): boolean =>
  onDuty !== false || personal.includes(kind) || (kind === 'handover' && onNext)

/** Off duty, or wished quiet, a notice goes to the list alone; what is critical for somebody by name never does. */
function levelFor(draft: Draft, who: Recipient, wishes: Preferences): Level {
  if (!isFor(draft, who)) return 'info'
  return wishes.quiet && draft.level === 'normal' ? 'info' : draft.level
}

export function noticeFor(draft: Draft, who: Recipient, wishes: Preferences): Notice {
  const level = levelFor(draft, who, wishes)
  const tone = draft.level === 'critical' ? 'critical' : (tones[draft.kind] ?? null)
  return {
    id: `${draft.kind}:${draft.subject.id}:${draft.at}`,
    count: 1,
    about: null,
    ...draft,
    level,
    tone: level === 'info' ? null : tone,
  }
}
