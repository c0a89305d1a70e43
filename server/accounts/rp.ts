import { isIP } from 'node:net'

/** Whom passkeys are made for: a host name that stays, and the one origin that pages come from. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * From the address that people are given. Null where there can be no passkeys: browsers make none for an IP address.
 * `http://localhost:8080` → `localhost`.
 */
export function relyingParty(baseUrl: string): RelyingParty | null {
  const { hostname, origin } = new URL(baseUrl)
  const isAddress = hostname.startsWith('[') || isIP(hostname) !== 0
  return isAddress ? null : { id: hostname, origin }
}
