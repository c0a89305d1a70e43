import { randomBytes, randomUUID } from 'node:crypto'

/** Randomness, handed in, so that a test can replay a run from its seed. */
export interface Chance {
  /** `n` bytes that nobody can guess. */
  bytes(n: number): Uint8Array
  /** A random UUID (version 4), lower case. */
  uuid(): string
}

/** The operating system's generator. */
export const systemChance: Chance = {
  bytes: (n) => randomBytes(n),
  uuid: () => randomUUID(),
}
