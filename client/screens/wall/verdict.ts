import type { CongressState } from '../../../domain/state.ts'
import type { Blocker, Readiness, Verdict } from '../../../domain/run/readiness.ts'
import type { Language } from '../../../domain/words.ts'
import { speak } from '../../app/words.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { rowStateWords, verdictStamps } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import type { Scope } from './fit.ts'

export interface Light {
  readonly verdict: Verdict
  /** The stamp in capitals. */
  readonly word: string
  readonly sentence: string
}

/** Characters that three lines beside the lamp hold; the longest stamp leaves less. */
const roomFor = (verdict: Verdict | null): number => (verdict === 'no-go' ? 84 : 112)

/** Where, whose, what: with the item's title where it fits, with its code and state where not. */
export function blockerWords(
  { row, status }: Blocker,
  state: CongressState,
  language: Language,
  room: number,
): string {
  const area = row.area === null ? null : (state.areas.get(row.area)?.short ?? row.area)
  const owner = state.organisations.get(row.owner)?.short ?? row.owner
  // A number stays with its name: "Ăn nghỉ 2" never begins a line with "2".
  const bound = (name: string) => name.replace(/ (?=\d+$)/, '\u00a0')
  const place = [area, owner].flatMap((part) => (part === null ? [] : bound(part))).join(', ')
  const whole = `${place} · ${row.item.title[language]}`
  return whole.length <= room ? whole : `${place}, ${row.item.id} ${rowStateWords[status.state][language]}`
}

function sentenceFor(
  state: CongressState,
  found: Readiness,
  scope: Scope,
  now: number,
  language: Language,
): string {
  const t = speak(wallWords, language)
  const own = scope.kind === 'own' ? state.organisations.get(scope.organisation)?.short : undefined
  const tail = own === undefined ? [] : [t.own(own)]
  const [worst] = found.blockers
  const zone = state.info?.zone ?? 'UTC'
  if (found.counted === 0) return [t.noneCounted, ...tail].join(' ')
  if (!worst) return [t.allDone(found.counted, clockOf(now, zone)), ...tail].join(' ')
  const head = t.notDone(found.blocking)
  const room = roomFor(found.verdict) - head.length - tail.join(' ').length - t.worst('').length - 2
  return [head, t.worst(blockerWords(worst, state, language, room)), ...tail].join(' ')
}

/** The go light: computed where the view can, otherwise only what a leader has published. */
export function lightOf(
  state: CongressState,
  found: Readiness,
  scope: Scope,
  now: number,
  language: Language,
): Light {
  const t = speak(wallWords, language)
  if (scope.kind === 'shared') {
    const { published, info } = state
    if (!published) return { verdict: 'unknown', word: t.notPublished, sentence: t.notPublishedText }
    return {
      verdict: published.verdict,
      word: verdictStamps[published.verdict][language],
      sentence: t.published(whenOf(published.at, now, info?.zone ?? 'UTC')),
    }
  }
  const verdict = found.verdict ?? 'unknown'
  const sentence = sentenceFor(state, found, scope, now, language)
  return { verdict, word: verdictStamps[verdict][language], sentence }
}
