import { createHash, timingSafeEqual, webcrypto } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'

/** Hex SHA-256. Enough for tokens of 128 bits and more; passwords go through `Hasher`. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Hex SHA-256 over the salt's bytes (hex) and then `bytes`; beside the thread that commands wait for. */
export async function saltedDigest(salt: string, bytes: Uint8Array): Promise<string> {
  const salted = Buffer.concat([Buffer.from(salt, 'hex'), bytes])
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', salted)).toString('hex')
}

/** Whether two secrets are the same, in a time that does not depend on where they differ. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())

/** `known` goes before `other`: the duty officer's own browser does not wait behind an attacker. */
export type Lane = 'known' | 'other'

/** Password hashing, a few at a time, so that it starves neither the disk nor the event loop. */
export interface Hasher {
  /** PHC string. */
  hash(password: string): Promise<string>
  /** A null `phc` costs the same work and is never right. `busy`: too many wait already. */
  verify(phc: string | null, password: string, lane: Lane): Promise<boolean | 'busy'>
  /** The stored hash is weaker than what `hash` makes today. */
  outdated(phc: string): boolean
}

export interface HashCost {
  /** KiB. */
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** OWASP's minimum for argon2id: 32 ms on the reference machine. */
export const defaultCost: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const atOnce = 2
const longestQueue = 512

interface Turn {
  readonly start: () => void
}

/** A semaphore with two lanes; `enter` resolves to false when the ordinary lane is full. */
function turnstile(): { enter(lane: Lane): Promise<boolean>; leave(): void } {
  let running = 0
  const waiting: Record<Lane, Turn[]> = { known: [], other: [] }
  return {
    enter: (lane) => {
      if (running < atOnce) {
        running += 1
        return Promise.resolve(true)
      }
      if (waiting[lane].length >= longestQueue) return Promise.resolve(false)
      return new Promise((resolve) => waiting[lane].push({ start: () => resolve(true) }))
    },
    leave: () => {
      const next = waiting.known.shift() ?? waiting.other.shift()
      if (next) next.start()
      else running -= 1
    },
  }
}

/** argon2id with PHC strings. Work runs in libuv's pool, never more than two at once. */
export function argonHasher(cost: HashCost = defaultCost): Hasher {
  const gate = turnstile()
  const inTurn = async <T>(lane: Lane, work: () => Promise<T>): Promise<T | 'busy'> => {
    if (!(await gate.enter(lane))) return 'busy'
    try {
      return await work()
    } finally {
      gate.leave()
    }
  }
  // Made at once, so that the first unknown user costs no more than the next.
  const dummy = hash('no account has this password', cost)
  return {
    hash: async (password) => {
      const phc = await inTurn('known', () => hash(password, cost))
      if (phc === 'busy') throw new Error('too many passwords wait to be hashed')
      return phc
    },
    verify: (phc, password, lane) =>
      inTurn(lane, async () => {
        const right = await verify(phc ?? (await dummy), password)
        return right && phc !== null
      }),
    outdated: (phc) => {
      const made = parseOptions(phc)
      return made.memoryCost < cost.memoryCost || made.timeCost < cost.timeCost
    },
  }
}
