import { Socket } from 'socket.io'
import { argonHasher } from '../../server/adapters/hash.ts'
import type { Hasher } from '../../server/adapters/hash.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Broadcast } from '../../server/realtime/broadcast.ts'
import { Buckets } from '../../server/realtime/bucket.ts'

/** Mistakes made on purpose around the server, to see that the load tests notice each. */
export const mutants = [
  'one board is left out',
  'boards are told one after another',
  'cursors mean nothing',
  'what was missed comes without its beginning',
  'the known browser waits like any other',
  'passwords are looked at between commands',
  'who reads nothing is kept',
  'who floods is let in again',
] as const
export type Mutant = (typeof mutants)[number]

/** Each board hears of everything this much later than the one before it, ms. */
const apart = 20

/** Puts something around a method of all objects of a kind. */
function around<T extends object, K extends keyof T>(kind: T, method: K, made: (before: T[K]) => T[K]): void {
  kind[method] = made(kind[method])
}

const patches: Partial<Readonly<Record<Mutant, () => void>>> = {
  'one board is left out': () => {
    let joined = 0
    around(
      Socket.prototype,
      'join',
      (join) =>
        function (this: Socket, rooms) {
          if (String(rooms).startsWith('view:')) joined += 1
          return joined === 100 ? undefined : join.call(this, rooms)
        },
    )
  },
  'boards are told one after another': () => {
    let known = 0
    around(
      Broadcast.prototype,
      'know',
      (know) =>
        function (this: Broadcast, socket, caller) {
          known += 1
          delay(socket, known * apart)
          know.call(this, socket, caller)
        },
    )
  },
  'cursors mean nothing': () =>
    around(
      Feeds.prototype,
      'since',
      (since) =>
        function (this: Feeds, congress, key) {
          return since.call(this, congress, key, null)
        },
    ),
  'what was missed comes without its beginning': () =>
    around(
      Feeds.prototype,
      'since',
      (since) =>
        function (this: Feeds, ...asked) {
          const answer = since.apply(this, asked)
          return answer?.ok && answer.mode === 'events'
            ? { ...answer, events: answer.events.slice(-3) }
            : answer
        },
    ),
  'who reads nothing is kept': () =>
    around(Broadcast.prototype, 'cutSlow', () => () => ({ cut: 0, queued: 0 })),
  'who floods is let in again': () => around(Buckets.prototype, 'strike', () => () => false),
}

/** Events reach this socket so much later, ms; all else as ever. */
function delay(socket: Socket, ms: number): void {
  const { client } = socket as unknown as { client: { writeToEngine: (...given: unknown[]) => void } }
  const write = client.writeToEngine.bind(client)
  client.writeToEngine = (...given) =>
    String(given[0]).includes('"events"') ? void setTimeout(write, ms, ...given) : write(...given)
}

/** Engine.IO gives up nobody who answers no pings: what else cuts them shows only then. */
export const withoutPings = (): void =>
  around(
    Broadcast.prototype,
    'know',
    (know) =>
      function (this: Broadcast, socket, caller) {
        const { server } = socket.conn as unknown as { server: { opts: { pingTimeout: number } } }
        server.opts.pingTimeout = 1e9
        know.call(this, socket, caller)
      },
  )

/** In the process of the server, before it starts. */
export const make = (mutant: Mutant | null): void => {
  if (mutant) patches[mutant]?.()
}

/** Passwords as dear as in truth, looked at as the mistake has it. */
export function hasherWith(mutant: Mutant | null): Hasher {
  const hasher = argonHasher()
  if (mutant === 'the known browser waits like any other')
    return { ...hasher, verify: (phc, password) => hasher.verify(phc, password, 'other') }
  if (mutant !== 'passwords are looked at between commands') return hasher
  const costs = 32
  return {
    ...hasher,
    verify: (phc, password, lane) => {
      for (const end = performance.now() + costs; performance.now() < end;) continue
      return hasher.verify(phc, password, lane)
    },
  }
}
