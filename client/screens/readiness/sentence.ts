import type { Readiness } from '../../../domain/run/readiness.ts'
import type { CongressState } from '../../../domain/state.ts'
import type { Language } from '../../../domain/words.ts'
import { clockOf } from '../../app/times.ts'
import { speak } from '../../app/words.ts'
import { readinessWords } from '../../words/readiness.ts'
import { wallWords } from '../../words/wall.ts'
import { blockerWords } from '../wall/verdict.ts'

/** Characters of the worst item beside the lamp: two lines of a desk. */
const room = 140

/** Why the verdict is what it is, in one sentence; `now` in ms. */
export function whyOf(state: CongressState, found: Readiness, now: number, language: Language): string {
  const t = speak(readinessWords, language)
  const wall = speak(wallWords, language)
  if (found.counted === 0) return wall.noneCounted
  const [worst] = found.blockers
  if (!worst) return wall.allDone(found.counted, clockOf(now, state.info?.zone ?? 'UTC'))
  const held = found.blockers.filter(({ verdict }) => verdict !== 'unknown')
  const toCome = found.blocking - held.length
  if (held.length === 0) return t.onlyToCome(toCome)
  const areas = new Set(held.map(({ row }) => row.area)).size
  const count = t.blocked(held.length, areas) + (toCome > 0 ? t.andToCome(toCome) : '')
  return `${count}. ${wall.worst(blockerWords(worst, state, language, room))}`
}
