import { timingSafeEqual } from 'node:crypto'
import { erasedMark } from '../../domain/erased.ts'
import type { Chance } from '../adapters/chance.ts'
import { canonical } from './canonical.ts'
import { BadLine, bodyKey, digestKey, envelope, isDigest, parseLine, salted, sha256 } from './line.ts'
import type { Inner, Place, Sealed, Text } from './line.ts'
import type { Commit, Draft, FreeText, Json, RecordedEvent, StreamId } from './port.ts'

const saltBytes = 16

/** The `prev` of a stream's first commit: a stream cannot be swapped between installations. */
export const genesis = (installation: string, stream: StreamId): string =>
  sha256(`trucban/stream@1:${installation}:${stream}`)

/**
 * The line (without its line break) that records `draft` at `place`, and the commit as `readLine` will give it back.
 * Throws TypeError for what canonical JSON cannot say and for free text that is not a plain string: it could not be erased.
 */
export function seal(
  draft: Draft,
  place: Place,
  means: { readonly chance: Chance; readonly freeText: FreeText },
): { readonly line: string; readonly commit: Commit } {
  const texts = new Map<string, Text>()
  const keep = (text: string, key: string | null): string => {
    const salt = Buffer.from(means.chance.bytes(saltBytes)).toString('hex')
    const digest = salted(salt, text)
    texts.set(key ?? digest, { salt, text })
    return digest
  }
  const events = draft.events.map((event) => sealEvent(event, means.freeText, (text) => keep(text, null)))
  // The body itself is not kept: its digest stands in its place as if it were the text.
  const bodyHash = keep(sha256(draft.command.body), bodyKey)
  const inner: Inner = {
    stream: place.stream,
    n: place.n,
    at: draft.at,
    by: draft.by,
    command: { id: draft.command.id, bodyHash },
    events,
    prev: place.prev,
  }
  const written = canonical(inner)
  const hashed = sha256(written)
  const bodySalt = saltOf(texts.get(bodyKey))
  const commit = {
    ...inner,
    command: { ...inner.command, bodySalt },
    events: draft.events.map(known),
    hash: hashed,
  }
  return { line: envelope(written, canonical(Object.fromEntries(texts)), hashed), commit }
}

/** An event without its undefined fields, as it will be read back. */
const known = (event: RecordedEvent): RecordedEvent =>
  Object.values(event).includes(undefined)
    ? (Object.fromEntries(
        Object.entries(event).filter(([, value]) => value !== undefined),
      ) as unknown as RecordedEvent)
    : event

function sealEvent(event: RecordedEvent, freeText: FreeText, keep: (text: string) => string): Sealed {
  const free = freeText(event.type)
  const sealed: Record<string, Json> = Object.create(null) as Record<string, Json>
  for (const name of Object.keys(event)) {
    const value = event[name]
    if (value === undefined) continue
    if (isDigest(value)) throw new TypeError(`${event.type}.${name} looks like a digest`)
    if (free.includes(name) && typeof value === 'object' && value !== null)
      throw new TypeError(`${event.type}.${name} is free text and must be a string`)
    sealed[name] = free.includes(name) && typeof value === 'string' ? { [digestKey]: keep(value) } : value
  }
  return sealed
}

/** The commit of one line, its texts restored. Throws BadLine unless every byte is as `seal` writes it. */
export function readLine(bytes: Uint8Array): Commit {
  const { inner, texts, hashed } = parseLine(bytes)
  const used = new Set<string>([bodyKey])
  const events = inner.events.map((event) => openEvent(event, texts, used))
  if (texts.size !== used.size) throw new BadLine('a text that no event names')
  const body = textOf(texts, bodyKey, inner.command.bodyHash)
  return {
    stream: inner.stream,
    n: inner.n,
    at: inner.at,
    by: inner.by,
    command: { ...inner.command, bodySalt: body && body.salt },
    events,
    prev: inner.prev,
    hash: hashed,
  }
}

/** Digests of this line whose texts were erased; `$body` for the command's. */
export function erasedIn(bytes: Uint8Array): readonly string[] {
  return [...parseLine(bytes).texts].filter(([, text]) => 'erased' in text).map(([digest]) => digest)
}

/**
 * The same line with its texts erased, and how many there were; those that were erased before do not count. Of the texts of
 * a commit whose command is erased too nothing can be told any more: its body held them all. Number, hash and chain stay.
 */
export function eraseLine(
  bytes: Uint8Array,
  wanted: (eventType: string, field: string) => boolean,
): { readonly bytes: Uint8Array; readonly erased: number } {
  const { inner, texts, hashed } = parseLine(bytes)
  let erased = 0
  for (const event of inner.events)
    for (const [field, value] of Object.entries(event)) {
      if (!isDigest(value) || !wanted(event['type'] as string, field)) continue
      const text = texts.get(value[digestKey])
      if (!text || 'erased' in text) continue
      texts.set(value[digestKey], { erased: true })
      erased += 1
    }
  if (erased > 0) texts.set(bodyKey, { erased: true })
  const line = envelope(canonical(inner), canonical(Object.fromEntries(texts)), hashed)
  return { bytes: Buffer.from(line, 'utf8'), erased }
}

/** true or false when it can still be told; null once the salt of the command's body was erased. */
export function sameBody(commit: Commit, body: string): boolean | null {
  if (commit.command.bodySalt === null) return null
  const digest = salted(commit.command.bodySalt, sha256(body))
  return timingSafeEqual(Buffer.from(digest), Buffer.from(commit.command.bodyHash))
}

const saltOf = (text: Text | undefined): string | null => (text && 'salt' in text ? text.salt : null)

function openEvent(event: Sealed, texts: Map<string, Text>, used: Set<string>): RecordedEvent {
  const fields = Object.entries(event).map(([name, value]): [string, Json] => {
    if (!isDigest(value)) return [name, value]
    const digest = value[digestKey]
    used.add(digest)
    return [name, textOf(texts, digest, digest)?.text ?? erasedMark]
  })
  return Object.fromEntries(fields) as unknown as RecordedEvent
}

function textOf(
  texts: Map<string, Text>,
  key: string,
  digest: string,
): { salt: string; text: string } | null {
  const found = texts.get(key)
  if (!found) throw new BadLine('a text is missing')
  if ('erased' in found) return null
  if (salted(found.salt, found.text) !== digest) throw new BadLine('a text is not the one that was sealed')
  return found
}
