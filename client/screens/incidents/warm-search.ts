import { useEffect, useRef, useState } from 'react'
import { useBench } from '../../app/context.ts'
import { searchText } from './board.ts'
import type { BoardLine } from './board.ts'

/** So long lines are folded in one go, ms. */
const spell = 12
/** Between two of them, ms: whatever the reader does comes first. */
const pause = 8

type NameOf = (area: string) => string

/** Folds lines from one place on until `over`; the place where it goes on, or null: to the end, and nothing was left to do. */
function foldSome(lines: readonly BoardLine[], nameOf: NameOf, from: number, over: () => boolean) {
  let folded = false
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    const name = nameOf(line.incident.area)
    if (line.folded?.area === name) continue
    if (over()) return at
    searchText(line, name)
    folded = true
  }
  return from === 0 && !folded ? null : 0
}

/**
 * Folds what a search looks at before somebody searches, a little at a time. True once all was folded: from then on a
 * search is done between two frames, and folds the few lines that changed meanwhile itself.
 */
export function useWarmSearch(lines: readonly BoardLine[], nameOf: NameOf): boolean {
  const { clock } = useBench()
  const [warmWith, setWarm] = useState<NameOf | null>(null)
  const warm = warmWith === nameOf
  const latest = useRef(lines)
  useEffect(() => {
    latest.current = lines
  })
  useEffect(() => {
    if (warm) return
    let at = 0
    let stop: () => void = () => undefined
    const step = () => {
      const until = clock.monotonic() + spell
      const next = foldSome(latest.current, nameOf, at, () => clock.monotonic() > until)
      if (next === null) return setWarm(() => nameOf)
      at = next
      stop = clock.after(pause, step)
    }
    stop = clock.after(pause, step)
    return () => stop()
  }, [clock, nameOf, warm])
  return warm
}
