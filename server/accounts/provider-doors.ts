import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Words } from '../../domain/words.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Own } from './sessions.ts'
import type { Origin, SignedIn } from './types.ts'

/** The page of the client that a browser comes back to; registered with the provider behind our address. */
export const landingPath = '/dang-nhap-chung'

/** Whom the provider says has signed in there; proven by its signature before it gets here. */
export interface Identity {
  readonly issuer: string
  /** `sub`: never given to anybody else at this issuer. */
  readonly subject: string
  /** What the person is called there, by the claim of the configuration; it may change, so it opens nothing by itself. */
  readonly name: string | null
  /** A second step was taken there that the configuration counts. */
  readonly strong: boolean
}

/** What ties an account to somebody at the provider. */
export type ProviderLink =
  | {
      readonly kind: 'bound'
      readonly issuer: string
      readonly subject: string
      readonly name: string | null
      /** Who tied it: only what the person did with a proof lets the provider's second step count. */
      readonly by: 'self' | 'admin'
      readonly at: number
      readonly usedAt: number | null
    }
  /** An administrator has said how the person is called there; the first to sign in by that name is bound. */
  | { readonly kind: 'expected'; readonly issuer: string; readonly name: string; readonly until: number }

/** What has to be the same when the browser comes back. */
export interface ProviderSecrets {
  readonly state: string
  readonly nonce: string
  /** PKCE. */
  readonly verifier: string
}

/** A browser that was sent to the provider and is not back. */
export interface ProviderAttempt {
  readonly secrets: ProviderSecrets
  /** Who wants to tie their account, in which session; null: somebody signs in. */
  readonly binder: Own | null
}

/** Why the provider's word came to nothing. */
export type ProviderNo = 'provider-away' | 'provider-again' | 'provider-refused' | 'provider-wrong'
type Refused = { readonly ok: false; readonly code: ProviderNo }

/** The one provider that people may sign in at. Nothing is asked of it before somebody presses the button. */
export interface Provider {
  readonly issuer: string
  readonly label: Words
  /** Where to send a browser, and what has to be the same when it is back. */
  begin(): Promise<{ readonly ok: true; readonly url: string; readonly secrets: ProviderSecrets } | Refused>
  /** `query`: what the browser came back with, `?code=…&state=…`. */
  finish(
    query: string,
    secrets: ProviderSecrets,
  ): Promise<{ readonly ok: true; readonly identity: Identity } | Refused>
}

type Done = { readonly ok: true } | AccountRefusal

/** Signing in through the provider. What a `token` opens stands in a cookie of that one browser. */
export interface ProviderDoors {
  /** Good for ten minutes, once, in memory. Returns the value of the cookie. */
  beginProvider(secrets: ProviderSecrets, binder: Own | null, origin: Origin): string
  /** Used up by looking. */
  takeProvider(token: string): ProviderAttempt | null
  /**
   * `second-factor-needed`: the own second step is still due, within five minutes, under the same cookie. Unknown,
   * unbound and disabled are refused alike.
   */
  providerSignIn(token: string, identity: Identity, origin: Origin): Promise<SignedIn | AccountRefusal>
  /** The own second step by a code. */
  providerStep(token: string, code: string, origin: Origin): Promise<SignedIn | AccountRefusal>
  askProviderPasskey(
    token: string,
  ): Promise<{ readonly ok: true; readonly options: PublicKeyCredentialRequestOptionsJSON } | AccountRefusal>
  providerPasskey(
    token: string,
    response: AuthenticationResponseJSON,
    origin: Origin,
  ): Promise<SignedIn | AccountRefusal>
  /** By the person, who has shown a proof in this session. What was tied before goes. */
  bindProvider(own: Own, identity: Identity, origin: Origin): Promise<Done>
  /** Ends every session that began there, except `keep`. */
  unbindProvider(person: string, keep: string | null): Promise<Done>
  /** By an administrator: 72 hours for the first sign-in. */
  expectProvider(person: string, issuer: string, name: string): Promise<Done>
  /** Null: not tied. An invitation that has run out is none. */
  providerLink(person: string): ProviderLink | null
}
