import { expect, test } from 'vitest'
import type { Ahead } from '../../client/adapters/ahead.ts'
import type { NetAnswer } from '../../client/adapters/net.ts'
import { createSession } from '../../client/sync/session.ts'
import type { Session } from '../../client/sync/session.ts'
import type { ViewAnswer } from '../../domain/protocol.ts'
import { emptyState, recordOf } from '../../domain/state.ts'
import { rig } from './rig/phone.ts'
import type { Rig } from './rig/phone.ts'
import { congress, lan, minh } from './rig/scene.ts'

const viewPath = `/api/v1/congresses/${congress}/view`

const snapshotOf = (session: Session) => {
  const state = session.getSnapshot()
  if (state.at !== 'open' || !state.store) throw new Error(`not open: ${state.at}`)
  return state.store.getSnapshot()
}

/** What `public/ahead.js` asks for, at the moment it does. */
function askedAhead({ centre }: Rig, view?: Promise<NetAnswer<ViewAnswer> | null>): Ahead {
  const net = centre.net()
  const me = net.get(`/api/v1/me`)
  const first = view ?? net.get<ViewAnswer>(viewPath)
  return { person: null, me: () => me as never, view: () => first as never }
}

/** A start with these answers, on a line that never opens: what is shown is shown without it. */
async function begin(seed: number, ahead: (made: Rig) => Ahead) {
  const made = rig(seed)
  const world = {
    ...made.world,
    ahead: ahead(made),
    openWire: () => ({ ask: () => new Promise<never>(() => undefined), close: () => undefined }),
  }
  const session = createSession(world)
  await made.within(4_000, session.start())
  await made.pass(300)
  return { ...made, session }
}

test('[BT2] what was asked before the code was there is not asked again, and is shown before the line is open', async () => {
  const { session, centre } = await begin(1, (made) => askedAhead(made))
  expect(snapshotOf(session)).toMatchObject({ view: 'fresh', actor: { person: lan } })
  expect(snapshotOf(session).connection.state).toBe('reconnecting')
  expect(snapshotOf(session).shown.rows.size).toBe(centre.state.rows.size)
  expect(centre.loads).toBe(1)
})

test('[BT3] a view that was made for another person, or does not say for whom, is never shown: it is asked for anew', async () => {
  for (const by of [{ by: minh }, {}]) {
    const { session, centre } = await begin(2, (made) => {
      const body = { congress, cursor: 'b.0.0', at: 0, view: recordOf(emptyState()) }
      return askedAhead(made, Promise.resolve({ ok: true, body, ...by }))
    })
    expect(snapshotOf(session).shown.rows.size).toBe(centre.state.rows.size)
    expect(centre.loads).toBe(1)
  }
})

test('[BT3] a view of another congress, and one that did not come, are asked for anew', async () => {
  const elsewhere = { congress: 'other', cursor: 'b.0.0', at: 0, view: recordOf(emptyState()) }
  const lost = { ok: false, error: { status: 0, code: 'no-connection' } } as const
  for (const early of [{ ok: true, body: elsewhere, by: lan } as const, lost, null]) {
    const { session, centre } = await begin(3, (made) => askedAhead(made, Promise.resolve(early)))
    expect(snapshotOf(session).shown.rows.size).toBe(centre.state.rows.size)
    expect(centre.loads).toBe(1)
  }
})

test('[BT4] who came or went in another tab since it was asked counts, not who was there then', async () => {
  const { session, centre } = await begin(4, (made) => {
    const ahead = askedAhead(made)
    made.world.remembered.set('person', minh)
    made.centre.signedIn = minh
    return ahead
  })
  expect(session.getSnapshot()).toMatchObject({ at: 'open', me: { person: minh } })
  expect(centre.loads).toBeGreaterThan(1)
})

test('[BT4] who signed out without a line is not let in by an answer from before', async () => {
  const { session } = await begin(5, (made) => {
    const ahead = askedAhead(made)
    made.world.remembered.set('leaving', 'yes')
    return ahead
  })
  expect(session.getSnapshot()).toEqual({ at: 'signed-out', insecure: false })
})

test('[BT5] a view that comes after the screen was locked or left is not shown', async () => {
  let come: (answer: NetAnswer<ViewAnswer>) => void = () => undefined
  const made = await begin(6, (rigged) => askedAhead(rigged, new Promise((resolve) => (come = resolve))))
  const { session, centre, within, pass } = made
  const state = session.getSnapshot()
  if (state.at !== 'open' || !state.store) throw new Error(`not open: ${state.at}`)
  const { store } = state
  expect(store.getSnapshot().view).toBe('none')
  const out = session.signOut('discard')
  const body = { congress, cursor: centre.cursor(), at: 0, view: recordOf(centre.state) }
  come({ ok: true, body, by: lan })
  await within(2_000, out)
  await pass(500)
  expect(store.getSnapshot()).toMatchObject({ view: 'none' })
  expect(store.getSnapshot().shown.rows.size).toBe(0)
  expect(session.getSnapshot()).toEqual({ at: 'signed-out', insecure: false })
})
