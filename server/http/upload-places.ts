/** Uploads that are being received, each of up to 10 MB of memory: of one person, of one organisation, and in all. */
const most = { person: 3, organisation: 8, all: 24 } as const
/** An upload of which nothing came for so long gives way to who needs its place, ms: its line may be gone. */
const silentFor = 3_000
/** So does one that has been under way for so long, ms: a byte now and then keeps no place. */
const slowAfter = 30_000

/** One that is being received. */
export interface Upload {
  /** Something of it came. */
  readonly heard: () => void
  /** All of it is there: it waits for us, and gives way no more. */
  readonly whole: () => void
  /** It is over. */
  readonly leave: () => void
}

interface Open {
  readonly person: string
  readonly organisation: string
  readonly cut: () => void
  readonly begunAt: number
  /** When something of it came last, monotonic ms. */
  heardAt: number
  /** All of it came. */
  isWhole: boolean
}

/** Nobody's uploads, many or slow, take the memory or the places of the others. */
export class UploadPlaces {
  readonly #now: () => number
  readonly #open = new Set<Open>()

  /** `now`: monotonic ms. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes a place; null when there is none. `cut` ends the upload: it is silent or slow, and its place was needed. */
  enter(person: string, organisation: string, cut: () => void): Upload | null {
    const groups = [
      [(one: Open) => one.person === person, most.person],
      [(one: Open) => one.organisation === organisation, most.organisation],
      [() => true, most.all],
    ] as const
    for (const [isOf, limit] of groups) {
      const group = [...this.#open].filter(isOf)
      if (group.length >= limit && !this.#cutOneOf(group)) return null
    }
    const now = this.#now()
    const open: Open = { person, organisation, cut, begunAt: now, heardAt: now, isWhole: false }
    this.#open.add(open)
    return {
      heard: () => void (open.heardAt = this.#now()),
      whole: () => void (open.isWhole = true),
      leave: () => void this.#open.delete(open),
    }
  }

  /** The one that was silent longest, of those that give way. */
  #cutOneOf(group: readonly Open[]): boolean {
    const now = this.#now()
    const [first, ...more] = group.filter(
      ({ isWhole, heardAt, begunAt }) =>
        !isWhole && (now - heardAt >= silentFor || now - begunAt >= slowAfter),
    )
    if (!first) return false
    const one = more.reduce((quietest, other) => (other.heardAt < quietest.heardAt ? other : quietest), first)
    this.#open.delete(one)
    one.cut()
    return true
  }
}
