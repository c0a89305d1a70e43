import type { Language } from '../../domain/words.ts'

/** A sentence, or one made from figures. */
export type Sentence = string | ((...figures: never[]) => string)

/** Both languages of one key: the English takes the same figures as the Vietnamese. */
type Both<V> = { readonly vi: V; readonly en: V extends string ? string : V }
type Checked<T> = { readonly [K in keyof T]: T[K] extends { readonly vi: infer V } ? Both<V> : never }
export type WordTable = { readonly [key: string]: { readonly vi: Sentence; readonly en: Sentence } }

/** The table in one language: `t.title`, `t.waiting(3)`. */
export type Spoken<T extends WordTable> = {
  readonly [K in keyof T]: T[K]['vi'] extends string ? string : T[K]['vi']
}

/** A table of words; a key without its Vietnamese or English does not compile. */
export const words = <const T extends WordTable>(table: T & Checked<T>): T => table

const spoken = new WeakMap<WordTable, Map<Language, unknown>>()

/** The same object for the same table and language, so that it can be a dependency of a hook. */
export function speak<T extends WordTable>(table: T, language: Language): Spoken<T> {
  let byLanguage = spoken.get(table)
  if (!byLanguage) spoken.set(table, (byLanguage = new Map<Language, unknown>()))
  let found = byLanguage.get(language)
  if (found === undefined) {
    found = Object.fromEntries(Object.entries(table).map(([key, both]) => [key, both[language]]))
    byLanguage.set(language, found)
  }
  return found as Spoken<T>
}
