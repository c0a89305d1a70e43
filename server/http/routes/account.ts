import type { RequestHandler, Router } from 'express'
import * as z from 'zod/mini'
import { line } from '../../../domain/text.ts'
import type { FactorAdded } from '../../accounts/factor-doors.ts'
import { passkeyName } from '../../accounts/passkeys.ts'
import type { AccountRefusal } from '../../accounts/refusals.ts'
import { formOf } from '../asking.ts'
import type { Asking } from '../asking.ts'
import { MadePasskey, madePasskey, ShownPasskey, shownPasskey } from '../credential.ts'
import { doorsOf } from '../door.ts'
import type { Person } from '../door.ts'
import { qrOf } from '../link.ts'
import type { HttpParts } from '../port.ts'
import { standingOf } from '../provider-standing.ts'
import { recordAct, recordRecovery } from '../record.ts'
import { error, json, refused } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { isAdministrator } from '../seat.ts'
import { cookiesFor } from '../welcome.ts'

const text = (max: number) => z.string().check(z.maxLength(max, { abort: true }), z.minLength(1))
const code = z.string().check(z.maxLength(20, { abort: true }))
const proof = text(100)
const Nothing = z.strictObject({})
const Prove = z.strictObject({ password: text(1024), code: z.optional(code) })
const AskProof = z.strictObject({ password: z.optional(text(1024)) })
const Answer = z.strictObject({ response: ShownPasskey })
const Proven = z.strictObject({ proof })
const Code = z.strictObject({ proof, code })
const NewPassword = z.strictObject({ proof, password: text(1024) })
const NewPasskey = z.strictObject({ proof, name: line(60), response: MadePasskey })

/** Everything of one's own account, as its screen shows it; nothing in it opens anything. */
function accountOf(parts: HttpParts, own: Person): object {
  const { accounts } = parts
  const { totp, passkeys, recovery } = accounts.factors(own.person)
  return {
    totp: totp && { addedAt: totp.addedAt, usedAt: totp.usedAt },
    passkeys: passkeys.map((one) => ({
      id: passkeyName(one),
      name: one.name,
      addedAt: one.addedAt,
      usedAt: one.usedAt,
    })),
    recovery: recovery.length,
    required: isAdministrator(parts, own.person),
    passkeyHost: accounts.relyingParty()?.id ?? null,
    provider: standingOf(parts, own.person),
    sessions: accounts.sessionsOf(own),
  }
}

/** A factor is there: its recovery sheet if one was made, and the new cookies of the first one. */
async function added(parts: HttpParts, own: Person, done: FactorAdded | AccountRefusal): Promise<Reply> {
  if (!done.ok) return refused(done)
  await recordAct(parts, { act: 'factor-added', actor: own.person, subject: own.person })
  const { recovery, signedIn } = done
  return json({ recovery }, { status: 201, cookies: signedIn ? cookiesFor(parts, signedIn) : [] })
}

async function removed(
  parts: HttpParts,
  { person }: Person,
  done: { readonly ok: true } | AccountRefusal,
): Promise<Reply> {
  if (!done.ok) return refused(done)
  await recordAct(parts, { act: 'factor-removed', actor: person, subject: person })
  return json({ removed: true })
}

/** Handlers that take a form, at everybody's pace; `proven` ones want a proof in it, which a cookie alone cannot give. */
function handlersOf(parts: HttpParts) {
  const { accounts } = parts
  type Handle<T> = (form: T, own: Person, asking: Asking) => Reply | Promise<Reply>
  const taking = <T>(schema: z.ZodMiniType<T>, handle: Handle<T>): RequestHandler =>
    doorsOf(parts).person((asking, own) => {
      if (!parts.inPace(own)) return error('too-fast')
      const form = formOf(schema, asking.body ?? {})
      return form.ok ? handle(form.value, own, asking) : error('bad-form', form.field)
    })
  const proven = <T extends { readonly proof: string }>(schema: z.ZodMiniType<T>, handle: Handle<T>) =>
    taking(schema, (form, own, asking) =>
      accounts.isProven(own, form.proof) ? handle(form, own, asking) : error('prove-again'),
    )
  return { taking, proven }
}

type Handlers = ReturnType<typeof handlersOf>

