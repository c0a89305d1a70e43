import { generateURI, ScureBase32Plugin, verifySync } from 'otplib'
import type { Chance } from '../adapters/chance.ts'
import { keyBytes, nonceBytes, seal, unseal } from '../adapters/seal.ts'
import type { SecretFile } from '../adapters/secret-file.ts'

const seedBytes = 20
const step = 30
const base32 = new ScureBase32Plugin()

export const newSeed = (chance: Chance): Uint8Array => chance.bytes(seedBytes)
/** As it is typed into an app, upper case without padding. */
export const typedSeed = (seed: Uint8Array): string => base32.encode(seed).replace(/=+$/, '')
/** What the app's camera reads. */
export const seedUri = (seed: Uint8Array, username: string): string =>
  generateURI({ issuer: 'Trực Ban', label: username, secret: typedSeed(seed) })

/** The time step (30 s since 1970) that six digits belong to, one step early or late; null when they fit none. */
export function stepOf(seed: Uint8Array, digits: string, now: number): number | null {
  const found = verifySync({
    secret: seed,
    token: digits,
    epoch: Math.floor(now / 1000),
    epochTolerance: step,
  })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** The key of the data folder under which seeds are sealed. */
export interface SeedKey {
  seal(seed: Uint8Array, person: string): Promise<string>
  /** Null when the key file is gone or another one: then no code can be right. */
  unseal(sealed: string, person: string): Promise<Uint8Array | null>
}

/** Keeps the key in `file` (mode 0600), made at first use. */
export function seedKey(file: SecretFile, chance: Chance): SeedKey {
  let key: Uint8Array | null = null
  let making: Promise<Uint8Array> | null = null
  const read = async (): Promise<Uint8Array | null> => {
    if (key) return key
    const text = await file.read()
    const kept = text === null ? null : Buffer.from(text.trim(), 'base64url')
    if (kept?.length === keyBytes) key = kept
    return key
  }
  const make = async (): Promise<Uint8Array> => {
    const kept = await read()
    if (kept) return kept
    // Never over a file that is there: what was sealed under it would be lost for good.
    if ((await file.read()) !== null) throw new Error('factor.key is damaged: restore it from a backup')
    const made = chance.bytes(keyBytes)
    await file.write(`${Buffer.from(made).toString('base64url')}\n`)
    return (key = made)
  }
  return {
    seal: async (seed, person) => {
      making ??= make().finally(() => (making = null))
      return seal(await making, chance.bytes(nonceBytes), seed, person)
    },
    unseal: async (sealed, person) => {
      const kept = await read()
      return kept && unseal(kept, sealed, person)
    },
  }
}
