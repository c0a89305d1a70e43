import type { Phase } from '../../../domain/catalogue/checklist.ts'
import type { Part } from '../../../domain/run/readiness.ts'
import type { CongressState } from '../../../domain/state.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import type { Language } from '../../../domain/words.ts'
import { speak } from '../../app/words.ts'
import { readinessWords } from '../../words/readiness.ts'
import { wallWords } from '../../words/wall.ts'

/** Names of places and parties as this congress has them. */
export interface Names {
  readonly area: (id: string | null) => string
  readonly checklist: (id: string) => string
  readonly owner: (id: string) => string
  readonly phase: (id: Phase) => string
  /** Of a part, from the outside in: "Hội trường lớn · VNPT". */
  readonly part: (part: Part) => string
}

export function namesOf(state: CongressState, language: Language): Names {
  const t = speak(readinessWords, language)
  const everywhere = speak(wallWords, language).everywhere
  const area = (id: string | null) => (id === null ? everywhere : (state.areas.get(id)?.name ?? id))
  const checklist = (id: string) => state.checklists.get(id)?.title[language] ?? id
  const owner = (id: string) => state.organisations.get(id)?.short ?? id
  const phase = (id: Phase) => t[id]
  const part = (of: Part) =>
    [
      of.area === undefined ? null : area(of.area),
      of.checklist === undefined ? null : checklist(of.checklist),
      of.owner === undefined ? null : owner(of.owner),
      of.phase === undefined ? null : phase(of.phase),
    ]
      .filter((name) => name !== null)
      .join(' · ')
  return { area, checklist, owner, phase, part }
}

export function useNames(): Names {
  const { shown } = useSnapshot()
  return namesOf(shown, useLanguage())
}

export const useT = () => useWords(readinessWords)
