import { expect, test } from 'vitest'
import { freeText } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { CommandDesk } from '../../server/app/desk.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import { IncidentClocks } from '../../server/app/incident-clocks.ts'
import { Scheduler } from '../../server/app/scheduler.ts'
import { memoryJournal } from '../../server/journal/memory.ts'
import type { Draft, Journal, RecordedEvent } from '../../server/journal/port.ts'
import {
  areas,
  began,
  incidents,
  info,
  minute,
  organisations,
  personOf,
  seats,
  uuid,
} from '../domain/stage.ts'
import { fakeClock } from '../tools/clock.ts'
import type { FakeClock } from '../tools/clock.ts'

const congress = 'thu'
const incidentId = uuid(0x5c)
const catalogue = { checklists: new Map(), incidents, plans: new Map() }
const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function opened(journal: Journal, clock: FakeClock) {
  const openFold = async (stream: string): Promise<Fold> => {
    const fold = new Fold()
    for await (const commit of journal.read(stream, 0)) fold.apply(commit)
    return fold
  }
  const feeds = new Feeds('epoch', clock)
  const desk = new CommandDesk({ journal, feeds, clock, catalogue, openFold, log: () => undefined })
  await desk.start()
  const clocks = new IncidentClocks({ desk, clock, log: () => undefined })
  const scheduler = new Scheduler({ desk, clock, log: () => undefined })
  /** Time passes, with a look each second of the first minutes and each minute afterwards. */
  const pass = async (ms: number, step = 1_000): Promise<void> => {
    for (let gone = 0; gone < ms; gone += step) {
      clock.advance(Math.min(step, ms - gone))
      await clocks.round()
    }
  }
  const say = async (by: string, type: string, payload: object, id: string = crypto.randomUUID()) => {
    const answer = await desk.handIn(
      personOf(by),
      { id, congress, type, payload: { ...payload }, madeAt: clock.now() },
      'vi',
    )
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code}`)
  }
  return { desk, feeds, clocks, scheduler, pass, say }
}

const cut = {
  title: 'Đứt cáp VNPT',
  area: 'hoi-truong',
  category: 'VT',
  sub: 'VT1',
  severity: 2,
  occurredAt: began,
  lead: 'vnpt',
  involved: [],
  visibility: 'all',
  named: [],
  publicLine: 'Đứt cáp quang tại Hội trường',
  rows: [],
}

/** A congress with one incident, logged now. */
async function installed() {
  let salt = 0
  const chance = { bytes: (n: number) => new Uint8Array(n).fill((salt += 1)), uuid: () => uuid((salt += 1)) }
  const journal = memoryJournal({ chance, freeText, installation: 'thu', delay: aBreath })
  const clock = fakeClock(began)
  const opening: CongressEvent[] = [
    { type: 'congress.opened', info, organisations, areas, catalogue: incidents },
    ...seats.map(([name, to, role]): CongressEvent => ({
      type: 'person.joined',
      person: personOf(name),
      to,
      role,
    })),
  ]
  const draft = (id: string, events: readonly object[]): Draft => ({
    at: began,
    by: 'system',
    command: { id, body: 'set up' },
    events: events.map((event) => ({ ...event, organisation: null }) as unknown as RecordedEvent),
  })
  const { name, opening: opens, closing, zone } = info
  const listed = { type: 'congress.listed', congress, rehearsal: false, name, opening: opens, closing, zone }
  await journal.append(congress, 0, [draft(uuid(0xfff), opening)])
  await journal.append('site', 0, [draft(uuid(0xffe), [listed])])
  const server = await opened(journal, clock)
  await server.say('mobifone operator', 'incident.open', cut, incidentId)
  return { journal, clock, server }
}

/** `clock step of`, and how many seconds after the incident it was written down. */
async function escalated(journal: Journal): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const commit of journal.read(congress, 1))
    for (const event of commit.events)
      if (event.type === 'incident.escalated') {
        const { clock, step, of } = event as unknown as { clock: string; step: number; of: string }
        lines.push(`${clock} ${step} ${of} +${Math.round((commit.at - began) / 1_000)}`)
      }
  return lines
}

const note = { incident: incidentId, note: 'Đã gọi trực ca' }

test('[I33] a step is written down within the second after it is due, and only once', async () => {
  const { journal, server } = await installed()
  await server.pass(5 * minute)
  expect(await escalated(journal)).toEqual(['acknowledge 0 vnpt +241', 'acknowledge 1 so +241'])
  await server.pass(30 * minute, minute)
  const all = await escalated(journal)
  expect(all.filter((line) => line.startsWith('acknowledge'))).toHaveLength(5)
  expect(new Set(all.map((line) => line.split(' +')[0])).size).toBe(all.length)
})

test('[LV6] what comes due of a hundred incidents at once is a message or two for each view, not one for each incident', async () => {
  const { journal, server } = await installed()
  for (let n = 0; n < 99; n += 1) await server.say('mobifone operator', 'incident.open', cut)
  const messages = new Map<string, number>()
  let events = 0
  server.feeds.onMessage((key, message) => {
    messages.set(key, (messages.get(key) ?? 0) + 1)
    if (key === 'so') events += message.events.length
  })
  await server.pass(5 * minute)
  expect(await escalated(journal)).toHaveLength(200)
  expect(events).toBeGreaterThanOrEqual(200)
  expect(messages.get('so')).toBeLessThanOrEqual(3)
})

test('[I30] an acknowledgement stops it before the next look', async () => {
  const { journal, server } = await installed()
  await server.pass(3 * minute)
  await server.say('vnpt operator', 'incident.acknowledge', note)
  await server.say('vnpt operator', 'incident.update', {
    incident: incidentId,
    doing: 'Hàn',
    restoreAt: null,
  })
  await server.pass(4 * minute)
  expect(await escalated(journal)).toEqual([])
})

test('[I33] after an outage of a day only what is still true is written, once, also over a restart', async () => {
  const { journal, clock, server } = await installed()
  await server.say('vnpt operator', 'incident.acknowledge', note)
  clock.advance(24 * 60 * minute)
  const again = await opened(journal, clock)
  await again.clocks.round()
  const first = await escalated(journal)
  expect(first.some((line) => line.startsWith('acknowledge'))).toBe(false)
  expect(first.filter((line) => line.startsWith('restore'))).toHaveLength(2)
  const third = await opened(journal, clock)
  await third.pass(2 * minute)
  expect(await escalated(journal)).toEqual(first)
})

test('[I33] a clock that jumps calls nobody before an operator has looked', async () => {
  const { journal, clock, server } = await installed()
  await server.clocks.round()
  await server.scheduler.round()
  clock.jump(clock.now() + 60 * minute)
  await server.pass(5_000)
  await server.scheduler.round()
  await server.pass(2 * minute)
  expect(await escalated(journal)).toEqual([])
  await server.say('so operator', 'schedule.trust', { note: 'Đã chỉnh giờ' })
  await server.pass(2_000)
  expect((await escalated(journal)).length).toBeGreaterThan(0)
})

test('[I28] an acknowledgement that ran out is written down, and the incident waits again', async () => {
  const { server } = await installed()
  await server.say('so operator', 'incident.severity', { ...note, severity: 1 })
  await server.say('vnpt operator', 'incident.acknowledge', note)
  const status = () => server.desk.congress(congress)?.incidents.get(incidentId)?.status
  await server.pass(7 * minute + 58_000)
  expect(status()).toBe('acknowledged')
  await server.pass(3_000)
  expect(status()).toBe('open')
})

test('[I30] nothing is called once the congress is closed', async () => {
  const { journal, server } = await installed()
  await server.say('so leader', 'congress.close', { reason: 'Đã bế mạc' })
  await server.pass(60 * minute, minute)
  expect(await escalated(journal)).toEqual([])
})
