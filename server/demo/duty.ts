import type { CongressInfo } from '../../domain/congress/events.ts'
import { tiers } from '../../domain/duty/events.ts'
import { shiftAt, shiftsBetween } from '../../domain/duty/shift.ts'
import { demoPeople } from './people.ts'
import type { Script } from './script.ts'

const minute = 60_000
const hour = 60 * minute

/** Whoever of an organisation has not answered its last test. */
const silent = ['mobifone2']

/**
 * The roster of the days around now, written by the department's leader, and a test of who can be reached, some hours
 * ago. An organisation with one account has somebody in one tier only: its gaps are what the screen warns of.
 */
export function duty(
  script: Script,
  people: ReadonlyMap<string, string>,
  info: CongressInfo,
  now: number,
): void {
  const written = now - 30 * hour
  const tested = now - 4 * hour
  const shifts = shiftsBetween(info, written, now + 120 * hour).map(({ key }) => key)
  const present = shifts.indexOf(shiftAt(info, now).key)
  const working = demoPeople.filter(({ role }) => role !== 'admin')
  for (const organisation of new Set(working.map((one) => one.organisation))) {
    const own = working.filter((one) => one.organisation === organisation)
    const ids = own.flatMap(({ username }) => people.get(username) ?? [])
    const [leader] = ids
    // Whoever leads goes on shift themselves only where there are no two others.
    const turning = ids.length > 2 ? ids.slice(1) : ids
    for (const [nth, tier] of tiers.entries()) {
      if (tier !== 'responder' && ids.length < 2) continue
      for (const turn of [0, 1]) {
        const person = tier === 'leader' ? leader : turning[(nth + turn + 1) % turning.length]
        const mine = shifts.filter((_, index) => Math.abs(index - present) % 2 === turn)
        const payload = { organisation, tier, shifts: mine, people: person === undefined ? [] : [person] }
        script.add(written, 'lanhdao', 'duty.roster', payload)
      }
    }
    script.add(tested, 'lanhdao', 'duty.test', { organisation, people: ids })
    for (const [nth, { username }] of own.entries())
      if (!silent.includes(username)) script.add(tested + (2 + nth) * minute, username, 'duty.answer', {})
  }
}
