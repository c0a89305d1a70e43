import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { freeText } from '../../domain/events.ts'
import type { CommandAnswer } from '../../domain/protocol.ts'
import { CommandDesk } from '../../server/app/desk.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import { memoryJournal } from '../../server/journal/memory.ts'
import type { Draft, RecordedEvent } from '../../server/journal/port.ts'
import { fakeClock } from '../tools/clock.ts'
import type { Turn } from './histories.ts'
import { congress, listen } from './house.ts'
import type { Side } from './house.ts'
import { began, incidents, info, siteAdmin, uuid } from './stage.ts'
import type { World } from './worlds.ts'

const catalogue: Catalogue = { checklists: new Map(), incidents, plans: new Map() }
const aBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A desk with its feeds over a journal in memory, the world's congress already in it. */
export async function installed(world: World): Promise<Side & { desk: CommandDesk }> {
  let salt = 0
  const chance = { bytes: (n: number) => new Uint8Array(n).fill((salt += 1)), uuid: () => uuid((salt += 1)) }
  const journal = memoryJournal({ chance, freeText, installation: 'thu', delay: aBreath })
  const clock = fakeClock(began)
  const draft = (id: string, body: string, events: readonly object[]): Draft => ({
    at: began,
    by: 'system',
    command: { id, body },
    events: events.map((event) => ({ ...event, organisation: null }) as unknown as RecordedEvent),
  })
  const listed = { type: 'congress.listed', congress, rehearsal: false, ...pick() }
  await journal.append(congress, 0, [draft(uuid(0xfff), 'congress.import', world.opening)])
  await journal.append('site', 0, [
    draft(uuid(0xffe), 'site', [{ type: 'admin.joined', person: siteAdmin, seat: null }, listed]),
  ])
  const feeds = new Feeds('epoch', clock)
  const openFold = async (stream: string): Promise<Fold> => {
    const fold = new Fold()
    for await (const commit of journal.read(stream, 0)) fold.apply(commit)
    return fold
  }
  const desk = new CommandDesk({ journal, feeds, clock, catalogue, openFold, log: () => undefined })
  await desk.start()
  const state = desk.congress(congress)
  if (!state) throw new Error('the congress did not open')
  const hand = ({ person, command, at, madeAt, id, expected }: Turn): Promise<CommandAnswer> => {
    clock.advance(at - clock.now())
    const { type, payload } = command
    const envelope = { id, congress, type, payload: { ...payload }, madeAt }
    return desk.handIn(person, expected === null ? envelope : { ...envelope, expected }, 'vi')
  }
  return { congress, desk, state, feeds, clock, heard: listen(feeds), hand }
}

const pick = () => {
  const { name, opening, closing, zone } = info
  return { name, opening, closing, zone }
}
