import type { CongressInfo } from '../../domain/congress/events.ts'
import type { Tier } from '../../domain/duty/events.ts'
import { lastSaid, rosterGaps } from '../../domain/duty/probe.ts'
import type { Gap } from '../../domain/duty/standing.ts'
import type { CongressState } from '../../domain/state.ts'
import { localParts } from '../../domain/zone.ts'
import type { CommandDesk } from './desk.ts'
import { scheduleId } from './schedule-id.ts'

const tierNames: { readonly [T in Tier]: string } = {
  leader: 'Lãnh đạo trực',
  commander: 'Trực chỉ huy',
  responder: 'Trực xử lý',
}
/** Gaps that a note has room for. */
const mostNamed = 4

/** `Trực chỉ huy trống từ 22:00 21/11` */
function said({ tier, from }: Gap, { zone }: CongressInfo): string {
  const { date, time } = localParts(from, zone)
  const [, month, day] = date.split('-')
  return `${tierNames[tier]} trống từ ${time} ${day}/${month}`
}

function noteOf(gaps: readonly Gap[], info: CongressInfo): string {
  const named = gaps.slice(0, mostNamed).map((gap) => said(gap, info))
  const more = gaps.length - named.length
  return [...named, ...(more > 0 ? [`và ${more} chỗ khác`] : [])].join('; ')
}

/** Says of each row that watches a roster whether every tier has somebody: work of the scheduler's rounds. */
export const watchesDuty =
  (desk: Pick<CommandDesk, 'asSystem'>) =>
  async (congress: string, state: CongressState, now: number): Promise<void> => {
    const { info } = state
    if (!info) return
    for (const row of state.rows.values()) {
      const gaps = rosterGaps(state, row, now)
      if (!gaps) continue
      const last = lastSaid(row)
      const passed = gaps.length === 0
      if (last?.passed === passed && row.item.recurrence === 'once') continue
      const result = passed ? 'ok' : 'bad'
      const payload = { row: row.id, result, ...(passed ? {} : { note: noteOf(gaps, info) }) }
      const since = String(last?.at ?? row.probe?.boundAt)
      await desk.asSystem(
        congress,
        'run.probe',
        payload,
        scheduleId(congress, 'duty', [row.id, result, since]),
      )
    }
  }
