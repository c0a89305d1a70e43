import type { MouseEvent, ReactNode } from 'react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Icon } from '../glyphs/Icon.tsx'

export interface Toast {
  readonly id: string
  readonly text: string
  /** An item box or an icon that repeats the sentence. */
  readonly glyph?: ReactNode | undefined
  /** One action: undo, or open what was refused. `label` gets the seconds left. */
  readonly action?:
    { readonly label: (secondsLeft: number) => string; readonly onPress: () => void } | undefined
}
export interface ToastsProps {
  readonly toasts: readonly Toast[]
  /** Called when a toast has had its seconds or was put away. */
  readonly onGone: (id: string) => void
  readonly t: { readonly region: string; readonly close: string }
  /** How long each stays, in seconds. */
  readonly seconds?: number | undefined
}

/** How long a press is passed over after toasts came, went and moved: a finger on its way means what stood there before. */
const settleMs = 400

/** Whether the toasts stand where they stood, long enough to be aimed at. */
function useSettled(toasts: readonly Toast[]): boolean {
  const standing = toasts.map((toast) => toast.id).join(' ')
  const [seen, setSeen] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSeen(standing), settleMs)
    return () => clearTimeout(timer)
  }, [standing])
  return seen === standing
}

type OneProps = Pick<ToastsProps, 'onGone' | 't'> & {
  readonly toast: Toast
  readonly seconds: number
  readonly settled: boolean
}

function OneToast({ toast, onGone, t, seconds, settled }: OneProps) {
  const [left, setLeft] = useState(seconds)
  const [held, setHeld] = useState(false)
  const gone = useEffectEvent(() => onGone(toast.id))
  useEffect(() => {
    if (held) return
    const timer = setInterval(() => setLeft((before) => before - 1), 1000)
    return () => clearInterval(timer)
  }, [held])
  useEffect(() => {
    if (left <= 0) gone()
  }, [left])
  // A key is pressed on what has the focus, wherever that stands now: only a pointer can miss.
  const aimed = (event: MouseEvent) => settled || event.detail === 0
  const unsettled = settled ? undefined : true
  return (
    <li
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.glyph}
      <span className="toast-text">{toast.text}</span>
      {toast.action === undefined ? null : (
        <button
          type="button"
          className="toast-action"
          aria-disabled={unsettled}
          onClick={(event) => {
            if (!aimed(event)) return
            toast.action?.onPress()
            onGone(toast.id)
          }}
        >
          {toast.action.label(Math.max(left, 0))}
        </button>
      )}
      <button
        type="button"
        className="toast-close"
        aria-label={t.close}
        aria-disabled={unsettled}
        onClick={(event) => {
          if (aimed(event)) onGone(toast.id)
        }}
      >
        <Icon name="x" />
      </button>
    </li>
  )
}

/** Short news, bottom left (phone: above the tabs). Waits while pointer or focus is on it. */
export function Toasts({ toasts, onGone, t, seconds = 5 }: ToastsProps) {
  const newest = toasts.at(-1)
  const settled = useSettled(toasts)
  return (
    <section className="toasts" aria-label={t.region}>
      <p className="unseen" role="status">
        {newest?.text}
      </p>
      <ul>
        {toasts.map((toast) => (
          <OneToast key={toast.id} {...{ toast, onGone, t, seconds, settled }} />
        ))}
      </ul>
    </section>
  )
}
