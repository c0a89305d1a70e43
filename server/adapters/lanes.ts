/** What waits, in lanes that are served in turn: who brings much waits behind themselves. */
export class Lanes<T> {
  readonly #lanes = new Map<string, T[]>()

  get isEmpty(): boolean {
    return this.#lanes.size === 0
  }

  /** Those of one lane come in their order. */
  add(lane: string, one: T): void {
    const waiting = this.#lanes.get(lane)
    if (waiting) waiting.push(one)
    else this.#lanes.set(lane, [one])
  }

  /** Of the lane whose turn it is; undefined when nothing waits. */
  next(): T | undefined {
    const [first] = this.#lanes
    if (!first) return undefined
    const [lane, waiting] = first
    const one = waiting.shift()
    this.#lanes.delete(lane)
    // Behind all others.
    if (waiting.length > 0) this.#lanes.set(lane, waiting)
    return one
  }
}
