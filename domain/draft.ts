/** A map that is copied with the first write; until then it is the one it was made of. */
class DraftMap<K, V> implements Map<K, V> {
  readonly [Symbol.toStringTag] = 'Map'
  #map: Map<K, V>
  #copied = false

  constructor(base: Map<K, V>) {
    this.#map = base
  }

  /** The map it was made of, where nothing was written. */
  get result(): Map<K, V> {
    return this.#map
  }

  get size(): number {
    return this.#map.size
  }

  get(key: K): V | undefined {
    return this.#map.get(key)
  }

  has(key: K): boolean {
    return this.#map.has(key)
  }

  set(key: K, value: V): this {
    this.#own().set(key, value)
    return this
  }

  delete(key: K): boolean {
    return this.#map.has(key) && this.#own().delete(key)
  }

  clear(): void {
    if (this.#map.size > 0) this.#own().clear()
  }

  forEach(fn: (value: V, key: K, map: Map<K, V>) => void): void {
    for (const [key, value] of this.#map) fn(value, key, this)
  }

  keys() {
    return this.#map.keys()
  }

  values() {
    return this.#map.values()
  }

  entries() {
    return this.#map.entries()
  }

  [Symbol.iterator]() {
    return this.#map.entries()
  }

  #own(): Map<K, V> {
    if (!this.#copied) this.#map = new Map(this.#map)
    this.#copied = true
    return this.#map
  }
}

/**
 * What `change` makes of an object of maps and values, the object itself staying as it was. A map that `change` does
 * not write stays the same object: with ten thousand incidents a copy of all maps costs more than the change, and whoever
 * remembers something of a map need not work it out again.
 */
export function changed<T extends object>(before: T, change: (draft: T) => void): T {
  const drafts = Object.entries(before).flatMap(([name, value]) =>
    value instanceof Map ? [[name, new DraftMap<unknown, unknown>(value)] as const] : [],
  )
  const draft = { ...before, ...Object.fromEntries(drafts) }
  change(draft)
  return { ...draft, ...Object.fromEntries(drafts.map(([name, map]) => [name, map.result])) }
}

/** What one key holds in two maps; undefined: nothing. */
export interface Difference<K, V> {
  readonly key: K
  readonly was: V | undefined
  readonly is: V | undefined
}

/**
 * Where two maps differ, in the order of `after`, then what is in `before` alone. Keys that `changed` leaves keep their
 * places, so the two are walked side by side and a change among thousands costs hardly a lookup.
 */
export function differences<K, V extends object>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
): readonly Difference<K, V>[] {
  if (before === after) return []
  const found: Difference<K, V>[] = []
  const former = before.entries()
  let came = 0
  for (const [key, is] of after) {
    const beside = former.next().value
    if (beside?.[0] === key && beside[1] === is) continue
    const was = before.get(key)
    if (was === is) continue
    if (was === undefined) came += 1
    found.push({ key, was, is })
  }
  if (before.size + came > after.size)
    for (const [key, was] of before) if (!after.has(key)) found.push({ key, was, is: undefined })
  return found
}
