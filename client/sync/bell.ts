/** Tells its listeners that something changed: however much does in one go, they hear of it once. */
export class Bell {
  readonly #listeners = new Set<() => void>()
  #rung = false

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  ring(): void {
    if (this.#rung) return
    this.#rung = true
    queueMicrotask(() => {
      this.#rung = false
      for (const listener of this.#listeners) listener()
    })
  }

  close(): void {
    this.#listeners.clear()
  }
}
