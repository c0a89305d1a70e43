import type { Scope } from '../../domain/site/scopes.ts'
import type { FactorDoors } from './factor-doors.ts'
import type { FactorKind } from './factors.ts'
import type { ProviderDoors, ProviderLink } from './provider-doors.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Own, SessionDoors } from './sessions.ts'

/** Times are the server's clock in ms. Every `…Hash` of a token is hex SHA-256: the file holds no usable secret. */
export interface Account {
  /** The same id as in the journal; the only thing the two have in common. */
  readonly person: string
  /** Lower case; what is typed to sign in. */
  readonly username: string
  readonly name: string
  readonly phone: string | null
  /** PHC string, or null until a password was set through a link. */
  readonly hash: string | null
  readonly disabled: boolean
  readonly createdAt: number
  /** Who they are at the provider (OpenID Connect); left out: nobody, and in documents before 0.4.0. */
  readonly provider?: ProviderLink
}

export interface Session {
  readonly sessionHash: string
  readonly person: string
  readonly createdAt: number
  /** Written at most every five minutes. */
  readonly lastSeen: number
  /** The second step it began with; left out: none. `provider`: it was taken there. */
  readonly factor?: FactorKind | 'provider'
  /** It began at the provider, and ends with the tie to it. */
  readonly via?: 'provider'
  /** The browser in a few words; left out: unknown. */
  readonly agent?: string
}

export type LinkPurpose = 'set-password' | 'recover'

export interface Link {
  readonly linkHash: string
  readonly person: string
  readonly purpose: LinkPurpose
  readonly expiresAt: number
}

/** A wall's read-only token, for one view of one congress. */
export interface Display {
  readonly id: string
  readonly tokenHash: string
  readonly congress: string
  /** Whose view; null for the shared one. */
  readonly organisation: string | null
  readonly label: string
  readonly createdAt: number
  readonly revokedAt: number | null
}

/** A program's key to one congress, in the sight of one organisation. Kept when it has ended: the record names it. */
export interface ApiToken {
  /** Stands in the journal as who handed a command in. */
  readonly id: string
  readonly tokenHash: string
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly congress: string
  readonly organisation: string
  /** Whose rights it never exceeds. */
  readonly maker: string
  readonly createdAt: number
  readonly expiresAt: number
  /** Written at most every five minutes; null before its first use. */
  readonly lastUsed: number | null
  readonly revokedAt: number | null
}

export type NewApiToken = Pick<
  ApiToken,
  'label' | 'scopes' | 'congress' | 'organisation' | 'maker' | 'expiresAt'
>

/** A browser that once signed in as this person: it has a throttle of its own, so that an attacker cannot lock it out. */
export interface KnownDevice {
  readonly deviceHash: string
  readonly person: string
  readonly seenAt: number
}

/** Who asks. `session` and `display` are what `onRevoked` names; `organisation` null is the shared view. */
export type Caller =
  | { readonly kind: 'person'; readonly person: string; readonly session: string }
  | {
      readonly kind: 'display'
      readonly display: string
      readonly congress: string
      readonly organisation: string | null
    }
  | TokenCaller

export interface TokenCaller {
  readonly kind: 'token'
  readonly token: string
  readonly congress: string
  readonly organisation: string
  readonly maker: string
  readonly scopes: readonly Scope[]
}

export type RevokedReason =
  | 'signed-out'
  | 'expired'
  | 'disabled'
  | 'password-changed'
  | 'factors-changed'
  | 'sessions-ended'
  | 'display-revoked'
  | 'token-revoked'
  | 'moved'

/** Something lost its right to listen. `moved`: the person keeps the session, but every open view must be looked up again. */
export type Revoked =
  | {
      readonly kind: 'session'
      readonly session: string
      readonly person: string
      readonly reason: RevokedReason
    }
  | { readonly kind: 'display'; readonly display: string; readonly reason: RevokedReason }
  | { readonly kind: 'token'; readonly token: string; readonly reason: RevokedReason }
  | { readonly kind: 'person'; readonly person: string; readonly reason: RevokedReason }

/** Headers of a request or of a socket's handshake, as Node gives them. */
export interface AskingHeaders {
  readonly cookie?: string | undefined
  readonly authorization?: string | undefined
}

/** Where an attempt comes from: `address` is the peer's after trusted proxies (`peers.ts`). */
export interface Origin {
  readonly address: string
  /** Value of the known-device cookie, if any. */
  readonly device: string | null
  /** The session this browser has now, as `Caller.session`: it ends when another begins. */
  readonly session: string | null
  readonly requestId: string
  /** The browser's own words for itself (`User-Agent`), as they came. */
  readonly agent?: string | undefined
}

/** The tokens are for cookies and are never stored or logged as they are. */
export interface SignedIn {
  readonly ok: true
  readonly person: string
  readonly sessionToken: string
  readonly deviceToken: string
  /** The second step that was taken. */
  readonly factor?: FactorKind | undefined
  /** With this sign-in an account that waited for its owner was tied to the provider. */
  readonly bound?: boolean
}

