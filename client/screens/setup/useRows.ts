import { useEffect, useRef } from 'react'
import { useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { formWords } from '../../words/setup-form.ts'
import { focusField } from './HandField.tsx'
import type { PlanDraft } from './plan-draft.ts'
import { useHand } from './useHand.ts'

/**
 * Rows that are added and taken away. The reader stands in the new row's name, or after a removal in the row that took
 * its place, or at the button that adds; what was taken away comes back by its toast.
 */
export function useRows(
  list: 'organisations' | 'areas',
  more: (draft: PlanDraft) => PlanDraft,
  less: (draft: PlanDraft, key: string) => PlanDraft,
) {
  const t = useWords(formWords)
  const toast = useToast()
  const { draft, change, put } = useHand()
  const next = useRef<string | null>(null)
  const count = draft[list].length
  useEffect(() => {
    if (next.current !== null) focusField(next.current)
    next.current = null
  }, [count])
  const add = () => {
    next.current = `${list}[${count}].name`
    put(more)
  }
  const remove = (key: string, at: number, name: string) => {
    next.current = count === 1 ? list : `${list}[${Math.min(at, count - 2)}].name`
    put((before) => less(before, key))
    toast({ text: t.removed(name), action: { label: t.undo, onPress: () => change(draft) } })
  }
  return { add, remove }
}
