import { createContext, useContext, useState } from 'react'
import type { Plan } from '../../../domain/catalogue/plan.ts'
import type { Words } from '../../../domain/words.ts'
import type { NetError } from '../../adapters/net.ts'
import { useBench, useSession } from '../../app/context.ts'
import { useDraft } from '../items/draft.ts'
import { draftOf, emptyDraft, firstZone } from './plan-draft.ts'
import type { PlanDraft } from './plan-draft.ts'
import { firstTimes } from './plans.ts'
import type { CheckedPlan } from './plans.ts'

/** A line of the shelf's checklists, from `GET /api/v1/plans`. */
export interface ChecklistLine {
  readonly id: string
  readonly title: Words
  readonly items: number
}

/** The draft, and what every section of the form does with it. */
export interface Hand {
  readonly draft: PlanDraft
  readonly change: (changes: Partial<PlanDraft>) => void
  readonly put: (next: (draft: PlanDraft) => PlanDraft) => void
}

export const HandContext = createContext<Hand | null>(null)

export function useHand(): Hand {
  const hand = useContext(HandContext)
  if (!hand) throw new Error('a section outside the form')
  return hand
}

/** The plan being written in this tab. */
export function useHandDraft(): Hand & { readonly drop: () => void } {
  const { clock } = useBench()
  const [first] = useState(() => emptyDraft(firstTimes(clock.now(), firstZone)))
  const { draft, change, drop } = useDraft<PlanDraft>('trucban-by-hand', first)
  return { draft, change, drop, put: (next) => change(next(draft)) }
}

/** The plan as text: from a file, typed, or made by the form. */
export const usePlanText = () => useDraft('trucban-plan', { file: 'ke-hoach.yaml', text: '' })

/** Reads a plan that ships, as a draft. */
export function useShelf() {
  const session = useSession()
  const { clock } = useBench()
  const [error, setError] = useState<NetError | null>(null)
  const draftFrom = (plan: Plan): PlanDraft => draftOf(plan, firstTimes(clock.now(), plan.zone))
  const empty = (): PlanDraft => emptyDraft(firstTimes(clock.now(), firstZone))
  const begin = async (id: string): Promise<PlanDraft | null> => {
    const path = `/api/v1/plans/${encodeURIComponent(id)}/text`
    const text = await session.net.get<{ readonly text: string }>(path)
    if (!text.ok) {
      setError(text.error)
      return null
    }
    const asked = { file: `${id}.yaml`, text: text.body.text }
    const checked = await session.net.post<CheckedPlan>('/api/v1/plans/check', asked)
    setError(checked.ok ? null : checked.error)
    return checked.ok && checked.body.plan ? draftFrom(checked.body.plan) : null
  }
  return { error, begin, empty }
}
