import type { MouseEvent } from 'react'
import { useEffect, useRef } from 'react'

/** How long a finger rests before it counts as a long press, in ms. */
const holdMs = 500

/**
 * Press and long press on one element. The context-menu key and the right button also count as a
 * long press, so that the keyboard reaches the same states as the finger.
 */
export function useHold(onPress: (() => void) | undefined, onHold: (() => void) | undefined) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const held = useRef(false)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    onPointerDown: () => {
      held.current = false
      if (!onHold) return
      timer.current = setTimeout(() => {
        held.current = true
        onHold()
      }, holdMs)
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: MouseEvent) => {
      if (!onHold) return
      event.preventDefault()
      stop()
      if (!held.current) onHold()
      held.current = true
    },
    onClick: () => {
      // The click that ends a long press is not a second press.
      if (!held.current) onPress?.()
      held.current = false
    },
  }
}
