import { useEffect, useRef, useState } from 'react'
import type { FocusEvent, PointerEvent } from 'react'
import { useBench } from '../../app/context.ts'

/** A finger leaves no pointer behind: the order holds this long after the last touch, ms. */
const afterTouch = 8_000

interface Held {
  /** Ids in the order under the reader's eye; null while nobody is reading. */
  readonly held: readonly string[] | null
  /** Takes the present order. */
  readonly renew: () => void
  /** For the element around the list. */
  readonly watch: {
    readonly onPointerEnter: (event: PointerEvent) => void
    readonly onPointerLeave: (event: PointerEvent) => void
    readonly onFocus: () => void
    readonly onBlur: (event: FocusEvent) => void
  }
}

/** Keeps the order of a list while a pointer, finger or focus is in it. Another `subject` is another list. */
export function useHeld(idsNow: () => readonly string[], subject: string): Held {
  const { clock } = useBench()
  const [state, setState] = useState<{ subject: string; held: readonly string[] } | null>(null)
  const over = useRef({ pointer: false, focus: false })
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const hold = () => {
    stop.current?.()
    setState((before) => (before?.subject === subject ? before : { subject, held: idsNow() }))
  }
  const letGo = () => {
    if (!over.current.pointer && !over.current.focus) setState(null)
  }
  return {
    held: state?.subject === subject ? state.held : null,
    renew: () => setState({ subject, held: idsNow() }),
    watch: {
      onPointerEnter: () => {
        over.current.pointer = true
        hold()
      },
      onPointerLeave: (event) => {
        over.current.pointer = false
        stop.current?.()
        if (event.pointerType === 'touch') stop.current = clock.after(afterTouch, letGo)
        else letGo()
      },
      onFocus: () => {
        over.current.focus = true
        hold()
      },
      onBlur: (event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        over.current.focus = false
        letGo()
      },
    },
  }
}
