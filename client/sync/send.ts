import { offline } from '../../domain/offline.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import type { CommandAnswer } from '../../domain/protocol.ts'
import type { CongressState } from '../../domain/state.ts'
import { actorOf } from '../../domain/state.ts'
import type { Clock } from '../adapters/clock.ts'
import { isAnswer } from './conclude.ts'
import type { Submitted } from './conclude.ts'
import type { MayNot, Receipt } from './entry.ts'
import type { Outbox } from './outbox.ts'
import { unseen } from './photos.ts'
import { rulesNow } from './rules.ts'
import type { Me } from './replay.ts'
import { NotKept } from './sender.ts'
import type { SendOptions } from './snapshot.ts'

/** How long a screen waits for the centre's answer, ms; the command itself waits on. */
const answerPatience = 20_000
/** How long the line is given to carry a command, ms. */
export const commandPatience = 15_000
/** For asking a rule in advance, before there is a command. */
const noId = '00000000-0000-4000-8000-000000000000'

export interface Asking {
  readonly shown: CongressState
  readonly loaded: boolean
  readonly live: boolean
  readonly me: Me | null
  /** The centre's time as well as this device can tell, ms. */
  readonly at: number
  readonly madeAt: number
}

/** The centre's own rules, asked here; then what needs the line. */
export function mayNot(asking: Asking, command: CongressCommand, expected: string | null): MayNot | null {
  const { shown, me, at, madeAt } = asking
  if (!me) return { code: 'locked' }
  if (!asking.loaded) return { code: 'not-loaded' }
  const by = actorOf(shown, me.person, me.siteAdmin)
  if (!by) return { code: 'not-allowed' }
  const decision = rulesNow().decide(shown, command, {
    by,
    at,
    madeAt,
    id: noId,
    expected,
    attachment: unseen,
  })
  if (!decision.ok) return decision.refusal
  return asking.live || offline[command.type] ? null : { code: 'needs-connection' }
}

type Parsed = { ok: true; command: CongressCommand } | { ok: false; error: MayNot }

export function parsed(type: CongressCommand['type'], payload: unknown): Parsed {
  const form = rulesNow().schemas[type]?.safeParse(payload)
  if (!form) return { ok: false, error: { code: 'needs-connection' } }
  if (form.success) return { ok: true, command: { type, payload: form.data } as CongressCommand }
  const field = form.error.issues[0]?.path.join('.') ?? ''
  return { ok: false, error: { code: 'bad-form', ...(field === '' ? {} : { field }) } }
}

export interface Sending {
  readonly outbox: Outbox
  readonly clock: Clock
  readonly congress: string
  readonly live: boolean
}

const answered = (id: string, answer: CommandAnswer): Receipt => {
  if (!answer.ok) return { ok: false, id, error: answer.error }
  const { result } = answer
  return { ok: true, id, state: 'accepted', ...(result === undefined ? {} : { result }) }
}

/** Nothing lies on this device; what the centre answered all the same holds. Null: it was not handed in. */
function notKept(id: string, submitted: Submitted | null): Receipt {
  if (submitted === null) return { ok: false, id, error: { code: 'not-stored' } }
  return isAnswer(submitted) ? answered(id, submitted) : { ok: false, id, error: { code: 'not-known' } }
}

/** Waits for the answer to one command; null when none came in time. */
function answerTo({ outbox, clock }: Sending, id: string): Promise<CommandAnswer | null> {
  return new Promise((resolve) => {
    const end = (answer: CommandAnswer | null): void => {
      stop()
      cancel()
      resolve(answer)
    }
    const cancel = clock.after(answerPatience, () => end(null))
    const stop = outbox.onSettled(({ entry, answer }) => {
      if (entry.id === id) end(answer)
    })
  })
}

/** Stores the command, then says so; or waits for the centre, as the options ask. */
export async function handIn(
  sending: Sending,
  id: string,
  { type, payload }: CongressCommand,
  { expected, wait }: SendOptions,
): Promise<Receipt> {
  const { outbox, clock, congress, live } = sending
  const waiting = live && (wait ?? (offline[type] ? 'stored' : 'answer')) === 'answer'
  const answer = waiting ? answerTo(sending, id) : null
  try {
    const envelope = { id, congress, type, payload, madeAt: clock.now() }
    await outbox.add(expected === undefined ? envelope : { ...envelope, expected })
  } catch (fault) {
    // The disk of a browser fails in many ways (full, private, closed by an upgrade); each means that nothing was kept.
    return notKept(id, fault instanceof NotKept ? fault.submitted : null)
  }
  if (answer === null) return { ok: true, id, state: 'stored' }
  const came = await answer
  if (came) return answered(id, came)
  return offline[type] ? { ok: true, id, state: 'stored' } : { ok: false, id, error: { code: 'no-answer' } }
}
