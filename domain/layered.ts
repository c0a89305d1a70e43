/** Keys written on top before all is copied again; so many are copied with each change. */
export const layeredAtMost = 256
/** A smaller map is copied as quickly. */
export const layeredFrom = 1_000

/**
 * A map of thousands with what changed lying on top: making the next one costs as much as the changes, not as the map.
 * Reads like any map. Nothing can be taken out of it: whoever has to copies it (`new Map(layered)`).
 */
export class Layered<K, V> extends Map<K, V> {
  readonly #below: ReadonlyMap<K, V>
  readonly #above: Map<K, V>
  /** Keys above that are not below; they come last. */
  #added: number

  /** On a map that nobody writes any more. */
  constructor(under: ReadonlyMap<K, V>) {
    super()
    const isLayered = under instanceof Layered
    this.#below = isLayered ? (under as Layered<K, V>).#below : under
    this.#above = isLayered ? new Map((under as Layered<K, V>).#above) : new Map<K, V>()
    this.#added = isLayered ? (under as Layered<K, V>).#added : 0
  }

  /** How many keys lie on top. */
  get above(): number {
    return this.#above.size
  }

  override get size(): number {
    return this.#below.size + this.#added
  }

  override get(key: K): V | undefined {
    return this.#above.has(key) ? this.#above.get(key) : this.#below.get(key)
  }

  override has(key: K): boolean {
    return this.#above.has(key) || this.#below.has(key)
  }

  override set(key: K, value: V): this {
    if (!this.has(key)) this.#added += 1
    this.#above.set(key, value)
    return this
  }

  override delete(): boolean {
    throw new Error('nothing can be taken out of a layered map')
  }

  override clear(): void {
    throw new Error('a layered map cannot be emptied')
  }

  override forEach(fn: (value: V, key: K, map: Map<K, V>) => void): void {
    for (const [key, value] of this.entries()) fn(value, key, this)
  }

  override *entries(): MapIterator<[K, V]> {
    for (const pair of this.#below) {
      const key = pair[0]
      yield this.#above.has(key) ? [key, this.#above.get(key) as V] : pair
    }
    for (const pair of this.#above) if (!this.#below.has(pair[0])) yield pair
  }

  override *keys(): MapIterator<K> {
    yield* this.#below.keys()
    for (const key of this.#above.keys()) if (!this.#below.has(key)) yield key
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }
}

/** One change: of which map it was made, and every key that may be another since. */
interface Step {
  readonly before: WeakRef<object>
  readonly keys: ReadonlySet<unknown>
}

/** Changes that are remembered of a map, the last first. */
const origins = new WeakMap<object, readonly Step[]>()
const remembered = 16

/** Remembers that `after` is `before` but for some keys; `before` is kept alive by nobody for that. */
export function descends(after: object, before: object, keys: ReadonlySet<unknown>): void {
  const earlier = origins.get(before) ?? []
  origins.set(after, [{ before: new WeakRef(before), keys }, ...earlier.slice(0, remembered - 1)])
}

/** A map and those it was made of, each with the keys written since. */
function* lineOf(map: object): Generator<readonly [object | undefined, ReadonlySet<unknown>]> {
  const keys = new Set<unknown>()
  yield [map, keys]
  for (const step of origins.get(map) ?? []) {
    for (const key of step.keys) keys.add(key)
    yield [step.before.deref(), keys]
  }
}

/** Keys written from `older` to `newer`; null: the one was not made of the other. */
function keysSince(older: object, newer: object): ReadonlySet<unknown> | null {
  for (const [map, keys] of lineOf(newer)) if (map === older) return keys
  return null
}

/** Every key in which two maps may differ, where one was made of the other or both of a third; null: not known. */
export function keysBetween(before: object, after: object): ReadonlySet<unknown> | null {
  for (const [older, sinceThen] of lineOf(after)) {
    const elsewhere = older && keysSince(older, before)
    if (elsewhere) return new Set([...sinceThen, ...elsewhere])
  }
  return null
}
