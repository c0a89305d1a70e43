import { useCallback, useEffect, useRef, useState } from 'react'

// What is being typed survives rotation, back and a reload of the tab; it ends with the tab, or once it is recorded.

function read<T>(key: string, first: T): T {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? first : { ...first, ...(JSON.parse(text) as Partial<T>) }
  } catch {
    return first
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // No storage in this browser mode: it lives as long as the page.
  }
}

export interface Drafting<T> {
  readonly draft: T
  /** Always of the newest draft: a photo that is made smaller meanwhile takes no typed letter with it. */
  readonly change: (changes: Partial<T> | ((draft: T) => Partial<T>)) => void
  readonly drop: () => void
}

/** A form being filled in, kept under `key` in this tab. `drop` throws it away once it is recorded. */
export function useDraft<T extends object>(key: string, first: T): Drafting<T> {
  const [held, setHeld] = useState(() => ({ key, draft: read(key, first) }))
  // Another item under the same screen has its own draft.
  const current = held.key === key ? held : { key, draft: read(key, first) }
  if (current !== held) setHeld(current)
  const newest = useRef(current)
  useEffect(() => {
    newest.current = current
  })
  const change: Drafting<T>['change'] = (changes) => {
    const before = newest.current.key === key ? newest.current.draft : current.draft
    const draft = { ...before, ...(typeof changes === 'function' ? changes(before) : changes) }
    newest.current = { key, draft }
    write(key, draft)
    setHeld(newest.current)
  }
  const drop = useCallback(() => write(key, null), [key])
  return { draft: current.draft, change, drop }
}
