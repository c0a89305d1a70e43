/** A few words this browser remembers beside the sealed things: nothing of a congress. */
export interface Remembered {
  get(name: string): string | null
  /** null forgets. */
  set(name: string, value: string | null): void
}

const prefix = 'trucban-'

/** Over localStorage; where that is switched off nothing is remembered. */
export const browserRemembered: Remembered = {
  get: (name) => {
    try {
      return localStorage.getItem(prefix + name)
    } catch {
      return null
    }
  },
  set: (name, value) => {
    try {
      if (value === null) localStorage.removeItem(prefix + name)
      else localStorage.setItem(prefix + name, value)
    } catch {
      // Storage switched off: the next start asks to sign in.
    }
  },
}
