import type { Severity } from '../../../domain/incident/events.ts'
import { localParts } from '../../../domain/zone.ts'
import { sha256 } from '../../adapters/hash.ts'

/** One message of a machine, as the signals inbox takes it. */
export interface Heard {
  /** Stands in signal rules. */
  readonly source: string
  /** What the source tells one trouble from another by; at most 120 characters. */
  readonly key: string
  readonly text: string
  readonly area: string | null
  readonly severity: Severity | null
  /** The source says that it is over. */
  readonly clear: boolean
  /** When the source noticed it, ms; null when it does not say. */
  readonly at: number | null
}

// The same characters that `domain/text.ts` refuses: what a program forwards is cleaned, not lost.
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g
const mailAddress = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
/** As it is written in Vietnam, in groups or not. */
const telephone = /(?<![\w.])(?:\+?84[ .-]?|0)[235789]\d{1,2}(?:[ .-]?\d{2,4}){2,4}(?!\w)/g

/** Nothing here is about a person (PRODUCT 2): numbers and mail addresses that slipped into an alert are blanked. */
const withoutPersons = (text: string): string =>
  text
    .replace(mailAddress, '…')
    .replace(telephone, (found) => (/^\D*(?:\d\D*){9,12}$/.test(found) ? '…' : found))

/** One clean line of at most `max` characters; empty when nothing readable is left. */
export const cleanLine = (text: string, max: number): string =>
  withoutPersons(text.toWellFormed().normalize().replace(unwanted, ' ').replace(/\s+/g, ' '))
    .slice(0, max)
    .toWellFormed()
    .trim()

/**
 * A source's own key, 120 characters at most: where a number had to go it still tells one trouble from another, by four
 * digits of its hash, which thousands of numbers share.
 */
export function cleanKey(key: string): string {
  const kept = withoutPersons(key)
  return kept === key ? key : `${cleanLine(kept, 110)}/${sha256(key).slice(0, 4)}`
}

const lateMs = 2 * 60_000

/** What reaches the inbox late says when it was: the inbox itself only knows when it came. */
export function textOf({ text, at }: Heard, now: number, zone: string): string {
  if (at === null || Math.abs(now - at) <= lateMs) return text
  const { date, time } = localParts(at, zone)
  const [year, month, day] = date.split('-')
  return `${text.slice(0, 960)} (${time} ${day}/${month}/${year})`
}
