import type { Socket } from 'socket.io'
import type { Chance } from '../adapters/chance.ts'
import type { Feed } from '../app/port.ts'
import { unfit } from '../app/fit.ts'
import type { Heartbeat } from '../../domain/protocol.ts'
import { Broadcast, transportsOf } from './broadcast.ts'
import type { ByTransport } from './broadcast.ts'
import { paceKey } from './bucket.ts'
import { laneFor, openEntry } from './entry.ts'
import type { EntryParts } from './entry.ts'
import { echo } from './measure.ts'
import { command, subscribe } from './requests.ts'
import type { Asker } from './requests.ts'
import { refusalError, socketError } from './words.ts'

export interface GatewayParts extends EntryParts {
  readonly feed: Feed
  readonly chance: Chance
  /** When the scheduler last looked at everything, ms; null before its first round. */
  readonly scheduledAt: () => number | null
}

const beatOf = ({ clock, desk, scheduledAt }: GatewayParts): Heartbeat => ({
  at: clock.now(),
  commandsAccepted: desk.commandsAccepted(),
  scheduledAt: scheduledAt(),
})

const heartbeatEvery = 5_000
/** After a restart clients come back spread over this long, ms. */
const longestReturn = 10_000

type Answer = (answer: unknown) => void
/** Answers in the same breath where it can: then nothing sent later overtakes the answer. */
type Handler = (asking: Asker, body: unknown, socket: Socket) => unknown

export interface Gateway {
  readonly sockets: () => number
  readonly queuedBytes: () => number
  /** How many sockets each way, and which ways those of one session have. */
  readonly transports: (session: string) => ByTransport
  /** Takes a person out of their views of a congress: call before the change is published. */
  readonly unseat: (person: string, congress: string) => void
  readonly close: () => Promise<void>
}

/** The socket's door: who asks, in what form, how fast; everything else is the desk's and the feed's. */
export function openGateway(parts: GatewayParts): Gateway {
  const { io, shut } = openEntry(parts)
  const broadcast = new Broadcast(io)
  const upkeep = keepUp(parts, broadcast)
  const handlers: Readonly<Record<string, Handler>> = {
    // Who is gone meanwhile must not be put back into a view's room.
    subscribe: (asking, body, socket) =>
      socket.connected ? subscribe(parts, broadcast, asking, body, socket) : undefined,
    command: (asking, body) => command(parts, asking, body),
    'measure.ping': echo,
  }
  io.on('connection', (socket) => {
    const asker = socket.data as Asker
    broadcast.know(socket, asker.caller)
    socket.emit('heartbeat', beatOf(parts))
    socket.onAny((event: string, ...args: unknown[]) => {
      const answer = answerOf(args)
      if (!inPace(parts, broadcast, asker, answer)) return
      parts.turns.enter(
        laneFor(parts, asker.caller),
        () =>
          void guarded(
            parts,
            Object.hasOwn(handlers, event) ? handlers[event] : undefined,
            socket,
            event,
            args[0],
            answer,
          ),
      )
    })
  })
  return {
    sockets: () => broadcast.sockets,
    queuedBytes: () => upkeep.queued,
    transports: (session) => transportsOf(io, session),
    unseat: (person, congress) => broadcast.unseat(person, congress),
    close: async () => {
      shut()
      broadcast.drain(() => ((parts.chance.bytes(1)[0] ?? 0) / 255) * longestReturn)
      parts.turns.finish()
      await parts.desk.settle()
      upkeep.stop()
      const closed = io.close()
      // Else a request that never ends would hold the stop until its time limit.
      parts.http.closeAllConnections()
      await closed
    },
  }
}

/** What goes on by itself: views out, revocations, the heartbeat, the slow. */
function keepUp(parts: GatewayParts, broadcast: Broadcast): { queued: number; stop: () => void } {
  const { feed, accounts, clock, log } = parts
  const upkeep = { queued: 0, stop: () => stops.forEach((stop) => stop()) }
  const stops = [
    feed.onMessage((key, message) => broadcast.send(key, message)),
    accounts.onRevoked((revoked) => {
      if (revoked.kind === 'session') broadcast.cut('session', revoked.session, revoked.reason)
      else if (revoked.kind === 'display') broadcast.cut('display', revoked.display, revoked.reason)
      else if (revoked.kind === 'token') broadcast.cut('token', revoked.token, revoked.reason)
      else broadcast.cut('person', revoked.person, revoked.reason)
    }),
    clock.every(heartbeatEvery, () => broadcast.heartbeat(beatOf(parts))),
    clock.every(1_000, () => {
      broadcast.cutEnded((caller) => accounts.alive(caller))
      const found = broadcast.cutSlow(clock.monotonic())
      upkeep.queued = found.queued
      if (found.cut > 0) log('followers too slow', { cut: found.cut })
    }),
  ]
  return upkeep
}

const answerOf = (args: readonly unknown[]): Answer => {
  const last = args.at(-1)
  return typeof last === 'function' ? (last as Answer) : () => undefined
}

/** Who asks too fast is told so; who goes on all the same is cut, on every socket, and what still comes is not looked at. */
function inPace(
  { buckets, clock, log, turns }: GatewayParts,
  broadcast: Broadcast,
  { caller, language }: Asker,
  answer: Answer,
): boolean {
  const key = paceKey(caller)
  if (buckets.isHeld(key, clock.monotonic())) return false
  if (buckets.take(key, clock.monotonic())) return true
  answer(socketError('too-fast', language))
  if (!buckets.strike(key, clock.monotonic())) return false
  log('a client that asks too fast was cut', { caller: caller.kind })
  broadcast.drop(caller, turns)
  return false
}

/** Every request is answered, whatever its form, and no throw gets past here. */
async function guarded(
  parts: GatewayParts,
  handler: Handler | undefined,
  socket: Socket,
  event: string,
  body: unknown,
  answer: Answer,
): Promise<void> {
  const asker = socket.data as Asker
  try {
    if (!handler) return answer(socketError('unknown-request', asker.language))
    if (!parts.accounts.alive(asker.caller, 'acting')) {
      answer(socketError('signed-out', asker.language))
      return void socket.disconnect(true)
    }
    if (unfit(body) !== null) return answer(refusalError('bad-form', asker.language))
    const made = handler(asker, body, socket)
    answer(made instanceof Promise ? await made : made)
  } catch (error) {
    parts.log('socket request faulted', { err: error, event })
    answer(socketError('fault', asker.language))
  }
}
