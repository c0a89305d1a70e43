import type { Author, Stamp } from '../stamp.ts'
import type { LiveLine, Subject } from './draft.ts'

export const lineStates = ['open', 'accepted', 'questioned'] as const
export type LineState = (typeof lineStates)[number]

/** A question of the incoming shift, or the outgoing one's answer to it. */
export interface Said {
  readonly at: number
  readonly by: Author | null
  readonly text: string | null
}

export interface HandoverLine {
  /** The id of the incident or directive, `CN-08/vnpt`, or `+1` for an own remark. */
  readonly key: string
  readonly subject: Subject
  /** What the outgoing shift writes to it. */
  readonly note: string | null
  readonly state: LineState
  /** Who accepted or questioned it last. */
  readonly settled: { readonly at: number; readonly by: Author | null } | null
  /** Questions to it, newest last; `questionsKept` of them. */
  readonly questions: readonly Said[]
}

/** One shift passed on inside an organisation. */
export interface Handover {
  readonly id: string
  readonly of: string
  /** The key of the shift that goes. */
  readonly shift: string
  /** Both signatures: when it was offered and taken, and by whom. */
  readonly offered: { readonly at: number; readonly by: Author | null }
  readonly taken: {
    readonly at: number
    readonly by: Author | null
    /** What came up between the signatures and stands in no line. */
    readonly arisen: readonly LiveLine[]
  } | null
  readonly withdrawn: Said | null
  readonly lines: readonly HandoverLine[]
}

export interface HandoverState {
  readonly handovers: Map<string, Handover>
}

/** Events name the organisation, so that it is told without a look at the state who may see them. */
type On<T, X> = { readonly type: T; readonly handover: string; readonly of: string } & X

export type HandoverEvent =
  | On<
      'handover.offered',
      {
        readonly shift: string
        readonly lines: readonly { readonly key: string; readonly subject: Subject }[]
      }
    >
  /** The outgoing shift's words to a line; a questioned line is open again. */
  | On<'handover.noted', { readonly line: string; readonly note: string | null }>
  | On<'handover.accepted', { readonly lines: readonly string[] }>
  | On<'handover.questioned', { readonly line: string; readonly reason: string | null }>
  | On<'handover.taken', { readonly arisen: readonly LiveLine[] }>
  | On<'handover.withdrawn', { readonly reason: string | null }>

/** Handovers of an organisation that are kept beside the record; the journal holds all. */
export const handoversKept = 10
export const questionsKept = 5

type When = {
  [T in HandoverEvent['type']]: (
    state: HandoverState,
    event: Extract<HandoverEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

function change({ handovers }: HandoverState, id: string, to: Partial<Handover>): void {
  const found = handovers.get(id)
  if (found) handovers.set(id, { ...found, ...to })
}

const changeLine = (
  state: HandoverState,
  id: string,
  keys: readonly string[],
  to: (line: HandoverLine) => HandoverLine,
): void =>
  change(state, id, {
    lines: (state.handovers.get(id)?.lines ?? []).map((line) => (keys.includes(line.key) ? to(line) : line)),
  })

/** By organisation, so that a view of one comes to the same. */
function forgetOldest({ handovers }: HandoverState, of: string): void {
  const own = [...handovers.values()].filter((one) => one.of === of)
  for (const { id } of own.slice(0, Math.max(0, own.length - handoversKept))) handovers.delete(id)
}

const blank = { note: null, state: 'open', settled: null, questions: [] } as const

export const evolveHandover: When = {
  'handover.offered': (state, { handover: id, of, shift, lines }, { at, by }) => {
    const fresh = lines.map((line): HandoverLine => ({ ...line, ...blank }))
    state.handovers.set(id, {
      id,
      of,
      shift,
      offered: { at, by },
      taken: null,
      withdrawn: null,
      lines: fresh,
    })
    forgetOldest(state, of)
  },
  'handover.noted': (state, { handover, line: key, note }) =>
    changeLine(state, handover, [key], (line) => ({ ...line, note, state: 'open' })),
  'handover.accepted': (state, { handover, lines }, { at, by }) =>
    changeLine(state, handover, lines, (line) => ({ ...line, state: 'accepted', settled: { at, by } })),
  'handover.questioned': (state, { handover, line: key, reason: text }, { at, by }) =>
    changeLine(state, handover, [key], (line) => ({
      ...line,
      state: 'questioned',
      settled: { at, by },
      questions: [...line.questions, { at, by, text }].slice(-questionsKept),
    })),
  'handover.taken': (state, { handover, arisen }, { at, by }) =>
    change(state, handover, { taken: { at, by, arisen } }),
  'handover.withdrawn': (state, { handover, reason: text }, { at, by }) =>
    change(state, handover, { withdrawn: { at, by, text } }),
}

export const handoverText: { [T in HandoverEvent['type']]: readonly string[] } = {
  'handover.offered': [],
  'handover.noted': ['note'],
  'handover.accepted': [],
  'handover.questioned': ['reason'],
  'handover.taken': [],
  'handover.withdrawn': ['reason'],
}

/** Neither taken nor withdrawn. */
export const isUnderway = ({ taken, withdrawn }: Handover): boolean => taken === null && withdrawn === null

/** The one that waits to be taken over in an organisation; null when none does. */
export const underwayOf = ({ handovers }: HandoverState, of: string): Handover | null =>
  [...handovers.values()].find((one) => one.of === of && isUnderway(one)) ?? null
