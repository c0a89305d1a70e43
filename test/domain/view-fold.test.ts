import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '../../domain/commands.ts'
import type { WireEvent } from '../../domain/protocol.ts'
import { emptyState, recordOf, stateOf } from '../../domain/state.ts'
import type { CongressState, StateRecord } from '../../domain/state.ts'
import { evolveView, viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { Fold } from '../../server/app/fold.ts'
import { sharedView } from '../../server/app/port.ts'
import { contextOf, steps, turnsOf } from './histories.ts'
import { commitOf, congress, house } from './house.ts'
import { cases } from './seed.ts'
import { began, uuid } from './stage.ts'
import { worlds } from './worlds.ts'

const histories = fc.tuple(worlds, fc.array(steps, { minLength: 5, maxLength: 40 }))
const viewerFor = (state: CongressState, key: string) => viewerOf(state, key === sharedView ? null : key)
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The record with its lists in one order: a disclosed incident arrives later than it was opened. */
function sorted(state: CongressState): StateRecord {
  const record = recordOf(state)
  const by = <T extends { id: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ...record,
    people: record.people.toSorted((a, b) => (a.person < b.person ? -1 : 1)),
    rows: by(record.rows),
    incidents: by(record.incidents),
    faces: by(record.faces),
  }
}

function foldInto(state: CongressState, events: readonly WireEvent[]): CongressState {
  for (const { e, s } of overTheWire(events)) if (s) evolveView(state, e, s)
  return state
}

describe('a view', () => {
  test('[V9] folded from its first event is the state as its organisation sees it', async () => {
    const shares: number[] = []
    await fc.assert(
      fc.asyncProperty(histories, async ([world, history]) => {
        const side = house(world)
        const opening = new Fold().apply(
          commitOf(1, world.opening, { person: 'system', organisation: null }, began, uuid(0xfff)),
        )
        for (const turn of turnsOf(world, history)) await side.hand(turn)
        shares.push(side.accepted / history.length)
        for (const key of side.fold.rings.keys()) {
          const first = opening
            .filter((shown) => shown.key === key)
            .map(({ seen }) => ({ e: seen.event, s: seen.stamp }))
          const later = (side.heard.get(key) ?? []).flatMap(({ events }) => events)
          const folded = foldInto(emptyState(), [...first, ...later])
          expect(sorted(folded)).toEqual(overTheWire(sorted(viewOf(viewerFor(side.state, key), side.state))))
        }
      }),
      cases('views fold', 300),
    )
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    expect(mean, 'share of commands that were accepted').toBeGreaterThan(0.2)
  })

  test('[V9] resumed from any moment, through places that are gone, is the same', async () => {
    let emptied = 0
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(99), async ([world, history], share) => {
        const side = house(world)
        const turns = turnsOf(world, history)
        const cut = Math.floor((turns.length * share) / 100)
        for (const turn of turns.slice(0, cut)) await side.hand(turn)
        const before = [...side.fold.rings.keys()].map((key) => {
          const answer = side.feeds.since(congress, key, null)
          return [key, overTheWire(answer)] as const
        })
        for (const turn of turns.slice(cut)) await side.hand(turn)
        for (const [key, snapshot] of before) {
          if (!snapshot?.ok || snapshot.mode !== 'snapshot') throw new Error('no snapshot')
          const answer = side.feeds.since(congress, key, snapshot.cursor)
          if (!answer?.ok || answer.mode !== 'events') throw new Error('the cursor did not fit')
          emptied += answer.events.filter(({ e }) => e.type === 'gone').length
          const resumed = foldInto(stateOf(snapshot.view), answer.events)
          expect(sorted(resumed)).toEqual(overTheWire(sorted(viewOf(viewerFor(side.state, key), side.state))))
        }
      }),
      cases('views resume', 300),
    )
    expect(emptied, 'places that are gone').toBeGreaterThan(0)
  })

  test('[V10] holds all that a rule needs: the client decides exactly as the server does', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ([world, history]) => {
        const side = house(world)
        for (const turn of turnsOf(world, history)) {
          const ctx = contextOf(side.state, turn)
          if (ctx && ctx.by.organisation !== null) {
            const seen = viewOf(viewerOf(side.state, ctx.by.organisation), side.state)
            expect(decide(seen, turn.command, ctx)).toEqual(decide(side.state, turn.command, ctx))
          }
          await side.hand(turn)
        }
      }),
      cases('client and server decide alike', 300),
    )
  })
})

test('[V11] a state written down and read back is the same state, and so is a view of it', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ([world, history]) => {
      const side = house(world)
      for (const turn of turnsOf(world, history)) await side.hand(turn)
      const again = stateOf(overTheWire(recordOf(side.state)))
      expect(again).toEqual(side.state)
      const seen = viewOf(viewerOf(side.state, 'vnpt'), side.state)
      expect(recordOf(stateOf(overTheWire(recordOf(seen))))).toEqual(overTheWire(recordOf(seen)))
    }),
    cases('written down and read back', 200),
  )
})
