import type { Language } from '../../../domain/words.ts'
import { boundKeys } from '../../app/keys.ts'
import { go } from '../../app/place.ts'
import { speak } from '../../app/words.ts'
import type { NavEntry } from '../../parts/layout/Shell.tsx'
import type { Snapshot } from '../../sync/snapshot.ts'
import { keyWords } from '../../words/keys.ts'
import type { Entry } from './search.ts'

/** What moves inside a screen is no action to look for. */
const moving = new Set(['j', 'k', '/', '?', 'Escape', 'Enter', 'Ctrl+K', 'Ctrl+Enter'])

const line = (entry: Partial<Entry> & Pick<Entry, 'id' | 'kind' | 'text' | 'run'>): Entry => ({
  code: '',
  sub: '',
  keys: '',
  severity: null,
  ...entry,
})

/** The rooms of this person, with their keys. */
export const screenEntries = (
  rail: readonly NavEntry[],
  keyed: readonly { readonly keys: string; readonly path: string }[],
): readonly Entry[] =>
  rail.map(({ id, label, href }) =>
    line({
      id: `screen ${id}`,
      kind: 'screen',
      text: label,
      keys: keyed.find(({ path }) => path === href)?.keys ?? '',
      run: () => go(href),
    }),
  )

/** What may be done where the reader stands: the keys that are bound there now. */
export function actionEntries(language: Language): readonly Entry[] {
  const t = speak(keyWords, language)
  const seen = new Set<string>()
  return boundKeys().flatMap(({ keys, text, run }) => {
    if (moving.has(keys) || keys.startsWith('g ') || seen.has(keys)) return []
    seen.add(keys)
    const said = text ?? t[keys]
    return [
      line({
        id: `action ${keys}`,
        kind: 'action',
        text: said.charAt(0).toUpperCase() + said.slice(1),
        keys,
        run,
      }),
    ]
  })
}

const settled = ['closed', 'cancelled']

/** Incidents, open ones first and then the newest; what is seen redacted is found by its public line. */
export function incidentEntries({ shown }: Pick<Snapshot, 'shown'>): readonly Entry[] {
  const area = (id: string) => shown.areas.get(id)?.name ?? id
  const whole = [...shown.incidents.values()].map((one) => ({ ...one, text: one.title, at: one.touchedAt }))
  const faces = [...shown.faces.values()].map((one) => ({ ...one, text: one.publicLine, at: one.occurredAt }))
  return [...whole, ...faces]
    .sort((a, b) => Number(settled.includes(a.status)) - Number(settled.includes(b.status)) || b.at - a.at)
    .map(({ id, code, text, area: place, severity }) =>
      line({
        id: `incident ${id}`,
        kind: 'incident',
        code,
        text,
        sub: area(place),
        severity,
        run: () => go(`/su-co/${id}`),
      }),
    )
}

export function itemEntries({ shown }: Pick<Snapshot, 'shown'>, language: Language): readonly Entry[] {
  const entries: Entry[] = []
  for (const { id, item, area, owner, asked } of shown.rows.values()) {
    if (asked === false) continue
    const place = area === null ? '' : (shown.areas.get(area)?.name ?? area)
    const whose = shown.organisations.get(owner)?.short ?? owner
    entries.push(
      line({
        id: `item ${id}`,
        kind: 'item',
        code: item.id,
        text: item.title[language],
        sub: [place, whose].filter((part) => part !== '').join(' · '),
        run: () => go(`/viec/${encodeURIComponent(id)}`),
      }),
    )
  }
  return entries
}
