import type { EventsMessage, SubscribeAnswer, WireEvent } from '../../domain/protocol.ts'
import { congress } from '../tools/client.ts'
import type { Line } from '../tools/client.ts'

export interface Follower {
  start(): void
  again(): void
  ids(): readonly string[]
  /** What must not have happened; nothing when all is well. */
  broken(): string
}

/**
 * Follows with many subscriptions in between, and keeps what it is sent in the order in which it is sent. Several may be
 * under way at once, from different places: where in its history each cursor stands it keeps for good.
 */
export function follower(line: Line): Follower {
  const places = new Map<string, number>()
  let ids: string[] = []
  let at = ''
  let broken = 'follows nothing yet'
  const reach = (cursor: string): void => {
    at = cursor
    places.set(cursor, ids.length)
  }
  const take = (from: string, cursor: string, events: readonly WireEvent[], what: string): void => {
    const place = places.get(from)
    if (place === undefined || (what === 'message' && from !== at)) broken ||= `${what} from an unknown place`
    ids = [...ids.slice(0, place), ...events.flatMap(({ s }) => s?.id ?? [])]
    reach(cursor)
  }
  line.socket.on('events', ({ from, cursor, events }: EventsMessage) => take(from, cursor, events, 'message'))
  const ask = (cursor: string | null): void => {
    line.socket.emit('subscribe', { congress, cursor }, (answer: SubscribeAnswer) => {
      if (!answer.ok) broken ||= `refused: ${answer.error.code}`
      else if (answer.mode === 'events') take(answer.from, answer.cursor, answer.events, 'answer')
      else {
        broken = places.size === 0 ? '' : 'a second snapshot'
        reach(answer.cursor)
      }
    })
  }
  return { start: () => ask(null), again: () => ask(at), ids: () => ids, broken: () => broken }
}
