/** Uploads that are being received, each of up to 10 MB of memory: of one person, of one organisation, and in all. */
const most = { person: 3, organisation: 8, all: 24 } as const
/** An upload of which nothing came for so long gives way to who needs its place, ms: its line may be gone. */
const silentFor = 3_000

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
  /** When something of it came last, monotonic ms; Infinity: all of it has. */
  at: number
}

/** Nobody's uploads, many or slow, take the memory or the places of the others. */
export class UploadPlaces {
  readonly #now: () => number
  readonly #open = new Set<Open>()

  /** `now`: monotonic ms. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Takes a place; null when there is none. `cut` ends the upload: it fell silent, and its place was needed. */
  enter(person: string, organisation: string, cut: () => void): Upload | null {
    const groups = [
      [(one: Open) => one.person === person, most.person],
      [(one: Open) => one.organisation === organisation, most.organisation],
      [() => true, most.all],
    ] as const
    for (const [isOf, limit] of groups) {
      const group = [...this.#open].filter(isOf)
      if (group.length >= limit && !this.#cutSilent(group)) return null
    }
    const open: Open = { person, organisation, cut, at: this.#now() }
    this.#open.add(open)
    return {
      heard: () => void (open.at = this.#now()),
      whole: () => void (open.at = Infinity),
      leave: () => void this.#open.delete(open),
    }
  }

  #cutSilent(group: readonly Open[]): boolean {
    const silent = group.reduce((one, other) => (other.at < one.at ? other : one))
    if (this.#now() - silent.at < silentFor) return false
    this.#open.delete(silent)
    silent.cut()
    return true
  }
}
