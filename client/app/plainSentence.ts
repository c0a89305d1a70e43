import type { Language } from '../../domain/words.ts'
import type { NetError } from '../adapters/net.ts'
import { termWords } from '../words/terms.ts'
import { speak } from './words.ts'

/** As `netSentence`, for what the centre always puts into words: without the table of every refusal. */
export function plainSentence(error: NetError, language: Language): string {
  const t = speak(termWords, language)
  if (error.message !== undefined) return error.message
  return error.code === 'no-connection' ? t.noLine : t.fault(error.code)
}
