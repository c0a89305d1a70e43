import type { Severity } from '../../../domain/incident/events.ts'
import { fold } from '../items/fold.ts'

/** One line of the palette. */
export interface Entry {
  readonly id: string
  readonly kind: 'screen' | 'action' | 'incident' | 'item'
  /** Written before the rest: `SC-7K4M`. */
  readonly code: string
  readonly text: string
  readonly sub: string
  readonly keys: string
  readonly severity: Severity | null
  readonly run: () => void
}

/** So many lines of each kind are shown; a longer list is read no better than the screen behind it. */
const mostOf: { readonly [K in Entry['kind']]: number } = { screen: 12, action: 8, incident: 8, item: 8 }
const kinds = ['action', 'screen', 'incident', 'item'] as const

/** 0: the code itself; then what begins so, what has a word that does, and anything else that holds it; null: nothing. */
function rank(words: readonly string[], { code, text, sub }: Entry): number | null {
  const said = fold(`${code} ${text} ${sub}`)
  if (!words.every((word) => said.includes(word))) return null
  const whole = words.join(' ')
  const known = fold(code)
  if (known !== '' && (known === whole || known.endsWith(`-${whole}`))) return 0
  if (fold(text).startsWith(whole) || known.startsWith(whole)) return 1
  return words.every((word) => ` ${said}`.includes(` ${word}`)) ? 2 : 3
}

/**
 * What fits the query, typed with or without accents: by code, name or place. Of each kind the best few, in the order
 * they came where they are equally good. An empty query offers what can be done and where one can go.
 */
export function found(entries: readonly Entry[], query: string): readonly Entry[] {
  const wanted = fold(query)
  if (wanted === '')
    return kinds.flatMap((kind) =>
      kind === 'item' ? [] : entries.filter((entry) => entry.kind === kind).slice(0, mostOf[kind]),
    )
  const words = wanted.split(' ')
  const ranked = entries.flatMap((entry) => {
    const place = rank(words, entry)
    return place === null ? [] : [{ entry, place }]
  })
  const best = (kind: Entry['kind']) =>
    ranked
      .filter(({ entry }) => entry.kind === kind)
      .sort((a, b) => a.place - b.place)
      .slice(0, mostOf[kind])
  // The kind with the best line stands first: who types a code wants the incident.
  return kinds
    .map((kind) => best(kind))
    .filter((lines) => lines.length > 0)
    .sort((a, b) => (a[0]?.place ?? 9) - (b[0]?.place ?? 9))
    .flatMap((lines) => lines.map(({ entry }) => entry))
}
