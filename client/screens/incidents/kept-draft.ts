import { useCallback, useEffect, useRef } from 'react'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useDraft } from '../items/draft.ts'
import type { Drafting } from '../items/draft.ts'

/**
 * As `useDraft`, and kept in the account's vault as well: a tab that dies, or is closed by mistake, takes nothing with
 * it. What is typed before the vault has answered stands.
 */
export function useKeptDraft<T extends object>(name: string, first: T): Drafting<T> {
  const { drafts } = useStore()
  const { actor } = useSnapshot()
  // The next person at this desk signs in with another account.
  const key = `${name} ${actor?.person ?? ''}`
  const { draft, change, drop } = useDraft(key, first)
  const touched = useRef(JSON.stringify(draft) !== JSON.stringify(first))
  const latest = useRef(change)
  useEffect(() => {
    latest.current = change
  })
  useEffect(() => {
    let here = true
    void drafts?.kept(key).then((kept) => {
      if (here && !touched.current && typeof kept === 'object' && kept !== null) latest.current(kept)
    })
    return () => {
      here = false
    }
  }, [drafts, key])
  const changed: Drafting<T>['change'] = (changes) => {
    touched.current = true
    change((before) => {
      const now = typeof changes === 'function' ? changes(before) : changes
      drafts?.keep(key, { ...before, ...now })
      return now
    })
  }
  const dropped = useCallback(() => {
    drafts?.forget(key)
    drop()
  }, [drafts, drop, key])
  return { draft, change: changed, drop: dropped }
}
