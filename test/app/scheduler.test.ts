import { describe, expect, test } from 'vitest'
import type { Item } from '../../domain/catalogue/checklist.ts'
import { freeText } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { lapsesOf, nextLapse } from '../../domain/run/lapse.ts'
import { CommandDesk } from '../../server/app/desk.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import { closesPolls } from '../../server/app/poll-closing.ts'
import { scheduleId } from '../../server/app/schedule-id.ts'
import { scheduleEvery, Scheduler } from '../../server/app/scheduler.ts'
import { memoryJournal } from '../../server/journal/memory.ts'
import type { Draft, Journal, RecordedEvent } from '../../server/journal/port.ts'
import { fakeClock } from '../tools/clock.ts'
import type { FakeClock } from '../tools/clock.ts'
import {
  began,
  duty,
  incidents,
  info,
  line,
  minute,
  organisations,
  personOf,
  seats,
  uuid,
} from '../domain/stage.ts'

const hour = 60 * minute
const congress = 'thu'
const catalogue = { checklists: new Map(), incidents, plans: new Map() }
const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const recurring = (id: string, change: Partial<Item>): Item => ({
  ...line.items[0]!,
  id,
  perCarrier: false,
  scope: 'global',
  areaKinds: [],
  ...change,
})

/** A congress of a few rows in some zone, its journal, and a desk over it that can be opened again. */
async function installed(items: readonly Item[], more: Partial<typeof info> = {}, rows?: readonly string[]) {
  let salt = 0
  const chance = { bytes: (n: number) => new Uint8Array(n).fill((salt += 1)), uuid: () => uuid((salt += 1)) }
  const journal = memoryJournal({ chance, freeText, installation: 'thu', delay: aBreath })
  const start = more.opening === undefined ? began : more.opening - 24 * hour
  const clock = fakeClock(start)
  const seeds = (rows ?? items.map(({ id }) => id)).map((id) => ({
    id,
    item: items.find((item) => id.startsWith(item.id))!.id,
    area: id.includes('.') ? id.slice(id.indexOf('.') + 1) : null,
    carrier: null,
    owner: 'vnpt',
  }))
  const opening: CongressEvent[] = [
    { type: 'congress.opened', info: { ...info, ...more }, organisations, areas: [], catalogue: incidents },
    { type: 'run.started', checklist: { ...duty, items: [...items] }, rows: seeds },
    ...seats.map(([name, to, role]): CongressEvent => ({
      type: 'person.joined',
      person: personOf(name),
      to,
      role,
    })),
  ]
  const draft = (id: string, events: readonly object[]): Draft => ({
    at: start,
    by: 'system',
    command: { id, body: 'set up' },
    events: events.map((event) => ({ ...event, organisation: null }) as unknown as RecordedEvent),
  })
  const { name, opening: opens, closing, zone } = { ...info, ...more }
  const listed = { type: 'congress.listed', congress, rehearsal: false, name, opening: opens, closing, zone }
  await journal.append(congress, 0, [draft(uuid(0xfff), opening)])
  await journal.append('site', 0, [draft(uuid(0xffe), [listed])])
  return { journal, clock, ...(await opened(journal, clock)) }
}

async function opened(journal: Journal, clock: FakeClock) {
  const openFold = async (stream: string): Promise<Fold> => {
    const fold = new Fold()
    for await (const commit of journal.read(stream, 0)) fold.apply(commit)
    return fold
  }
  const feeds = new Feeds('epoch', clock)
  const desk = new CommandDesk({ journal, feeds, clock, catalogue, openFold, log: () => undefined })
  await desk.start()
  const scheduler = new Scheduler({ desk, clock, log: () => undefined, also: [closesPolls(desk)] })
  const pass = async (ms: number, step = 5 * minute): Promise<void> => {
    for (let gone = 0; gone < ms; gone += step) {
      clock.advance(Math.min(step, ms - gone))
      await scheduler.round()
    }
  }
  const say = (type: string, payload: object, by = 'vnpt liaison') =>
    desk.handIn(
      personOf(by),
      { id: crypto.randomUUID(), congress, type, payload: { ...payload }, madeAt: clock.now() },
      'vi',
    )
  return { desk, scheduler, pass, say }
}

