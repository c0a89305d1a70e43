import { cookieNames, writeCookie } from '../accounts/cookies.ts'
import { absoluteMs } from '../accounts/presence.ts'
import type { AccountRefusal } from '../accounts/refusals.ts'
import type { SignedIn } from '../accounts/types.ts'
import { meOf } from './me.ts'
import type { HttpParts } from './port.ts'
import { json, refused } from './reply.ts'
import type { Reply } from './reply.ts'

const deviceSeconds = 90 * 24 * 3600

/** The cookies of a session that has just begun. */
export function cookiesFor(
  { secure }: HttpParts,
  { sessionToken, deviceToken }: SignedIn,
): readonly string[] {
  const names = cookieNames(secure)
  return [
    writeCookie(names.session, sessionToken, secure, absoluteMs / 1000),
    writeCookie(names.device, deviceToken, secure, deviceSeconds),
  ]
}

/** Both cookies, and who that is now. */
export function welcome(parts: HttpParts, signedIn: SignedIn | AccountRefusal): Reply {
  if (!signedIn.ok) return refused(signedIn)
  return json(meOf(parts, signedIn.person), { cookies: cookiesFor(parts, signedIn) })
}
