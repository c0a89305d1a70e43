import { describe, expect, test } from 'vitest'
import { genesis, sameBody } from '../../server/journal/chain.ts'
import { JournalConflict } from '../../server/journal/port.ts'
import type { Journal } from '../../server/journal/port.ts'
import { all, anna, binh, commandId, draft, installation } from './sample.ts'

export interface Opened {
  readonly journal: Journal
  /** Closes and opens again; null where nothing outlives the process. */
  readonly reopen: (() => Promise<Journal>) | null
}

/** What every journal promises. `make` opens an empty one that takes `note` of every event for free text. */
export function journalContract(name: string, make: () => Promise<Opened>): void {
  describe(`the journal contract: ${name}`, () => {
    test('[J1] commits are numbered 1, 2, 3 … in each stream and chained from its genesis', async () => {
      const { journal } = await make()
      const first = await journal.append('dh14', 0, [draft(1), draft(2)])
      const second = await journal.append('dh14', 2, [draft(3)])
      const other = await journal.append('site', 0, [draft(4)])
      expect([...first, ...second].map(({ n }) => n)).toEqual([1, 2, 3])
      expect(first[0]?.prev).toBe(genesis(installation, 'dh14'))
      expect(first[1]?.prev).toBe(first[0]?.hash)
      expect(second[0]?.prev).toBe(first[1]?.hash)
      expect(other.map(({ n, prev }) => [n, prev])).toEqual([[1, genesis(installation, 'site')]])
      expect([...journal.streams()].sort()).toEqual(['dh14', 'site'])
      await journal.close()
    })

    test('[J1] what append gives back is what read gives back, texts and all', async () => {
      const { journal } = await make()
      const written = await journal.append('dh14', 0, [draft(1), draft(2), draft(3)])
      expect(await all(journal, 'dh14')).toEqual(written)
      expect(await all(journal, 'dh14', 1)).toEqual(written.slice(1))
      expect(await all(journal, 'dh14', 3)).toEqual([])
      expect(await all(journal, 'dh14', 99)).toEqual([])
      expect(await all(journal, 'nobody')).toEqual([])
      expect(written[0]?.events[0]?.['note']).toBe('Đã đo tại Hội trường, lần 1')
      await journal.close()
    })

    test('[J1] an empty stream has head 0 and its genesis, and is not listed', async () => {
      const { journal } = await make()
      expect(journal.head('dh14')).toEqual({ n: 0, hash: genesis(installation, 'dh14') })
      expect(await journal.append('dh14', 0, [])).toEqual([])
      expect(journal.streams()).toEqual([])
      await journal.close()
    })

    test('[J2] an append that does not follow the head is a conflict and writes nothing', async () => {
      const { journal } = await make()
      await journal.append('dh14', 0, [draft(1)])
      await expect(journal.append('dh14', 0, [draft(2)])).rejects.toThrow(JournalConflict)
      await expect(journal.append('dh14', 2, [draft(2)])).rejects.toThrow(JournalConflict)
      expect(journal.head('dh14').n).toBe(1)
      await journal.append('dh14', 1, [draft(2)])
      await journal.close()
    })

    test('[J2] of twenty appends that race for one place exactly one wins', async () => {
      const { journal } = await make()
      const racing = Array.from({ length: 20 }, (_, at) => journal.append('dh14', 0, [draft(at)]))
      const ended = await Promise.allSettled(racing)
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await all(journal, 'dh14')).toHaveLength(1)
      await journal.close()
    })

    test('[J3] nobody sees a commit before its append has resolved', async () => {
      const { journal } = await make()
      await journal.append('dh14', 0, [draft(1)])
      const resolved: true[] = []
      const waiting = journal.append('dh14', 1, [draft(2)]).finally(() => resolved.push(true))
      while (resolved.length === 0) {
        const seen = [journal.head('dh14').n, (await all(journal, 'dh14')).length]
        const found = journal.find('dh14', anna, commandId(2))
        if (resolved.at(0) === undefined) expect([...seen, found]).toEqual([1, 1, null])
        await new Promise((done) => setImmediate(done))
      }
      await waiting
      expect(journal.head('dh14').n).toBe(2)
      await journal.close()
    })

    test('[J3] a reader that follows while appends go on gets every commit once and in order', async () => {
      const { journal } = await make()
      const write = async (): Promise<void> => {
        for (let n = 0; n < 60; n += 3)
          await journal.append('dh14', n, [draft(n), draft(n + 1), draft(n + 2)])
      }
      const writing = write()
      const seen: number[] = []
      while (seen.length < 60) {
        for await (const { n } of journal.read('dh14', seen.at(-1) ?? 0)) seen.push(n)
        await new Promise((done) => setImmediate(done))
      }
      await writing
      expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at + 1))
      await journal.close()
    })

    test('[J4] a command is found by person and id, and by nobody else’s equal id', async () => {
      const { journal } = await make()
      await journal.append('dh14', 0, [draft(1, anna), draft(2, anna)])
      await journal.append('dh14', 2, [draft(1, binh)])
      expect(journal.find('dh14', anna, commandId(1))).toBe(1)
      expect(journal.find('dh14', anna, commandId(2))).toBe(2)
      expect(journal.find('dh14', binh, commandId(1))).toBe(3)
      expect(journal.find('dh14', binh, commandId(2))).toBeNull()
      expect(journal.find('site', anna, commandId(1))).toBeNull()
      await journal.close()
    })

    test('[J5] a commit knows the body of its command, and not another', async () => {
      const { journal } = await make()
      await journal.append('dh14', 0, [draft(1)])
      const [commit] = await all(journal, 'dh14')
      expect(sameBody(commit!, draft(1).command.body)).toBe(true)
      expect(sameBody(commit!, draft(2).command.body)).toBe(false)
      await journal.close()
    })

    test('[J6] a draft that JSON cannot say is a fault that writes nothing and breaks nothing', async () => {
      const { journal } = await make()
      const bad = { ...draft(1), events: [{ type: 'x', value: Number.NaN }] }
      await expect(journal.append('dh14', 0, [draft(1), bad])).rejects.toThrow(TypeError)
      await journal.append('dh14', 0, [draft(1)])
      expect(await all(journal, 'dh14')).toHaveLength(1)
      await journal.close()
    })

    test('[J7] everything is there after closing and opening again', async ({ skip }) => {
      const { journal, reopen } = await make()
      if (!reopen) return skip('nothing of it outlives the process')
      const written = await journal.append('dh14', 0, [draft(1), draft(2)])
      const again = await reopen()
      expect(await all(again, 'dh14')).toEqual(written)
      expect(again.head('dh14')).toEqual({ n: 2, hash: written[1]?.hash })
      expect(again.find('dh14', anna, commandId(2))).toBe(2)
      await again.append('dh14', 2, [draft(3)])
      expect((await all(again, 'dh14')).map(({ n }) => n)).toEqual([1, 2, 3])
      await again.close()
    })
  })
}
