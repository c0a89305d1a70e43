import { gunzipSync } from 'node:zlib'
import { decide } from '../../domain/commands.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { CommandAnswer, EventsMessage } from '../../domain/protocol.ts'
import type { CongressState } from '../../domain/state.ts'
import { refusal, resultOf } from '../../server/app/answers.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import type { ViewKey } from '../../server/app/port.ts'
import type { Commit, RecordedEvent } from '../../server/journal/port.ts'
import { fakeClock } from '../tools/clock.ts'
import type { FakeClock } from '../tools/clock.ts'
import { contextOf } from './histories.ts'
import type { Turn } from './histories.ts'
import { began, uuid } from './stage.ts'
import type { World } from './worlds.ts'

export const congress = 'thu'

/** What a run is carried out by. */
export interface Side {
  readonly congress: string
  readonly state: CongressState
  readonly feeds: Feeds
  readonly clock: FakeClock
  /** Every message, by view. */
  readonly heard: Map<ViewKey, EventsMessage[]>
  hand(turn: Turn): Promise<CommandAnswer>
}

export const commitOf = (
  n: number,
  events: readonly CongressEvent[],
  by: { person: string; organisation: string | null },
  at: number,
  id: string,
): Commit => ({
  stream: congress,
  n,
  at,
  by: by.person,
  command: { id, bodyHash: '', bodySalt: null },
  events: events.map((event) => ({ ...event, organisation: by.organisation }) as unknown as RecordedEvent),
  prev: '',
  hash: '',
})

export function listen(feeds: Feeds): Side['heard'] {
  const heard: Side['heard'] = new Map()
  feeds.onMessage((key, message) => heard.set(key, [...(heard.get(key) ?? []), message]))
  return heard
}

/** The real rules, fold and feed without a journal. */
export function house(world: World): Side & { readonly fold: Fold; accepted: number } {
  const clock = fakeClock(began)
  const fold = new Fold()
  const feeds = new Feeds('epoch', clock)
  fold.apply(commitOf(1, world.opening, { person: 'system', organisation: null }, began, uuid(0xfff)))
  feeds.open(congress, fold)
  const side = {
    congress,
    state: fold.state,
    feeds,
    clock,
    fold,
    heard: listen(feeds),
    accepted: 0,
    hand: (turn: Turn): Promise<CommandAnswer> => {
      clock.advance(turn.at - clock.now())
      const ctx = contextOf(fold.state, turn)
      if (!ctx) return Promise.resolve(refusal('vi', { code: 'not-found', field: 'congress' }))
      const decision = decide(fold.state, turn.command, ctx)
      if (!decision.ok) return Promise.resolve(refusal('vi', decision.refusal))
      side.accepted += 1
      const before = new Map([...fold.rings].map(([key, ring]) => [key, ring.head]))
      const commit = commitOf(fold.n + 1, decision.events, ctx.by, turn.at, turn.id)
      feeds.publish(congress, fold.apply(commit), before)
      const cursor = ctx.by.organisation === null ? '' : feeds.cursor(congress, ctx.by.organisation)
      const result = resultOf(commit.events)
      return Promise.resolve(result ? { ok: true, cursor, result } : { ok: true, cursor })
    },
  }
  return side
}

/** The first load of a view, as a browser reads it. */
export async function bodyOf(side: Side, key: ViewKey): Promise<string> {
  const body = side.feeds.view(side.congress, key)
  return body ? gunzipSync(await body.gzip).toString('utf8') : ''
}
