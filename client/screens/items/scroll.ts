import { useEffect, useLayoutEffect } from 'react'

const kept = new Map<string, number>()
const box = (): HTMLElement | null => document.getElementById('main')

/** A list opened again by "back" stands where it was left; a page one level down begins at its top. */
export function useScrollPlace(key: string, from: 'kept' | 'top'): void {
  useLayoutEffect(() => {
    box()?.scrollTo(0, from === 'kept' ? (kept.get(key) ?? 0) : 0)
  }, [key, from])
  useEffect(() => {
    const main = box()
    if (!main || from === 'top') return
    const note = () => kept.set(key, main.scrollTop)
    main.addEventListener('scroll', note, { passive: true })
    return () => main.removeEventListener('scroll', note)
  }, [key, from])
}
