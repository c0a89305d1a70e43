import { useSyncExternalStore } from 'react'

/** Looks for a new version this often, ms; and whenever the app comes to the front. */
const lookEvery = 3_600_000

let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()
const found = (worker: ServiceWorker) => {
  waiting = worker
  // Nobody stands at a wall to press a button.
  if (location.pathname === '/wall') takeUpdate()
  for (const listener of listeners) listener()
}

/** A version that is loaded and waits, because an older one runs this page. */
function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) found(worker)
    })
  })
}

/** Opens offline from now on. Does nothing where the browser has no service workers, such as plain http. */
export async function keepPages(every: (ms: number, fn: () => void) => () => void): Promise<void> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  if (!serviceWorker) return
  const had = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (had) location.reload()
  })
  try {
    const registration = await serviceWorker.register('/sw.js')
    watch(registration)
    const look = () => void registration.update().catch(() => undefined)
    every(lookEvery, look)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') look()
    })
  } catch {
    // Storage full or forbidden: the app works, it only does not open offline.
  }
}

/** True once a new version waits. */
export const useUpdate = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== null,
  )

/** Lets the new version take over; the page loads again by itself. What waits in the outbox stays. */
export function takeUpdate(): void {
  waiting?.postMessage('take-over')
}
