import type { Role } from '../../domain/decision.ts'
import type { Net, NetAnswer, NetError } from '../adapters/net.ts'
import type { Store } from './snapshot.ts'

export interface MyCongress {
  readonly id: string
  readonly name: string
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly role: Role
  readonly department: boolean
  readonly opening: number
  readonly closing: number
  readonly zone: string
  readonly rehearsal: boolean
  readonly closedAt?: number
}

/** Answer of `GET /api/v1/me`. */
export interface Me {
  readonly person: string
  readonly username: string
  readonly name: string
  readonly siteAdmin: boolean
  readonly congresses: readonly MyCongress[]
  /** ms */
  readonly serverTime: number
  /** An administrator without a second step: until when all is as ever, ms. */
  readonly enrolUntil?: number
  /** What was done to this account since it was last looked at. */
  readonly news?: readonly { readonly what: NewsKind; readonly at: number }[]
}

export type NewsKind = 'password-reset' | 'factors-reset' | 'recovery-used' | 'code-wrong' | 'provider-bound'

/** Why a session ended; from the server's `revoked {reason}`, or `expired` when a request was answered 401. */
export type EndReason = string

export type SessionState =
  | { readonly at: 'starting' }
  /** `insecure`: plain http at a network address; the sign-in page says so and offers nothing else (PRODUCT 4.2). */
  | { readonly at: 'signed-out'; readonly insecure: boolean }
  /** The screen shows nothing of the congress. The same person's sign-in sends what waits; another's cannot read it. */
  | {
      readonly at: 'locked'
      readonly username: string
      readonly name: string
      readonly reason: EndReason
      /** Commands kept on this device for that person. */
      readonly unsent: number
    }
  /** `remembered`: opened from what this device kept, the centre has not answered yet. */
  | { readonly at: 'open'; readonly me: Me; readonly remembered: boolean; readonly store: Store | null }
  /** A wall. `ended`: its link was revoked or is wrong. */
  | { readonly at: 'display'; readonly store: Store | null; readonly ended: boolean }

/** `signedIn` false: it was done, and signing in is the next thing to do. */
export type Outcome =
  { readonly ok: true; readonly signedIn: boolean } | { readonly ok: false; readonly error: NetError }

/** What a single-use link is for, before a password is typed. */
export interface LinkLook {
  readonly username: string
  readonly name: string
  readonly purpose: string
}

/** `count`: commands that are unsent and on which there is no word yet. */
export type SignedOut =
  { readonly ok: true } | { readonly ok: false; readonly code: 'unsent'; readonly count: number }

export interface Session {
  readonly subscribe: (listener: () => void) => () => void
  readonly getSnapshot: () => SessionState
  /** Finds out who is here: a display's token, the cookie, or what this device remembers. */
  start(): Promise<void>
  /** `code`: the second step, once the centre has asked for it (`second-factor-needed`). */
  signIn(username: string, password: string, code?: string): Promise<Outcome>
  /** Signs in by what the browser's own dialog or the sign-in provider gave. */
  enterWith(
    path: '/api/v1/session/passkey' | `/api/v1/session/provider/${'finish' | 'step' | 'passkey'}`,
    body: object,
  ): Promise<Outcome>
  /**
   * With unsent commands and no word on them it only answers how many there are: ask.
   * `keep` leaves them sealed on this device for the same person's next sign-in, `discard` throws them away.
   */
  signOut(unsent?: 'keep' | 'discard'): Promise<SignedOut>
  /** First account of an installation; signs in. */
  setUp(token: string, username: string, name: string, password: string): Promise<Outcome>
  lookLink(token: string): Promise<NetAnswer<LinkLook>>
  /** Sets the password and signs in. */
  useLink(token: string, password: string): Promise<Outcome>
  /** Opens another congress of this person; the store in the snapshot is replaced. */
  openCongress(congress: string): Promise<void>
  /** Asks who I am again: after a change of role, a new congress. */
  refresh(): Promise<void>
  /** A command beside the outbox, online only: setting up congresses and people. */
  command(
    congress: string,
    type: string,
    payload: object,
  ): Promise<NetAnswer<{ readonly result?: { readonly [key: string]: string } }>>
  /** For the pages of the administrator; a 401 locks the screen. */
  readonly net: Net
  close(): Promise<void>
}
