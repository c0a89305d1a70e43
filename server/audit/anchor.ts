import { createPublicKey, verify } from 'node:crypto'
import { sha256 } from '../adapters/hash.ts'
import { canonical } from '../journal/canonical.ts'

/** Where a stream stood: the number and the hash of its last durable commit. */
export interface Head {
  readonly stream: string
  readonly n: number
  readonly hash: string
}

export type AnchorCause = 'round' | 'sign-off'

/** One anchor as the department keeps it: what the digest was made of, with the nonce and the numbers. `docs/anchors.md`. */
export interface AnchorRecord {
  /** Server clock, ms. */
  readonly at: number
  readonly cause: AnchorCause
  readonly digest: string
  /** Ascending by stream. */
  readonly heads: readonly Head[]
  /** The public key, as in a JWK (base64url). */
  readonly key: string
  /** 32 bytes, hex: without it nobody can try out what the digest may stand for. */
  readonly nonce: string
  /** Given to the places outside; one that is kept in the department is covered by the next that goes. */
  readonly out: boolean
  /** SHA-256 of the line before, so that a line that is taken out shows. */
  readonly prev: string
  readonly signature: string
}

/** All that leaves the department: no number, no name, nothing that tells how busy anybody is. */
export interface PublicAnchor {
  readonly anchor: string
  readonly at: number
  readonly key: string
  readonly signature: string
}

const mark = 'trucban/anchor@1'
/** `prev` of the first line. */
export const noLine = '0'.repeat(64)
const hex64 = /^[0-9a-f]{64}$/

/** What stands for one stream in the digest: who has the leaf alone learns neither name nor number. */
export const leafOf = ({ stream, n, hash }: Head): string =>
  sha256(`trucban/head@1\n${stream}\n${n}\n${hash}`)

/** sha256(head ‖ time ‖ nonce), the head being that of all streams and of the anchor before. */
export const digestOf = (
  leaves: readonly string[],
  { prev, at, nonce }: Pick<AnchorRecord, 'prev' | 'at' | 'nonce'>,
): string => sha256(`${mark}\n${sha256([prev, ...leaves].join('\n'))}\n${at}\n${nonce}`)

export const signedText = (digest: string, at: number): string => `${mark}\n${digest}\n${at}`

export const lineOf = (record: AnchorRecord): string => canonical(record)

export const publicLineOf = ({ digest, at, key, signature }: AnchorRecord): string =>
  canonical({ anchor: digest, at, key, signature } satisfies PublicAnchor)

/** Whether `signature` is that of `key` under this digest and time. */
export function isSigned({ anchor, at, key, signature }: PublicAnchor): boolean {
  try {
    const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    return verify(null, Buffer.from(signedText(anchor, at)), known, Buffer.from(signature, 'base64url'))
  } catch {
    // No key, or none of this kind.
    return false
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isHash = (value: unknown): value is string => typeof value === 'string' && hex64.test(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isHead = (value: unknown): value is Head =>
  isRecord(value) && typeof value['stream'] === 'string' && isCount(value['n']) && isHash(value['hash'])

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** One line of the department's file, or why it is none. */
export function readAnchor(line: string): AnchorRecord | string {
  const value = parsed(line)
  if (!isRecord(value)) return 'not an anchor'
  const { at, cause, digest, heads, key, nonce, out, prev, signature } = value
  const whole =
    Number.isSafeInteger(at) &&
    (cause === 'round' || cause === 'sign-off') &&
    [digest, nonce, prev].every(isHash) &&
    Array.isArray(heads) &&
    heads.every(isHead) &&
    typeof key === 'string' &&
    typeof signature === 'string' &&
    typeof out === 'boolean'
  if (!whole) return 'not an anchor'
  const record = value as unknown as AnchorRecord
  if (line !== lineOf(record)) return 'not as written'
  if (record.digest !== digestOf(record.heads.map(leafOf), record)) return 'the digest does not hold'
  return isSigned({ ...record, anchor: record.digest }) ? record : 'the signature does not hold'
}

/** One line of an outsider's file: as it was given, or the first 16 or more digits copied from paper. Null: neither. */
export function readPublic(line: string): PublicAnchor | { readonly typed: string } | null {
  const typed = line.replaceAll(/[\s·.-]/g, '').toLowerCase()
  if (/^[0-9a-f]{16,64}$/.test(typed)) return { typed }
  const value = parsed(line)
  if (!isRecord(value)) return null
  const { anchor, at, key, signature } = value
  if (!isHash(anchor) || !Number.isSafeInteger(at)) return null
  if (typeof key !== 'string' || typeof signature !== 'string') return null
  return { anchor, at: at as number, key, signature }
}