function proofRoutes(router: Router, parts: HttpParts, { taking }: Handlers): void {
  const { accounts } = parts
  const prove = taking(Prove, async (form, own, { origin }) => {
    const done = await accounts.prove(own, form.password, form.code, origin)
    if (!done.ok) return refused(done)
    await recordRecovery(parts, own.person, done.factor)
    return json({ proof: done.proof })
  })
  const ask = taking(AskProof, async ({ password }, own, { origin }) => {
    const asked = await accounts.askPasskeyProof(own, password, origin)
    return asked.ok ? json({ options: asked.options }) : refused(asked)
  })
  const show = taking(Answer, async ({ response }, own) => {
    const done = await accounts.provePasskey(own, shownPasskey(response))
    return done.ok ? json({ proof: done.proof }) : refused(done)
  })
  router.post('/api/v1/account/prove', prove)
  router.post('/api/v1/account/prove/passkey/options', ask)
  router.post('/api/v1/account/prove/passkey', show)
}

function factorRoutes(router: Router, parts: HttpParts, { proven }: Handlers): void {
  const { accounts } = parts
  const keepOne = ({ person }: Person): boolean => isAdministrator(parts, person)
  const beginTotp = proven(Proven, async (_form, own) => {
    const begun = accounts.beginTotp(own)
    if (!begun.ok) return refused(begun)
    return json({ secret: begun.secret, uri: begun.uri, qr: await qrOf(begun.uri) })
  })
  const confirmTotp = proven(Code, async (form, own, { origin }) =>
    added(parts, own, await accounts.confirmTotp(own, form.proof, form.code, origin)),
  )
  const removeTotp = proven(Proven, async (_form, own, { origin }) =>
    removed(parts, own, await accounts.removeTotp(own, keepOne(own), origin)),
  )
  const askPasskey = proven(Proven, async (_form, own, { origin }) => {
    const asked = await accounts.askPasskey(own, origin)
    return asked.ok ? json({ options: asked.options }) : refused(asked)
  })
  const addPasskey = proven(NewPasskey, async (form, own, { origin }) => {
    const made = { name: form.name, response: madePasskey(form.response) }
    return added(parts, own, await accounts.addPasskey(own, form.proof, made, origin))
  })
  const removePasskey = proven(Proven, async (_form, own, asking) => {
    const id = asking.param('passkey')
    return removed(parts, own, await accounts.removePasskey(own, id, keepOne(own), asking.origin))
  })
  const renew = proven(Proven, async (_form, own) => {
    const done = await accounts.renewRecovery(own)
    return done.ok ? json({ recovery: done.recovery }, { status: 201 }) : refused(done)
  })
  router.post('/api/v1/account/totp', beginTotp)
  router.post('/api/v1/account/totp/confirm', confirmTotp)
  router.post('/api/v1/account/totp/remove', removeTotp)
  router.post('/api/v1/account/passkeys/options', askPasskey)
  router.post('/api/v1/account/passkeys', addPasskey)
  router.post('/api/v1/account/passkeys/:passkey/remove', removePasskey)
  router.post('/api/v1/account/recovery', renew)
}

/** One's own account: second steps, sessions, what has to be told. */
export function accountRoutes(router: Router, parts: HttpParts): void {
  const { accounts } = parts
  const doors = handlersOf(parts)
  const show = doorsOf(parts).person((_asking, own) => json(accountOf(parts, own)))
  const endOne = doors.proven(Proven, async (_form, own, asking) => {
    const ended = await accounts.endSession(own, asking.param('session'))
    return ended > 0 ? json({ ended }) : error('not-found')
  })
  const endOthers = doors.proven(Proven, async (_form, own) =>
    json({ ended: await accounts.endOtherSessions(own) }),
  )
  const read = doors.taking(Nothing, async (_form, { person }) => {
    await accounts.newsRead(person)
    return json({ read: true })
  })
  const changePassword = doors.proven(NewPassword, async (form, own, { origin }) => {
    const done = await accounts.changePassword(own, form.password, origin)
    return done.ok ? json({ changed: true }, { cookies: cookiesFor(parts, done) }) : refused(done)
  })
  router.get('/api/v1/account', show)
  router.post('/api/v1/account/password', changePassword)
  proofRoutes(router, parts, doors)
  factorRoutes(router, parts, doors)
  router.post('/api/v1/account/sessions/end-others', endOthers)
  router.post('/api/v1/account/sessions/:session/end', endOne)
  router.post('/api/v1/account/news/read', read)
}

export { handlersOf }
export { Answer, AskProof, Code, NewPasskey, NewPassword, Nothing, Prove, Proven }
