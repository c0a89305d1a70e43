import type { Words } from '../../../domain/words.ts'

/** `GET /api/v1/account`. Times ms. */
export interface OwnAccount {
  readonly totp: { readonly addedAt: number; readonly usedAt: number | null } | null
  readonly passkeys: readonly OwnPasskey[]
  /** Codes of the sheet that are still good. */
  readonly recovery: number
  /** An administrator: there must be one. */
  readonly required: boolean
  /** The host that passkeys are made for; null: none are possible. */
  readonly passkeyHost: string | null
  /** Where one may sign in instead; null: nowhere. */
  readonly provider: OwnProvider | null
  readonly sessions: readonly OwnSession[]
}

export interface OwnProvider {
  readonly label: Words
  readonly bound: {
    readonly name: string | null
    readonly by: 'self' | 'admin'
    readonly at: number
    readonly usedAt: number | null
    /** At the provider that is configured now. */
    readonly here: boolean
  } | null
  readonly expected: { readonly name: string; readonly until: number } | null
}

export interface OwnPasskey {
  readonly id: string
  readonly name: string
  readonly addedAt: number
  readonly usedAt: number | null
}

export interface OwnSession {
  readonly id: string
  readonly current: boolean
  readonly agent: string | null
  readonly factor: 'totp' | 'passkey' | 'recovery' | 'provider' | null
  readonly via: 'provider' | null
  readonly createdAt: number
  readonly lastSeen: number
}

/** Something new is there; `recovery`: ten codes, shown once. */
export interface Added {
  readonly recovery: readonly string[] | null
}

export const isProtected = ({ totp, passkeys }: OwnAccount): boolean => totp !== null || passkeys.length > 0
