/** Whether this origin's service worker is there; `waits`: it is not active yet. */
export type WorkerState = 'runs' | 'waits' | 'none'

export async function workerState(): Promise<WorkerState> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  const found = await serviceWorker?.getRegistration().catch(() => undefined)
  if (!found) return 'none'
  return found.active ? 'runs' : 'waits'
}
