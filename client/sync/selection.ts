import type { Snapshot, Store } from './snapshot.ts'

/** Reads one thing out of a store's snapshots; the same value as before wherever `same` finds it unchanged. */
export function selection<T>(
  store: Pick<Store, 'getSnapshot'>,
  select: (snapshot: Snapshot) => T,
  same: (one: T, other: T) => boolean,
): () => T {
  let last: { readonly snapshot: Snapshot; readonly value: T } | null = null
  return () => {
    const snapshot = store.getSnapshot()
    if (last?.snapshot === snapshot) return last.value
    const value = select(snapshot)
    last = { snapshot, value: last && same(last.value, value) ? last.value : value }
    return last.value
  }
}
