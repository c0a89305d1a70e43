/** Randomness, handed in, so that a test can replay a run from its seed. */
export interface Chance {
  bytes(n: number): Uint8Array<ArrayBuffer>
  /** A random UUID (version 4), lower case. */
  uuid(): string
  /** From 0 up to, but not, 1: for spreading reconnects, never for secrets. */
  part(): number
}

/** Sixteen random bytes as a UUID of version 4. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = [...bytes.subarray(0, 16)].map((byte, index) => {
    if (index === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0')
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0')
    return byte.toString(16).padStart(2, '0')
  })
  const cut = (from: number, to: number): string => hex.slice(from, to).join('')
  return `${cut(0, 4)}-${cut(4, 6)}-${cut(6, 8)}-${cut(8, 10)}-${cut(10, 16)}`
}

const bytes = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n))

/** The browser's generator. `crypto.randomUUID` is missing on plain http, `getRandomValues` is not. */
export const browserChance: Chance = {
  bytes,
  uuid: () => uuidFrom(bytes(16)),
  part: () => Math.random(),
}
