import type { ComponentType } from 'react'
import { lazy, useState } from 'react'

export interface Later<P extends object> {
  /** Suspends only where `fetch` has not finished before. */
  readonly Part: ComponentType<P>
  /** Loads the code ahead of the press; a failure waits for the press to be told. */
  readonly fetch: () => void
}

/** A part that is seen only after a press: its code comes apart from the screen's, fetched once the screen stands. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let here: ComponentType<P> | null = null
  const loading = async () => {
    here = await load()
    return { default: here }
  }
  const Lazy = lazy(loading)
  function Part(props: P) {
    // One and the same component for as long as the part is on the screen: another one would forget what was typed.
    const [Shown] = useState(() => here ?? Lazy)
    return <Shown {...props} />
  }
  return { Part, fetch: () => void loading().catch(() => undefined) }
}
