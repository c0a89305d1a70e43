import { useState } from 'react'
import { useMe, useSession } from '../../app/context.ts'
import type { NetError } from '../../adapters/net.ts'
import { wrongTimes } from './hand-words.ts'
import { useImport } from './Importing.tsx'
import { planOf } from './plan-draft.ts'
import type { PlanDraft } from './plan-draft.ts'
import { foundIn, mistakesOf } from './plan-mistakes.ts'
import type { FieldMistake, FoundMistake } from './plan-mistakes.ts'
import { planText } from './plan-text.ts'
import { instantsOf } from './plans.ts'
import type { CheckedPlan } from './plans.ts'
import { setupWords } from '../../words/admin.ts'

interface Asked {
  readonly text: string
  readonly answer: CheckedPlan
  readonly found: readonly FoundMistake[]
}

/** Asks the server of the draft, keeps what it said as long as that holds, and imports what is good. */
export function useHandCheck(draft: PlanDraft, onMade: () => void) {
  const session = useSession()
  const me = useMe()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [fault, setFault] = useState<NetError | null>(null)
  const { error, busy, run } = useImport()
  const taken = me.congresses.map(({ id }) => id)
  const plan = planOf(draft, taken)
  const text = planText(plan)
  const own: FieldMistake[] = [
    ...(taken.includes(plan.id) ? [{ field: 'id', expected: setupWords.keyTaken, blank: false }] : []),
    ...wrongTimes(draft),
  ]
  const mistakes = asked === null ? null : [...own, ...mistakesOf(plan, asked.found)]
  const good = asked?.text === text && mistakes?.length === 0 ? asked.answer : null
  const check = async () => {
    const answer = await session.net.post<CheckedPlan>('/api/v1/plans/check', { file: 'bieu-mau.yaml', text })
    setFault(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setAsked({ text, answer: answer.body, found: foundIn(plan, answer.body.mistakes) })
  }
  const make = () => {
    const { opening, closing } = instantsOf(draft, draft.zone)
    if (!good?.plan || opening === null || closing === null) return
    const { id, title } = good.plan
    void run(id, { plan: id, congress: id, name: title, opening, closing, document: good.plan }, onMade)
  }
  return { text, mistakes, good: good?.summary ?? null, error: fault ?? error, busy, check, make }
}
