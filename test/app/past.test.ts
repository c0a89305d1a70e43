import { describe, expect, test } from 'vitest'
import { recordOf } from '../../domain/state.ts'
import { Fold, snapshotSchema } from '../../server/app/fold.ts'
import { readPast } from '../../server/app/past-reading.ts'
import type { PastRecord } from '../../server/app/past-reading.ts'
import { PastStates } from '../../server/app/past.ts'
import type { PastTask } from '../../server/app/past.ts'
import type { Commit, Journal } from '../../server/journal/port.ts'
import type { Snapshot, Snapshots } from '../../server/journal/snapshots.ts'
import { fakeClock } from '../tools/clock.ts'
import { commitOf, congress } from '../domain/house.ts'
import { began, minute, opening, uuid } from '../domain/stage.ts'

const by = { person: 'system', organisation: null }
const changed = (n: number) =>
  ({
    type: 'congress.changed',
    name: `Tên ${n}`,
    level: 'tỉnh',
    dutyPhone: '1',
    shifts: ['06:00'],
    reason: 'x',
  }) as const

/** The set-up, then one change per given minute. */
const commits = (minutes: readonly number[]): Commit[] => [
  { ...commitOf(1, opening, by, began, uuid(1)), hash: 'h1' },
  ...minutes.map((after, index) => ({
    ...commitOf(index + 2, [changed(index + 2)], by, began + after * minute, uuid(index + 2)),
    hash: `h${index + 2}`,
  })),
]

function journalOf(all: readonly Commit[]): { journal: Journal; read: number[] } {
  const read: number[] = []
  const journal = {
    head: () => ({ n: all.length, hash: all.at(-1)?.hash ?? '' }),
    read: async function* (_stream: string, after: number) {
      read.push(after)
      await Promise.resolve()
      yield* all.filter(({ n }) => n > after)
    },
  } as unknown as Journal
  return { journal, read }
}
const none: Snapshots = {
  save: () => Promise.resolve(),
  candidates: () => Promise.resolve([]),
  drop: () => undefined,
}
const nameAt = async (all: readonly Commit[], at: number, snapshots = none, upTo = all.length) => {
  const { n, from, until, state } = await readPast(congress, journalOf(all).journal, snapshots, at, upTo)
  return { n, from, until, name: state.info?.name }
}
const at = (minutes: number) => began + minutes * minute

describe('reading an earlier moment', () => {
  test('[LS5] is everything up to the last commit that is not later, and says how long that was true', async () => {
    const all = commits([10, 20, 30])
    expect(await nameAt(all, at(0) - 1)).toEqual({ n: 0, from: 0, until: at(0), name: undefined })
    expect(await nameAt(all, at(0))).toEqual({ n: 1, from: at(0), until: at(10), name: 'Đại hội thử' })
    expect(await nameAt(all, at(29))).toEqual({ n: 3, from: at(20), until: at(30), name: 'Tên 3' })
    expect(await nameAt(all, at(30))).toEqual({ n: 4, from: at(30), until: null, name: 'Tên 4' })
    expect(await nameAt(all, at(99), none, 2)).toMatchObject({ n: 2, name: 'Tên 2' })
  })

  test('[LS5] a clock that was set back hides nothing: the position orders the record', async () => {
    const all = commits([10, 40, 20, 50])
    expect(await nameAt(all, at(25))).toEqual({ n: 4, from: at(20), until: at(50), name: 'Tên 4' })
    expect(await nameAt(all, at(15))).toMatchObject({ n: 2, until: at(20) })
  })

  test('[LS6] begins at the newest snapshot that fits the journal and the moment, and comes to the same', async () => {
    const all = commits([10, 20, 30, 40])
    const fold = new Fold()
    const taken: Snapshot[] = all.map((commit) => {
      fold.apply(commit)
      return {
        n: commit.n,
        chainHead: commit.hash,
        schema: snapshotSchema,
        body: JSON.parse(JSON.stringify(fold.record())) as unknown,
      }
    })
    const cache = (...candidates: readonly Snapshot[]): Snapshots => ({
      ...none,
      candidates: () => Promise.resolve(candidates),
    })
    const [, second, third, fourth] = taken as [Snapshot, Snapshot, Snapshot, Snapshot]
    const { journal, read } = journalOf(all)
    const found = await readPast(congress, journal, cache(fourth, third, second), at(25), all.length)
    expect(found.state).toEqual((await readPast(congress, journalOf(all).journal, none, at(25), 5)).state)
    expect(read).not.toContain(0)
    for (const wrong of [
      { ...third, chainHead: 'x' },
      { ...third, schema: snapshotSchema - 1 },
    ])
      expect(await nameAt(all, at(25), cache(wrong))).toMatchObject({ n: 3, name: 'Tên 3' })
    expect(await nameAt(all, at(21), cache(third))).toEqual({
      n: 3,
      from: at(20),
      until: at(30),
      name: 'Tên 3',
    })
  })
})

/** A reader that answers when told to, and notes what it was asked. */
function slowReader() {
  const asked: PastTask[] = []
  const finish: (() => void)[] = []
  const read = (task: PastTask): Promise<PastRecord> => {
    asked.push(task)
    const from = Math.floor(task.at / 100) * 100
    const state = recordOf(new Fold().state)
    return new Promise((resolve) => finish.push(() => resolve({ n: 1, from, until: from + 100, state })))
  }
  return { asked, finish, read }
}
const statesOf = (read: (task: PastTask) => Promise<PastRecord>) =>
  new PastStates({ dir: '', installation: '', clock: fakeClock(began), head: () => 9, read })
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('earlier moments', () => {
  test('[LS7] are read one at a time; beyond a few who wait, others are told to come back', async () => {
    const { asked, finish, read } = slowReader()
    const past = statesOf(read)
    const answers = [100, 200, 300, 400, 500].map((when) => past.at(congress, when, 'vnpt'))
    expect(await answers[4]).toBe('busy')
    await settle()
    expect(asked).toHaveLength(1)
    for (let n = 0; n < 4; n += 1) {
      finish[n]?.()
      await settle()
      await settle()
    }
    expect((await Promise.all(answers)).filter((one) => one === 'busy')).toHaveLength(1)
    expect(asked.map((task) => task.at)).toEqual([100, 200, 300, 400])
  })

  test('[LS7] an organisation’s questions do not keep a competitor’s away: they take turns', async () => {
    const { asked, finish, read } = slowReader()
    const past = statesOf(read)
    const flood = [100, 200, 300, 400, 500, 600].map((when) => past.at(congress, when, 'vnpt'))
    const one = past.at(congress, 700, 'viettel')
    expect(await Promise.all(flood.slice(4))).toEqual(['busy', 'busy'])
    for (let n = 0; n < 5; n += 1) {
      await settle()
      await settle()
      finish[n]?.()
    }
    expect(await one).not.toBe('busy')
    await Promise.all(flood)
    expect(asked.map((task) => task.at)).toEqual([100, 200, 700, 300, 400])
  })

  test('[LS7] a few are kept, as long as they are true', async () => {
    const { asked, finish, read } = slowReader()
    const past = statesOf(read)
    const get = async (when: number) => {
      const answer = past.at(congress, when, 'so')
      await settle()
      finish.at(-1)?.()
      return answer
    }
    const first = await get(110)
    expect(await get(190)).toBe(first)
    for (const when of [200, 300, 400, 500]) await get(when)
    await get(110)
    expect(asked.map((task) => task.at)).toEqual([110, 200, 300, 400, 500, 110])
  })
})
