import { useSyncExternalStore } from 'react'
import type { Turned } from './fit.ts'

const upright = '(max-aspect-ratio: 1/1) and (min-width: 768px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(upright)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the screen hangs across or upright, as wall-page.css tells them apart. */
export const useTurned = (): Turned =>
  useSyncExternalStore(subscribe, () => (matchMedia(upright).matches ? 'upright' : 'across'))
