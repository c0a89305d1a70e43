import * as z from 'zod'
import type { Words } from '../../domain/words.ts'
import type { Fs } from '../adapters/fs.ts'
import { isLoopbackUrl } from '../adapters/outgoing.ts'
import { checkModes, readOptional } from '../journal/opening.ts'
import { readSettings, wrongSettings } from '../journal/settings.ts'
import type { SettingsFile } from '../journal/settings.ts'

/** Where people may sign in instead of here: the file named by `OIDC_CONFIG`, which no screen can change. */
export interface ProviderPlan {
  /** As the provider writes it in its tokens. */
  readonly issuer: string
  readonly clientId: string
  /** Null: a public client, PKCE alone. */
  readonly clientSecret: string | null
  readonly clientAuth: 'basic' | 'post'
  /** What stands on the button. */
  readonly label: Words
  /** The claim by which an administrator names somebody before their first sign-in; afterwards only `sub` counts. */
  readonly match: string
  /** Values that say that a second step was taken there; both empty: none counts. */
  readonly secondStep: { readonly acr: readonly string[]; readonly amr: readonly string[] }
  /** The one algorithm that tokens may be signed with. */
  readonly signing: 'RS256' | 'PS256' | 'ES256'
}

function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username + url.password + url.search + url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url))
}

/** An address of e-mail is given to somebody else one day, and says nothing of who proved it. */
const claimForm = /^[a-z][a-z0-9_]{0,39}$/
const values = z.array(z.string().min(1).max(200)).max(20).default([])
const Form = z.strictObject({
  issuer: z
    .string()
    .max(500)
    .refine(isIssuer, 'https://… without ? and # (http:// only for this machine itself)'),
  clientId: z.string().min(1).max(200),
  clientSecretFile: z.string().max(1000).startsWith('/').nullable().default(null),
  clientAuth: z.enum(['basic', 'post']).default('basic'),
  label: z.strictObject({ vi: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) }),
  match: z
    .string()
    .regex(claimForm)
    .refine((claim) => claim !== 'email', 'never by e-mail')
    .default('preferred_username'),
  secondStep: z.strictObject({ acr: values, amr: values }).default({ acr: [], amr: [] }),
  signing: z.enum(['RS256', 'PS256', 'ES256']).default('RS256'),
})

const called: SettingsFile = {
  vi: 'Tệp cấu hình đăng nhập chung',
  en: "The sign-in provider's configuration",
  see: 'docs/operations.md',
}

function readSecret(fs: Fs, file: string, secretFile: string | null): string | null {
  if (secretFile === null) return null
  const wrong = (why: string): Error => wrongSettings(called, file, `clientSecretFile: ${why}`)
  const text = readOptional(fs, secretFile)
  if (text === null) throw wrong('no such file')
  checkModes(fs, [secretFile])
  const secret = text.trim()
  if (!/^[\x21-\x7e]{16,500}$/.test(secret)) throw wrong('16 to 500 plain characters')
  return secret
}

/** Reads the file and the secret it names, both their owner's only (mode 0600). Null without a file: nothing is offered. Throws `StartRefused`. */
export function readProviderPlan(fs: Fs, file: string | null): ProviderPlan | null {
  if (file === null) return null
  const { clientSecretFile, ...plan } = readSettings(fs, file, Form, called)
  return { ...plan, clientSecret: readSecret(fs, file, clientSecretFile) }
}
