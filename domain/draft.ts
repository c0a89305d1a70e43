import { descends, keysBetween, Layered, layeredAtMost, layeredFrom } from './layered.ts'

/** A map that is copied with the first write, a large one by a layer; until then it is the one it was made of. */
class DraftMap<K, V> implements Map<K, V> {
  readonly [Symbol.toStringTag] = 'Map'
  readonly #base: Map<K, V>
  readonly #written = new Set<K>()
  #map: Map<K, V>

  constructor(base: Map<K, V>) {
    this.#base = base
    this.#map = base
  }

  /** The map it was made of, where nothing was written. Nothing may be written afterwards. */
  result(): Map<K, V> {
    if (this.#map !== this.#base) descends(this.#map, this.#base, this.#written)
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
    if (this.#map === this.#base) this.#map = copyOf(this.#base)
    this.#map.set(key, value)
    this.#written.add(key)
    return this
  }

  delete(key: K): boolean {
    if (!this.#map.has(key)) return false
    this.#written.add(key)
    return this.#whole().delete(key)
  }

  clear(): void {
    for (const key of [...this.#map.keys()]) this.delete(key)
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

  /** A copy that keys can be taken out of. */
  #whole(): Map<K, V> {
    if (this.#map === this.#base || isLayered(this.#map)) this.#map = new Map(this.#map)
    return this.#map
  }
}

const isLayered = (map: object): boolean => map instanceof Layered

function copyOf<K, V>(map: Map<K, V>): Map<K, V> {
  if (map.size < layeredFrom) return new Map(map)
  return map instanceof Layered && map.above >= layeredAtMost ? new Map<K, V>(map) : new Layered(map)
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
  return { ...draft, ...Object.fromEntries(drafts.map(([name, map]) => [name, map.result()])) }
}

/** What one key holds in two maps; undefined: nothing. */
export interface Difference<K, V> {
  readonly key: K
  readonly was: V | undefined
  readonly is: V | undefined
}

/**
 * Where two maps differ, in no order. What `changed` made of one another is compared in the keys that were written; of
 * others, keys that were left have kept their places, so the two are walked side by side.
 */
export function differences<K, V extends object>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
): readonly Difference<K, V>[] {
  if (before === after) return []
  const written = keysBetween(before, after) as ReadonlySet<K> | null
  if (written === null) return walked(before, after)
  return [...written]
    .map((key) => ({ key, was: before.get(key), is: after.get(key) }))
    .filter(({ was, is }) => was !== is)
}

function walked<K, V extends object>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
): readonly Difference<K, V>[] {
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

/**
 * The records of a map for which `holds`, with a memory: a map made of the last one by `changed` costs the change, any
 * other a walk. Only for maps that are replaced, never written; `holds` must look at nothing but the record.
 */
export function subset<K, V extends object>(
  holds: (record: V) => boolean,
): (map: ReadonlyMap<K, V>) => ReadonlyMap<K, V> {
  let of: ReadonlyMap<K, V> = new Map()
  let those: ReadonlyMap<K, V> = new Map()
  return (map) => {
    const others = differences(of, map)
    of = map
    if (!others.some(({ was, is }) => (was && holds(was)) || (is && holds(is)))) return those
    const next = new Map(those)
    for (const { key, is } of others)
      if (is && holds(is)) next.set(key, is)
      else next.delete(key)
    those = next
    return those
  }
}
