import { expect, test } from 'vitest'
import { worldStore } from '../../client/gallery/worldStore.ts'
import { navFor } from '../../client/app/nav.ts'
import { speak } from '../../client/app/words.ts'
import { shellWords } from '../../client/words/shell.ts'
import { whyHeld } from '../../client/screens/session/whyHeld.ts'
import { demoWorld } from './world-fixture.ts'

const t = speak(shellWords, 'vi')

/** Two phones of one organisation; the first loses its line, both tick the same way. */
async function refusedOnReturn() {
  const world = demoWorld()
  const first = world.people.find(({ username }) => username === 'truc1.vnpt')
  const store = worldStore(world, first?.person ?? null)
  store.setLine('offline')
  const row = [...world.state.rows.values()].find(
    ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
  )
  if (!row) throw new Error('no plain row')
  await store.send('run.tick', { row: row.id })
  const waiver = {
    row: row.id,
    note: 'Không có thiết bị này',
    madeAt: world.at,
    flagged: false,
    needsSecond: false,
  }
  world.happen({ type: 'run.waived', ...waiver }, { at: world.at, by: null, id: world.uuid() })
  store.setLine('live')
  return { store, row }
}

test('[U17] a command refused on return stays on the device, is counted in the tab, and says what to do', async () => {
  const { store } = await refusedOnReturn()
  const snapshot = store.getSnapshot()
  expect(snapshot.outbox.map(({ state }) => state)).toEqual(['refused'])
  const account = navFor(t, snapshot, 'liaison', false).tabs.at(-1)
  expect(account).toMatchObject({ id: 'account', count: 1, countLabel: '1 lệnh bị từ chối hoặc để riêng' })
  const [entry] = snapshot.outbox
  if (!entry) throw new Error('nothing kept')
  expect(whyHeld(entry, 'vi')).toMatch(/không áp dụng.*bỏ lệnh này/)
})

test('[U18] the phone has four places at most, whoever signs in', () => {
  for (const role of ['liaison', 'operator', 'leader', 'admin', null] as const)
    for (const siteAdmin of [true, false]) {
      const { rail, tabs } = navFor(t, null, role, siteAdmin)
      expect(tabs.length).toBeLessThanOrEqual(4)
      expect(tabs.at(-1)?.id).toBe('account')
      for (const tab of tabs) expect(rail).toContainEqual(tab)
    }
})

test('[U18] only who administers is offered people and set-up', () => {
  const rooms = (role: 'liaison' | 'admin', siteAdmin: boolean) =>
    navFor(t, null, role, siteAdmin).rail.map(({ id }) => id)
  for (const room of ['people', 'setup']) expect(rooms('liaison', false)).not.toContain(room)
  expect(rooms('liaison', false)).toContain('items')
  expect(rooms('admin', false)).toContain('people')
  expect(rooms('admin', false)).not.toContain('setup')
  expect(rooms('liaison', true)).toContain('setup')
})
