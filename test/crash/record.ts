import { verifyStreams } from '../../server/journal/verify.ts'
import { congress } from '../tools/client.ts'
import { violations } from '../tools/history.ts'
import type { Seen } from '../tools/history.ts'
import type { Device, Sent } from './device.ts'

/** What stands on the disk, every line checked: ids of ticks in order, and every other command by its id. */
export interface Standing {
  readonly all: readonly string[]
  readonly byOwner: ReadonlyMap<string, readonly string[]>
  /** How often each command of any kind stands there. */
  readonly times: ReadonlyMap<string, number>
  /** Incidents by the command that opened them. */
  readonly opened: ReadonlyMap<string, string>
  readonly bad: readonly string[]
}

/** Reads what came after commit `after` of the congress. `owners`: organisations by row. */
export function standingIn(dir: string, owners: ReadonlyMap<string, string>, after: number): Standing {
  const all: string[] = []
  const byOwner = new Map([...owners.values()].map((owner) => [owner, [] as string[]]))
  const times = new Map<string, number>()
  const opened = new Map<string, string>()
  const bad: string[] = []
  const streams = verifyStreams(dir, {
    each: ({ stream, n, command: { id }, events: [event] }) => {
      if (stream !== congress || n <= after) return
      times.set(id, (times.get(id) ?? 0) + 1)
      if (event?.type === 'incident.opened') opened.set(id, event['incident'] as string)
      const owner = event?.type === 'run.ticked' ? owners.get(event['row'] as string) : undefined
      if (owner === undefined) return
      all.push(id)
      byOwner.get(owner)?.push(id)
    },
  })
  for (const { stream, bad: damage } of streams) if (damage) bad.push(`P7 ${stream}: ${damage.message}`)
  return { all, byOwner, times, opened, bad }
}

const seenBy = (devices: readonly Device[]): Seen[] =>
  devices.flatMap(({ holder, seen }) => seen.map((ids) => ({ viewer: holder.username, ids })))

function opening({ id, ackedAt, result }: Sent, { times, opened }: Standing): string[] {
  const count = times.get(id) ?? 0
  if (count > 1) return [`P2 ${id} has ${count} effects`]
  if (ackedAt !== null && count === 0) return [`P1 ${id} was acknowledged and is lost`]
  const stands = opened.get(id) ?? 'no incident'
  return result !== null && !result.includes(stands)
    ? [`P2 ${id} was answered ${result} and stands as ${stands}`]
    : []
}

/** Every promise that what the devices sent, were told and were shown breaks against the record, in words. */
export function broken(devices: readonly Device[], standing: Standing): string[] {
  const wrong = [...standing.bad]
  for (const [organisation, journal] of standing.byOwner) {
    const mine = devices.filter(({ holder }) => holder.organisation === organisation)
    const told = mine.flatMap(({ sent }) => sent.filter(({ body }) => body.type === 'run.tick'))
    wrong.push(...violations({ journal, told, seen: seenBy(mine) }))
  }
  const watching = devices.filter(({ holder }) => holder.row === null)
  wrong.push(...violations({ journal: standing.all, told: [], seen: seenBy(watching) }))
  const sent = devices.flatMap((device) => device.sent)
  for (const one of sent) if (one.body.type === 'incident.open') wrong.push(...opening(one, standing))
  const ours = new Set(sent.map(({ id }) => id))
  for (const id of standing.all) if (!ours.has(id)) wrong.push(`P5 ${id} stands there and nobody sent it`)
  return wrong
}