export interface NewAccount {
  readonly username: string
  readonly name: string
  readonly phone?: string | undefined
}

export interface IssuedLink {
  readonly token: string
  readonly purpose: LinkPurpose
  readonly expiresAt: number
}

/** The password was set by a link, and the account has a second step: signing in is the next thing to do. */
export interface PasswordSet {
  readonly ok: true
  readonly person: null
}

export interface Accounts extends FactorDoors, SessionDoors, ProviderDoors {
  /** The caller, or null. Marks the session as seen. `token` is a socket's `auth.token`. */
  whoIs(headers: AskingHeaders, token?: string): Caller | null
  /** Digest of the session that a cookie names, ended or not; null without one. Marks nothing as seen. */
  sessionIn(cookie: string | undefined): string | null
  /** Whether the caller of an open socket may still ask and listen; `whoIs` once said yes. Cheap: ask before each command (`acting`: marks the session as seen) and broadcast. */
  alive(caller: Caller, acting?: 'acting'): boolean
  /** Called as soon as it is durable. Returns the unsubscribing function. */
  onRevoked(listener: (revoked: Revoked) => void): () => void
  /** The journal has given the person another place, or none: their sockets must be looked up again. */
  moved(person: string): void

  count(): number
  account(person: string): Account | null
  byUsername(username: string): Account | null
  all(): readonly Account[]
  hasLink(person: string): boolean
  displays(congress: string): readonly Display[]
  /** What each token and each display link is called, living or ended: a record names them by id alone. */
  labels(): readonly Pick<Display, 'id' | 'label' | 'congress' | 'organisation'>[]

  /**
   * Equal work whether the account exists or not; may wait up to ten seconds after many wrong tries, and never locks.
   * `code`: of an authenticator app or a recovery sheet; that one is needed is said only after the right password.
   */
  signIn(
    username: string,
    password: string,
    origin: Origin,
    code?: string,
  ): Promise<SignedIn | AccountRefusal>
  signOut(session: string): Promise<void>
  /** Of the first account, while there is none. `admit` writes the administrator into the journal before the account is kept. */
  setUp(
    token: string,
    account: NewAccount & { readonly password: string },
    origin: Origin,
    admit: (person: string) => Promise<string | null>,
  ): Promise<SignedIn | AccountRefusal>
  /** Makes the one-time set-up link and kills the former; null when there is an account. The secret is also in `setup-link`. */
  makeSetUpLink(): Promise<{ readonly url: string; readonly expiresAt: number } | null>
  /** Whether a set-up page is of use: no account yet. */
  wantsSetUp(): boolean

  /** With a password (command line, demo) or without (the person sets one through a link). */
  add(
    account: NewAccount & { readonly password?: string | undefined },
  ): Promise<{ readonly ok: true; readonly person: string } | AccountRefusal>
  /** A single-use link, valid 72 hours for a first password and 15 minutes for a new one; the person's former links die. */
  issueLink(person: string): Promise<({ readonly ok: true } & IssuedLink) | AccountRefusal>
  /** Whose link it is; does not use it up. */
  lookAtLink(
    token: string,
  ):
    | { readonly ok: true; readonly username: string; readonly name: string; readonly purpose: LinkPurpose }
    | AccountRefusal
  /** Sets the password, ends every session of the person; signs in unless there is a second step, which it leaves as it is. */
  useLink(token: string, password: string, origin: Origin): Promise<SignedIn | PasswordSet | AccountRefusal>
  /**
   * By whoever has just proved to be the owner. The session goes on under a new id, every other one ends, and links that
   * were handed out are dead. Refused where the session or the password changed meanwhile.
   */
  changePassword(own: Own, password: string, origin: Origin): Promise<SignedIn | AccountRefusal>
  /**
   * The person is gone from every kept version of the document: account, second steps, sessions, links, known browsers,
   * and the tokens they made. Done again it changes nothing.
   */
  erase(person: string): Promise<void>
  setDisabled(person: string, disabled: boolean): Promise<{ readonly ok: true } | AccountRefusal>

  addDisplay(
    congress: string,
    organisation: string | null,
    label: string,
  ): Promise<{ readonly display: Display; readonly token: string }>
  revokeDisplay(congress: string, id: string): Promise<boolean>

  /** Those of a congress, newest first; ended ones are among them, so that the record can name them. */
  tokens(congress: string): readonly ApiToken[]
  /** The secret is answered this once. Its form and its maker's rights are the caller's to check. */
  addToken(asked: NewApiToken): Promise<{ readonly token: ApiToken; readonly secret: string }>
  /** False when there is no such living token. */
  revokeToken(congress: string, id: string): Promise<boolean>

  /** Ends what runs; everything acknowledged is durable already. */
  close(): Promise<void>
}
