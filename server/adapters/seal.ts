import { createCipheriv, createDecipheriv } from 'node:crypto'

const cipher = 'aes-256-gcm'
const tagBytes = 16
export const nonceBytes = 12
export const keyBytes = 32

/**
 * AES-256-GCM: nonce, ciphertext and tag as base64url. `about` is not hidden but sealed along, so that one record's
 * secret cannot be put into another's. A nonce is used once for a key.
 */
export function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, about: string): string {
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(about))
  const hidden = Buffer.concat([sealing.update(plain), sealing.final()])
  return Buffer.concat([nonce, hidden, sealing.getAuthTag()]).toString('base64url')
}

/** What was sealed; null when the key, the text or what it is about is another one. */
export function unseal(key: Uint8Array, sealed: string, about: string): Uint8Array | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < nonceBytes + tagBytes) return null
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()])
  } catch {
    // Node says no more than that the tag does not fit.
    return null
  }
}
