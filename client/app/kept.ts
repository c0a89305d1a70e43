/** A setting of this device that outlives the tab; where nothing can be stored it lasts as long as the page. */
export interface Kept<T extends string> {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => T
  readonly set: (value: T) => void
}

export function kept<T extends string>(key: string, allowed: readonly T[], first: T): Kept<T> {
  const listeners = new Set<() => void>()
  let value = first
  try {
    value = allowed.find((one) => one === localStorage.getItem(key)) ?? first
  } catch {
    // No storage in this browser mode.
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get: () => value,
    set: (next) => {
      value = next
      try {
        localStorage.setItem(key, next)
      } catch {
        // As above.
      }
      for (const listener of listeners) listener()
    },
  }
}
