import type { Turned } from './fit.ts'

/** What incidents and directives share beside the places: every length in u, 1/1080 of the screen's shorter side. */
interface Side {
  /** Of the list below the counts. */
  readonly high: number
  /** Letters of a line of a title, and of what is being done beside the age. */
  readonly title: number
  readonly doing: number
  /** Of one directive: two lines. */
  readonly directive: number
}
const sides: { readonly [T in Turned]: Side } = {
  across: { high: 664, title: 48, doing: 32, directive: 69 },
  upright: { high: 560, title: 70, doing: 50, directive: 69 },
}
const directivesShown = 3
const headHigh = 48
const titleHigh = 36
const doingHigh = 34
const paddings = 16
export const mostShown = 5

/** What the incidents have beside so many running directives. */
export interface Beside {
  readonly turned: Turned
  /** u */
  readonly high: number
}
export const roomBeside = (turned: Turned, directives: number): Beside => {
  const { high, directive } = sides[turned]
  const taken = directives === 0 ? 0 : headHigh + Math.min(directives, directivesShown) * directive
  return { turned, high: high - taken }
}

export interface Said {
  readonly title: string
  readonly doing: string
}

/** How many of these, from the first, stand whole in the room; at least one, at most five. */
export function fitting(said: readonly Said[], { turned, high }: Beside): number {
  const { title: wide, doing: beside } = sides[turned]
  let left = high
  let count = 0
  for (const { title, doing } of said.slice(0, mostShown)) {
    left -=
      Math.ceil(title.length / wide) * titleHigh + Math.ceil(doing.length / beside) * doingHigh + paddings
    if (left < 0 && count > 0) break
    count += 1
  }
  return count
}

/** At most so many letters, ended at a word: what is being done is told in two lines. */
export function ended(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const word = cut.lastIndexOf(' ')
  return `${cut.slice(0, word > most / 2 ? word : most).trimEnd()}…`
}
