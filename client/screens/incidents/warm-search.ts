import { useEffect, useState } from 'react'
import { useBench } from '../../app/context.ts'
import { searchText } from './board.ts'
import type { BoardLine } from './board.ts'

/** Lines folded in one go; a few milliseconds on a desk. */
const slice = 400
/** Between two of them, ms: whatever the reader does comes first. */
const pause = 30

/**
 * Folds what a search looks at before somebody searches, a little at a time; what is known already costs nothing. True
 * once all was folded: from then on a search is done between two frames.
 */
export function useWarmSearch(lines: readonly BoardLine[], nameOf: (area: string) => string): boolean {
  const { clock } = useBench()
  const [warm, setWarm] = useState(false)
  useEffect(() => {
    let at = 0
    let stop: (() => void) | undefined
    const step = () => {
      for (const line of lines.slice(at, at + slice)) searchText(line, nameOf(line.incident.area))
      at += slice
      stop = at < lines.length ? clock.after(pause, step) : undefined
      if (stop === undefined) setWarm(true)
    }
    stop = clock.after(pause, step)
    return () => stop?.()
  }, [clock, lines, nameOf])
  return warm
}
