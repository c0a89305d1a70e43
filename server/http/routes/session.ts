import type { Router } from 'express'
import * as z from 'zod/mini'
import { line } from '../../../domain/text.ts'
import { cookieNames, writeCookie } from '../../accounts/cookies.ts'
import { absoluteMs } from '../../accounts/presence.ts'
import type { AccountRefusal } from '../../accounts/refusals.ts'
import type { SignedIn } from '../../accounts/types.ts'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import { meOf, selfOf } from '../me.ts'
import type { HttpParts } from '../port.ts'
import { error, json, refused } from '../reply.ts'
import type { Reply } from '../reply.ts'

const secret = (max: number) => z.string().check(z.maxLength(max, { abort: true }), z.minLength(1))
const SignIn = z.strictObject({
  username: secret(80),
  password: secret(1024),
  /** Reserved for the second factor (PRODUCT 4.3). */
  code: z.optional(z.string().check(z.maxLength(20, { abort: true }))),
})
const SetUp = z.strictObject({
  token: secret(100),
  username: secret(80),
  name: line(120),
  password: secret(1024),
})
const LookAtLink = z.strictObject({ token: secret(100) })
const UseLink = z.strictObject({ token: secret(100), password: secret(1024) })

const deviceSeconds = 90 * 24 * 3600

/** Both cookies, and who that is now. */
function welcome(parts: HttpParts, signedIn: SignedIn | AccountRefusal): Reply {
  if (!signedIn.ok) return refused(signedIn)
  const { secure } = parts
  const names = cookieNames(secure)
  const { person, sessionToken, deviceToken } = signedIn
  return json(meOf(parts, person), {
    cookies: [
      writeCookie(names.session, sessionToken, secure, absoluteMs / 1000),
      writeCookie(names.device, deviceToken, secure, deviceSeconds),
    ],
  })
}

/** Signing in and out, the first account, links that set a password, and who am I. */
export function sessionRoutes(router: Router, parts: HttpParts): void {
  const { accounts, desk, chance, secure } = parts
  const doors = doorsOf(parts)

  /** The first administrator; one that an interrupted set-up left in the journal is taken up again. */
  const admit = async (person: string): Promise<string | null> => {
    const [left] = desk.site().admins.keys()
    if (left !== undefined) return left
    const answer = await desk.asSystem('site', 'admin.join', { person, seat: null }, chance.uuid())
    return answer.ok ? person : null
  }
  const signIn = doors.anyone(async ({ body, origin }) => {
    const form = formOf(SignIn, body)
    if (!form.ok) return error('bad-form', form.field)
    return welcome(parts, await accounts.signIn(form.value.username, form.value.password, origin))
  })
  const signOut = doors.anyone(async ({ caller }) => {
    if (caller?.kind === 'person') await accounts.signOut(caller.session)
    return json(
      { signedOut: true },
      {
        cookies: [writeCookie(cookieNames(secure).session, '', secure, 0)],
        headers: { 'Clear-Site-Data': '"cache"' },
      },
    )
  })
  const me = doors.viewer((_asking, caller) => {
    const body = selfOf(parts, caller)
    return body ? json(body) : error('signed-out')
  })
  const setUp = doors.anyone(async ({ body, origin }) => {
    const form = formOf(SetUp, body)
    if (!form.ok) return error('bad-form', form.field)
    const { token, ...account } = form.value
    return welcome(parts, await accounts.setUp(token, account, origin, admit))
  })
  const look = doors.anyone(({ body }) => {
    const form = formOf(LookAtLink, body)
    if (!form.ok) return error('bad-form', form.field)
    const found = accounts.lookAtLink(form.value.token)
    if (!found.ok) return refused(found)
    const { username, name, purpose } = found
    return json({ username, name, purpose })
  })
  const use = doors.anyone(async ({ body, origin }) => {
    const form = formOf(UseLink, body)
    if (!form.ok) return error('bad-form', form.field)
    return welcome(parts, await accounts.useLink(form.value.token, form.value.password, origin))
  })
  router.post('/api/v1/session', signIn)
  router.delete('/api/v1/session', signOut)
  router.get('/api/v1/me', me)
  router.post('/api/v1/setup', setUp)
  router.post('/api/v1/links/look', look)
  router.post('/api/v1/links/use', use)
}
