import { hash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import { canonical } from './canonical.ts'
import type { Json, StreamId } from './port.ts'

/** Hex SHA-256. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content)

/** Hex SHA-256 over the salt's bytes, then the text as UTF-8. */
export function salted(salt: string, text: string): string {
  const saltBytes = salt.length / 2
  const bytes = Buffer.allocUnsafe(saltBytes + Buffer.byteLength(text, 'utf8'))
  bytes.write(salt, 0, 'hex')
  bytes.write(text, saltBytes, 'utf8')
  return sha256(bytes)
}

/** What a commit follows: the hash of the one before it, and the number it gets itself. */
export interface Place {
  readonly stream: StreamId
  readonly n: number
  readonly prev: string
}

/** An event as it is hashed: free text replaced by `{"$text": digest}`. */
export type Sealed = Readonly<Record<string, Json>>
/** What stands beside the hashed part under a digest. */
export type Text = { readonly salt: string; readonly text: string } | { readonly erased: true }
/** The hashed part of a line. */
export interface Inner extends Place {
  readonly at: number
  readonly by: string
  readonly command: { readonly id: string; readonly bodyHash: string }
  readonly events: readonly Sealed[]
}

/** A line that does not parse, hash, or carry the texts that it names. */
export class BadLine extends Error {
  override name = 'BadLine'
}

/** Key in `texts` of the command's body; no digest can look like it. */
export const bodyKey = '$body'
export const digestKey = '$text'
const hex64 = /^[0-9a-f]{64}$/

/** The line around a hashed part. */
export const envelope = (commit: string, texts: string, hashed: string): string =>
  `{"commit":${commit},"texts":${texts},"hash":"${hashed}"}`

/** The parts of a line, byte for byte as they are written. Throws BadLine. */
export function parseLine(bytes: Uint8Array): { inner: Inner; texts: Map<string, Text>; hashed: string } {
  if (!isUtf8(bytes)) throw new BadLine('not UTF-8')
  const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const parsed = parsedJson(line)
  if (!isRecord(parsed) || !isInner(parsed['commit']) || !isRecord(parsed['texts']))
    throw new BadLine('not a commit')
  const written = canonicalOf(parsed['commit'])
  const hashed = sha256(written)
  if (parsed['hash'] !== hashed) throw new BadLine('the hash does not hold')
  // Byte for byte, so that no second spelling of the same commit passes.
  if (line !== envelope(written, canonicalOf(parsed['texts']), hashed)) throw new BadLine('not as written')
  const texts = new Map(Object.entries(parsed['texts']).map(([key, text]) => [key, asText(text)]))
  return { inner: parsed['commit'], texts, hashed }
}

/** Whether a line's own hash holds, whatever has become of its texts. */
export function hashHolds(bytes: Uint8Array): boolean {
  try {
    parseLine(bytes)
    return true
  } catch (error) {
    if (error instanceof BadLine) return false
    throw error
  }
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BadLine('not JSON')
  }
}

function canonicalOf(value: unknown): string {
  try {
    return canonical(value)
  } catch (error) {
    if (error instanceof TypeError) throw new BadLine(error.message)
    throw error
  }
}

function asText(value: unknown): Text {
  if (!isRecord(value)) throw new BadLine('not a text')
  const { salt, text, erased } = value
  const keys = Object.keys(value).length
  if (keys === 1 && erased === true) return { erased }
  if (keys === 2 && typeof salt === 'string' && /^[0-9a-f]{32}$/.test(salt) && typeof text === 'string')
    return { salt, text }
  throw new BadLine('not a text')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a field was sealed as a digest. */
export function isDigest(value: unknown): value is { [digestKey]: string } {
  return isRecord(value) && digestKey in value
}

function isInner(value: unknown): value is Inner & Record<string, unknown> {
  if (!isRecord(value) || Object.keys(value).length !== 7 || !isRecord(value['command'])) return false
  const { id, bodyHash } = value['command']
  return (
    typeof value['stream'] === 'string' &&
    isHash(value['prev']) &&
    Number.isSafeInteger(value['n']) &&
    typeof value['at'] === 'number' &&
    typeof value['by'] === 'string' &&
    typeof id === 'string' &&
    isHash(bodyHash) &&
    Array.isArray(value['events']) &&
    value['events'].every((event) => isRecord(event) && typeof event['type'] === 'string')
  )
}

export const isHash = (value: unknown): boolean => typeof value === 'string' && hex64.test(value)
