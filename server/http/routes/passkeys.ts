import type { Router } from 'express'
import * as z from 'zod/mini'
import { formOf } from '../asking.ts'
import { ShownPasskey, shownPasskey } from '../credential.ts'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json, refused } from '../reply.ts'
import { welcome } from '../welcome.ts'

const text = (max: number) => z.string().check(z.maxLength(max, { abort: true }), z.minLength(1))
/** With name and password the passkey is the second step, and only theirs are asked for. */
const Ask = z.strictObject({
  known: z.optional(z.strictObject({ username: text(80), password: text(1024) })),
})
const Answer = z.strictObject({ response: ShownPasskey })

/** Signing in with a passkey: what to ask the authenticator, and its answer. */
export function passkeyRoutes(router: Router, parts: HttpParts): void {
  const { accounts } = parts
  const doors = doorsOf(parts)
  const options = doors.anyone(async ({ body, origin }) => {
    const form = formOf(Ask, body)
    if (!form.ok) return error('bad-form', form.field)
    const asked = await accounts.askPasskeySignIn(origin, form.value.known)
    return asked.ok ? json({ options: asked.options }) : refused(asked)
  })
  const finish = doors.anyone(async ({ body, origin }) => {
    const form = formOf(Answer, body)
    if (!form.ok) return error('bad-form', form.field)
    return welcome(parts, await accounts.passkeySignIn(shownPasskey(form.value.response), origin))
  })
  router.post('/api/v1/session/passkey/options', options)
  router.post('/api/v1/session/passkey', finish)
}

export { Ask as AskPasskey, Answer as ShowPasskey }
