import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CongressEvent } from '../../domain/events.ts'
import type { EventsMessage, ViewAnswer } from '../../domain/protocol.ts'
import { cursorOf } from '../../server/app/cursor.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import { sharedView } from '../../server/app/port.ts'
import { commitOf } from '../domain/house.ts'
import { began, opening, uuid } from '../domain/stage.ts'
import { incidentId, open } from '../domain/story.ts'
import { fakeClock } from '../tools/clock.ts'

const congress = 'thu'
const by = { person: uuid(1), organisation: 'so' }
const tick = (owner: string): CongressEvent => ({
  type: 'run.ticked',
  row: `CN-01.hoi-truong.${owner}`,
  madeAt: began,
  flagged: false,
  needsSecond: false,
  byHand: false,
  note: null,
})
const opened = {
  ...open().command.payload,
  type: 'incident.opened',
  incident: incidentId,
  code: 'SC-7K4M',
  title: 'bí mật',
  sub: null,
  reporting: null,
  reportedBy: null,
  reportedPost: null,
  reportedPhone: null,
  note: null,
} as CongressEvent
const shown = (visibility: 'all' | 'department'): CongressEvent => ({
  type: 'incident.visibility-set',
  incident: incidentId,
  visibility,
  named: [],
})

function room(epoch = 'e1') {
  const clock = fakeClock(began)
  const fold = new Fold()
  fold.apply(commitOf(1, opening, by, began, uuid(0xfff)))
  const feeds = new Feeds(epoch, clock)
  feeds.open(congress, fold)
  const heard: [string, EventsMessage][] = []
  const silence = feeds.onMessage((key, message) => void heard.push([key, message]))
  /** One commit group. */
  const group = (...events: CongressEvent[]): void => {
    const before = new Map([...fold.rings].map(([key, ring]) => [key, ring.head]))
    const all = events.flatMap((event) =>
      fold.apply(commitOf(fold.n + 1, [event], by, clock.now(), uuid(0x2000 + fold.n))),
    )
    feeds.publish(congress, all, before)
  }
  const to = (key: string): EventsMessage[] =>
    heard.filter(([one]) => one === key).map(([, message]) => message)
  const view = async (key: string): Promise<ViewAnswer> =>
    JSON.parse(gunzipSync(await feeds.view(congress, key)!.gzip).toString('utf8')) as ViewAnswer
  return { clock, fold, feeds, heard, group, to, view, silence }
}

describe('sending', () => {
  test('[F7] a group goes out at once when idle, as one message per view that it concerns', () => {
    const { group, heard, to } = room()
    group(tick('vnpt'), tick('vnpt'), tick('viettel'))
    expect(heard.map(([key]) => key).sort()).toEqual(['so', 'viettel', 'vnpt'])
    expect(to('vnpt')[0]?.events).toHaveLength(2)
    expect(to('so')[0]?.events).toHaveLength(3)
  })

  test('[F7] each message begins where the one before it ended: no gap, no repeat', () => {
    const { group, feeds, to } = room()
    const first = feeds.cursor(congress, 'vnpt')
    for (let n = 0; n < 5; n += 1) group(tick('vnpt'), tick('viettel'))
    const messages = to('vnpt')
    expect(messages.map(({ from }) => from)).toEqual([
      first,
      ...messages.slice(0, -1).map(({ cursor }) => cursor),
    ])
    expect(messages.at(-1)?.cursor).toBe(feeds.cursor(congress, 'vnpt'))
  })

  test('[F8] after a broadcast that cost 20 ms the next waits 40 ms and takes all that came meanwhile', () => {
    const { clock, feeds, group, to } = room()
    const stop = feeds.onMessage(() => clock.advance(10))
    group(tick('vnpt'))
    stop()
    for (let n = 0; n < 3; n += 1) group(tick('vnpt'))
    clock.advance(39)
    expect(to('vnpt')).toHaveLength(1)
    clock.advance(1)
    expect(to('vnpt')).toHaveLength(2)
    expect(to('vnpt')[1]?.events).toHaveLength(3)
    expect(to('vnpt')[1]?.from).toBe(to('vnpt')[0]?.cursor)
    clock.advance(1_000)
    expect(to('vnpt')).toHaveLength(2)
    expect(clock.waiting).toBe(0)
  })

  test('[F8] never more than 100 ms', () => {
    const { clock, feeds, group, to } = room()
    const stop = feeds.onMessage(() => clock.advance(5_000))
    group(tick('vnpt'))
    stop()
    group(tick('vnpt'))
    clock.advance(99)
    expect(to('vnpt')).toHaveLength(1)
    clock.advance(1)
    expect(to('vnpt')).toHaveLength(2)
  })

  test('[F9] what is pending can be sent before its time, so that who joins now misses and repeats nothing', () => {
    const { clock, feeds, group, to } = room()
    const stop = feeds.onMessage(() => clock.advance(10))
    group(tick('vnpt'))
    stop()
    group(tick('vnpt'))
    feeds.flush(congress)
    expect(to('vnpt')).toHaveLength(2)
    const joined = feeds.cursor(congress, 'vnpt')
    expect(to('vnpt')[1]?.cursor).toBe(joined)
    clock.advance(1_000)
    group(tick('vnpt'))
    expect(to('vnpt')).toHaveLength(3)
    expect(to('vnpt')[2]?.from).toBe(joined)
  })

  test('[F9] who stops listening hears no more', () => {
    const { group, heard, silence } = room()
    silence()
    group(tick('vnpt'))
    expect(heard).toEqual([])
  })
})

