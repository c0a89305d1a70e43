import type { Router } from 'express'
import type { CommandAnswer } from '../../../domain/protocol.ts'
import { Envelope } from '../../../domain/protocol.ts'
import { scopeFor } from '../../../domain/site/scopes.ts'
import type { Language } from '../../../domain/words.ts'
import { mayUse } from '../../accounts/tokens.ts'
import { formOf } from '../asking.ts'
import { doorsOf } from '../door.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { isErrorCode, statusOf, wordsOf } from '../words.ts'

/** The socket's acknowledgement as it is, under a fitting status. */
function replyOf(answer: CommandAnswer, requestId: string, tooMany?: number): Reply {
  if (answer.ok) return json(answer)
  const { code, retryable } = answer.error
  const status = tooMany ?? (retryable ? 503 : isErrorCode(code) ? statusOf(code) : 422)
  return json({ ok: false, error: { ...answer.error, requestId } }, { status })
}

const tooFast = (language: Language): CommandAnswer => ({
  ok: false,
  error: { code: 'too-fast', message: wordsOf('too-fast')[language], retryable: true },
})

/** The HTTP twin of the socket's `command`. */
export function commandRoutes(router: Router, parts: HttpParts): void {
  const { desk } = parts
  const command = doorsOf(parts).viewer(async ({ body, language, requestId }, caller) => {
    if (caller.kind === 'display') return error('not-found')
    if (!parts.inPace(caller)) return replyOf(tooFast(language), requestId, 429)
    const form = formOf(Envelope, body)
    if (!form.ok) return error('bad-form', form.field)
    const envelope = form.value
    if (caller.kind === 'person')
      return replyOf(await desk.handIn(caller.person, envelope, language), requestId)
    if (!mayUse(caller, scopeFor(envelope.type))) return error('scope-missing', 'type')
    return replyOf(await desk.handInByToken(caller, envelope, language, 'seat'), requestId)
  })
  router.post('/api/v1/commands', command)
}
