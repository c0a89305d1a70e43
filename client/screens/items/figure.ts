import type { Reading } from '../../../domain/catalogue/checklist.ts'

/** What a person typed into a reading. `ambiguous`: a point that may divide thousands or decimals, such as 1.240. */
export type Figure =
  | { readonly is: 'empty' }
  | { readonly is: 'unreadable' }
  | { readonly is: 'ambiguous' }
  /** Another unit than the reading's stands behind it: nothing is converted. */
  | { readonly is: 'other-unit'; readonly unit: string }
  | { readonly is: 'number'; readonly value: number }

const minus = /^[\u2212\u2013\u2010\u2011-]/
const spaces = /[\s\u00a0\u202f]/g

const bare = (unit: string): string => unit.normalize('NFC').replace(spaces, '')
/** `dbm` is dBm; `MB/s` is not Mb/s, eight of which it is. */
const sameUnit = (one: string, other: string): boolean =>
  one === other || (!/^[kKMGT]?[bB]/.test(other) && one.toLowerCase() === other.toLowerCase())

/** The figure without the unit that may stand behind it, or the other unit that stands there. */
function withoutUnit(text: string, unit: string): { readonly figure: string } | { readonly other: string } {
  const [, figure, behind] = /^([-\d.,]*\d)(\D+)$/.exec(text) ?? []
  if (figure === undefined || behind === undefined) return { figure: text }
  return sameUnit(behind, bare(unit)) ? { figure } : { other: behind }
}

/**
 * Reads a figure as it is written in Vietnamese or on a phone's keypad: `−101`, `-101`, `6,5`, `6.5`, `1.240,5`.
 * One comma or one point divides decimals, unless a point could as well divide thousands: then nothing is guessed.
 * With `unit`, that unit may stand behind it.
 */
export function readFigure(typed: string, unit?: string): Figure {
  const whole = bare(typed).replace(minus, '-')
  if (whole === '') return { is: 'empty' }
  const read = unit === undefined ? { figure: whole } : withoutUnit(whole, unit)
  if ('other' in read) return { is: 'other-unit', unit: read.other }
  const text = read.figure
  if (/^-?\d{1,3}\.\d{3}$/.test(text) && !/^-?0\./.test(text)) return { is: 'ambiguous' }
  const plain = /^-?\d{1,3}(\.\d{3})+,\d+$/.test(text) ? text.replaceAll('.', '') : text
  if (!/^-?\d+([.,]\d+)?$/.test(plain)) return { is: 'unreadable' }
  const value = Number(plain.replace(',', '.'))
  return Number.isFinite(value) ? { is: 'number', value } : { is: 'unreadable' }
}

/** Ends of the ruler: the accepted range with room on both sides, and the value where that is further away. */
export function scaleOf(
  { min, max }: Pick<Reading, 'min' | 'max'>,
  value: number,
): { readonly min: number; readonly max: number } | null {
  if (min === null && max === null) return null
  const low = min ?? max ?? 0
  const high = max ?? min ?? 0
  const room = Math.max(high - low, Math.abs(high) * 0.25, Math.abs(low) * 0.25, 1)
  const below = min === null ? high - room * 2 : low - room
  const above = max === null ? low + room : high + room
  // What cannot be negative gets no scale below nothing.
  const least = low >= 0 && value >= 0 ? Math.max(0, below) : below
  const from = Math.min(least, value)
  const to = Math.max(above, value)
  const step = 10 ** Math.floor(Math.log10(to - from)) / 2
  const tidy = (steps: number) => Number((steps * step).toPrecision(6))
  return { min: tidy(Math.floor(from / step)), max: tidy(Math.ceil(to / step)) }
}

/** A level such as RSRP in dBm: what is accepted lies below zero or reaches from there, so a minus is easily forgotten. */
export const isSigned = ({ min, max }: Pick<Reading, 'min' | 'max'>): boolean =>
  (min !== null && min < 0) || (max !== null && max < 0)

/** Takes the minus away or puts it there; what cannot be read stays. */
export function turnSign(typed: string): string {
  const text = typed.trimStart()
  return minus.test(text) ? text.slice(1) : `−${text}`
}

/** What a keypad types as a hyphen is shown as the minus it means. */
export const withMinus = (typed: string): string => typed.replace(/^(\s*)-/, '$1−')
