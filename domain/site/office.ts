/**
 * What was done at the accounts, which live beside the journal because they must be erasable. The journal keeps that it
 * happened, when, by whom and to which id; never a name, a secret or an address. `docs/decisions/0017`.
 */
export const officeActs = {
  'token-made': true,
  'token-revoked': true,
  'display-made': true,
  'display-revoked': true,
  'factor-added': true,
  'factor-removed': true,
  /** All second factors of a person, by a second administrator. */
  'factors-reset': true,
  'recovery-used': true,
  'sessions-ended': true,
  /** An account was tied to somebody at the sign-in provider (OpenID Connect), is to be at their first sign-in, or no longer is. */
  'provider-bound': true,
  'provider-expected': true,
  'provider-unbound': true,
  /** On the host itself, by whoever may read the data folder. */
  'host-rescue': true,
  /** `digest`: SHA-256 of the sign-in log's lines of the day that `subject` names (YYYY-MM-DD). */
  'sign-in-digest': true,
  /** The same, of a day that a person's user name was taken out of: from here on its digest is this one. */
  'sign-ins-blanked': true,
  'text-erased': true,
  'photo-erased': true,
  'person-erased': true,
  'contacts-purged': true,
  /** `subject`: `contacts:` and the congress; why is the reason. */
  'retention-postponed': true,
  'log-purged': true,
  exported: true,
  restored: true,
} as const
export type OfficeAct = keyof typeof officeActs

export interface OfficeRecord {
  readonly act: OfficeAct
  /** Who did it; null: the server itself, or somebody on the host. */
  readonly actor: string | null
  /** The second person, where two are needed. */
  readonly second: string | null
  /** Id of what it was done to: a person, a token, a day. */
  readonly subject: string | null
  /** 64 hex digits, where the act has one. */
  readonly digest: string | null
  /** Why; free text, kept apart from the chain. Records of before 0.4.0 have none. */
  readonly reason?: string | undefined
}
