import { useSyncExternalStore } from 'react'
import type { Language } from '../../domain/words.ts'
import { kept } from './kept.ts'
import { speak } from './words.ts'
import type { Spoken, WordTable } from './words.ts'

/** Vietnamese until somebody chooses otherwise on this device (PRODUCT 3.8). */
export const language = kept<Language>('trucban-language', ['vi', 'en'], 'vi')

export const useLanguage = (): Language => useSyncExternalStore(language.subscribe, language.get, () => 'vi')

/** The words of a table in the language of this device: `const t = useWords(incidentWords)`. */
export const useWords = <T extends WordTable>(table: T): Spoken<T> => speak(table, useLanguage())

/** Keeps `lang` of the page in step, for screen readers and hyphenation. */
export function keepPageLanguage(): () => void {
  const show = () => document.documentElement.setAttribute('lang', language.get())
  show()
  return language.subscribe(show)
}
