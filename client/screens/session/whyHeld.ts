import { refusals } from '../../../domain/refusal.ts'
import type { Language } from '../../../domain/words.ts'
import { speak } from '../../app/words.ts'
import type { OutboxEntry } from '../../sync/entry.ts'
import { sessionWords } from '../../words/session.ts'

const isRefusal = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/** Why an entry was refused or set aside, and what its author can do. */
export function whyHeld({ state, error }: OutboxEntry, language: Language): string {
  const t = speak(sessionWords, language)
  const code = error?.code ?? ''
  const said = isRefusal(code) ? refusals[code][language] : (error?.message ?? '')
  return `${said} ${state === 'refused' ? t.refusedWhat : t.asideWhat}`.trim()
}
