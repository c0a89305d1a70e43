import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Clock } from '../adapters/clock.ts'
import type { Me, Session, SessionState } from '../sync/session-state.ts'
import type { Snapshot, Store } from '../sync/snapshot.ts'
import { StoreContext } from '../sync/use.ts'

export { StoreContext }

/** What the app was started with; handed in by `main.tsx`, or by the gallery's world. */
export interface Bench {
  readonly session: Session
  readonly clock: Clock
}

export const BenchContext = createContext<Bench | null>(null)

export function useBench(): Bench {
  const bench = useContext(BenchContext)
  if (!bench) throw new Error('a screen outside the app')
  return bench
}
export const useSession = (): Session => useBench().session

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.getSnapshot)
}

/** The open congress. Only below the shell, where there is one. */
export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a screen without a congress')
  return store
}

export function useSnapshot(): Snapshot {
  const store = useStore()
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}

/** As `useSnapshot`, where there may be no congress. */
export function useMaybeSnapshot(): Snapshot | null {
  const store = useContext(StoreContext)
  return useSyncExternalStore(store?.subscribe ?? never, store?.getSnapshot ?? nothing)
}
const never = () => () => undefined
const nothing = () => null

/** A device's clock that turns out to be wrong by so much is put right at once, ms. */
const wrongClock = 1_000

/** The centre's time, ms, renewed each `everyMs`; for due times, ages and countdowns. */
export function useNow(everyMs: number): number {
  const store = useStore()
  const { clock } = useBench()
  const [now, setNow] = useState(() => store.now())
  const known = useRef(store.getSnapshot().clockOffset)
  useEffect(() => clock.every(everyMs, () => setNow(store.now())), [clock, store, everyMs])
  useEffect(() => {
    const look = (): void => {
      const { clockOffset } = store.getSnapshot()
      if (Math.abs(clockOffset - known.current) < wrongClock) return
      known.current = clockOffset
      setNow(store.now())
    }
    look()
    return store.subscribe(look)
  }, [store])
  return now
}

/** The device's own clock, ms, where no congress is open. */
export function useDeviceNow(everyMs: number): number {
  const { clock } = useBench()
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => clock.every(everyMs, () => setNow(clock.now())), [clock, everyMs])
  return now
}

/** Who is signed in. Only below the shell. */
export function useMe(): Me {
  const state = useSessionState()
  if (state.at !== 'open') throw new Error('a screen without a person')
  return state.me
}
