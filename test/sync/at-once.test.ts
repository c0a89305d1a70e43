import { describe, expect, test } from 'vitest'
import type { Mishap } from './rig/centre.ts'
import { openTab, rig } from './rig/phone.ts'
import { lan } from './rig/scene.ts'

test('[LV1] on a live line a command goes to the centre and onto the disk at once, before any screen draws it', async () => {
  const made = rig(21, 40)
  const told: string[] = []
  const open = made.world.openWire
  const openWire: typeof open = (auth, handlers) => {
    const wire = open(auth, handlers)
    const ask: typeof wire.ask = (event, body, patience) => {
      if (event === 'command') told.push('asked')
      return wire.ask(event, body, patience)
    }
    return { ...wire, ask }
  }
  const { store } = await openTab({ ...made, world: { ...made.world, openWire } })
  await made.pass(2_000)
  const disk = made.disks.get(lan)
  if (!disk) throw new Error('there is no disk')
  const addEntry = disk.addEntry.bind(disk)
  disk.addEntry = async (entry) => {
    const all = await addEntry(entry)
    told.push('on the disk')
    return all
  }
  const entries = disk.entries.bind(disk)
  disk.entries = () => {
    told.push('the disk is asked')
    return entries()
  }
  store.subscribe(() => {
    const mark = store.syncOf('CN-01')
    if (mark !== null) told.push(`drawn as ${mark}`)
  })
  await made.within(500, store.send('run.tick', { row: 'CN-01' }))
  await made.pass(0)
  expect(told).toEqual(['asked', 'on the disk', 'drawn as sending'])
  await made.pass(2_000)
  expect(store.syncOf('CN-01')).toBe('received')
  expect(disk.outbox.size).toBe(0)
})

describe('[LV9] where the disk refuses what is on its way already, the centre’s word holds', () => {
  const fullAt = async (seed: number, mishap: Mishap) => {
    const made = rig(seed, 40)
    const tab = await openTab(made)
    await made.pass(2_000)
    const disk = made.disks.get(lan)
    if (!disk) throw new Error('there is no disk')
    disk.full = true
    made.centre.mishap = () => mishap
    const receipt = await made.within(30_000, tab.store.send('run.tick', { row: 'CN-01' }))
    await made.pass(3_000)
    return { receipt, ...tab, ...made, now: () => tab.store.getSnapshot() }
  }

  test('accepted: it is told as accepted, stands in the view once and in no queue', async () => {
    const { receipt, now, centre } = await fullAt(31, 'none')
    expect(receipt).toMatchObject({ ok: true, state: 'accepted' })
    expect(now().shown.rows.get('CN-01')?.facts).toHaveLength(1)
    expect(now().outbox).toEqual([])
    expect(now().pending).toMatchObject({ stored: 0, sending: 0 })
    expect(centre.seen).toHaveLength(1)
  })

  test('refused: the refusal is told, and nothing is drawn', async () => {
    const { receipt, now } = await fullAt(32, 'too-fast')
    expect(receipt).toMatchObject({ ok: false, error: { code: 'too-fast' } })
    expect(now().shown.rows.get('CN-01')?.facts).toEqual([])
  })

  test.each(['cut-before', 'cut-after'] as const)(
    '%s: that it is not known is told, never that nothing was recorded',
    async (mishap) => {
      const { receipt, store, pass, centre, disks, within } = await fullAt(33, mishap)
      expect(receipt).toMatchObject({ ok: false, error: { code: 'not-known' } })
      // The next command goes its way.
      centre.mishap = () => 'none'
      const disk = disks.get(lan)
      if (disk) disk.full = false
      await pass(5_000)
      expect(await within(500, store.send('run.tick', { row: 'CN-02' }))).toMatchObject({ ok: true })
    },
  )
})

test('[LV9] a command whose page dies before the disk has it counts once or not at all, and the next page says which', async () => {
  for (const lived of [true, false]) {
    const made = rig(34, 4_000)
    const slowly = { ...made, within: <T>(ms: number, promise: Promise<T>) => made.within(ms * 30, promise) }
    const { store, account } = await openTab(slowly)
    await made.pass(20_000)
    if (!lived) made.centre.mishap = () => 'cut-before'
    void store.send('run.tick', { row: 'CN-01' })
    await made.pass(30)
    const disk = made.disks.get(lan)
    if (!disk) throw new Error('there is no disk')
    expect(disk.outbox.size).toBe(0)
    // The page is gone: what it had asked of the disk never comes.
    disk.full = true
    account.close()
    await made.pass(10_000)
    disk.full = false
    made.centre.mishap = () => 'none'
    const next = await openTab(slowly)
    await made.pass(20_000)
    const { shown, outbox } = next.store.getSnapshot()
    expect(shown.rows.get('CN-01')?.facts).toHaveLength(lived ? 1 : 0)
    expect(outbox).toEqual([])
    expect(made.centre.state.rows.get('CN-01')?.facts).toHaveLength(lived ? 1 : 0)
  }
})

test('[LV9] two tabs that record at the same moment: each of the two counts once', async () => {
  for (let seed = 40; seed < 60; seed += 1) {
    const made = rig(seed, 30)
    const [one, two] = [await openTab(made), await openTab(made)]
    await made.pass(2_000)
    const sent = [one.store.send('run.tick', { row: 'CN-01' }), two.store.send('run.tick', { row: 'CN-02' })]
    for (const each of sent) expect(await made.within(3_000, each)).toMatchObject({ ok: true })
    await made.pass(3_000)
    for (const { store } of [one, two]) {
      const { shown, outbox, pending } = store.getSnapshot()
      for (const row of ['CN-01', 'CN-02']) expect(shown.rows.get(row)?.facts).toHaveLength(1)
      expect(outbox).toEqual([])
      expect(pending).toMatchObject({ stored: 0, sending: 0 })
      expect(store.syncOf('CN-01')).not.toBe('sending')
    }
  }
})
