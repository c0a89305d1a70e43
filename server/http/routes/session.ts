import type { Router } from 'express'
import * as z from 'zod/mini'
import { line } from '../../../domain/text.ts'
import { cookieNames, writeCookie } from '../../accounts/cookies.ts'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import { selfOf } from '../me.ts'
import type { HttpParts } from '../port.ts'
import { recordRecovery } from '../record.ts'
import { error, json, refused } from '../reply.ts'
import { welcome } from '../welcome.ts'

const secret = (max: number) => z.string().check(z.maxLength(max, { abort: true }), z.minLength(1))
const SignIn = z.strictObject({
  username: secret(80),
  password: secret(1024),
  /** Six digits of an authenticator app, or a code of the recovery sheet. */
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
    const { username, password, code } = form.value
    const signedIn = await accounts.signIn(username, password, origin, code)
    if (signedIn.ok) await recordRecovery(parts, signedIn.person, signedIn.factor)
    return welcome(parts, signedIn)
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
    const used = await accounts.useLink(form.value.token, form.value.password, origin)
    // The link replaces the password and nothing else: the second step is still to be shown.
    if (used.ok && used.person === null) return json({ passwordSet: true })
    return welcome(parts, used)
  })
  router.post('/api/v1/session', signIn)
  router.delete('/api/v1/session', signOut)
  router.get('/api/v1/me', me)
  router.post('/api/v1/setup', setUp)
  router.post('/api/v1/links/look', look)
  router.post('/api/v1/links/use', use)
}

export { LookAtLink, SetUp, SignIn, UseLink }
