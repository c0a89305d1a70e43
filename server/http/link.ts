import { toString as qrCode } from 'qrcode'
import type { AccountRefusal } from '../accounts/refusals.ts'
import type { HttpParts } from './port.ts'

/** A single-use link as it is handed over: shown once, never stored in the clear. */
export interface ShownLink {
  readonly url: string
  /** SVG. */
  readonly qr: string
  readonly expiresAt: number
}

/** The token stands behind `#`: browsers do not send it, so it enters no log on the way. */
export async function linkFor(
  { accounts, baseUrl }: HttpParts,
  person: string,
): Promise<{ readonly ok: true; readonly link: ShownLink } | AccountRefusal> {
  const issued = await accounts.issueLink(person)
  if (!issued.ok) return issued
  const url = `${baseUrl()}/link#${issued.token}`
  return { ok: true, link: { url, qr: await qrOf(url), expiresAt: issued.expiresAt } }
}

/** A QR code as SVG that a phone reads from a screen at arm's length. */
export const qrOf = (url: string): Promise<string> => qrCode(url, { type: 'svg', margin: 2 })
