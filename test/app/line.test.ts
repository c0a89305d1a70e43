import { describe, expect, test } from 'vitest'
import { evolve } from '../../domain/events.ts'
import { countedFact } from '../../domain/run/facts.ts'
import { Feeds } from '../../server/app/feed.ts'
import { Fold } from '../../server/app/fold.ts'
import type { Outcome } from '../../server/app/line.ts'
import { began, personOf, uuid } from '../domain/stage.ts'
import { aBreath } from './held-journal.ts'
import { congress, kinds, room, row, soFar } from './line-room.ts'

const [a, b, c, d] = [uuid(1), uuid(2), uuid(3), uuid(4)] as [string, string, string, string]

describe('durable, then shown, then answered', () => {
  test('[L1] nothing is seen or answered while the disk is busy; then views first', async () => {
    const { journal, tick, facts, heard, feeds } = await room()
    journal.hold()
    const before = feeds.cursor(congress, 'so')
    const outcome = tick(a)
    const order: string[] = []
    feeds.onMessage(() => void order.push('shown'))
    void outcome.then(() => order.push('answered'))
    expect(await soFar(outcome)).toEqual(['waiting'])
    expect(facts()).toEqual([])
    expect(heard).toEqual([])
    expect(feeds.cursor(congress, 'so')).toBe(before)
    journal.release()
    expect(await kinds(outcome)).toEqual(['accepted'])
    expect(facts()).toEqual([a])
    expect(order).toEqual(['shown', 'shown', 'answered'])
  })

  test('[L2] each is decided on what was decided before it, though it is not durable yet', async () => {
    const { journal, tick, confirm, fold } = await room()
    journal.hold()
    const outcomes = [tick(a), confirm(b, a)]
    journal.release()
    expect(await kinds(...outcomes)).toEqual(['accepted', 'accepted'])
    expect(countedFact(fold.state.rows.get(row)!)?.confirmed?.by?.person).toBe(personOf('vnpt operator'))
  })

  test('[L3] what waits while the disk is busy goes down together, as one message per view', async () => {
    const { journal, tick, heard } = await room()
    journal.hold()
    const first = tick(a)
    await aBreath()
    const rest = [b, c, d].map((id) => tick(id))
    await aBreath()
    journal.release()
    expect(await kinds(first, ...rest)).toEqual(Array.from({ length: 4 }, () => 'accepted'))
    expect(journal.groups.slice(1)).toEqual([1, 3])
    expect(heard.map(({ events }) => events.length)).toEqual([1, 3])
  })

  test('[L4] a refusal waits for the group it was decided on, and falls with it', async () => {
    const { journal, tick, confirm } = await room()
    journal.hold()
    const accepted = tick(a)
    await aBreath()
    const refused = confirm(b, c)
    expect(await soFar(accepted, refused)).toEqual(['waiting', 'waiting'])
    journal.release()
    expect(await kinds(accepted, refused)).toEqual(['accepted', 'nothing-to-confirm'])

    journal.hold()
    const lost = tick(c)
    await aBreath()
    const stoodOnIt = confirm(d, a)
    journal.failNext('full')
    journal.release()
    expect(await kinds(lost, stoodOnIt)).toEqual(['fault', 'fault'])
    expect(await kinds(confirm(d, a))).toEqual(['accepted'])
  })

  test('[L4] a refusal with nothing before it is answered without the disk', async () => {
    const { journal, confirm } = await room()
    journal.hold()
    expect(await soFar(confirm(b, c))).toEqual(['refused'])
    expect(journal.groups).toHaveLength(1)
  })

  test('[L5] whoever comes in any breath in which a group ends is served', async () => {
    for (let breaths = 0; breaths < 20; breaths += 1) {
      const { feeds, tick } = await room()
      const second = new Promise<Outcome>((resolve, reject) => {
        // Views are told just before the answers: from here on, so many breaths later.
        const stop = feeds.onMessage(() => {
          stop()
          let waited = Promise.resolve()
          for (let n = 0; n < breaths; n += 1) waited = waited.then(() => undefined)
          waited.then(() => tick(b)).then(resolve, reject)
        })
      })
      expect(await soFar(tick(a), second), `${breaths} breaths after`).toEqual(['accepted', 'accepted'])
    }
  })
})

describe('when storage fails', () => {
  test.each(['full', 'broken'] as const)(
    '[L6] %s: all that waits faults, and nobody has seen anything',
    async (how) => {
      const { journal, guard, fold, tick, confirm, facts, heard } = await room()
      journal.hold()
      journal.failNext(how)
      const first = tick(a)
      await aBreath()
      const then = [confirm(b, a), tick(c)]
      expect(countedFact(guard.ahead.rows.get(row)!)?.id).toBe(c)
      journal.release()
      const outcomes = await Promise.all([first, ...then])
      expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ kind: 'fault', storage: how === 'full' })))
      expect(facts()).toEqual([])
      expect(heard).toEqual([])
      expect(guard.ahead).toEqual(fold.state)
    },
  )

  test('[L7] full: no commands are accepted until one is written, then all goes on, the same ones included', async () => {
    const { journal, line, tick, confirm, facts } = await room()
    expect(line.accepting).toBe(true)
    journal.failNext('full')
    expect(await kinds(tick(a))).toEqual(['fault'])
    expect(line.accepting).toBe(false)
    expect(await kinds(confirm(b, a))).toEqual(['nothing-to-confirm'])
    expect(line.accepting).toBe(false)
    expect(await kinds(tick(a))).toEqual(['accepted'])
    expect(line.accepting).toBe(true)
    expect(await kinds(confirm(b, a))).toEqual(['accepted'])
    expect(facts()).toEqual([a])
  })
})

