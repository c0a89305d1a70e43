import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from '../adapters/clock.ts'
import { heldBack } from '../app/turns.ts'
import type { Turns } from '../app/turns.ts'
import type { Places } from './places.ts'

/**
 * A request before the former one of its connection is answered ends the connection: no browser and no proxy does that,
 * and who reads no answers would have the server make and keep any number of them.
 */
export function oneAtATime(app: RequestListener): RequestListener {
  const latest = new WeakMap<Socket, ServerResponse>()
  return (request, response) => {
    const { socket } = request
    if (latest.get(socket)?.writableFinished === false) socket.destroy()
    if (socket.destroyed) return
    latest.set(socket, response)
    app(request, response)
  }
}

export interface InTurns {
  readonly turns: Turns
  readonly places: Places
  readonly whose: (request: IncomingMessage) => Whose
  readonly clock: Pick<Clock, 'after'>
}

export interface Whose {
  readonly lane: string
  /** Went on although told to wait (`Buckets`). */
  readonly isHeld: boolean
}

/** Each request waits for its turn in the lane of whose it is; of who is held, a while before that. */
export const inTurns =
  (app: RequestListener, { turns, places, whose, clock }: InTurns): RequestListener =>
  (request, response) => {
    places.asks(request.socket)
    const { lane, isHeld } = whose(request)
    const enter = (): void =>
      turns.enter(lane, () => {
        if (!request.socket.destroyed) app(request, response)
      })
    if (isHeld) clock.after(heldBack, enter)
    else enter()
  }
