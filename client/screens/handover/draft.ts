import { useState } from 'react'
import { draftOf, isRequired, lineKey } from '../../../domain/handover/draft.ts'
import type { LiveLine } from '../../../domain/handover/draft.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import type { PayloadOf } from '../../sync/snapshot.ts'

/** What its author has written so far. */
interface Written {
  readonly notes: { readonly [key: string]: string }
  readonly leftOut: readonly string[]
  readonly own: readonly string[]
  /** A remark that has not been added yet. */
  readonly remark: string
}
const nothing: Written = { notes: {}, leftOut: [], own: [], remark: '' }

/** Outlives a look at an incident in between; only in memory, and only for its author. */
const kept = new Map<string, Written>()

export interface Draft extends Written {
  readonly lines: readonly LiveLine[]
  readonly set: (change: Partial<Written>) => void
  readonly add: () => void
  readonly payload: PayloadOf<'handover.offer'>
  readonly forget: () => void
}

/** What is open now with the author's words to it. A remark that was typed but not added counts. */
export function useDraft(): Draft {
  const { shown, actor, congress } = useSnapshot()
  const now = useNow(15_000)
  const of = `${congress} ${actor?.person ?? ''}`
  const [written, setWritten] = useState(kept.get(of) ?? nothing)
  const put = (next: Written) => {
    kept.set(of, next)
    setWritten(next)
  }
  const lines = actor ? draftOf(shown, actor, now) : []
  const own = [...written.own, written.remark.trim()].filter((text) => text !== '')
  const noted = (key: string) => {
    const note = written.notes[key]?.trim() ?? ''
    return note === '' ? {} : { note }
  }
  const going = lines.filter((line) => isRequired(line) || !written.leftOut.includes(lineKey(line)))
  const payload: PayloadOf<'handover.offer'> = { incidents: [], overdue: [], directives: [], own }
  for (const line of going) {
    const note = noted(lineKey(line))
    if (line.about === 'incident') payload.incidents.push({ incident: line.incident, ...note })
    else if (line.about === 'directive') payload.directives.push({ directive: line.directive, ...note })
    else payload.overdue.push({ item: line.item, owner: line.owner, ...note })
  }
  return {
    ...written,
    lines,
    payload,
    set: (change) => put({ ...written, ...change }),
    add: () => put({ ...written, own, remark: '' }),
    forget: () => kept.delete(of),
  }
}
