import { commonWords } from './common-words.ts'
import { leakedIn } from './leaked.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'

export const shortest = 12
export const longest = 128
/** Letters and digits that must remain when everything guessable is taken away. */
const leastOwn = 6

/** Lower case without diacritics: `Vĩnh Phúc` and `vinh phuc` are one guess. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').normalize('NFKC')

const looksLike: ReadonlyMap<string, string> = new Map([
  ['@', 'a'],
  ['4', 'a'],
  ['0', 'o'],
  ['1', 'i'],
  ['!', 'i'],
  ['3', 'e'],
  ['$', 's'],
  ['5', 's'],
  ['7', 't'],
])
const unmask = (text: string): string => Array.from(text, (sign) => looksLike.get(sign) ?? sign).join('')
const joined = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** A run such as `1234`, `dcba` or `aaaa` is one guess: its first sign stands for it. */
function withoutRuns(text: string): string {
  const signs = Array.from(text)
  let kept = ''
  let step = Number.NaN
  for (const [at, sign] of signs.entries()) {
    const next = at === 0 ? Number.NaN : (sign.codePointAt(0) ?? 0) - (signs[at - 1]?.codePointAt(0) ?? 0)
    const goesOn = Math.abs(next) <= 1 && (next === step || Number.isNaN(step))
    if (!goesOn) kept += sign
    step = next
  }
  return kept
}

/** `abcxabcxabcx` is `abcx`. */
function withoutRepeats(text: string): string {
  for (let unit = 1; unit <= text.length / 2; unit += 1) {
    const head = text.slice(0, unit)
    if (text.length % unit === 0 && head.repeat(text.length / unit) === text) return head
  }
  return text
}

/** How many letters and digits are the person's own, once a leaked password, known words, years and runs are gone. */
function ownSigns(folded: string, words: readonly string[]): number {
  const whole = joined(folded)
  let rest = leakedIn(whole) === null ? withoutRepeats(whole) : whole
  rest = rest.replace(leakedIn(rest) ?? '', ' ')
  for (const word of words) rest = rest.split(word).join(' ')
  rest = rest.replace(/(?:19|20)\d\d/g, ' ')
  return joined(withoutRuns(rest)).length
}

const byLength = (words: Iterable<string>): string[] =>
  [...new Set(words)].filter((word) => word.length > 1).sort((a, b) => b.length - a.length)
const common = byLength(commonWords)

/** The ways a name is typed into a password: whole, initials, each word of three letters or more, neighbours joined. */
export function wordsOf(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`)
  const initials = words.map((word) => word.slice(0, 1)).join('')
  return [
    words.join(''),
    ...pairs,
    ...(initials.length > 2 ? [initials] : []),
    ...words.filter((w) => w.length > 2),
  ]
}

/** What is stored is always this form, so that one password typed on two keyboards is one password. */
export const normalised = (password: string): string => password.normalize('NFC')

/**
 * Length and guessability, no composition rules (ASVS 6.2). `context`: names of the organisations and congresses,
 * the person's own; they are data and change.
 */
export function passwordRefusal(password: string, context: readonly string[]): AccountRefusal | null {
  const signs = Array.from(normalised(password)).length
  if (signs < shortest) return no('password-short', 'password')
  if (signs > longest || !password.isWellFormed()) return no('password-long', 'password')
  const folded = fold(password)
  const least = (words: readonly string[]): number =>
    Math.min(ownSigns(folded, words), ownSigns(unmask(folded), words))
  if (least(common) < leastOwn) return no('password-common', 'password')
  if (least(byLength([...context.flatMap(wordsOf), ...common])) < leastOwn)
    return no('password-context', 'password')
  return null
}