test('[L13] what is durable but cannot be applied is told at once: only a restart mends that', async () => {
  const broken: Error[] = []
  const { tick, fold, line } = await room({ broken: (error) => void broken.push(error) })
  fold.apply = () => {
    throw new Error('the state does not take it')
  }
  expect(await kinds(tick(a))).toEqual(['fault'])
  expect(broken.map(({ message }) => message)).toEqual(['the state does not take it'])
  expect(line.accepting).toBe(true)
})

describe('an id', () => {
  test('[L8] of an accepted command gets the same answer for ever and one effect', async () => {
    const { tick, facts, journal } = await room()
    const first = await tick(a)
    expect(first).toMatchObject({
      kind: 'accepted',
      by: { person: personOf('vnpt liaison'), organisation: 'vnpt' },
    })
    expect(await tick(a)).toEqual(first)
    expect(facts()).toEqual([a])
    expect(journal.head(congress).n).toBe(2)
  })

  test('[L8] handed in twice at once has one effect and one answer, given when it is durable', async () => {
    const { journal, tick, facts } = await room()
    journal.hold()
    const twice = [tick(a), tick(a)]
    await aBreath()
    twice.push(tick(a))
    expect(await soFar(...twice)).toEqual(['waiting', 'waiting', 'waiting'])
    journal.release()
    const [first, ...others] = await Promise.all(twice)
    expect(others).toEqual([first, first])
    expect(facts()).toEqual([a])
  })

  test('[L9] with another body is refused, once the first is durable', async () => {
    const { journal, hand, tick } = await room()
    const other = () => hand('vnpt liaison', 'run.fail', { row, note: 'Hỏng' }, a)
    journal.hold()
    const first = tick(a)
    const second = other()
    expect(await soFar(second)).toEqual(['waiting'])
    journal.release()
    expect(await kinds(first, second)).toEqual(['accepted', 'id-reused'])
    expect(await kinds(other())).toEqual(['id-reused'])
  })

  test('[L9] with another body faults with the first: on what was never written no refusal can stand', async () => {
    const { journal, hand, tick, facts } = await room()
    const other = () => hand('vnpt liaison', 'run.fail', { row, note: 'Hỏng' }, a)
    journal.hold()
    journal.failNext('full')
    const outcomes = [tick(a), other()]
    journal.release()
    expect(await kinds(...outcomes)).toEqual(['fault', 'fault'])
    expect(await kinds(other())).toEqual(['accepted'])
    expect(facts()).toEqual([a])
  })

  test('[L10] of another person is another id', async () => {
    const { hand } = await room()
    const other = 'CN-01.hoi-truong.viettel'
    expect(await kinds(hand('vnpt liaison', 'run.tick', { row }, a))).toEqual(['accepted'])
    expect(await kinds(hand('viettel liaison', 'run.tick', { row: other }, a))).toEqual(['accepted'])
  })

  test('[L10] of a refused command is decided again', async () => {
    const { tick, confirm } = await room()
    expect(await kinds(confirm(b, a))).toEqual(['nothing-to-confirm'])
    await tick(a)
    expect(await kinds(confirm(b, a))).toEqual(['accepted'])
  })
})

describe('the two states', () => {
  test('[L11] are equal when nothing waits, field by field', async () => {
    const { hand, guard, fold } = await room()
    const open = {
      title: 'Đứt cáp',
      area: 'hoi-truong',
      category: 'VT',
      severity: 2,
      occurredAt: began,
      lead: null,
      involved: [],
      visibility: 'all',
      named: [],
      publicLine: 'Đứt cáp',
      rows: [],
    }
    expect(await kinds(hand('so operator', 'incident.open', open, a))).toEqual(['accepted'])
    expect(guard.ahead).toEqual(fold.state)
  })

  test('[L12] who is moved has left the view before anything of that group goes out', async () => {
    const { journal, hand, feeds, unseated } = await room()
    const person = personOf('vnpt leader')
    const at: number[] = []
    feeds.onMessage(() => void at.push(unseated.length))
    journal.hold()
    const outcomes = [
      hand('vnpt liaison', 'run.tick', { row }, a),
      hand('so admin', 'person.move', { person, organisation: 'tt', role: 'leader' }, b),
    ]
    journal.release()
    expect(await kinds(...outcomes)).toEqual(['accepted', 'accepted'])
    expect(unseated).toEqual([person])
    expect(at.length).toBeGreaterThan(0)
    expect(at.every((left) => left === 1)).toBe(true)
  })

  test('[L11] and replaying the journal gives the durable one', async () => {
    const { journal, tick, confirm, fold } = await room()
    await Promise.all([tick(a), confirm(b, a), tick(c)])
    const replayed = new Fold()
    for await (const commit of journal.read(congress, 0)) replayed.apply(commit)
    expect(replayed.record()).toEqual(fold.record())
    evolve(
      replayed.state,
      { type: 'person.left', person: personOf('tt leader'), from: 'tt' },
      {
        at: 0,
        by: null,
        id: '',
      },
    )
    expect(replayed.state).not.toEqual(fold.state)
  })

  test('[F13] a cursor outlives a restart: the events since, not the whole view again', async () => {
    const { journal, tick, feeds, clock } = await room()
    await tick(a)
    const cursor = feeds.cursor(congress, 'vnpt')
    await tick(b)
    const replayed = new Fold()
    for await (const commit of journal.read(congress, 0)) replayed.apply(commit)
    const restarted = new Feeds('e1', clock)
    restarted.open(congress, replayed)
    expect(restarted.since(congress, 'vnpt', cursor)).toEqual(feeds.since(congress, 'vnpt', cursor))
    expect(restarted.since(congress, 'vnpt', cursor)).toMatchObject({ mode: 'events', events: [{}] })
  })
})
