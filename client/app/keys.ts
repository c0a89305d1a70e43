import { useEffect, useRef } from 'react'
import type { Keys } from '../words/keys.ts'

/** One key of a screen, out of the table in `words/keys.ts`: single letters, or `g b` for one after another (UI 8). */
export interface KeyBinding {
  readonly keys: Keys
  /** What it does here, where the table's words are not exact enough. */
  readonly text?: string
  readonly run: () => void
}

const groups = new Set<{ readonly bindings: () => readonly KeyBinding[] }>()

/** What works now, for the list. Later screens stand first. */
export const boundKeys = (): readonly KeyBinding[] =>
  [...groups].reverse().flatMap(({ bindings }) => bindings())

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))

/** Longest pause inside a two-key sequence, ms. */
const sequencePause = 1200
let first = { key: '', at: -Infinity }

function find(event: KeyboardEvent): KeyBinding | null {
  if (event.ctrlKey || event.metaKey)
    return boundKeys().find(({ keys }) => keys === `Ctrl+${event.key.toUpperCase()}`) ?? null
  const sequence = event.timeStamp - first.at < sequencePause ? `${first.key} ${event.key}` : null
  const all = boundKeys()
  const found =
    all.find(({ keys }) => keys === sequence) ?? all.find(({ keys }) => keys === event.key) ?? null
  const begins = found === null && all.some(({ keys }) => keys.startsWith(`${event.key} `))
  first = begins ? { key: event.key, at: event.timeStamp } : { key: '', at: -Infinity }
  return found
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  const held = event.ctrlKey || event.metaKey
  // A letter is text in a field; with Ctrl it is not.
  if (!held && event.key !== 'Escape' && writing(event.target)) return
  // A dialog has its own keys, and Escape of its own.
  if (document.querySelector('dialog[open]')) return
  const binding = find(event)
  if (!binding) return
  event.preventDefault()
  binding.run()
}

/** Binds keys while the screen is shown; ignored in text fields and behind dialogs. Each must also be a visible button. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  // A ref and no effect event: the list behind `?` reads it while it is drawn.
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(() => {
    const group = { bindings: () => latest.current }
    if (groups.size === 0) addEventListener('keydown', onKey)
    groups.add(group)
    return () => {
      groups.delete(group)
      if (groups.size === 0) removeEventListener('keydown', onKey)
    }
  }, [])
}
