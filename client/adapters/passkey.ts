import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** What the browser's own dialog came to. `stopped`: the person closed it or let it run out; `cannot`: this device or address has none. */
export type Ceremony =
  | { readonly ok: true; readonly response: object }
  | { readonly ok: false; readonly why: 'stopped' | 'known' | 'cannot' }

/** Whether passkeys can be used on this page at all; `host`: what they are made for, null: the centre has no such address. */
export function passkeysHere(host: string | null): boolean {
  const here = location.hostname
  const fits = host !== null && (here === host || here.endsWith(`.${host}`))
  return fits && typeof PublicKeyCredential === 'function'
}

/** The same before it is known what the centre's host is: never at an IP address. */
export const mayHavePasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && !/^[\d.]+$|:/.test(location.hostname)

async function held(ceremony: () => Promise<object>): Promise<Ceremony> {
  try {
    return { ok: true, response: await ceremony() }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'NotAllowedError' || name === 'AbortError') return { ok: false, why: 'stopped' }
    if (name === 'InvalidStateError') return { ok: false, why: 'known' }
    return { ok: false, why: 'cannot' }
  }
}

/** Makes a passkey for what the centre asked. */
export const makePasskey = (options: object): Promise<Ceremony> =>
  held(async () => {
    const { startRegistration } = await import('@simplewebauthn/browser')
    return startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
  })

/** Shows one. */
export const showPasskey = (options: object): Promise<Ceremony> =>
  held(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    return startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
  })
