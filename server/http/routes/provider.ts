import type { Router } from 'express'
import * as z from 'zod/mini'
import { line } from '../../../domain/text.ts'
import { cookieNames, writeCookie } from '../../accounts/cookies.ts'
import type { Identity, Provider } from '../../accounts/provider-doors.ts'
import type { Own } from '../../accounts/sessions.ts'
import type { AccountRefusal } from '../../accounts/refusals.ts'
import type { SignedIn } from '../../accounts/types.ts'
import { formOf } from '../asking.ts'
import type { Asking } from '../asking.ts'
import { ShownPasskey, shownPasskey } from '../credential.ts'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { recordAct, recordRecovery } from '../record.ts'
import { error, json, refused } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { welcome } from '../welcome.ts'
import { handlersOf, Proven } from './account.ts'
import { onMember } from './people.ts'

const Nothing = z.strictObject({})
/** What the browser came back with, as it stood in the address. */
const Back = z.strictObject({
  query: z.string().check(z.maxLength(4_000, { abort: true }), z.startsWith('?')),
})
const Code = z.strictObject({ code: z.string().check(z.maxLength(20, { abort: true })) })
const Answer = z.strictObject({ response: ShownPasskey })
const Expected = z.strictObject({ name: line(200) })

const attemptSeconds = 600

/** The cookie that goes along; Strict is enough, for the page that the browser comes back to asks by itself. */
const attemptCookie = ({ secure }: HttpParts, token: string): string =>
  writeCookie(cookieNames(secure).attempt, token, secure, token === '' ? 0 : attemptSeconds)

async function begin(
  parts: HttpParts,
  provider: Provider,
  { origin }: Asking,
  binder: Own | null,
): Promise<Reply> {
  const begun = await provider.begin()
  if (!begun.ok) return error(begun.code)
  const token = parts.accounts.beginProvider(begun.secrets, binder, origin)
  return json({ url: begun.url }, { cookies: [attemptCookie(parts, token)] })
}

/** Let in: who that is now, and on record what came about by it. The cookie of the attempt goes. */
async function entered(parts: HttpParts, done: SignedIn | AccountRefusal): Promise<Reply> {
  const reply = welcome(parts, done)
  if (!done.ok || reply.kind !== 'json') return reply
  await recordRecovery(parts, done.person, done.factor)
  if (done.bound === true)
    await recordAct(parts, { act: 'provider-bound', actor: null, subject: done.person })
  return { ...reply, cookies: [...reply.cookies, attemptCookie(parts, '')] }
}

/** Only in the session that asked for it, with its proof. */
async function bind(parts: HttpParts, asking: Asking, binder: Own, identity: Identity): Promise<Reply> {
  const { caller, origin } = asking
  const same = caller?.kind === 'person' && caller.session === binder.session
  if (!same) return error('provider-again')
  const bound = await parts.accounts.bindProvider(binder, identity, origin)
  if (!bound.ok) return refused(bound)
  await recordAct(parts, { act: 'provider-bound', actor: binder.person, subject: binder.person })
  return json({ bound: true }, { cookies: [attemptCookie(parts, '')] })
}

function signInRoutes(router: Router, parts: HttpParts): void {
  const { accounts, provider } = parts
  const doors = doorsOf(parts)
  const taking = <T>(
    schema: z.ZodMiniType<T>,
    handle: (form: T, asking: Asking, provider: Provider) => Reply | Promise<Reply>,
  ) =>
    doors.anyone((asking) => {
      if (!provider) return error('not-found')
      const form = formOf(schema, asking.body ?? {})
      return form.ok ? handle(form.value, asking, provider) : error('bad-form', form.field)
    })
  const show = doors.anyone(() => json({ provider: provider && { label: provider.label } }))
  const finish = taking(Back, async ({ query }, asking, one) => {
    const attempt = accounts.takeProvider(asking.attempt)
    if (!attempt) return error('provider-again')
    const done = await one.finish(query, attempt.secrets)
    if (!done.ok) return error(done.code)
    const { identity } = done
    if (attempt.binder) return bind(parts, asking, attempt.binder, identity)
    return entered(parts, await accounts.providerSignIn(asking.attempt, identity, asking.origin))
  })
  const step = taking(Code, async ({ code }, { attempt, origin }) =>
    entered(parts, await accounts.providerStep(attempt, code, origin)),
  )
  const options = taking(Nothing, async (_form, { attempt }) => {
    const asked = await accounts.askProviderPasskey(attempt)
    return asked.ok ? json({ options: asked.options }) : refused(asked)
  })
  const passkey = taking(Answer, async ({ response }, { attempt, origin }) =>
    entered(parts, await accounts.providerPasskey(attempt, shownPasskey(response), origin)),
  )
  const at = '/api/v1/session/provider'
  router.get(at, show)
  router.post(
    at,
    taking(Nothing, (_form, asking, one) => begin(parts, one, asking, null)),
  )
  router.post(`${at}/finish`, finish)
  router.post(`${at}/step`, step)
  router.post(`${at}/passkey/options`, options)
  router.post(`${at}/passkey`, passkey)
}

/** Signing in through the provider, and tying an account to somebody there. */
export function providerRoutes(router: Router, parts: HttpParts): void {
  const { accounts, provider } = parts
  signInRoutes(router, parts)
  const { proven } = handlersOf(parts)
  const doors = doorsOf(parts)
  const tie = proven(Proven, (_form, { person, session }, asking) =>
    provider ? begin(parts, provider, asking, { person, session }) : error('not-found'),
  )
  const untie = async (person: string, by: string, keep: string | null): Promise<Reply> => {
    const done = await accounts.unbindProvider(person, keep)
    if (!done.ok) return refused(done)
    await recordAct(parts, { act: 'provider-unbound', actor: by, subject: person })
    return json({ removed: true })
  }
  const expect = doors.person((asking, by) =>
    onMember(parts, asking, by, async (person) => {
      if (!provider) return error('not-found')
      // One's own is tied from the account page, with a proof.
      if (person === by.person) return error('not-allowed', 'person')
      const form = formOf(Expected, asking.body)
      if (!form.ok) return error('bad-form', form.field)
      const done = await accounts.expectProvider(person, provider.issuer, form.value.name)
      if (!done.ok) return refused(done)
      await recordAct(parts, { act: 'provider-expected', actor: by.person, subject: person })
      return json({ expected: true })
    }),
  )
  const remove = doors.person((asking, by) =>
    onMember(parts, asking, by, (person) =>
      person === by.person ? error('not-allowed', 'person') : untie(person, by.person, null),
    ),
  )
  const member = '/api/v1/congresses/:id/people/:person/provider'
  router.post('/api/v1/account/provider', tie)
  router.post(
    '/api/v1/account/provider/remove',
    proven(Proven, (_form, { person, session }) => untie(person, person, session)),
  )
  router.post(member, expect)
  router.post(`${member}/remove`, remove)
}

export { Back, Code as ProviderCode, Expected, Answer as ProviderPasskey, Nothing as ToProvider }
