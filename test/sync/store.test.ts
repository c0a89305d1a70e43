import { describe, expect, test } from 'vitest'
import { recordOf } from '../../domain/state.ts'
import { lines, openTab, rig } from './rig/phone.ts'
import { lan, minh, newIncident } from './rig/scene.ts'

const live = async (seed: number) => {
  const made = rig(seed)
  const tab = await openTab(made)
  await made.pass(500)
  return { ...made, ...tab, now: () => tab.store.getSnapshot() }
}

describe('sending', () => {
  test('[O1] a tick is shown at once as saved, then as received, and is the centre’s', async () => {
    const { store, within, pass, centre, now } = await live(1)
    const receipt = await within(200, store.send('run.tick', { row: 'CN-01' }))
    expect(receipt).toMatchObject({ ok: true, state: 'stored' })
    expect(['saved', 'sending']).toContain(store.syncOf('CN-01'))
    expect(now().shown.rows.get('CN-01')?.facts).toHaveLength(1)
    await pass(500)
    expect(now().shown.rows.get('CN-01')?.facts).toHaveLength(1)
    expect(store.syncOf('CN-01')).toBe('received')
    expect(now().outbox).toEqual([])
    expect(recordOf(now().confirmed)).toEqual(recordOf(centre.state))
  })

  test('[O2] a command is not shown as stored before the disk has it, and not at all when the disk refuses it', async () => {
    const made = rig(2, 400)
    const { store } = await openTab({ ...made, within: (ms, promise) => made.within(ms * 20, promise) })
    await made.pass(5_000)
    const sent = store.send('run.tick', { row: 'CN-01' })
    await made.pass(0)
    expect(store.syncOf('CN-01')).toBeNull()
    expect(store.getSnapshot().pending.stored).toBe(0)
    const disk = made.disks.get(lan)
    expect(disk?.outbox.size).toBe(0)
    expect(await made.within(5_000, sent)).toMatchObject({ ok: true, state: 'stored' })
    if (disk) disk.full = true
    const refused = await made.within(5_000, store.send('run.tick', { row: 'CN-02' }))
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-stored' } })
    expect(store.syncOf('CN-02')).toBeNull()
  })

  test('[O3] offline facts wait, look unsent, survive closing the app and go in order', async () => {
    const { store, account, within, pass, centre, now, ...rest } = await live(3)
    centre.up = false
    centre.restart()
    await pass(200)
    for (const row of ['CN-03', 'CN-01', 'CN-02']) await within(200, store.send('run.tick', { row }))
    expect(now().pending).toMatchObject({ stored: 3, sending: 0 })
    expect(now().sync.get('CN-01')).toBe('saved')
    await within(500, store.close())
    account.close()
    await pass(60_000, 200)
    const again = await openTab({ ...rest, within, pass, centre })
    const opened = again.store.getSnapshot()
    expect(opened.view).toBe('kept')
    expect(opened.shown.rows.get('CN-01')?.facts).toHaveLength(1)
    expect(opened.confirmed.rows.get('CN-01')?.facts).toHaveLength(0)
    expect(opened.connection.state).not.toBe('live')
    centre.up = true
    again.store.reconnect()
    await pass(2_000)
    expect(again.store.getSnapshot().outbox).toEqual([])
    expect(centre.seen.map(({ payload }) => payload['row'])).toEqual(['CN-03', 'CN-01', 'CN-02'])
  })

  test('[O4] what needs the line is refused without one, and nothing of it is stored', async () => {
    const { store, within, pass, centre, now } = await live(4)
    const incident = '11111111-1111-4111-8111-111111111111'
    centre.act(minh, incident, { type: 'incident.open', payload: newIncident('Mất sóng') })
    await pass(100)
    const command = { type: 'incident.acknowledge', payload: { incident, note: 'Đã nhận' } } as const
    expect(store.may(command)).toBeNull()
    centre.up = false
    centre.restart()
    await pass(200)
    expect(store.may(command)).toEqual({ code: 'needs-connection' })
    expect(store.may({ type: 'incident.note', payload: { incident, note: 'Đang ra' } })).toBeNull()
    expect(await within(200, store.send(command.type, command.payload))).toMatchObject({
      ok: false,
      error: { code: 'needs-connection' },
    })
    expect(now().outbox).toEqual([])
  })

  test('[O5] a lost answer is asked again under the same id and takes effect once', async () => {
    const { store, within, pass, centre, now } = await live(5)
    let first = true
    centre.mishap = () => {
      const mishap = first ? 'cut-after' : 'none'
      first = false
      return mishap
    }
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    await pass(10_000)
    expect(centre.seen).toHaveLength(2)
    expect(new Set(centre.seen.map(({ id }) => id)).size).toBe(1)
    expect(now().confirmed.rows.get('CN-01')?.facts).toHaveLength(1)
    expect(now().shown).toBe(now().confirmed)
    expect(now().outbox).toEqual([])
  })

  test('[O6] a refused command leaves the queue and stays to be seen until its author throws it away', async () => {
    const { store, within, pass, centre, now } = await live(6)
    centre.up = false
    centre.restart()
    await pass(200)
    const incident = '22222222-2222-4222-8222-222222222222'
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    const fact = now().outbox[0]?.id ?? ''
    await within(200, store.send('run.undo', { row: 'CN-01', fact }))
    await within(200, store.send('run.tick', { row: 'CN-02' }))
    centre.act(minh, incident, { type: 'run.waive', payload: { row: 'CN-01', note: 'Không dùng phòng này' } })
    centre.up = true
    store.reconnect()
    await pass(3_000)
    expect(lines(store)).toEqual(['run.tick refused', 'run.undo refused'])
    expect(now().outbox[0]?.error).toMatchObject({ code: 'item-waived' })
    expect(store.syncOf('CN-01')).toBe('refused')
    expect(now().confirmed.rows.get('CN-02')?.facts).toHaveLength(1)
    expect(now().shown.rows.get('CN-01')).toBe(now().confirmed.rows.get('CN-01'))
    expect(await within(200, store.discard(fact))).toBe(true)
    expect(lines(store)).toEqual(['run.undo refused'])
  })

  test('[O7] a command that faults twice is set aside, visible, and the queue goes on', async () => {
    const { store, within, pass, centre, now } = await live(7)
    centre.mishap = ({ payload }) => (payload['row'] === 'CN-01' ? 'fault' : 'none')
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    await within(200, store.send('run.tick', { row: 'CN-02' }))
    await pass(30_000, 50)
    expect(lines(store)).toEqual(['run.tick aside'])
    expect(store.syncOf('CN-01')).toBe('set-aside')
    expect(now().confirmed.rows.get('CN-02')?.facts).toHaveLength(1)
    centre.mishap = () => 'none'
    await within(200, store.retry(now().outbox[0]?.id ?? ''))
    await pass(2_000)
    expect(now().outbox).toEqual([])
    expect(now().confirmed.rows.get('CN-01')?.facts).toHaveLength(1)
  })

  test('[O8] a centre that cannot store sets nothing aside, however long it lasts', async () => {
    const { store, within, pass, centre, now } = await live(8)
    centre.mishap = () => 'full'
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    await pass(300_000, 250)
    expect(centre.seen.length).toBeGreaterThan(5)
    expect(now().outbox[0]).toMatchObject({ state: 'stored', faults: 0 })
    centre.mishap = () => 'none'
    await pass(40_000, 100)
    expect(now().outbox).toEqual([])
  })

  test('[O9] what needed the line and lost it is not sent by itself minutes later', async () => {
    const { store, within, pass, centre, now } = await live(9)
    const incident = '33333333-3333-4333-8333-333333333333'
    centre.act(minh, incident, { type: 'incident.open', payload: newIncident('Mất điện') })
    await pass(100)
    centre.mishap = () => {
      centre.up = false
      return 'cut-before'
    }
    const sent = store.send('incident.acknowledge', { incident, note: 'Nhận' }, { expected: 'open' })
    expect(await within(30_000, sent)).toMatchObject({ ok: false, error: { code: 'no-answer' } })
    await pass(130_000, 250)
    centre.mishap = () => 'none'
    centre.up = true
    store.reconnect()
    await pass(3_000)
    expect(now().outbox[0]).toMatchObject({ state: 'aside', error: { code: 'too-late' } })
    expect(now().confirmed.incidents.get(incident)?.status).toBe('open')
  })

  test('[O10] the answer of an online command comes back with its refusal', async () => {
    const { store, within, pass, centre } = await live(10)
    const incident = '44444444-4444-4444-8444-444444444444'
    centre.act(minh, incident, { type: 'incident.open', payload: newIncident('Mất mạng') })
    await pass(100)
    const move = { incident, note: 'Nhận' }
    const stale = store.send('incident.acknowledge', move, { expected: 'open' })
    centre.act(minh, '55555555-5555-4555-8555-555555555555', { type: 'incident.acknowledge', payload: move })
    expect(await within(2_000, stale)).toMatchObject({ ok: false, error: { code: 'changed-meanwhile' } })
  })

  test('[O11] a malformed payload is refused here, naming the field', async () => {
    const { store, within } = await live(11)
    const sent = store.send('run.fail', { row: 'CN-01', note: '' })
    expect(await within(100, sent)).toMatchObject({ ok: false, error: { code: 'bad-form', field: 'note' } })
  })
})

