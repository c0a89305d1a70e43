import { decide } from '../../domain/commands.ts'
import type { CongressEvent } from '../../domain/events.ts'
import type { Incident } from '../../domain/incident/events.ts'
import { recordOf, copyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { pastOf } from '../../domain/past.ts'
import { evolveTouching, viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { sharedView } from '../../server/app/port.ts'
import type { ViewKey } from '../../server/app/port.ts'
import { contextOf } from './histories.ts'
import type { Turn } from './histories.ts'
import { bodyOf } from './house.ts'
import type { Side } from './house.ts'
import { hides, ownsOrDepartment, seesIncident } from './table.ts'
import type { Watcher } from './table.ts'

// T14. Two runs get the same commands, but for some that the table hides from one organisation, A.
// A command that is in both runs must mean the same in both: where a hidden one changed what it would show A
// (the table lets A see it then: a widening, a person who moved in), it is left out of both.

export interface Heard {
  readonly answers: readonly string[]
  readonly everything: string
}

export interface Pair {
  readonly a: Heard
  readonly b: Heard
  /** Commands that only one run had. */
  readonly differing: number
  /** Events that A got. */
  readonly events: number
}

interface Effect {
  readonly accepted: boolean
  /** The table hides it from A. */
  readonly hidden: boolean
  /** A sees a record whole, or sees one that it did not see before: as it stands, whatever happened to it in secret. */
  readonly shows: boolean
  readonly events: readonly CongressEvent[]
  /** The items of rows, by row. */
  readonly rows: ReadonlyMap<string, string>
}

const nothing: Effect = { accepted: false, hidden: true, shows: false, events: [], rows: new Map() }

function effectOf(state: CongressState, turn: Turn, a: Watcher): Effect {
  const ctx = contextOf(state, turn)
  const decision = ctx && decide(state, turn.command, ctx)
  if (!ctx || !decision?.ok) return nothing
  const next = copyState(state)
  const by = { person: ctx.by.person, organisation: ctx.by.organisation }
  const touched = decision.events.map((event) => {
    const { row, rowBefore, poll, directive, contactBefore, contact, before, after } = evolveTouching(
      next,
      event,
      {
        at: ctx.at,
        by,
        id: ctx.id,
      },
    )
    const item = (checklist: string, item: string, watcher: Watcher): boolean =>
      [...next.rows.values()].some(
        (one) => one.checklist === checklist && one.item.id === item && ownsOrDepartment(watcher, one.owner),
      )
    const rowChanged = row !== rowBefore
    const formerOwner = rowBefore?.owner
    const asked = poll?.asked ?? directive?.to ?? []
    return {
      event,
      owner: row?.owner,
      formerOwner,
      rowChanged,
      asked,
      item,
      contactBefore,
      contact,
      before,
      after,
    }
  })
  const sees = (incident: Incident | undefined) => (incident ? seesIncident(a, incident) : 'nothing')
  return {
    accepted: true,
    hidden: touched.every(({ event, ...rest }) => hides(a, event, rest)),
    shows: touched.some(
      ({ event, owner, before, after }) =>
        sees(after) === 'record' ||
        (sees(before) === 'nothing' && sees(after) === 'face') ||
        event.type === 'run.grown' ||
        event.type.startsWith('directory.') ||
        (event.type === 'run.reassigned' && owner === a.organisation),
    ),
    events: decision.events,
    rows: new Map([...next.rows.values()].map(({ id, item }) => [id, item.id])),
  }
}

/** Incidents, persons and items that only one run knows as they are. */
const subjectsOf = ({ events, rows }: Effect): string[] =>
  events.flatMap((event) => {
    if ('directive' in event) return [event.directive]
    if (event.type === 'run.range-set') return [event.item]
    // It changes nothing of the incident that it speaks of.
    if (event.type === 'notice.delivered') return []
    if ('poll' in event && typeof event.poll === 'string') return [event.poll]
    if ('contact' in event) return [event.contact]
    if (event.type === 'run.grown') return event.rows.map(({ item }) => item)
    if (event.type === 'run.reassigned') return [rows.get(event.row) ?? '']
    return 'incident' in event ? [event.incident ?? ''] : 'person' in event ? [event.person] : []
  })

const isOf = (state: CongressState, turn: Turn, a: Watcher): boolean =>
  contextOf(state, turn)?.by.organisation === a.organisation && a.organisation !== null

/** Which runs get a turn. `tainted` are the subjects of what only one of them had. */
function share(
  turn: Turn,
  one: Effect,
  other: Effect,
  tainted: ReadonlySet<string>,
): 'both' | 'one' | 'other' | 'neither' {
  if (turn.only === 'first' && one.accepted && one.hidden) return 'one'
  if (turn.only === 'second' && other.accepted && other.hidden) return 'other'
  if (one.accepted !== other.accepted) {
    if (!one.hidden || !other.hidden) return 'neither'
    return one.accepted ? 'one' : 'other'
  }
  const byTainted = tainted.has(turn.person) && !(one.hidden && other.hidden)
  const disclosed = (one.shows || other.shows) && subjectsOf(one).some((subject) => tainted.has(subject))
  const verdictDiffers =
    turn.command.type === 'readiness.publish' && JSON.stringify(one.events) !== JSON.stringify(other.events)
  return byTainted || disclosed || verdictDiffers ? 'neither' : 'both'
}

/** Everything A can get out of a run. `cursors` are places to resume from. */
async function heardBy(
  side: Side,
  then: CongressState,
  key: ViewKey,
  answers: readonly string[],
  cursors: readonly string[],
): Promise<Heard> {
  const viewer = viewerOf(side.state, key === sharedView ? null : key)
  const everything = JSON.stringify({
    messages: side.heard.get(key) ?? [],
    resumed: [null, 'x', ...cursors].map((cursor) => side.feeds.since(side.congress, key, cursor)),
    snapshot: recordOf(viewOf(viewer, side.state)),
    past: recordOf(pastOf(viewer, then, side.state)),
    body: await bodyOf(side, key),
  })
  return { answers, everything }
}

/** `leaky` lets commands differ that the table does not hide: the comparison must notice. */
export async function twoRuns(
  [first, second]: readonly [Side, Side],
  turns: readonly Turn[],
  key: ViewKey,
  leaky = false,
): Promise<Pair> {
  const a: Watcher = { organisation: key === sharedView ? null : key, department: false }
  const tainted = new Set<string>()
  const answers: [string[], string[]] = [[], []]
  let differing = 0
  // How it stood in the middle, for what A may see of it at the end.
  let halves: readonly CongressState[] = []
  for (const [n, turn] of turns.entries()) {
    if (n === Math.floor(turns.length / 2)) halves = [copyState(first.state), copyState(second.state)]
    const mine = isOf(first.state, turn, a) || isOf(second.state, turn, a)
    const [one, other] = [first, second].map((side) => effectOf(side.state, turn, a)) as [Effect, Effect]
    const lets = leaky ? { ...one, hidden: true } : one
    const to = mine ? 'both' : share(turn, lets, other, tainted)
    if (to === 'one' || to === 'other') {
      differing += 1
      for (const subject of [...subjectsOf(one), ...subjectsOf(other)]) tainted.add(subject)
    }
    for (const [n, side] of [first, second].entries()) {
      side.clock.advance(turn.at - side.clock.now())
      if (to !== 'both' && to !== (['one', 'other'] as const)[n]) continue
      const answer = await side.hand(turn)
      if (mine) answers[n]?.push(JSON.stringify(answer))
    }
    // Now and then A loads its view from the beginning, as a phone that was off does.
    if (mine && turn.at % 3 === 0)
      for (const [n, side] of [first, second].entries()) answers[n]?.push(await bodyOf(side, key))
  }
  const messages = first.heard.get(key) ?? []
  const cursors = messages.flatMap(({ from, cursor }) => [from, cursor])
  return {
    a: await heardBy(first, halves[0] ?? first.state, key, answers[0], cursors),
    b: await heardBy(second, halves[1] ?? second.state, key, answers[1], cursors),
    differing,
    events: messages.reduce((sum, { events }) => sum + events.length, 0),
  }
}
