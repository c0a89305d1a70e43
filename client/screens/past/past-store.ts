import type { Snapshot, Store } from '../../sync/snapshot.ts'
import type { Past } from './use-past.ts'

/** The open congress as it stood: the parts of the board read it as they read the present, and nothing can be sent from it. */
export function pastStore(store: Store, now: Snapshot, { at, state }: Past): Store {
  const shown: Snapshot = {
    ...now,
    actor: null,
    confirmed: state,
    shown: state,
    outbox: [],
    sync: new Map(),
  }
  const no = { code: 'not-allowed' } as const
  return {
    ...store,
    subscribe: () => () => undefined,
    getSnapshot: () => shown,
    send: () => Promise.resolve({ ok: false, id: '', error: no }),
    may: () => no,
    photos: null,
    syncOf: () => null,
    now: () => at,
    retry: () => Promise.resolve(),
    discard: () => Promise.resolve(false),
    reconnect: () => undefined,
    close: () => Promise.resolve(),
  }
}
