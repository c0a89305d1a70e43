import { refusals } from '../../domain/refusal.ts'
import type { NetError } from '../adapters/net.ts'
import type { Language } from '../../domain/words.ts'
import { termWords } from '../words/terms.ts'
import { speak } from './words.ts'

const isRefusal = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/** What to tell a person about a request that came to nothing; never a bare code. */
export function netSentence(error: NetError, language: Language): string {
  const t = speak(termWords, language)
  if (error.message !== undefined) return error.message
  if (error.code === 'no-connection') return t.noLine
  return isRefusal(error.code) ? refusals[error.code][language] : t.fault(error.code)
}
