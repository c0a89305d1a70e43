import { randomUUID } from 'node:crypto'
import type { EventsMessage, SubscribeAnswer, WireEvent } from '../../domain/protocol.ts'
import { congress, envelope } from './client.ts'
import type { Line, Reached, Username } from './server.ts'
import type { Seen, Told } from './history.ts'

/** A command as it was sent, to be sent again in exactly this form. */
export interface Sent extends Told {
  readonly by: Username
  readonly organisation: string
  readonly body: ReturnType<typeof envelope>
  ackedAt: number | null
}

/** What a set of clients did and saw, over any number of restarts. */
export interface Ledger {
  readonly sent: Sent[]
  /** Per viewer and stretch between two misses. */
  readonly seen: (Seen & { readonly organisation: string; readonly ids: string[] })[]
}

const idsOf = (events: readonly WireEvent[]): string[] =>
  events.flatMap(({ e, s }) => (e.type === 'run.ticked' && s !== null ? [s.id] : []))

export interface ClientPlan {
  readonly username: Username
  readonly organisation: string
  readonly row: string
  /** Waits between commands, ms. */
  readonly pause: () => number
}

/** One person's device: follows its view and ticks until its socket dies; never sends while offline. */
export async function work(
  server: Reached,
  plan: ClientPlan,
  ledger: Ledger,
  stopped: () => boolean,
): Promise<void> {
  let line: Line
  try {
    line = await server.line(plan.username)
  } catch {
    return
  }
  const seen = { viewer: plan.username, organisation: plan.organisation, ids: [] as string[] }
  ledger.seen.push(seen)
  line.socket.on('events', ({ events }: EventsMessage) => void seen.ids.push(...idsOf(events)))
  line.socket.emit('subscribe', { congress, cursor: null }, (_answer: SubscribeAnswer) => undefined)
  while (!stopped() && line.socket.connected) {
    const body = envelope({ id: randomUUID(), type: 'run.tick', payload: { row: plan.row } })
    const sent: Sent = {
      id: body.id,
      by: plan.username,
      organisation: plan.organisation,
      body,
      sentAt: performance.now(),
      ackedAt: null,
    }
    ledger.sent.push(sent)
    // Not awaited for ever: the server may be killed before it answers.
    line.socket.emit('command', body, (answer: { ok: boolean }) => {
      if (answer.ok) sent.ackedAt = performance.now()
    })
    await new Promise((resolve) => setTimeout(resolve, plan.pause()))
  }
  line.close()
}

/** Sends everything once more, with the same ids, as a device does after a restart. Returns what was not accepted. */
export async function sendAgain(server: Reached, sent: readonly Sent[]): Promise<string[]> {
  const refused: string[] = []
  const people = new Set(sent.map(({ by }) => by))
  await Promise.all(
    [...people].map(async (username) => {
      for (const { body } of sent.filter(({ by }) => by === username)) {
        const { answer } = await server.command(username, body)
        if (answer.ok !== true) refused.push(`${body.id}: ${JSON.stringify(answer)}`)
      }
    }),
  )
  return refused
}
