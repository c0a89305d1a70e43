import { isCommand, offline } from '../../domain/offline.ts'
import type { CommandAnswer, Envelope, WireError } from '../../domain/protocol.ts'
import type { LocalRefusal, OutboxEntry } from './entry.ts'

/** What became of one sending. `line`: the connection broke; `answer`: it lived on and no answer came. */
export type Submitted = CommandAnswer | { readonly lost: 'line' | 'answer' }

type Accepted = Extract<CommandAnswer, { ok: true }>
type Refused = Extract<CommandAnswer, { ok: false }>

/** What an answer means for its entry. Only `receipt` lets it go. */
export type Conclusion =
  | { readonly means: 'receipt'; readonly answer: Accepted }
  | { readonly means: 'refused'; readonly entry: OutboxEntry; readonly answer: Refused }
  | { readonly means: 'aside'; readonly entry: OutboxEntry }
  /** Stays first in the queue, but not again at once. */
  | { readonly means: 'again'; readonly entry: OutboxEntry }
  | { readonly means: 'session-over' }

/** The centre as a whole cannot take commands: no command's own fault, so it is never counted against one. */
const notYet = new Set([
  'too-fast',
  'storage-full',
  'storage-readonly',
  'read-only',
  'draining',
  'busy',
  'photos-busy',
])
const sessionOver = 'signed-out'
const faultsUntilAside = 2
/** Lines break often in a basement; a command that breaks one each time is set aside all the same. */
const cutsUntilAside = 8
/** What needed the line must not take effect long after: its author decides again, ms. */
export const onlineKeptFor = 2 * 60_000

const localError = (code: LocalRefusal): WireError => ({ code, message: '' })

/** Whether it is an answer of the centre, and not something else that came over its line. */
export const isAnswer = (value: unknown): value is CommandAnswer => {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  if (value.ok === true) return true
  return 'error' in value && typeof value.error === 'object' && value.error !== null && 'code' in value.error
}

function fault(entry: OutboxEntry, error: WireError): Conclusion {
  const faults = entry.faults + 1
  return faults >= faultsUntilAside
    ? { means: 'aside', entry: { ...entry, faults, state: 'aside', error } }
    : { means: 'again', entry: { ...entry, faults, error } }
}

function cut(entry: OutboxEntry): Conclusion {
  const cuts = entry.cuts + 1
  return cuts >= cutsUntilAside
    ? { means: 'aside', entry: { ...entry, cuts, state: 'aside', error: localError('no-answer') } }
    : { means: 'again', entry: { ...entry, cuts } }
}

export function conclude(entry: OutboxEntry, submitted: Submitted): Conclusion {
  if (typeof submitted === 'object' && 'lost' in submitted)
    return submitted.lost === 'line' ? cut(entry) : fault(entry, localError('no-answer'))
  if (!isAnswer(submitted)) return fault(entry, localError('no-answer'))
  if (submitted.ok) return { means: 'receipt', answer: submitted }
  const { error } = submitted
  if (error.code === sessionOver) return { means: 'session-over' }
  if (notYet.has(error.code)) return { means: 'again', entry }
  if (error.retryable === true) return fault(entry, error)
  return { means: 'refused', entry: { ...entry, state: 'refused', error }, answer: submitted }
}

/** What needed the line and lay without one too long is not sent by itself any more; null: it may go. */
export const tooLate = (entry: OutboxEntry, now: number): OutboxEntry | null =>
  isCommand(entry.type) && !offline[entry.type] && now - entry.queuedAt > onlineKeptFor
    ? { ...entry, state: 'aside', error: localError('too-late') }
    : null

export const envelopeOf = ({ id, congress, type, payload, madeAt, expected }: OutboxEntry): Envelope => ({
  id,
  congress,
  type,
  payload,
  madeAt,
  ...(expected === undefined ? {} : { expected }),
})

/** An entry as it is first stored. */
export const entryOf = ({ expected, ...rest }: Envelope, queuedAt: number): Omit<OutboxEntry, 'seq'> => ({
  ...rest,
  ...(expected === undefined ? {} : { expected }),
  state: 'stored',
  faults: 0,
  cuts: 0,
  queuedAt,
})
