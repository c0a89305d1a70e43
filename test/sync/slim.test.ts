import { expect, test } from 'vitest'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import { recordOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { openIncidents } from '../../client/screens/wall/worst.ts'
import { settledKept, slim } from '../../client/sync/slim.ts'
import { createStore } from '../../client/sync/store.ts'
import { rig } from './rig/phone.ts'
import type { Rig } from './rig/phone.ts'
import { congress, minh, newIncident } from './rig/scene.ts'

/** A wall on the small congress, following by its link. */
async function wall(made: Rig) {
  const { clock, chance, wake } = made.world
  const parts = { clock, chance, wake, net: made.centre.net(), openWire: made.world.openWire }
  const nobody = { me: null, outbox: null, vault: null }
  const asked = { identify: () => Promise.resolve('same' as const), auth: () => ({ language: 'vi' }) }
  const store = await made.within(
    1_000,
    createStore({ ...parts, ...nobody, ...asked, congress, ended: () => undefined }),
  )
  await made.pass(500)
  return store
}

const act = ({ centre, world }: Rig, command: CongressCommand, id = world.chance.uuid()): string => {
  const answer = centre.act(minh, id, command)
  if (!answer.ok) throw new Error(`refused: ${command.type} ${answer.error.code}`)
  return id
}

/** One incident from the opening to the end: six entries. */
function passed(made: Rig, n: number): string {
  const incident = act(made, { type: 'incident.open', payload: newIncident(`Sự cố ${n}`) })
  const note = 'đã cử tổ ứng cứu'
  act(made, { type: 'incident.acknowledge', payload: { incident, note } })
  for (let each = 0; each < 3; each += 1) act(made, { type: 'incident.note', payload: { incident, note } })
  act(made, { type: 'incident.resolve', payload: { incident, note } })
  return incident
}

/** What piles up, counted. */
function heldBy(state: CongressState) {
  const incidents = [...state.incidents.values()]
  return {
    settled: incidents.filter(({ status }) => !isOpen(status)).length,
    open: incidents.filter(({ status }) => isOpen(status)).length,
    written: incidents.reduce((sum, { timeline, inside }) => sum + timeline.length + (inside ? 1 : 0), 0),
    codes: state.codes.size,
    letters: JSON.stringify(recordOf(state).incidents).length,
  }
}

test('[LV4] whatever passes, a display holds the open incidents and the newest settled ones, without their record', async () => {
  const made = rig(31)
  const store = await wall(made)
  const standing = Array.from({ length: 20 }, (_, n) =>
    act(made, { type: 'incident.open', payload: newIncident(`Còn mở ${n}`) }),
  )
  const days = []
  for (let n = 0; n < 6 * settledKept; n += 1) {
    passed(made, n)
    if (n % 50 === 0) await made.pass(50)
    if (n % (2 * settledKept) === 2 * settledKept - 1) {
      await made.pass(500)
      days.push(heldBy(store.getSnapshot().shown))
    }
  }
  expect(made.centre.state.incidents.size).toBe(20 + 6 * settledKept)
  for (const { settled, open, written, codes } of days) {
    expect(open).toBe(standing.length)
    expect(settled).toBeLessThanOrEqual(2 * settledKept)
    expect(settled).toBeGreaterThanOrEqual(settledKept)
    expect({ written, codes }).toEqual({ written: 0, codes: 0 })
  }
  expect(days).toHaveLength(3)
  expect(days[2]?.letters).toBeLessThan((days[0]?.letters ?? 0) * 1.05)
  // The newest settled one is still there, the first is not.
  const titles = [...store.getSnapshot().shown.incidents.values()].map(({ title }) => title)
  expect(titles).toContain(`Sự cố ${6 * settledKept - 1}`)
  expect(titles).not.toContain('Sự cố 0')
})

test('[LV4] what the wall says of the open incidents is what the whole view says', async () => {
  const made = rig(32)
  const store = await wall(made)
  const ids = Array.from({ length: 12 }, (_, n) =>
    act(made, { type: 'incident.open', payload: newIncident(`Sự cố ${n}`) }),
  )
  const note = 'đang xử lý'
  for (const [n, incident] of ids.entries()) {
    if (n % 2 === 0) act(made, { type: 'incident.acknowledge', payload: { incident, note } })
    if (n % 3 === 0)
      act(made, { type: 'incident.update', payload: { incident, doing: `Hàn nối ${n}`, restoreAt: null } })
    if (n % 4 === 0) act(made, { type: 'incident.resolve', payload: { incident, note } })
    await made.pass(60)
    expect(openIncidents(store.getSnapshot().shown)).toEqual(openIncidents(made.centre.state))
  }
  const whole = structuredClone(recordOf(made.centre.state))
  slim(made.centre.state)
  expect(recordOf(made.centre.state)).not.toEqual(whole)
  expect(openIncidents(store.getSnapshot().shown)).toEqual(openIncidents(made.centre.state))
})

test('[LV5] an incident that opens again after a display has put it away stands there whole, and the line is never lost', async () => {
  const made = rig(33)
  const store = await wall(made)
  const first = passed(made, 0)
  for (let n = 1; n <= 2 * settledKept; n += 1) {
    passed(made, n)
    if (n % 50 === 0) await made.pass(50)
  }
  await made.pass(500)
  expect(store.getSnapshot().shown.incidents.has(first)).toBe(false)
  const lines = new Set<string>()
  store.subscribe(() => lines.add(store.getSnapshot().connection.state))
  const loads = made.centre.loads
  act(made, { type: 'incident.reopen', payload: { incident: first, note: 'đứt lại' } })
  act(made, { type: 'incident.acknowledge', payload: { incident: first, note: 'đã nhận' } })
  await made.pass(3_000)
  expect(made.centre.loads).toBe(loads + 1)
  expect(store.getSnapshot().shown.incidents.get(first)).toMatchObject({
    title: 'Sự cố 0',
    status: 'acknowledged',
  })
  expect([...lines]).toEqual(['live'])
  passed(made, 9_000)
  await made.pass(500)
  expect(openIncidents(store.getSnapshot().shown)).toEqual(openIncidents(made.centre.state))
})
