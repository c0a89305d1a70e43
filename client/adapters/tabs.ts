/** The other tabs of this browser. */
export interface Tabs {
  /** Runs `fn` while no other tab runs one under this name. */
  exclusive<T>(name: string, fn: () => Promise<T>): Promise<T>
  /** Runs `fn` without waiting for other tabs. `free`: none runs one under this name, and none will until `fn` is done. */
  atOnce<T>(name: string, fn: (free: boolean) => Promise<T>): Promise<T>
  /** Tells every other tab; never this one. */
  tell(note: object): void
  onNote(listener: (note: unknown) => void): () => void
  close(): void
}

type Locks = Pick<Tabs, 'exclusive' | 'atOnce'>

/** One after another inside this page. */
function inTurn(): Locks {
  const last = new Map<string, Promise<unknown>>()
  const queued = <T>(name: string, turn: Promise<T>): Promise<T> => {
    const settled = turn.then(
      () => undefined,
      () => undefined,
    )
    last.set(name, settled)
    void settled.then(() => last.get(name) === settled && last.delete(name))
    return turn
  }
  return {
    exclusive: (name, fn) => queued(name, (last.get(name) ?? Promise.resolve()).then(fn, fn)),
    atOnce: (name, fn) => (last.has(name) ? fn(false) : queued(name, fn(true))),
  }
}

const inAllTabs = (locks: LockManager): Locks => ({
  exclusive: (name, fn) => locks.request(name, fn),
  atOnce: (name, fn) => locks.request(name, { ifAvailable: true }, (lock) => fn(lock !== null)),
})

/** `name` of the channel. Without Web Locks two tabs may send the same command: its id makes that harmless. */
export function browserTabs(name: string): Tabs {
  const locks = (navigator as { locks?: LockManager }).locks
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const listeners = new Set<(note: unknown) => void>()
  channel?.addEventListener('message', ({ data }) => {
    for (const listener of listeners) listener(data)
  })
  return {
    ...(locks ? inAllTabs(locks) : inTurn()),
    tell: (note) => channel?.postMessage(note),
    onNote: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => channel?.close(),
  }
}
