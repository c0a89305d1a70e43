import type { IncomingMessage, Server } from 'node:http'
import type { Clock } from '../adapters/clock.ts'
import { hasBody } from './request.ts'

/** A body is here by then, ms, whichever door it came to. */
const usual = 30_000
/** An upload from a basement takes its time, ms; the phone itself gives up after 120 s. */
export const longest = 130_000

const late = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'
const waits = new WeakMap<IncomingMessage, () => void>()

/** Ends the connection of a body that takes too long. To be called when every door is there: it stands before all. */
export function limitBodies(server: Server, clock: Pick<Clock, 'after'>): void {
  server.prependListener('request', (request, response) => {
    if (!hasBody(request)) return
    const stop = clock.after(usual, () => {
      if (request.complete) return
      if (!response.headersSent) request.socket.write(late)
      request.socket.destroySoon()
    })
    waits.set(request, stop)
    request.once('end', stop)
    request.once('close', stop)
  })
}

/** This one may take the longest time: it has a place, and gives it back when it is needed. */
export const mayTakeLong = (request: IncomingMessage): void => waits.get(request)?.()
