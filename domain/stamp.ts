/** Who wrote an event, for which organisation they stood at that moment. */
export interface Author {
  readonly person: string
  readonly organisation: string | null
}

/** What a commit knows about each of its events. */
export interface Stamp {
  /** Server clock, ms. */
  readonly at: number
  /** Null where the reader may not know. */
  readonly by: Author | null
  /** The command's id. */
  readonly id: string
}
