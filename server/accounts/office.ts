import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Hasher } from '../adapters/hash.ts'
import { sha256 } from '../adapters/hash.ts'
import type { LineFile, Logger } from '../adapters/log.ts'
import type { SecretFile } from '../adapters/secret-file.ts'
import { deviceWords } from './agent.ts'
import type { Book, Pages } from './book.ts'
import type { FactorKind } from './factors.ts'
import type { Pending } from './pending.ts'
import type { Presence } from './presence.ts'
import type { Identity, ProviderAttempt } from './provider-doors.ts'
import type { RelyingParty } from './rp.ts'
import type { Throttle } from './throttle.ts'
import type { SeedKey } from './totp.ts'
import type { Origin, Revoked, RevokedReason, Session, SignedIn } from './types.ts'
import type { Mistyped } from './wrong-codes.ts'

/** What a passkey was asked for; the answer has to be for the same. */
export interface Challenge {
  readonly purpose: 'sign-in' | 'prove' | 'add'
  /** Null: whoever's passkey answers. */
  readonly person: string | null
  readonly session: string | null
  /** The authenticator must have made sure of its holder: the passkey is the only step. */
  readonly alone: boolean
  /** The password that was shown before, as its hash: with another one the challenge is dead. Null: none was. */
  readonly hash: string | null
}

/** Somebody has just shown again whose account it is; in memory, and of no use to another session. */
export interface Proof {
  readonly person: string
  readonly session: string
}

/** Somebody the provider has vouched for, whose own second step is still due. */
export interface ProviderTicket {
  readonly person: string
  readonly identity: Identity
}

/** What the doors of this room share. */
export interface Office {
  readonly book: Book
  readonly clock: Clock
  readonly chance: Chance
  readonly hasher: Hasher
  readonly throttle: Throttle
  readonly presence: Presence
  readonly log: Logger
  readonly signInLog: LineFile
  readonly setUpFile: SecretFile
  /** Where people reach us, without a slash at the end. */
  readonly baseUrl: () => string
  /** Names of organisations and congresses, which passwords must not be made of. */
  readonly contextWords: () => readonly string[]
  readonly tell: (revoked: Revoked) => void
  readonly seeds: SeedKey
  readonly challenges: Pending<Challenge>
  readonly proofs: Pending<Proof>
  /** Seeds on somebody's screen that no code has confirmed yet, by session. */
  readonly newSeeds: Pending<Uint8Array>
  readonly mistyped: Pending<Mistyped>
  /** Browsers that are at the provider, and those back from it, by their cookie. */
  readonly attempts: Pending<ProviderAttempt>
  readonly tickets: Pending<ProviderTicket>
  readonly rp: () => RelyingParty | null
  /** Whether administrators need a second step; false for the demo alone. */
  readonly demanded: boolean
}

const deviceMs = 90 * 24 * 3_600_000
const mostDevices = 5
const mostSessions = 20

/** 256 bits, for URLs and cookies. */
export const newToken = (chance: Chance): string => Buffer.from(chance.bytes(32)).toString('base64url')

export interface Ended {
  readonly session: string
  readonly person: string
}

/** Takes sessions away in a draft and names them, so that they can be told once it is written. */
export function endSessions(draft: Pages, which: (session: Session) => boolean): Ended[] {
  const going = [...draft.sessions.values()].filter(which)
  for (const { sessionHash } of going) draft.sessions.delete(sessionHash)
  return going.map(({ sessionHash, person }) => ({ session: sessionHash, person }))
}

export function tellEnded(office: Office, ended: readonly Ended[], reason: RevokedReason): void {
  for (const { session, person } of ended) {
    office.presence.ended(session)
    office.tell({ kind: 'session', session, person, reason })
  }
}

const oldestFirst = <T>(all: Iterable<T>, mine: (each: T) => boolean, age: (each: T) => number): T[] =>
  [...all].filter(mine).sort((a, b) => age(a) - age(b))

/** A browser that has signed in keeps its device token for 90 days; a person has at most five such browsers. */
function rememberDevice(office: Office, draft: Pages, person: string, origin: Origin): string {
  const now = office.clock.now()
  for (const { deviceHash, seenAt } of draft.devices.values())
    if (now - seenAt > deviceMs) draft.devices.delete(deviceHash)
  const known = origin.device !== null && draft.devices.get(sha256(origin.device))?.person === person
  const token = known ? origin.device : newToken(office.chance)
  const deviceHash = sha256(token)
  draft.devices.set(deviceHash, { deviceHash, person, seenAt: now })
  const mine = oldestFirst(
    draft.devices.values(),
    (device) => device.person === person && device.deviceHash !== deviceHash,
    (device) => device.seenAt,
  )
  for (const device of mine.slice(0, Math.max(0, mine.length + 1 - mostDevices)))
    draft.devices.delete(device.deviceHash)
  return token
}

/** Writes a new session into a draft. The session that the browser had ends: an id is never carried over a sign-in. */
export function beginSession(
  office: Office,
  draft: Pages,
  person: string,
  origin: Origin,
  factor?: FactorKind,
): { readonly signedIn: SignedIn; readonly ended: readonly Ended[] } {
  const now = office.clock.now()
  const sessionToken = newToken(office.chance)
  const ended = endSessions(draft, ({ sessionHash }) => sessionHash === origin.session)
  const mine = oldestFirst(
    draft.sessions.values(),
    (session) => session.person === person,
    (session) => session.lastSeen,
  )
  const tooOld = new Set(
    mine.slice(0, Math.max(0, mine.length + 1 - mostSessions)).map((each) => each.sessionHash),
  )
  ended.push(...endSessions(draft, ({ sessionHash }) => tooOld.has(sessionHash)))
  const sessionHash = sha256(sessionToken)
  const agent = deviceWords(origin.agent)
  draft.sessions.set(sessionHash, {
    sessionHash,
    person,
    createdAt: now,
    lastSeen: now,
    ...(factor === undefined ? {} : { factor }),
    ...(agent === null ? {} : { agent }),
  })
  const deviceToken = rememberDevice(office, draft, person, origin)
  return { signedIn: { ok: true, person, sessionToken, deviceToken }, ended }
}

/** One line of the sign-in log. An unknown user name is not kept: people type passwords into that field. */
export function note(
  office: Office,
  what: string,
  outcome: string,
  { person, username }: { readonly person: string | null; readonly username: string | null },
  origin: Origin,
): void {
  office.signInLog.append({
    at: new Date(office.clock.now()).toISOString(),
    what,
    outcome,
    // Whoever calls may hand in a whole account: nothing else of it belongs here.
    person,
    username,
    address: origin.address,
    known: origin.device !== null,
    requestId: origin.requestId,
  })
}
