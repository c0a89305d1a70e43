import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { FactorKind, Factors, ResetAsked } from './factors.ts'
import type { AccountRefusal } from './refusals.ts'
import type { RelyingParty } from './rp.ts'
import type { Own } from './sessions.ts'
import type { Origin, SignedIn } from './types.ts'

type Done = { readonly ok: true } | AccountRefusal
/** What to hand to the browser; its answer comes back within two minutes, once. */
type Asked<T> = { readonly ok: true; readonly options: T } | AccountRefusal

/** Sent along with what a stolen cookie must not be able to do; good for five minutes, for this session. */
export interface Proven {
  readonly ok: true
  readonly proof: string
  /** The second step that was taken. */
  readonly factor?: FactorKind | undefined
}

/** A second step was added. */
export interface FactorAdded {
  readonly ok: true
  /** Ten codes, shown once; null when there was a sheet already. */
  readonly recovery: readonly string[] | null
  /** With the first one the session gets a new id, and all others end; null: as it was. */
  readonly signedIn: SignedIn | null
}

/** Everything about second steps, theirs and others'. Who may do it to others is asked before. */
export interface FactorDoors {
  factors(person: string): Factors
  /** No second step, although an administrator must have one by now. */
  unproven(person: string): boolean
  /** Until when an administrator may do everything without a second step, ms; null: not limited, or there is one. */
  enrolUntil(person: string): number | null
  /** Null: passkeys are not possible at the address that people are given. */
  relyingParty(): RelyingParty | null

  /** The password, and where there is a second step, a code: whoever holds no more than the cookie does not get past. */
  prove(
    own: Own,
    password: string,
    code: string | undefined,
    origin: Origin,
  ): Promise<Proven | AccountRefusal>
  isProven(own: Own, proof: string): boolean
  beginTotp(own: Own): { readonly ok: true; readonly secret: string; readonly uri: string } | AccountRefusal
  confirmTotp(own: Own, proof: string, code: string, origin: Origin): Promise<FactorAdded | AccountRefusal>
  removeTotp(own: Own, keepOne: boolean, origin: Origin): Promise<Done>
  /** Former codes are dead. */
  renewRecovery(
    own: Own,
  ): Promise<{ readonly ok: true; readonly recovery: readonly string[] } | AccountRefusal>
  /** What they had to be told, they have read. */
  newsRead(person: string): Promise<void>

  askPasskey(own: Own, origin: Origin): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>>
  addPasskey(
    own: Own,
    proof: string,
    made: { readonly name: string; readonly response: RegistrationResponseJSON },
    origin: Origin,
  ): Promise<FactorAdded | AccountRefusal>
  removePasskey(own: Own, id: string, keepOne: boolean, origin: Origin): Promise<Done>
  /** With name and password it is the second step; without, the only one, and its holder must be made sure of. */
  askPasskeySignIn(
    origin: Origin,
    known?: { readonly username: string; readonly password: string },
  ): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>>
  passkeySignIn(response: AuthenticationResponseJSON, origin: Origin): Promise<SignedIn | AccountRefusal>
  askPasskeyProof(
    own: Own,
    password: string | undefined,
    origin: Origin,
  ): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>>
  provePasskey(own: Own, response: AuthenticationResponseJSON): Promise<Proven | AccountRefusal>

  /** Null: nobody asks, or longer ago than 24 hours. */
  resetAsked(person: string): ResetAsked | null
  askReset(person: string, by: string): Promise<Done>
  withdrawReset(person: string): Promise<void>
  /** `asked`: the first administrator. */
  confirmReset(
    person: string,
    by: string,
  ): Promise<{ readonly ok: true; readonly asked: string } | AccountRefusal>
  /** By whoever holds the host, for the last administrator. */
  rescue(person: string): Promise<void>
}
