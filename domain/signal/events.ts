import type { Severity } from '../incident/events.ts'
import type { Author, Stamp } from '../stamp.ts'

export const signalStates = ['open', 'accepted', 'merged', 'dismissed', 'cleared'] as const
export type SignalStatus = (typeof signalStates)[number]

/** What a signal says of the incident it may become; null where its source does not know. */
export interface SignalFacts {
  readonly area: string | null
  readonly category: string | null
  readonly sub: string | null
  readonly severity: Severity | null
}

/** A machine's message or a person's hint: not an incident until a rule or a person makes it one. */
export interface Signal extends SignalFacts {
  readonly id: string
  /** Null: a person's hint. */
  readonly source: string | null
  /** What its source tells one trouble from another by. */
  readonly key: string | null
  readonly text: string
  /** The organisation whose person handed it in. */
  readonly from: string | null
  readonly by: Author | null
  readonly firstAt: number
  readonly lastAt: number
  readonly count: number
  /** The newest `timesKept`, ms, oldest first. */
  readonly times: readonly number[]
  readonly status: SignalStatus
  /** What it became, or was added to. */
  readonly incident: string | null
  readonly settled: { readonly at: number; readonly by: Author | null; readonly reason: string | null } | null
  /** Repeats of a dismissed one only count until then, ms. */
  readonly quietUntil: number | null
  /** When its source said that the trouble is over, ms. */
  readonly clearedAt: number | null
  /** The open incident that explains it: while that is open, no rule makes one of it. */
  readonly under: string | null
}

/** What a signal's trouble may follow from: anything in an area, or another source's. */
export type Parent = { readonly area: string } | { readonly source: string; readonly key: string }

/** When signals of a source become an incident by themselves. */
export interface SignalRule extends SignalFacts {
  readonly id: string
  readonly source: string
  /** The key itself, or its beginning with `*` behind it. */
  readonly key: string
  /** So many within `minutes` make an incident; null: never by themselves. */
  readonly threshold: number | null
  readonly minutes: number
  readonly parent: Parent | null
  readonly setAt: number
  readonly setBy: Author | null
  readonly reason: string
}

export interface SignalState {
  readonly signals: Map<string, Signal>
  readonly signalRules: Map<string, SignalRule>
}

type On<T, X = unknown> = { readonly type: T; readonly signal: string } & X

export type SignalEvent =
  | On<'signal.raised', Pick<Signal, 'source' | 'key' | 'text' | 'from' | 'under'> & SignalFacts>
  | On<'signal.repeated', Pick<Signal, 'text' | 'severity' | 'under'>>
  | On<'signal.cleared'>
  | On<'signal.accepted', { readonly incident: string; readonly rule: string | null }>
  | On<'signal.merged', { readonly incident: string }>
  | On<'signal.dismissed', { readonly reason: string; readonly quietUntil: number | null }>
  | ({ readonly type: 'signal.rule-set'; readonly rule: string } & Omit<SignalRule, 'id' | 'setAt' | 'setBy'>)
  | { readonly type: 'signal.rule-removed'; readonly rule: string; readonly reason: string }

type When = {
  [T in SignalEvent['type']]: (
    state: SignalState,
    event: Extract<SignalEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

/** Times of repeats that a signal keeps, and the highest threshold a rule can have. */
export const timesKept = 50
/** Signals kept that nobody waits for any more; the journal holds all. */
export const settledKept = 300

function change(state: SignalState, id: string, to: (signal: Signal) => Partial<Signal>): void {
  const signal = state.signals.get(id)
  if (signal) state.signals.set(id, { ...signal, ...to(signal) })
}

/** Changes the state of a signal, and lets go of the oldest that are settled. */
function settle(state: SignalState, id: string, to: Partial<Signal>): void {
  change(state, id, () => to)
  const settled = [...state.signals.values()].filter(({ status }) => status !== 'open')
  for (const one of settled.slice(0, Math.max(0, settled.length - settledKept))) state.signals.delete(one.id)
}

const bySettler = ({ at, by }: Stamp, reason: string | null) => ({ settled: { at, by, reason } })

export const evolveSignal: When = {
  'signal.raised': (state, { type: _type, signal: id, ...said }, { at, by }) => {
    state.signals.set(id, {
      id,
      ...said,
      by,
      firstAt: at,
      lastAt: at,
      count: 1,
      times: [at],
      status: 'open',
      incident: null,
      settled: null,
      quietUntil: null,
      clearedAt: null,
    })
  },
  'signal.repeated': (state, { signal, text, severity, under }, { at }) =>
    change(state, signal, ({ count, times, status }) => ({
      text,
      severity,
      under,
      count: count + 1,
      lastAt: at,
      times: [...times, at].slice(-timesKept),
      clearedAt: null,
      status: status === 'cleared' ? 'open' : status,
    })),
  'signal.cleared': (state, { signal }, { at }) => {
    const status = state.signals.get(signal)?.status === 'open' ? { status: 'cleared' as const } : {}
    settle(state, signal, { clearedAt: at, ...status })
  },
  'signal.accepted': (state, { signal, incident }, stamp) =>
    settle(state, signal, { status: 'accepted', incident, ...bySettler(stamp, null) }),
  'signal.merged': (state, { signal, incident }, stamp) =>
    settle(state, signal, { status: 'merged', incident, ...bySettler(stamp, null) }),
  'signal.dismissed': (state, { signal, reason, quietUntil }, stamp) =>
    settle(state, signal, { status: 'dismissed', quietUntil, ...bySettler(stamp, reason) }),
  'signal.rule-set': (state, { type: _type, rule: id, ...said }, { at, by }) => {
    state.signalRules.set(id, { id, ...said, setAt: at, setBy: by })
  },
  'signal.rule-removed': (state, { rule }) => {
    state.signalRules.delete(rule)
  },
}

export const signalText: { [T in SignalEvent['type']]: readonly string[] } = {
  'signal.raised': ['text'],
  'signal.repeated': ['text'],
  'signal.cleared': [],
  'signal.accepted': [],
  'signal.merged': [],
  'signal.dismissed': ['reason'],
  'signal.rule-set': ['reason'],
  'signal.rule-removed': ['reason'],
}
