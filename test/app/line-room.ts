import type { EventsMessage } from '../../domain/protocol.ts'
import { actorOf } from '../../domain/state.ts'
import { CongressGuard } from '../../server/app/congress-guard.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import { Line } from '../../server/app/line.ts'
import type { Asked, LineWatch, Outcome } from '../../server/app/line.ts'
import type { Draft } from '../../server/journal/port.ts'
import { began, opening, personOf, uuid } from '../domain/stage.ts'
import { fakeClock } from '../tools/clock.ts'
import { aBreath, heldJournal } from './held-journal.ts'

export const congress = 'thu'
export const row = 'CN-04.hoi-truong.vnpt'

/** A line over a held journal, with a guard and feeds as the desk has them. */
export async function room(watch: Partial<LineWatch> = {}) {
  const clock = fakeClock(began)
  const journal = heldJournal()
  const events = opening.map((event) => ({ ...event, organisation: null })) as unknown as Draft['events']
  await journal.append(congress, 0, [
    { at: began, by: 'system', command: { id: uuid(0xfff), body: '' }, events },
  ])
  const fold = new Fold()
  for await (const commit of journal.read(congress, 0)) fold.apply(commit)
  const feeds = new Feeds('e1', clock)
  feeds.open(congress, fold)
  const heard: EventsMessage[] = []
  feeds.onMessage((key, message) => void heard.push(...(key === 'so' ? [message] : [])))
  const unseated: string[] = []
  const guard = new CongressGuard(congress, fold, feeds, (person) => void unseated.push(person))
  const unheard: LineWatch = {
    wrote: () => undefined,
    refused: () => undefined,
    faulted: () => undefined,
    broken: () => undefined,
  }
  const line = new Line(congress, journal, guard, clock, { ...unheard, ...watch })
  const asked = (name: string, type: string, payload: object, id: string): Asked => {
    const by = actorOf(guard.ahead, personOf(name), false)
    if (!by) throw new Error(`${name} has no place`)
    return { id, type, payload, madeAt: clock.now(), expected: null, by }
  }
  const hand = (name: string, type: string, payload: object, id: string): Promise<Outcome> =>
    line.handIn(asked(name, type, payload, id))
  const tick = (id: string, name = 'vnpt liaison') => hand(name, 'run.tick', { row }, id)
  const confirm = (id: string, fact: string) => hand('vnpt operator', 'run.confirm', { row, fact }, id)
  const facts = () => fold.state.rows.get(row)?.facts.map(({ id }) => id)
  return { clock, journal, fold, feeds, heard, unseated, guard, line, hand, tick, confirm, facts }
}

/** What has come of each after some breaths; `waiting` when nothing has. */
export async function soFar(...outcomes: Promise<Outcome>[]): Promise<string[]> {
  for (let n = 0; n < 15; n += 1) await aBreath()
  const waiting = Promise.resolve({ kind: 'waiting' })
  return Promise.all(outcomes.map(async (outcome) => (await Promise.race([outcome, waiting])).kind))
}
/** What came of each; a refusal by its code. */
export const kinds = async (...outcomes: Promise<Outcome>[]): Promise<string[]> =>
  (await Promise.all(outcomes)).map((outcome) =>
    outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind,
  )
