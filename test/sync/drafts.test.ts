import { expect, test } from 'vitest'
import type { Clock } from '../../client/adapters/clock.ts'
import { draftKeptFor, draftsOf } from '../../client/sync/drafts.ts'
import type { Vault } from '../../client/sync/vault.ts'

/** A disk slower than fingers: every write takes a different while, the first the longest. */
function slowVault(full = false) {
  const notes = new Map<string, unknown>()
  let wait = 30
  const later = async () => {
    wait = Math.max(1, wait - 10)
    await new Promise((done) => setTimeout(done, wait))
    if (full) throw new Error('the disk is full')
  }
  const vault: Pick<Vault, 'keep' | 'kept' | 'forget'> = {
    keep: async (name, value) => {
      await later()
      notes.set(name, value)
    },
    kept: async (name) => {
      await later()
      return notes.get(name) ?? null
    },
    forget: async (name) => {
      await later()
      notes.delete(name)
    },
  }
  return { vault: vault as Vault, notes }
}

const clock = { at: 0 }
const timer = { now: () => clock.at } as Clock

test('[IB2] the newest letter is the last one kept, however slow the disk', async () => {
  const { vault } = slowVault()
  const drafts = draftsOf(vault, timer)!
  for (const title of ['M', 'Mấ', 'Mất']) drafts.keep('incident', { title })
  expect(await drafts.kept('incident')).toEqual({ title: 'Mất' })
  expect(await drafts.kept('note')).toBeNull()
})

test('[IB2] what was dropped does not come back, even when it was still being written', async () => {
  const { vault, notes } = slowVault()
  const drafts = draftsOf(vault, timer)!
  drafts.keep('incident', { title: 'Mất mạng' })
  drafts.forget('incident')
  expect(await drafts.kept('incident')).toBeNull()
  expect(notes.size).toBe(0)
})

test('[IB2] a draft older than a day is not brought back, and is taken away', async () => {
  const { vault, notes } = slowVault()
  const drafts = draftsOf(vault, timer)!
  drafts.keep('incident', { title: 'Hôm qua' })
  clock.at += draftKeptFor
  expect(await drafts.kept('incident')).toEqual({ title: 'Hôm qua' })
  clock.at += 1
  expect(await drafts.kept('incident')).toBeNull()
  await drafts.kept('incident')
  expect(notes.size).toBe(0)
})

test('a full disk keeps nothing and breaks nothing; a device without a vault has no drafts', async () => {
  const { vault } = slowVault(true)
  const drafts = draftsOf(vault, timer)!
  drafts.keep('incident', { title: 'x' })
  expect(await drafts.kept('incident')).toBeNull()
  expect(draftsOf(null, timer)).toBeNull()
})
