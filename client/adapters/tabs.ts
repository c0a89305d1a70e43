/** The other tabs of this browser. */
export interface Tabs {
  /** Runs `fn` while no other tab runs one under this name. */
  exclusive<T>(name: string, fn: () => Promise<T>): Promise<T>
  /** Tells every other tab; never this one. */
  tell(note: object): void
  onNote(listener: (note: unknown) => void): () => void
  close(): void
}

/** One after another inside this page. */
function inTurn(): Tabs['exclusive'] {
  const last = new Map<string, Promise<unknown>>()
  return async (name, fn) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(fn, fn)
    last.set(
      name,
      turn.catch(() => undefined),
    )
    return turn
  }
}

/** `name` of the channel. Without Web Locks two tabs may send the same command: its id makes that harmless. */
export function browserTabs(name: string): Tabs {
  const locks = (navigator as { locks?: LockManager }).locks
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const listeners = new Set<(note: unknown) => void>()
  channel?.addEventListener('message', ({ data }) => {
    for (const listener of listeners) listener(data)
  })
  return {
    exclusive: locks ? (lock, fn) => locks.request(lock, fn) : inTurn(),
    tell: (note) => channel?.postMessage(note),
    onNote: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => channel?.close(),
  }
}
