import { refusals } from '../../domain/refusal.ts'
import type { Language } from '../../domain/words.ts'
import type { NetError } from '../adapters/net.ts'
import { plainSentence } from './plainSentence.ts'

const isRefusal = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/** What to tell a person about a request that came to nothing; never a bare code. */
export const netSentence = (error: NetError, language: Language): string =>
  error.message === undefined && isRefusal(error.code)
    ? refusals[error.code][language]
    : plainSentence(error, language)
