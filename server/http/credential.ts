import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as z from 'zod/mini'

/** Base64url of a browser; attestations are a few kilobytes. */
const bytes = (max: number) =>
  z.string().check(z.maxLength(max, { abort: true }), z.minLength(1), z.regex(/^[\w-]+$/))
const shared = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.optional(z.enum(['platform', 'cross-platform'])),
  /** Nothing is asked of extensions, so nothing they say is looked at. */
  clientExtensionResults: z.optional(z.unknown()),
}

/** What `navigator.credentials.create` gave, as @simplewebauthn/browser writes it down. */
export const MadePasskey = z.strictObject({
  ...shared,
  response: z.object({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(20_000),
    transports: z.optional(
      z.array(z.string().check(z.maxLength(20, { abort: true }))).check(z.maxLength(8, { abort: true })),
    ),
  }),
})

/** What `navigator.credentials.get` gave. */
export const ShownPasskey = z.strictObject({
  ...shared,
  response: z.object({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(8_000),
    userHandle: z.optional(bytes(200)),
  }),
})

const base = ({ id, rawId }: { readonly id: string; readonly rawId: string }) => ({
  id,
  rawId,
  type: 'public-key' as const,
  clientExtensionResults: {},
})

export const madePasskey = (made: z.infer<typeof MadePasskey>): RegistrationResponseJSON => {
  const { clientDataJSON, attestationObject, transports } = made.response
  return {
    ...base(made),
    response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
  }
}

export const shownPasskey = (shown: z.infer<typeof ShownPasskey>): AuthenticationResponseJSON => {
  const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response
  return {
    ...base(shown),
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) },
  }
}
