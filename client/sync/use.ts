import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { selection } from './selection.ts'
import type { Session, SessionState } from './session-state.ts'
import type { Snapshot, Store } from './snapshot.ts'

/** The open congress; a screen inside it always has one. */
export const StoreContext = createContext<Store | null>(null)

export function useStoreHandle(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a screen of a congress was drawn outside of one')
  return store
}

/**
 * Reads one thing out of the snapshot and draws again only when that changed: hand in a selector made outside the
 * component or with `useCallback`, and `same` where it builds a new object each time.
 */
export function useStore<T>(
  select: (snapshot: Snapshot) => T,
  same: (one: T, other: T) => boolean = Object.is,
): T {
  const store = useStoreHandle()
  const read = useMemo(() => selection(store, select, same), [store, select, same])
  return useSyncExternalStore(store.subscribe, read)
}

export const useSession = (session: Session): SessionState =>
  useSyncExternalStore(session.subscribe, session.getSnapshot)

/** The centre's time, ms, again every `everyMs`: for due, overdue and ages. */
export function useNow(everyMs: number): number {
  const store = useStoreHandle()
  const read = useCallback(() => store.now(), [store])
  const [now, setNow] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), everyMs)
    return () => clearInterval(timer)
  }, [read, everyMs])
  return now
}
