import type { Directive } from '../../../domain/directive/events.ts'

/** Letters that fit one line of the wall. */
const longest = 52

/** The first line of a directive; a long one ends at a word. */
export function headlineOf({ text }: Pick<Directive, 'text'>): string {
  const [first = ''] = text.split('\n')
  if (first.length <= longest) return first
  const cut = first.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`
}
