import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import type { CommandAnswer, Envelope } from '../../domain/protocol.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { canonical } from '../../server/journal/canonical.ts'
import type { Network } from './line.ts'
import type { Truth } from './truth.ts'

/** What nothing is known to have come of; the same command may be sent again. */
const passing = ['fault', 'storage-full', 'too-fast']

/** Every retry of an accepted command gets the same answer. */
export function answersAgree(truth: Truth): Network['answered'] {
  const first = new Map<string, string>()
  return (person, id, answer) => {
    const made = answer as CommandAnswer
    const key = `${person} ${id}`
    const said = made.ok ? canonical(made.result ?? null) : null
    const known = first.get(key)
    if (known === undefined && said !== null) first.set(key, said)
    // What a restore took back may be decided anew.
    if (known === undefined || known === said || truth.forgotten.has(id)) return
    const code = made.ok ? '' : made.error.code
    if (!passing.includes(code)) truth.say(`P2 ${id} was accepted, and a retry is answered ${said ?? code}`)
  }
}

/**
 * A command is refused only because of what stands in the record, never because of what failed to get there: at some
 * moment between the question and the answer the record alone would have refused it.
 */
export function refusedForCause(truth: Truth): Network['judged'] {
  const accepts = (
    state: CongressState,
    person: string,
    { type, payload, ...rest }: Envelope,
    at: number,
  ): boolean => {
    const by = actorOf(state, person, false)
    if (!by) return false
    const ctx = { by, at, madeAt: rest.madeAt, id: rest.id, expected: rest.expected ?? null }
    return decide(state, { type, payload } as CongressCommand, ctx).ok
  }
  return (server, person, body) => {
    const envelope = body as Envelope
    const from = truth.commits.length
    const before = accepts(truth.state, person, envelope, server.now())
    return (answer) => {
      const made = answer as CommandAnswer
      if (made.ok || passing.includes(made.error.code)) return
      const always = (): boolean => {
        for (let n = from; n < truth.commits.length; n += 1)
          if (!accepts(truth.stateAt(n), person, envelope, server.now())) return false
        return true
      }
      if (before && accepts(truth.state, person, envelope, server.now()) && always())
        truth.say(
          `P6 ${envelope.id} (${envelope.type}) is refused as ${made.error.code} ${made.error.field ?? ''} without a cause in the record`,
        )
    }
  }
}
