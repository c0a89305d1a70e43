import type { ReactNode } from 'react'
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

type OneProps = Pick<ToastsProps, 'onGone' | 't'> & { readonly toast: Toast; readonly seconds: number }

function OneToast({ toast, onGone, t, seconds }: OneProps) {
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
          onClick={() => {
            toast.action?.onPress()
            onGone(toast.id)
          }}
        >
          {toast.action.label(Math.max(left, 0))}
        </button>
      )}
      <button type="button" className="toast-close" aria-label={t.close} onClick={() => onGone(toast.id)}>
        <Icon name="x" />
      </button>
    </li>
  )
}

/** Short news, bottom left (phone: above the tabs). Waits while pointer or focus is on it. */
export function Toasts({ toasts, onGone, t, seconds = 5 }: ToastsProps) {
  const newest = toasts.at(-1)
  return (
    <section className="toasts" aria-label={t.region}>
      <p className="unseen" role="status">
        {newest?.text}
      </p>
      <ul>
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} onGone={onGone} t={t} seconds={seconds} />
        ))}
      </ul>
    </section>
  )
}
