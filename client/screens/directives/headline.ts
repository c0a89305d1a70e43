import type { Directive } from '../../../domain/directive/events.ts'

/** Letters that fit the two lines of the wall beside how far it is, by how the wall hangs. */
export const wallLetters = { across: 66, upright: 84 } as const
export type Turned = keyof typeof wallLetters
/** Letters of a line elsewhere. */
const longest = 80

/** The first line of a directive; a long one ends at a word. */
export function headlineOf({ text }: Pick<Directive, 'text'>, most = longest): string {
  const [first = ''] = text.split('\n')
  if (first.length <= most) return first
  const cut = first.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`
}
