import { expect, test } from 'vitest'
import { holdPoll } from '../../client/gallery/worldPoll.ts'
import type { World } from '../../client/gallery/world.ts'
import { navFor } from '../../client/app/nav.ts'
import { speak } from '../../client/app/words.ts'
import { awaiting } from '../../client/screens/poll/awaiting.ts'
import {
  conditionsOf,
  isUnderway,
  knownResult,
  lineOf,
  newestFirst,
  presetsAt,
  stageOf,
} from '../../client/screens/poll/standing.ts'
import { worldStore } from '../../client/gallery/worldStore.ts'
import { shellWords } from '../../client/words/shell.ts'
import type { CongressInfo } from '../../domain/congress/events.ts'
import type { Poll } from '../../domain/poll/events.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { demoWorld, hour } from './world-fixture.ts'

const minute = 60_000

const infoOf = ({ state }: World): CongressInfo => {
  if (!state.info) throw new Error('the world has no congress')
  return state.info
}
/** The latest poll as an organisation sees it. */
function latest(world: World, organisation: string): Poll {
  const [poll] = newestFirst(viewOf(viewerOf(world.state, organisation), world.state).polls)
  if (!poll) throw new Error(`${organisation} sees no poll`)
  return poll
}
const person = (username: string, world: World): string =>
  world.people.find((one) => one.username === username)?.person ?? ''

test('[GN10] past its deadline a poll is over on every screen, whether or not somebody has closed it', () => {
  const world = demoWorld()
  holdPoll(world, 'open')
  const poll = latest(world, 'mobifone')
  expect(stageOf(poll, poll.deadline)).toBe('asking')
  expect(stageOf(poll, poll.deadline + 1)).toBe('over')
  expect(isUnderway(poll)).toBe(true)
  holdPollClosed(world)
  expect(stageOf(latest(world, 'mobifone'), poll.deadline + 1)).toBe('closed')
})

function holdPollClosed(world: World): void {
  const poll = latest(world, 'so')
  const result = { verdict: 'hold', go: 2, conditions: 1, noGo: 0, silent: 4 } as const
  const stamp = { at: world.now() + minute, by: null, id: world.uuid() }
  world.happen({ type: 'poll.closed', poll: poll.id, note: null, result }, stamp)
}

test('[GN10] an organisation is reminded until it has answered or time is up, one that is not asked never', () => {
  const world = demoWorld()
  holdPoll(world, 'open')
  const seen = (organisation: string | null, now = world.now()) =>
    awaiting(viewOf(viewerOf(world.state, organisation), world.state), organisation, now)
  expect(seen('mobifone')?.id).toBe(latest(world, 'mobifone').id)
  expect(seen('vnpt')).toBeNull()
  expect(seen('pbcvt')).toBeNull()
  expect(seen(null)).toBeNull()
  expect(seen('mobifone', latest(world, 'mobifone').deadline + 1)).toBeNull()
})

test('[GN11] beside an answer stands what was frozen with it, beside silence what is open and who may sign', () => {
  const world = demoWorld()
  holdPoll(world, 'open')
  const { state } = world
  const poll = latest(world, 'so')
  const [line, silent] = ['vnpt', 'viettel-post'].map((id) =>
    lineOf(state, infoOf(world), poll, id, world.now()),
  )
  expect(line?.open.length).toBeGreaterThan(0)
  const first = line?.open[0]?.row ?? ''
  const fact = { row: first, madeAt: world.now(), flagged: false, needsSecond: false }
  world.happen(
    { type: 'run.ticked', ...fact, byHand: false, note: null },
    { at: world.now(), by: null, id: world.uuid() },
  )
  expect(lineOf(state, infoOf(world), poll, 'vnpt', world.now())).toEqual(line)
  const mine = silent?.open[0]?.row ?? 'none is open'
  world.happen(
    { type: 'run.ticked', ...fact, row: mine, byHand: false, note: null },
    { at: world.now(), by: null, id: world.uuid() },
  )
  const now = lineOf(state, infoOf(world), poll, 'viettel-post', world.now())
  expect(now.openTotal).toBe((silent?.openTotal ?? 0) - 1)
  expect(silent?.vote).toBeNull()
  expect(silent?.signers).toEqual([person('truc1.vtpost', world)])
})

test('[GN11] an answer that was changed keeps the former one, newest first, and conditions are listed', () => {
  const world = demoWorld()
  holdPoll(world, 'open')
  const poll = latest(world, 'so')
  const line = lineOf(world.state, infoOf(world), poll, 'vnpt', world.now())
  expect([line.vote?.answer, ...line.former.map(({ answer }) => answer)]).toEqual(['conditions', 'no-go'])
  expect(conditionsOf(poll).map(({ organisation }) => organisation)).toEqual(['vnpt'])
})

test('[GN12] an organisation reads the result of that poll which was published, of no other', () => {
  const world = demoWorld()
  holdPoll(world, 'closed')
  const seen = () => viewOf(viewerOf(world.state, 'vnpt'), world.state)
  const results = () => newestFirst(seen().polls).map((poll) => knownResult(seen(), poll)?.verdict ?? null)
  expect(results()).toEqual([null, null])
  const { closed } = latest(world, 'so')
  if (!closed?.result) throw new Error('the poll has no result')
  const polled = { ...closed.result, closedAt: closed.at }
  world.happen(
    { type: 'readiness.published', verdict: 'hold', polled },
    { at: world.now(), by: null, id: world.uuid() },
  )
  expect(results()).toEqual(['go', null])
})

test('[GN1] deadlines to choose from lie ahead, those before opening only while they do', () => {
  const opening = 100 * hour
  const ids = (now: number) => presetsAt(now, { opening }).map(({ id }) => id)
  expect(ids(70 * hour)).toEqual(['30m', '1h', '4h', 'T-24h', 'T-2h'])
  expect(ids(90 * hour)).toEqual(['30m', '1h', '4h', 'T-2h'])
  expect(ids(99 * hour)).toEqual(['30m', '1h', '4h'])
})

test('[GN13] while one is asked, the poll stands among the four places of the phone', () => {
  const world = demoWorld()
  const t = speak(shellWords, 'vi')
  const tabs = (username: string, role: 'liaison' | 'leader') => {
    const store = worldStore(world, person(username, world))
    return navFor(t, store.getSnapshot(), role, false).tabs.map(({ id }) => id)
  }
  expect(tabs('truc1.vnpt', 'liaison')).not.toContain('poll')
  holdPoll(world, 'open')
  expect(tabs('truc1.vnpt', 'liaison')).toEqual(['items', 'incidents', 'poll', 'account'])
  expect(tabs('lanhdao.so', 'leader')).toEqual(['summary', 'incidents', 'poll', 'account'])
})