/** What was recorded: `kind row hh` in order, and in how many commits. */
async function recorded(journal: Journal) {
  const lines: string[] = []
  const commits: number[] = []
  for await (const commit of journal.read(congress, 1)) {
    const lapses = commit.events.filter(({ type }) => type === 'run.lapsed')
    if (lapses.length > 0) commits.push(lapses.length)
    for (const { kind, row, dueAt } of lapses as unknown as { kind: string; row: string; dueAt: number }[])
      lines.push(`${kind} ${row} ${new Date(dueAt).toISOString()}`)
  }
  return { lines, commits }
}

describe('the scheduler', () => {
  test('[TK1] records each row once as due, overdue and stale, at the time it is about', async () => {
    const hourly = recurring('CN-01', { due: 'T-2h', recurrence: 'hourly', until: 'T0' })
    const { journal, pass, say } = await installed([hourly])
    await pass(19 * hour + 30 * minute)
    expect((await recorded(journal)).lines).toEqual([
      `due CN-01 ${new Date(info.opening - 2 * hour).toISOString()}`,
    ])
    await pass(hour)
    await say('run.tick', { row: 'CN-01' })
    await pass(4 * hour)
    expect((await recorded(journal)).lines.slice(1)).toEqual([
      `overdue CN-01 ${new Date(info.opening - 2 * hour).toISOString()}`,
      `stale CN-01 ${new Date(info.opening).toISOString()}`,
    ])
  })

  test('[TK2] over several days and a change to winter time it records what the pure rule says', async () => {
    const berlin = {
      zone: 'Europe/Berlin',
      opening: Date.parse('2026-10-24T08:00:00+02:00'),
      closing: Date.parse('2026-10-26T17:00:00+01:00'),
    }
    const items = [
      recurring('CN-01', { due: 'T0', recurrence: 'every_shift', until: 'C+0d' }),
      recurring('CN-02', {
        due: 'T0',
        recurrence: 'hourly',
        until: 'C+0d',
        evidence: { kind: 'tick', readings: [] },
      }),
    ]
    const { journal, pass, say, desk, clock } = await installed(items, berlin)
    for (let hours = 0; hours < 80; hours += 1) {
      await pass(hour, 15 * minute)
      if (hours % 5 === 0) await say('run.tick', { row: 'CN-02' })
      for (const row of desk.congress(congress)!.rows.values())
        expect(lapsesOf(row, desk.congress(congress)!.info!, clock.now())).toBeNull()
    }
    const { lines } = await recorded(journal)
    expect(new Set(lines).size).toBe(lines.length)
    // 02:00 summer time and 02:00 winter time are two hours of that night.
    expect(lines.filter((said) => /CN-02 2026-10-25T0[01]:00/.test(said)).length).toBeGreaterThan(0)
  })

  test('[TK3] after an outage only the present state is recorded', async () => {
    const daily = recurring('CN-01', { due: 'T-7d', recurrence: 'daily', until: 'C+0d', at: '16:00' })
    const { journal, clock, scheduler } = await installed([daily])
    clock.advance(60 * hour)
    await scheduler.round()
    expect((await recorded(journal)).lines).toHaveLength(1)
  })

  test('[TK4] a restart in the middle records nothing twice, and the same batch has the same id', async () => {
    const once = recurring('CN-01', { due: 'T-20h' })
    const first = await installed([once])
    await first.pass(4 * hour)
    const again = await opened(first.journal, first.clock)
    await again.pass(2 * hour)
    expect((await recorded(first.journal)).lines.map((said) => said.slice(0, 7))).toEqual([
      'due CN-',
      'overdue',
    ])
    expect(scheduleId('a', 'lapse', ['due|x|1'])).toBe(scheduleId('a', 'lapse', ['due|x|1']))
    expect(scheduleId('a', 'lapse', ['due|x|1'])).not.toBe(scheduleId('b', 'lapse', ['due|x|1']))
    expect(scheduleId('a', 'lapse', [])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/)
  })

  test('[TK5] a clock that jumps stops the recording until somebody of the department has looked', async () => {
    const items = [
      recurring('CN-01', { due: 'T-20h' }),
      recurring('CN-03', { due: 'T-10h', evidence: { kind: 'tick', readings: [] } }),
    ]
    for (const jump of [-6 * minute, 12 * hour]) {
      const { journal, clock, scheduler, desk, say, pass } = await installed(items)
      await scheduler.round()
      clock.jump(clock.now() + jump)
      clock.advance(scheduleEvery)
      await scheduler.round()
      expect(desk.congress(congress)?.doubted?.jump).toBe(jump)
      await pass(6 * hour)
      expect((await recorded(journal)).lines).toEqual([])
      expect((await say('schedule.trust', { note: 'Đã đối chiếu giờ' })).ok).toBe(false)
      await say('schedule.trust', { note: 'Đã đối chiếu giờ' }, 'so operator')
      await scheduler.round()
      expect((await recorded(journal)).lines.length).toBeGreaterThan(0)
    }
  })

  test('[TK5] sleep of the whole process is no jump; a clock behind the journal after a restart is one', async () => {
    const { journal, clock, scheduler, desk, say } = await installed([recurring('CN-01', { due: 'T-1h' })])
    await scheduler.round()
    clock.advance(3 * hour)
    await scheduler.round()
    expect(desk.congress(congress)?.doubted).toBeNull()
    await say('run.begin', { row: 'CN-01' })
    clock.jump(clock.now() - 2 * hour)
    const again = await opened(journal, clock)
    await again.scheduler.round()
    expect(again.desk.congress(congress)?.doubted).not.toBeNull()
  })

  test('[TK6] at most 500 rows go down together', async () => {
    const ids = Array.from({ length: 1_200 }, (_, n) => `CN-01.k${n}`)
    const { journal, pass } = await installed([recurring('CN-01', { due: 'T-23h' })], {}, ids)
    await pass(10 * minute, 10 * minute)
    expect((await recorded(journal)).commits).toEqual([500, 500, 200])
  })

  test('[TK7] a closed congress is left alone, and a dead scheduler keeps nothing green', async () => {
    const { journal, pass, say, clock, desk } = await installed([recurring('CN-01', { due: 'T-20h' })])
    clock.advance(5 * hour)
    const state = desk.congress(congress)!
    expect(lapsesOf(state.rows.get('CN-01')!, state.info!, clock.now())?.kind).toBe('overdue')
    await say('congress.close', { reason: 'Đã bế mạc' }, 'so leader')
    await pass(2 * hour)
    expect((await recorded(journal)).lines).toEqual([])
  })

  test('[TK8] a row is looked at again no later than anything can change', async () => {
    const { desk } = await installed([
      recurring('CN-01', { due: 'T-2h', recurrence: 'hourly', until: 'C+0d' }),
    ])
    const { rows, info: calendar } = desk.congress(congress)!
    const row = rows.get('CN-01')!
    let known = nextLapse(row, calendar!, began) ?? Infinity
    let said = lapsesOf(row, calendar!, began)
    for (let now = began; now < began + 40 * hour; now += minute) {
      const is = lapsesOf(row, calendar!, now)
      if (JSON.stringify(is) !== JSON.stringify(said)) expect(now).toBeGreaterThanOrEqual(known)
      known = nextLapse(row, calendar!, now) ?? Infinity
      said = is
    }
  })

  test('[GN7] a poll that nobody closes is closed ten minutes after its deadline', async () => {
    const { pass, say, desk, clock } = await installed([recurring('CN-01', { due: 'T-2h' })])
    const deadline = clock.now() + 30 * minute
    const asked = ['vnpt', 'viettel']
    const question = 'Sẵn sàng khai mạc?'
    await say('poll.open', { question, deadline, organisations: asked, unanimous: true }, 'so leader')
    await say(
      'poll.answer',
      { poll: [...desk.congress(congress)!.polls.keys()][0], answer: 'go' },
      'vnpt leader',
    )
    await pass(39 * minute)
    const closed = () => [...desk.congress(congress)!.polls.values()][0]?.closed
    expect(closed()).toBeNull()
    await pass(10 * minute)
    expect(closed()?.result).toEqual({ verdict: 'hold', go: 1, conditions: 0, noGo: 0, silent: 1 })
  })
})
