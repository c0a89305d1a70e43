import type { Reading } from '../../../domain/catalogue/checklist.ts'
import type { Fact } from '../../../domain/run/facts.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { RowStatus } from '../../../domain/run/status.ts'
import type { Language } from '../../../domain/words.ts'
import { clockOf, numberOf, shortDateOf, shortSpanOf, spanOf, whenOf } from '../../app/times.ts'
import { speak } from '../../app/words.ts'
import type { Spoken } from '../../app/words.ts'
import { localParts } from '../../../domain/zone.ts'
import type { ItemBoxState, Tone } from '../../parts/kinds.ts'
import { itemWords } from '../../words/items.ts'
import { outsideBy } from './outside.ts'

type T = Spoken<typeof itemWords>

/** A figure with its unit, kept on one line. */
export const withUnit = (value: number, unit: string, language: Language): string =>
  `${numberOf(value, language)}\u00a0${unit}`

/** `≥ −95 dBm`, `≤ 60 s`, `200 … 600 %`; null without a limit. A least of 0 goes without saying beside a most. */
export function rangeOf({ min, max, unit }: Reading, language: Language): string | null {
  const write = (value: number) => numberOf(value, language)
  const least = min === 0 && max !== null ? null : min
  if (least === null && max === null) return null
  if (least !== null && least === max) return `=\u00a0${write(least)}\u00a0${unit}`
  if (least === null) return `≤\u00a0${write(max ?? 0)}\u00a0${unit}`
  if (max === null) return `≥\u00a0${write(least)}\u00a0${unit}`
  return `${write(least)}\u00a0…\u00a0${write(max)}\u00a0${unit}`
}

/** How far apart two levels lie is in dB, whatever they are levels of. */
export const distanceUnit = (unit: string): string => (/^dB./.test(unit) ? 'dB' : unit)

/** What was measured, in the order of the item: `RSRP −101 dBm · RSRQ −12 dB`. */
export const valuesOf = (row: Row, values: readonly number[], language: Language): string =>
  row.item.evidence.readings
    .map(({ name, unit }, index) => `${name[language]} ${withUnit(values[index] ?? 0, unit, language)}`)
    .join(' · ')

/** The first reading that is outside: `74 s, ≤ 60 s`. */
function firstOutside(row: Row, values: readonly number[], language: Language): string | null {
  for (const [index, reading] of row.item.evidence.readings.entries()) {
    const value = values[index]
    if (value === undefined || outsideBy(value, reading) === 0) continue
    const need = speak(itemWords, language).need(rangeOf(reading, language) ?? '')
    return `${withUnit(value, reading.unit, language)}, ${need}`
  }
  return null
}

/** Why the row is failed or waived, in a few words. */
export const reasonOf = (row: Row, fact: Fact, language: Language): string =>
  (fact.values === null ? null : firstOutside(row, fact.values, language)) ?? fact.note ?? ''

export interface Said {
  readonly text: string
  readonly tone: Tone
}

export interface Moment {
  readonly now: number
  readonly zone: string
  readonly language: Language
  readonly t: T
}

const doneSaid = (fact: Fact | null, { now, zone, t }: Moment): Said => ({
  text:
    (fact ? t.statusDone(whenOf(fact.madeAt, now, zone)) : '') +
    (fact?.byHand === true ? ` · ${t.byHand}` : ''),
  tone: 'ok',
})

/** The one status line of a row in words; nothing for what simply waits its turn. */
export function statusSaid(row: Row, status: RowStatus, moment: Moment): Said | undefined {
  const { t, now, language } = moment
  const { fact } = status
  if (status.state === 'failed' && fact)
    return { text: t.statusFailed(reasonOf(row, fact, language)), tone: 'act' }
  if (status.state === 'waiting')
    return { text: fact?.kind === 'waive' ? t.statusWaiver : t.statusSecond, tone: 'accent' }
  if (status.state === 'stale')
    return { text: t.statusStale(spanOf(now - (status.staleSince ?? now), language)), tone: 'note' }
  if (status.state === 'waived') return { text: t.statusWaived(fact?.note ?? ''), tone: 'quiet' }
  if (status.state === 'done') return doneSaid(fact, moment)
  const mark = status.mark ? whenOf(status.mark.madeAt, now, moment.zone) : ''
  if (status.state === 'blocked') return { text: t.statusBlocked(status.mark?.note ?? ''), tone: 'warn' }
  if (status.state === 'in-progress' && !status.overdue) return { text: t.statusBegun(mark), tone: 'accent' }
  if (row.askedAgain && !status.overdue) return { text: t.statusAgain, tone: 'note' }
  return status.overdue
    ? { text: t.statusOverdue(spanOf(now - status.dueAt, language)), tone: 'act' }
    : undefined
}

/** The two short lines left of the spine. */
export function dueSaid(
  dueAt: number,
  { now, zone, language }: Moment,
): { readonly top: string; readonly sub: string } {
  const today = localParts(dueAt, zone).date === localParts(now, zone).date
  const clock = clockOf(dueAt, zone)
  if (today && dueAt > now) return { top: clock, sub: shortSpanOf(dueAt - now, language) }
  return { top: shortDateOf(dueAt, zone), sub: clock }
}

/** `held`: an open incident is linked to it. */
export function boxOf(status: RowStatus, held: boolean): ItemBoxState {
  if (status.state === 'failed') return held ? 'failed-held' : 'failed'
  if (status.state === 'in-progress') return 'doing'
  return status.state === 'waiting' ? 'second' : status.state
}
