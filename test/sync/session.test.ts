import { expect, test } from 'vitest'
import { createSession } from '../../client/sync/session.ts'
import type { Session } from '../../client/sync/session.ts'
import { rig } from './rig/phone.ts'
import type { Rig } from './rig/phone.ts'
import { lan, minh } from './rig/scene.ts'

const storeOf = (session: Session) => {
  const state = session.getSnapshot()
  if (state.at !== 'open' || !state.store) throw new Error(`not open: ${state.at}`)
  return state.store
}

const begin = async (seed: number, signedIn: string | null = lan) => {
  const made = rig(seed)
  made.centre.signedIn = signedIn
  const session = createSession(made.world)
  await made.within(4_000, session.start())
  await made.pass(500)
  return { ...made, session }
}

const offlineTick = async ({ centre, pass, within }: Rig, session: Session, row: string) => {
  centre.up = false
  centre.restart()
  await pass(100)
  await within(500, storeOf(session).send('run.tick', { row }))
  await pass(100)
}

test('[Q1] signing in opens the board; without a session the sign-in is shown', async () => {
  const { session, within, pass } = await begin(1, null)
  expect(session.getSnapshot()).toEqual({ at: 'signed-out', insecure: false })
  expect(await within(1_000, session.signIn(lan, 'mật khẩu'))).toEqual({ ok: true, signedIn: true })
  await pass(500)
  expect(storeOf(session).getSnapshot()).toMatchObject({ view: 'fresh', actor: { person: lan } })
})

test('[Q2] the end of a session locks the screen and keeps the outbox; the same person’s sign-in sends it', async () => {
  const made = await begin(2)
  const { session, centre, pass, within } = made
  await offlineTick(made, session, 'CN-01')
  centre.signedIn = null
  centre.up = true
  storeOf(session).reconnect()
  await pass(4_000)
  expect(session.getSnapshot()).toMatchObject({ at: 'locked', unsent: 1, reason: 'expired' })
  expect(centre.seen).toHaveLength(0)
  await within(1_000, session.signIn(lan, 'mật khẩu'))
  await pass(2_000)
  expect(centre.state.rows.get('CN-01')?.facts.map(({ by }) => by?.person)).toEqual([lan])
  expect(storeOf(session).getSnapshot().outbox).toEqual([])
})

test('[Q3] another person who signs in sees and sends nothing of it; it waits for its author', async () => {
  const made = await begin(3)
  const { session, centre, pass, within, disks } = made
  await offlineTick(made, session, 'CN-01')
  centre.signedIn = null
  centre.up = true
  storeOf(session).reconnect()
  await pass(4_000)
  await within(2_000, session.signIn(minh, 'mật khẩu'))
  await pass(5_000)
  expect(storeOf(session).getSnapshot()).toMatchObject({ outbox: [], pending: { stored: 0 } })
  expect(storeOf(session).getSnapshot().shown.rows.get('CN-01')?.facts).toEqual([])
  expect(centre.seen).toEqual([])
  expect(disks.get(lan)?.outbox.size).toBe(1)
  await within(2_000, session.signOut())
  await within(2_000, session.signIn(lan, 'mật khẩu'))
  await pass(3_000)
  expect(centre.state.rows.get('CN-01')?.facts.map(({ by }) => by?.person)).toEqual([lan])
})

test('[Q4] a cookie that another tab changed sends nothing in the other person’s name', async () => {
  const made = await begin(4)
  const { session, centre, pass } = made
  await offlineTick(made, session, 'CN-02')
  centre.signedIn = minh
  centre.up = true
  storeOf(session).reconnect()
  await pass(4_000)
  expect(session.getSnapshot()).toMatchObject({ at: 'locked', reason: 'other-account', unsent: 1 })
  expect(centre.seen).toEqual([])
})

test('[Q5] signing out with unsent commands asks; keeping leaves them sealed, discarding throws them away', async () => {
  for (const word of ['keep', 'discard'] as const) {
    const made = await begin(5)
    const { session, centre, pass, within, disks } = made
    await offlineTick(made, session, 'CN-03')
    expect(await within(1_000, session.signOut())).toEqual({ ok: false, code: 'unsent', count: 1 })
    expect(session.getSnapshot().at).toBe('open')
    expect(await within(2_000, session.signOut(word))).toEqual({ ok: true })
    expect(session.getSnapshot().at).toBe('signed-out')
    expect(disks.get(lan)?.outbox.size).toBe(word === 'keep' ? 1 : 0)
    const view = disks.get(lan)?.view('thu')
    await pass(50)
    expect(await view).toBeUndefined()
    centre.up = true
    await within(2_000, session.signIn(lan, 'mật khẩu'))
    await pass(3_000)
    expect(centre.state.rows.get('CN-03')?.facts).toHaveLength(word === 'keep' ? 1 : 0)
  }
})

test('[Q6] the app opens without a line from what the device kept, and catches up when the line comes', async () => {
  const made = await begin(6)
  const { session, centre, pass, within, world } = made
  await pass(3_000)
  await within(1_000, session.close())
  centre.up = false
  centre.restart()
  const again = createSession(world)
  await within(4_000, again.start())
  expect(again.getSnapshot()).toMatchObject({ at: 'open', remembered: true, me: { person: lan } })
  expect(storeOf(again).getSnapshot()).toMatchObject({ view: 'kept' })
  expect(storeOf(again).getSnapshot().shown.rows.size).toBe(4)
  centre.up = true
  storeOf(again).reconnect()
  await pass(3_000)
  expect(again.getSnapshot()).toMatchObject({ at: 'open', remembered: false })
  expect(storeOf(again).getSnapshot()).toMatchObject({ view: 'fresh', connection: { state: 'live' } })
})

test('[Q7] after signing out without a line, nobody is let in by the old cookie', async () => {
  const made = await begin(7)
  const { session, centre, within, pass, world } = made
  centre.up = false
  centre.restart()
  await within(4_000, session.signOut())
  centre.up = true
  const again = createSession(world)
  await within(4_000, again.start())
  await pass(500)
  expect(again.getSnapshot().at).toBe('signed-out')
  expect(centre.signedIn).toBeNull()
})

test('[Q8] a revoked session locks at once; a move does not, it looks the place up again', async () => {
  const { session, centre, pass } = await begin(8)
  centre.push('revoked', { reason: 'moved' })
  await pass(100)
  centre.restart()
  await pass(4_000)
  expect(storeOf(session).getSnapshot().connection.state).toBe('live')
  centre.push('revoked', { reason: 'disabled' })
  await pass(200)
  expect(session.getSnapshot()).toMatchObject({ at: 'locked', reason: 'disabled' })
})

test('[Q9] signing in in one tab opens the other tab for the same person', async () => {
  const made = await begin(9)
  const { session, centre, pass, within, world } = made
  const other = createSession(world)
  await within(4_000, other.start())
  await pass(500)
  centre.push('revoked', { reason: 'expired' })
  await pass(300)
  expect([session.getSnapshot().at, other.getSnapshot().at]).toEqual(['locked', 'locked'])
  await within(2_000, session.signIn(lan, 'mật khẩu'))
  await pass(1_000)
  expect(storeOf(other).getSnapshot().actor?.person).toBe(lan)
})
