import { randomBytes, randomUUID } from 'node:crypto'

/** Randomness, handed in, so that a test can replay a run from its seed. */
export interface Chance {
  /** `n` bytes that nobody can guess. */
  bytes(n: number): Uint8Array
  /** A random UUID (version 4), lower case. */
  uuid(): string
}

/** A call to the system's generator costs more than the few bytes it is asked for: they are fetched so many at a time. */
const stockBytes = 8 * 1024
let stock = Buffer.alloc(0)

/** Each byte of the stock is handed out once and blanked there. */
function fromStock(n: number): Uint8Array {
  if (stock.length < n) stock = randomBytes(stockBytes)
  const taken = stock.subarray(0, n)
  stock = stock.subarray(n)
  const bytes = new Uint8Array(taken)
  taken.fill(0)
  return bytes
}

/** The operating system's generator. */
export const systemChance: Chance = {
  bytes: (n) => (n <= 64 ? fromStock(n) : randomBytes(n)),
  uuid: () => randomUUID(),
}
