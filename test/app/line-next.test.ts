import { expect, test } from 'vitest'
import { StorageFull } from '../../server/journal/port.ts'
import { uuid } from '../domain/stage.ts'
import { aBreath } from './held-journal.ts'
import { kinds, room } from './line-room.ts'

const [a, b, c] = [uuid(1), uuid(2), uuid(3)] as [string, string, string]

/** A room in which what happens is written down; while its disk is busy with `a`, `b` is handed in. */
async function two() {
  const stage = await room({ broken: (error) => void order.push(error.message) })
  const order: string[] = []
  const append = stage.journal.append.bind(stage.journal)
  stage.journal.append = (...args) => {
    order.push(`the disk has group ${args[1]}`)
    return append(...args)
  }
  const apply = stage.fold.apply.bind(stage.fold)
  stage.fold.apply = (commit) => {
    order.push(`${commit.n} shown`)
    return apply(commit)
  }
  stage.journal.hold()
  const outcomes = [stage.tick(a)]
  await aBreath()
  outcomes.push(stage.tick(b))
  for (const [at, outcome] of outcomes.entries())
    void outcome.then(({ kind }) => order.push(`${at + 2} ${kind}`))
  return { ...stage, order, outcomes }
}

test('[L14] the disk has the next group while the one before is shown and answered, each in its order', async () => {
  const { journal, order, outcomes, guard, fold } = await two()
  journal.release()
  await Promise.all(outcomes)
  expect(order).toEqual([
    'the disk has group 1',
    'the disk has group 2',
    '2 shown',
    '2 accepted',
    '3 shown',
    '3 accepted',
  ])
  expect(guard.ahead).toEqual(fold.state)
})

test.each(['full', 'broken'] as const)(
  '[L14] %s with the next group: the one before is shown and accepted, the next faults with what waits',
  async (how) => {
    const { journal, outcomes, guard, fold, facts, tick, feeds } = await two()
    // Between the two: when the first is shown the second is with the disk already.
    const stop = feeds.onMessage(() => {
      stop()
      journal.failNext(how)
      outcomes.push(tick(c))
    })
    journal.release()
    expect(await kinds(...outcomes)).toEqual(['accepted', 'fault'])
    expect(await kinds(...outcomes)).toEqual(['accepted', 'fault', 'fault'])
    expect(facts()).toEqual([a])
    expect(guard.ahead).toEqual(fold.state)
  },
)

test('[L14] an append that fails in the same breath takes nothing back of the group before it', async () => {
  const { journal, outcomes, guard, fold, facts } = await two()
  // The first is with the disk already.
  journal.append = () => Promise.reject(new StorageFull('no space left'))
  journal.release()
  expect(await kinds(...outcomes)).toEqual(['accepted', 'fault'])
  expect(facts()).toEqual([a])
  expect(guard.ahead).toEqual(fold.state)
})

test('[L14] what is durable but cannot be applied: the next group is neither shown nor accepted', async () => {
  const { journal, order, outcomes, fold, facts } = await two()
  fold.apply = () => {
    throw new Error('not applied')
  }
  journal.release()
  expect(await kinds(...outcomes)).toEqual(['fault', 'fault'])
  expect(order).toEqual([
    'the disk has group 1',
    'the disk has group 2',
    'not applied',
    '2 fault',
    'not applied',
    '3 fault',
  ])
  expect(facts()).toEqual([])
})

test('[L14] an interlude begins when all before it is shown and answered, and nothing is with the disk', async () => {
  const { journal, order, outcomes, line } = await two()
  const interlude = line.interlude(async () => {
    order.push('interlude')
    await aBreath()
    order.push('interlude over')
  })
  journal.release()
  await interlude
  expect(await kinds(...outcomes)).toEqual(['accepted', 'accepted'])
  expect(order.filter((what) => !what.includes('accepted'))).toEqual([
    'the disk has group 1',
    '2 shown',
    'interlude',
    'interlude over',
    'the disk has group 2',
    '3 shown',
  ])
})