describe('drawing', () => {
  test('[B1] rows that did not change stay the same objects, with and without unsent commands', async () => {
    const { store, within, pass, centre, now } = await live(20)
    const before = now().shown.rows.get('CN-04')
    centre.up = false
    centre.restart()
    await pass(100)
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    const mine = now().shown.rows.get('CN-01')
    expect(mine?.facts).toHaveLength(1)
    await within(200, store.send('run.tick', { row: 'CN-02' }))
    expect(now().shown.rows.get('CN-01')).toBe(mine)
    expect(now().shown.rows.get('CN-04')).toBe(before)
  })

  test('[B2] the events of one message are drawn together, never half of them', async () => {
    const { store, pass, centre, wake } = await live(21)
    centre.restart()
    for (let n = 1; n <= 9; n += 1)
      centre.act(minh, `66666666-6666-4666-8666-66666666666${n}`, {
        type: 'run.tick',
        payload: { row: 'CN-01' },
      })
    const drawn = new Set<number>()
    store.subscribe(() => drawn.add(store.getSnapshot().confirmed.rows.get('CN-01')?.facts.length ?? 0))
    wake.wake()
    await pass(60, 1)
    expect([...drawn]).toEqual([0, 9])
  })

  test('[B3] a receipt that overtakes the view is never drawn as undone meanwhile', async () => {
    const { store, within, pass, centre } = await live(22)
    centre.delivery = () => 'never'
    const drops: number[] = []
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    store.subscribe(() => drops.push(store.getSnapshot().shown.rows.get('CN-01')?.facts.length ?? 0))
    await pass(2_000)
    expect(store.syncOf('CN-01')).toBe('received')
    expect(store.getSnapshot().confirmed.rows.get('CN-01')?.facts).toHaveLength(0)
    expect(drops.every((facts) => facts === 1)).toBe(true)
  })

  test('[B4] due and overdue go by the centre’s clock, as its beats tell it, whatever this one says', async () => {
    const { store, clock, centre, pass, within } = await live(23)
    centre.ahead = 3_600_000
    centre.latency = () => Math.round(200 * ((clock.monotonic() % 7) / 7))
    await pass(60_000, 50)
    expect(store.now() - clock.now()).toBeGreaterThan(3_600_000 - 100)
    expect(store.now() - clock.now()).toBeLessThanOrEqual(3_600_000)
    const told = clock.now()
    clock.jump(told - 7_200_000)
    await pass(15_000, 50)
    expect(store.now() - clock.now()).toBeGreaterThan(3_600_000 - 300)
    await within(200, store.send('run.tick', { row: 'CN-01' }))
    expect(Math.abs((store.getSnapshot().outbox[0]?.madeAt ?? clock.now()) - clock.now())).toBeLessThan(1_000)
  })
})
