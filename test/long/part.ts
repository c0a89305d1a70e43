/** What one round came to. */
export interface Round {
  /** Each promise that did not hold, in words with its seed or case; empty when all is well. */
  readonly wrong: readonly string[]
  /** Figures that add up over the rounds. */
  readonly sums?: Readonly<Record<string, number>>
  /** Figures of which the largest is told. */
  readonly most?: Readonly<Record<string, number>>
}

/** A part of the long run while it runs. */
export interface Running {
  /** Rounds are told apart by `index`, 0 to goal - 1: the same index does the same, as far as the machine lets it. */
  readonly round: (index: number) => Promise<Round>
  readonly close?: () => Promise<void>
  /** What this machine does not permit and was left out, in words. */
  readonly skipped?: readonly string[]
}

export interface Part {
  /** One line: what it proves. */
  readonly about: string
  /** What a round is. */
  readonly unit: string
  /** Rounds of a whole run. */
  readonly goal: number
  readonly open: () => Promise<Running>
}
