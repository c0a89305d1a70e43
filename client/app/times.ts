import { localParts } from '../../domain/zone.ts'
import type { Language } from '../../domain/words.ts'

// Three ways to write time, never mixed (design 3): a clock, an age or rest, a running countdown.

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Keeps a figure and its unit on one line. */
const joined = '\u00a0'

/** `03:21` */
export const clockOf = (at: number, zone: string): string => localParts(at, zone).time

/** `03:21:09` */
export function secondsOf(at: number, zone: string): string {
  const { time, rest } = localParts(at, zone)
  return `${time}:${String(Math.floor(rest / 1000)).padStart(2, '0')}`
}

/** `14/10/2020` */
export function dateOf(at: number, zone: string): string {
  const [year, month, date] = localParts(at, zone).date.split('-')
  return `${date ?? ''}/${month ?? ''}/${year ?? ''}`
}

/** `14/10` */
export const shortDateOf = (at: number, zone: string): string => dateOf(at, zone).slice(0, 5)

const weekdays = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** `Thứ Tư` */
export const weekdayOf = (at: number, zone: string, language: Language): string =>
  weekdays[language][new Date(`${localParts(at, zone).date}T00:00:00Z`).getUTCDay()] ?? ''

/** `03:21`, or `03:21 13/10` when that is not the day of `now`. */
export const whenOf = (at: number, now: number, zone: string): string =>
  localParts(at, zone).date === localParts(now, zone).date
    ? clockOf(at, zone)
    : `${clockOf(at, zone)} ${shortDateOf(at, zone)}`

const units = {
  vi: { minutes: 'phút', short: 'ph', hours: 'g', days: 'ngày' },
  en: { minutes: 'min', short: 'min', hours: 'h', days: 'd' },
} as const

/** An age or rest, never below 0: `0 phút`, `34 phút`, `1 g 19`, `3 ngày 4 g`. */
export function spanOf(ms: number, language: Language): string {
  const { minutes, hours, days } = units[language]
  const whole = Math.max(0, Math.floor(ms / minute))
  if (whole < 60) return `${whole}${joined}${minutes}`
  const rest = String(whole % 60).padStart(2, '0')
  if (whole < 24 * 60) return `${Math.floor(whole / 60)}${joined}${hours}${joined}${rest}`
  const inDays = Math.floor(whole / (24 * 60))
  const inHours = Math.floor((whole % (24 * 60)) / 60)
  return `${inDays}${joined}${days}` + (inHours > 0 ? ` ${inHours}${joined}${hours}` : '')
}

/** As `spanOf` where room is short: `34 ph`, `1 g 19`. */
export const shortSpanOf = (ms: number, language: Language): string =>
  ms < hour
    ? `${Math.max(0, Math.floor(ms / minute))}${joined}${units[language].short}`
    : spanOf(ms, language)

/** A running countdown below ten minutes, `1′39″`; above, as `spanOf`. */
export function countdownOf(ms: number, language: Language): string {
  if (ms >= 10 * minute) return spanOf(ms, language)
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}′${String(seconds % 60).padStart(2, '0')}″`
}

export interface CountdownPart {
  readonly figure: string
  readonly unit: string
}

const wallUnits = {
  vi: { days: 'ngày', hours: 'giờ', minutes: 'phút', seconds: 'giây' },
  en: { days: 'd', hours: 'h', minutes: 'min', seconds: 's' },
} as const

/** The wall's countdown in its two largest units: `2 ngày 17 giờ`, `17 giờ 57 phút`, seconds only in the last ten minutes. */
export function wallCountdown(ms: number, language: Language): readonly CountdownPart[] {
  const left = Math.max(0, ms)
  const unit = wallUnits[language]
  const part = (size: number, within: number, name: string): CountdownPart => ({
    figure: String(Math.floor((left % within) / size)),
    unit: name,
  })
  if (left >= day) return [part(day, Infinity, unit.days), part(hour, day, unit.hours)]
  if (left >= hour) return [part(hour, day, unit.hours), part(minute, hour, unit.minutes)]
  if (left >= 10 * minute) return [part(minute, hour, unit.minutes)]
  return [part(minute, hour, unit.minutes), part(1000, minute, unit.seconds)]
}

/** `1.240`, `6,5`, `−112`: comma for decimals in Vietnamese, and a real minus. */
export const numberOf = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 6 })
    .format(value)
    .replace('-', '−')
