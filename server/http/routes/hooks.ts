import type { Router } from 'express'
import type { CommandAnswer, WireError } from '../../../domain/protocol.ts'
import type { TokenCaller } from '../../accounts/types.ts'
import { formOf } from '../asking.ts'
import type { Asking } from '../asking.ts'
import { doorsOf } from '../door.ts'
import { textOf } from '../hooks/heard.ts'
import type { Heard } from '../hooks/heard.ts'
import { integrations } from '../hooks/integrations.ts'
import type { HttpParts } from '../port.ts'
import { error, json } from '../reply.ts'
import type { Reply } from '../reply.ts'
import { isErrorCode, statusOf } from '../words.ts'

/** What became of one message. */
interface Became {
  readonly source: string
  readonly key: string
  /** `unchanged`: the end of something that nobody waits for. */
  readonly became: 'raised' | 'repeated' | 'cleared' | 'unchanged'
  readonly signal: string | null
  /** Where a rule made an incident of it. */
  readonly incident?: string
}

function becameOf({ source, key }: Heard, answer: CommandAnswer): Became | WireError {
  if (answer.ok) {
    const { signal = null, became, incident } = answer.result ?? {}
    const known = became as Became['became'] | undefined
    return {
      source,
      key,
      became: known ?? 'unchanged',
      signal,
      ...(incident === undefined ? {} : { incident }),
    }
  }
  return answer.error.code === 'nothing-new'
    ? { source, key, became: 'unchanged', signal: null }
    : answer.error
}

const isError = (each: Became | WireError): each is WireError => 'code' in each

/** Senders try again after 503 and give up after 4xx: a full inbox is worth another try, a wrong area is not. */
function replyOf(found: readonly (Became | WireError)[], requestId: string): Reply {
  const signals = found.filter((each): each is Became => !isError(each))
  const wrong = found.find(isError)
  if (!wrong) return json({ ok: true, signals })
  const again = wrong.retryable === true || wrong.code === 'signals-full'
  const status = again ? 503 : isErrorCode(wrong.code) ? statusOf(wrong.code) : 422
  const headers: Record<string, string> = again ? { 'Retry-After': '30' } : {}
  return json({ ok: false, error: { ...wrong, requestId }, signals }, { status, headers })
}

/** What is heard becomes signals of the inbox, in order and in one write; the journal names the token. */
async function hear(
  { desk, chance, clock }: HttpParts,
  caller: TokenCaller,
  { language, requestId }: Asking,
  heard: readonly (Heard & { readonly loose: boolean })[],
): Promise<Reply> {
  const { congress } = caller
  const state = desk.congress(congress)
  const now = clock.now()
  const answers = heard.map(async (one) => {
    const area = one.loose && !state?.areas.has(one.area ?? '') ? null : one.area
    const payload = {
      source: one.source,
      dedupKey: one.key,
      text: textOf(one, now, state?.info?.zone ?? 'UTC'),
      ...(one.clear ? { clear: true } : {}),
      ...(area === null ? {} : { area }),
      ...(one.severity === null ? {} : { severity: one.severity }),
    }
    const envelope = { id: chance.uuid(), congress, type: 'signal.raise', payload, madeAt: now }
    return becameOf(one, await desk.handInByToken(caller, envelope, language, 'machine'))
  })
  return replyOf(await Promise.all(answers), requestId)
}

/** Machines' messages in, for the congress that their token was made for. */
export function hookRoutes(router: Router, parts: HttpParts): void {
  const hook = doorsOf(parts).scoped('signals:post', (asking, caller) => {
    const integration = integrations.get(asking.param('integration'))
    const named = asking.query('congress')
    if (!integration || caller.kind !== 'token' || (named !== null && named !== caller.congress))
      return error('not-found')
    if (!parts.inPace(caller)) return { kind: 'error', code: 'too-fast', retryAfter: 5 }
    const form = formOf(integration.schema, asking.body)
    if (!form.ok) return error('bad-form', form.field)
    const heard = integration.read(form.value).map((one) => ({ ...one, loose: integration.looseArea }))
    return hear(parts, caller, asking, heard)
  })
  router.post('/api/v1/hooks/:integration', hook)
}
