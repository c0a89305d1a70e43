import { refusals } from '../../../domain/refusal.ts'
import type { Language } from '../../../domain/words.ts'
import { speak } from '../../app/words.ts'
import type { OutboxEntry } from '../../sync/entry.ts'
import { sessionWords } from '../../words/session.ts'

const isRefusal = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/**
 * Why an entry was refused or set aside, and what its author can do. `dutyPhone`: its item is no longer on this device,
 * so there is nothing to open.
 */
export function whyHeld({ state, error }: OutboxEntry, language: Language, dutyPhone?: string): string {
  const t = speak(sessionWords, language)
  const code = error?.code ?? ''
  const said = isRefusal(code) ? refusals[code][language] : (error?.message ?? '')
  if (state === 'refused' && code === 'not-found' && dutyPhone !== undefined)
    return `${said} ${t.goneWhat(dutyPhone)}`
  return `${said} ${state === 'refused' ? t.refusedWhat : t.asideWhat}`.trim()
}
