import type { Reading } from '../../domain/catalogue/checklist.ts'
import { occurrences } from '../../domain/run/due.ts'
import type { Calendar } from '../../domain/run/due.ts'
import { byHand } from '../../domain/run/commands.ts'
import type { Row } from '../../domain/run/row.ts'
import { demoPeople } from './people.ts'
import { fateOf } from './script.ts'
import type { Script } from './script.ts'

const hour = 3_600_000
const doers = (organisation: string): readonly string[] =>
  demoPeople
    .filter((one) => one.organisation === organisation && (one.role === 'liaison' || one.role === 'operator'))
    .map(({ username }) => username)

/** A believable value inside the accepted range, with the decimals a person would type. */
function goodValue({ min, max }: Reading, name: string): number {
  const part = 0.2 + fateOf(name, 60) / 100
  if (min !== null && max !== null)
    return min === max ? min : round(min + (max - min) * (min === 0 ? part * 0.7 : part))
  if (min !== null) return round(min + Math.max(1, Math.abs(min)) * part * 0.3)
  return max === null ? 1 : round(max - Math.max(1, Math.abs(max)) * part * 0.3)
}

const round = (value: number): number =>
  Math.abs(value) >= 20 ? Math.round(value) : Math.round(value * 10) / 10

function badValue({ min, max }: Reading): number {
  if (max !== null) return round(max + Math.max(1, Math.abs(max) * 0.25))
  return round((min ?? 0) - Math.max(1, Math.abs(min ?? 0) * 0.2))
}

const handNote = 'Kiểm tra tại chỗ, đã đối chiếu với biên bản của đơn vị'

/** One proof of a row; with `fails` its first reading is outside the range. */
function prove(script: Script, row: Row, at: number, by: string, fails = false): string {
  const { readings } = row.item.evidence
  const note = byHand(row) ? { note: handNote } : {}
  if (readings.length === 0) return script.add(at, by, 'run.tick', { row: row.id, ...note })
  const values = readings.map((reading, index) =>
    fails && index === 0 ? badValue(reading) : goodValue(reading, `${row.id} ${index} ${at}`),
  )
  return script.add(at, by, 'run.measure', { row: row.id, values, ...note })
}

/** A colleague, or where the item wants one from elsewhere or there is none, somebody of the department. */
function secondFor(row: Row, first: string): string {
  const elsewhere = doers(row.owner === 'so' ? 'pbcvt' : 'so')
  const colleagues = row.item.secondElsewhere ? [] : doers(row.owner)
  return [...colleagues, ...elsewhere].find((name) => name !== first) ?? 'trucban1'
}

function proveWithSecond(script: Script, row: Row, at: number, now: number, waits: boolean): void {
  const people = doers(row.owner)
  const first = people[fateOf(row.id, people.length)] ?? 'trucban1'
  const fact = prove(script, row, at, first)
  if (!row.item.twoPerson || waits) return
  const second = secondFor(row, first)
  script.add(Math.min(at + (10 + fateOf(row.id, 40)) * 60_000, now - 60_000), second, 'run.confirm', {
    row: row.id,
    fact,
  })
}

/** When the proof for an occurrence was made: some hours before it was due, never before the runs began. */
const provedAt = (due: number, name: string, began: number, now: number): number =>
  Math.min(
    Math.max(due - (1 + fateOf(name, 20)) * hour, began + (1 + fateOf(name, 30)) * hour),
    now - (5 + fateOf(name, 200)) * 60_000,
  )

/**
 * Proofs of the weeks before and of the last half day: most rows in time, a few late, stale, waiting for their second
 * person or not done, and one reading that failed. Which ones follows from their names.
 */
export function proofs(
  script: Script,
  rows: readonly Row[],
  calendar: Calendar,
  began: number,
  now: number,
): void {
  let failed = 0
  for (const row of rows) {
    if (row.item.byPoll || row.item.phase === 'after') continue
    const times = occurrences(row.item, calendar)
    const due = times.filter((time) => time <= now).slice(-4)
    const fate = fateOf(row.id, 100)
    if (row.item.recurrence === 'once') {
      const first = times[0] ?? now
      if (first > now + 30 * hour || (first > now && fate < 55)) continue
      if (fate >= 96 && !row.item.critical && row.item.evidence.readings.length > 0 && failed < 2) {
        failed += 1
        prove(script, row, now - (2 + failed) * hour, doers(row.owner)[0] ?? 'trucban1', true)
        continue
      }
      if (first <= now && fate >= 93) continue
      proveWithSecond(script, row, provedAt(first, row.id, began, now), now, fate >= 88)
      continue
    }
    const late = fate >= 92 ? 1 : 0
    for (const time of due.slice(0, due.length - late))
      proveWithSecond(script, row, provedAt(time, `${row.id} ${time}`, began, now), now, false)
    if (due.length === 0 && fate < 40 && (times[0] ?? Infinity) < now + 20 * hour)
      proveWithSecond(script, row, now - (1 + fateOf(row.id, 5)) * hour, now, false)
  }
}
