/** `__Host-` makes the browser insist on https, this host and Path=/; on plain http it would refuse the cookie. */
export interface CookieNames {
  readonly session: string
  readonly device: string
  /** Of a sign-in that is under way at the provider. */
  readonly attempt: string
}

export const cookieNames = (secure: boolean): CookieNames =>
  secure
    ? { session: '__Host-tb', device: '__Host-dev', attempt: '__Host-vao' }
    : { session: 'tb', device: 'dev', attempt: 'vao' }

/** Value of one cookie of a `Cookie` header, or null. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

/** A `Set-Cookie` value. `maxAge` in seconds; 0 deletes it. */
export const writeCookie = (name: string, value: string, secure: boolean, maxAge: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