describe('subscribing', () => {
  test('[F10] from one’s own cursor gives the events since, and the cursor to go on from', () => {
    const { feeds, group } = room()
    const cursor = feeds.cursor(congress, 'vnpt')
    group(tick('vnpt'))
    const answer = feeds.since(congress, 'vnpt', cursor)
    expect(answer).toMatchObject({
      ok: true,
      mode: 'events',
      from: cursor,
      events: [{ e: { type: 'run.ticked' } }],
    })
    const now = feeds.cursor(congress, 'vnpt')
    expect(feeds.since(congress, 'vnpt', now)).toMatchObject({
      mode: 'events',
      from: now,
      cursor: now,
      events: [],
    })
  })

  const misfits: readonly (readonly [string, (feeds: Feeds) => string | null])[] = [
    ['no cursor', () => null],
    ['an unreadable one', () => 'x'],
    ['another organisation’s', (feeds) => feeds.cursor(congress, 'viettel')],
    ['one of another epoch', () => room('e2').feeds.cursor(congress, 'vnpt')],
    [
      'one ahead of the head',
      () => cursorOf('e1', congress, 'vnpt', { position: 99, digest: '0'.repeat(24) }),
    ],
    [
      'one of another history',
      () => cursorOf('e1', congress, 'vnpt', { position: 2, digest: '0'.repeat(24) }),
    ],
  ]
  test.each(misfits)('[F10] from %s gives the view as it stands', (_what, cursorFrom) => {
    const { feeds, group } = room()
    group(tick('vnpt'))
    const answer = feeds.since(congress, 'vnpt', cursorFrom(feeds))
    expect(answer).toMatchObject({ ok: true, mode: 'snapshot', cursor: feeds.cursor(congress, 'vnpt') })
    if (!answer?.ok || answer.mode !== 'snapshot') throw new Error('no snapshot')
    expect(new Set(answer.view.rows.map(({ owner }) => owner))).toEqual(new Set(['vnpt']))
  })

  test('[F10] to a view or congress that is not there gives nothing', () => {
    const { feeds } = room()
    expect(feeds.since(congress, 'fpt', null)).toBeNull()
    expect(feeds.since('khac', 'vnpt', null)).toBeNull()
    expect(feeds.view(congress, 'fpt')).toBeNull()
    expect(feeds.cursor(congress, 'fpt')).toBe('')
  })
})

describe('the first load', () => {
  test('[F11] goes on from its cursor without a gap', async () => {
    const { feeds, group, view } = room()
    group(tick('vnpt'))
    const { cursor, view: record } = await view('vnpt')
    expect(record.rows.find(({ id }) => id === 'CN-01.hoi-truong.vnpt')?.facts).toHaveLength(1)
    group(tick('vnpt'))
    expect(feeds.since(congress, 'vnpt', cursor)).toMatchObject({ mode: 'events', events: [{}] })
  })

  test('[F11] is compressed once per head, and holds what was answered a moment ago', () => {
    const { clock, feeds, group } = room()
    const first = feeds.view(congress, 'vnpt')
    group(tick('viettel'))
    clock.advance(60_000)
    expect(feeds.view(congress, 'vnpt')).toBe(first)
    for (let n = 0; n < 5; n += 1) {
      group(tick('vnpt'))
      expect(feeds.view(congress, 'vnpt')?.cursor).toBe(feeds.cursor(congress, 'vnpt'))
    }
  })

  test('[F11] in a storm is made anew only so often, and never older than two seconds', () => {
    const { clock, feeds, group } = room()
    let made = new Set<unknown>()
    const storm = (asks: number): number => {
      made = new Set()
      for (let n = 0; n < asks; n += 1) {
        group(tick('viettel'))
        made.add(feeds.view(congress, 'viettel'))
        clock.advance(1)
      }
      return made.size
    }
    expect(storm(1_000)).toBeLessThanOrEqual(20 + 2 + 1)
    const old = feeds.view(congress, 'viettel')
    group(tick('viettel'))
    clock.advance(2_000)
    expect(feeds.view(congress, 'viettel')).not.toBe(old)
    expect(feeds.view(congress, 'viettel')?.cursor).toBe(feeds.cursor(congress, 'viettel'))
  })

  test.each(['vnpt', sharedView])(
    '[F12] never serves %s what was taken out of its sight a moment ago',
    async (key) => {
      const { group, view } = room()
      group(opened)
      expect((await view('vnpt')).view.incidents).toMatchObject([{ title: 'bí mật' }])
      const before = (await view(key)).view
      expect(before.incidents.length + before.faces.length).toBe(1)
      const asked = view(key)
      group(shown('department'))
      expect((await view(key)).view).toMatchObject({ incidents: [], faces: [] })
      await asked
      expect((await view(key)).view).toMatchObject({ incidents: [], faces: [] })
    },
  )

  test('[BT8] is compressed beside the thread that commands wait for: other work goes on meanwhile', async () => {
    const { fold, feeds, group } = room()
    group(opened)
    const [record] = [...fold.state.incidents.values()]
    for (let n = 0; n < 5_000; n += 1)
      fold.state.incidents.set(uuid(0x9_0000 + n), { ...record!, id: uuid(0x9_0000 + n) })
    const { gzip } = feeds.view(congress, 'vnpt')!
    let turns = 0
    let over = false
    const go = (): void => {
      turns += 1
      if (!over) setTimeout(go, 0)
    }
    setTimeout(go, 0)
    const size = (await gzip).length
    over = true
    expect(size).toBeGreaterThan(10_000)
    expect(turns).toBeGreaterThan(2)
  })
})
