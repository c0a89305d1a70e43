import { deepStrictEqual } from 'node:assert'
import { recordOf } from '../../domain/state.ts'
import type { SealedEntry } from '../../client/adapters/disk.ts'
import type { OpenWire } from '../../client/adapters/wire.ts'
import type { OutboxEntry } from '../../client/sync/entry.ts'
import type { Mishap } from './rig/centre.ts'
import { openTab, rig } from './rig/phone.ts'
import type { Rig, Tab } from './rig/phone.ts'
import { lan, minh, newIncident, rowIds } from './rig/scene.ts'

/** What is broken on purpose, to see that the laws notice. */
export type Mutant = 'none' | 'cleared-on-send' | 'id-anew' | 'cleared-on-refusal' | 'no-gap-check'

interface Run extends Rig {
  tabs: Tab[]
  readonly broken: string[]
  /** Commands that `send` said were stored. */
  readonly promised: Set<string>
  readonly discarded: Set<string>
  readonly poisoned: Set<string>
  /** Ids as this phone stored them, and those its author put back into the queue. */
  readonly stored: string[]
  readonly retried: Set<string>
}

/** What one day came to; `broken` is empty when every law held. */
export interface Day {
  readonly broken: readonly string[]
  readonly accepted: number
  readonly sent: number
  readonly refused: number
  readonly aside: number
}

const mishaps: readonly Mishap[] = [
  'fault',
  'lost-before',
  'lost-after',
  'cut-before',
  'cut-after',
  'too-fast',
  'full',
  'garbage',
]
const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

const setMishaps = (run: Run, rate: number): void => {
  run.centre.mishap = ({ id }) => {
    if (run.poisoned.has(id)) return 'fault'
    return run.random() < rate ? pick(run.random, mishaps) : 'none'
  }
  run.centre.delivery = () =>
    run.random() < rate / 2 ? pick(run.random, ['never', 'twice'] as const) : 'once'
  run.centre.latency = () => Math.floor(run.random() * 80)
}

/** Law: an entry goes only by a receipt that reached this phone, or by its author. */
function watchDisk(run: Run): void {
  const disk = run.disks.get(lan)
  if (!disk) return
  const addEntry = disk.addEntry.bind(disk)
  disk.addEntry = async (entry) => {
    const all = await addEntry(entry)
    run.stored.push(entry.id)
    return all
  }
  disk.onRemove = ({ id }) => {
    if (!run.centre.answered.has(id) && !run.discarded.has(id))
      run.broken.push(`${id} went without a receipt`)
    const accepted = run.centre.accepted.has(id)
    if (!accepted && !run.discarded.has(id)) run.broken.push(`${id} went although the centre refused it`)
  }
}

const noting = (receipt: { ok: boolean; id: string }, run: Run): void => {
  if (receipt.ok) run.promised.add(receipt.id)
}

const fact = (run: Run, tab: Tab): void => {
  const row = pick(run.random, rowIds)
  const sent =
    run.random() < 0.7
      ? tab.store.send('run.tick', { row })
      : tab.store.send('incident.open', newIncident(`Sự cố ${Math.floor(run.random() * 1e6)}`))
  void sent.then((receipt) => noting(receipt, run))
}

const discardOne = (run: Run, tab: Tab): void => {
  const entry = tab.store.getSnapshot().outbox.find(({ state }) => state === 'refused' || state === 'aside')
  if (!entry) return
  run.discarded.add(entry.id)
  void tab.store.discard(entry.id)
}

const steps: readonly ((run: Run, tab: Tab) => void | Promise<void>)[] = [
  fact,
  fact,
  fact,
  (run, tab) => {
    const ids = tab.store.getSnapshot().outbox.map(({ id }) => id)
    if (ids.length > 0 && run.random() < 0.3) run.poisoned.add(pick(run.random, ids))
  },
  (run) =>
    void run.centre.act(minh, run.world.chance.uuid(), { type: 'run.tick', payload: { row: 'CN-04' } }),
  (run) => {
    const type = run.random() < 0.5 ? 'run.waive' : 'run.fail'
    run.centre.act(minh, run.world.chance.uuid(), { type, payload: { row: 'CN-01', note: 'Không dùng' } })
  },
  (run) => run.centre.restart(),
  (run) => {
    run.centre.up = !run.centre.up
    if (!run.centre.up) run.centre.restart()
  },
  (run) => run.wake.setOnline(run.random() < 0.7),
  (run) => {
    run.centre.halfOpen()
    run.centre.revive()
  },
  (run) => {
    run.centre.accepting = !run.centre.accepting
  },
  discardOne,
  (run, tab) => {
    const entry = tab.store.getSnapshot().outbox.find(({ state }) => state === 'aside')
    if (!entry) return
    run.retried.add(entry.id)
    void tab.store.retry(entry.id)
  },
  (_run, tab) => tab.store.reconnect(),
  async (run, tab) => {
    // The app is closed without a word and opened again.
    run.tabs = run.tabs.filter((other) => other !== tab)
    void tab.store.close()
    tab.account.outbox?.close()
    run.tabs.push(await openTab({ ...run, within: (_ms, promise) => run.within(60_000, promise) }))
  },
]

/** A phone that takes any message as the next one. */
function withoutGapCheck(made: Rig): Rig {
  const openWire: OpenWire = (auth, handlers) => {
    let at: unknown = null
    const wire = made.world.openWire(auth, {
      ...handlers,
      message: (event, body) => {
        if (event !== 'events') return handlers.message(event, body)
        const message = body as { cursor: string }
        handlers.message(event, { ...message, from: at })
        at = message.cursor
      },
    })
    const ask: typeof wire.ask = async (event, body, patience) => {
      const asked = await wire.ask(event, body, patience)
      if (asked.answered && event === 'subscribe') at = (asked.answer as { cursor: string }).cursor
      return asked
    }
    return { ...wire, ask }
  }
  return { ...made, world: { ...made.world, openWire } }
}

const forget = (run: Run, wanted: (entry: SealedEntry) => boolean): void => {
  const disk = run.disks.get(lan)
  for (const entry of disk?.outbox.values() ?? []) if (wanted(entry)) void disk?.removeEntry(entry.seq)
}

function spoil(run: Run, mutant: Mutant): void {
  const { centre } = run
  const answerOf = centre.mishap
  if (mutant === 'cleared-on-send')
    centre.mishap = (envelope) => {
      forget(run, ({ id }) => id === envelope.id)
      return answerOf(envelope)
    }
  if (mutant === 'id-anew')
    centre.mishap = (envelope) => {
      const mishap = answerOf(envelope)
      Object.assign(envelope, { id: run.world.chance.uuid() })
      return mishap
    }
  if (mutant === 'cleared-on-refusal')
    for (const { store } of run.tabs)
      store.subscribe(() => {
        const refused = store.getSnapshot().outbox.filter(({ state }) => state === 'refused')
        forget(run, (entry) => refused.some(({ id }) => id === entry.id))
      })
}

async function settle(run: Run): Promise<void> {
  setMishaps(run, 0)
  run.poisoned.clear()
  run.centre.up = true
  run.centre.accepting = true
  run.wake.setOnline(true)
  for (const { store } of run.tabs) store.reconnect()
  await run.pass(120_000, 100)
}

function judge(run: Run): void {
  const { centre, broken, promised, discarded } = run
  const here = new Map<string, OutboxEntry>()
  for (const { store } of run.tabs) for (const entry of store.getSnapshot().outbox) here.set(entry.id, entry)
  for (const { id, state } of here.values())
    if (state === 'stored' || state === 'sending') broken.push(`${id} is still ${state}`)
  for (const id of promised)
    if (!centre.accepted.has(id) && !here.has(id) && !discarded.has(id)) broken.push(`${id} is nowhere`)
  for (const id of centre.accepted.keys())
    if (here.has(id) && here.get(id)?.state === 'refused')
      broken.push(`${id} was accepted and is shown as refused`)
  const calm = (id: string): boolean => centre.accepted.has(id) && !run.retried.has(id)
  const order = [...centre.accepted.keys()].filter((id) => run.stored.includes(id) && calm(id))
  if (order.join() !== run.stored.filter(calm).join()) broken.push('sent in another order than done')
  for (const { store } of run.tabs) {
    const { confirmed, connection } = store.getSnapshot()
    if (connection.state !== 'live') broken.push(`a tab is ${connection.state}`)
    try {
      deepStrictEqual(recordOf(confirmed), recordOf(centre.state))
    } catch {
      broken.push('a tab shows something else than the centre has')
    }
  }
}

/** One phone with two tabs through a bad day. */
export async function badDay(seed: number, mutant: Mutant = 'none', length = 60): Promise<Day> {
  const whole = rig(seed, 20)
  const made = mutant === 'no-gap-check' ? withoutGapCheck(whole) : whole
  const run: Run = {
    ...made,
    tabs: [],
    broken: [],
    promised: new Set(),
    discarded: new Set(),
    poisoned: new Set(),
    stored: [],
    retried: new Set(),
  }
  setMishaps(run, 0.3)
  run.tabs.push(await openTab(made), await openTab(made))
  watchDisk(run)
  await run.pass(500, 50)
  spoil(run, mutant)
  for (let step = 0; step < length; step += 1) {
    const tab = pick(run.random, run.tabs)
    await pick(run.random, steps)(run, tab)
    await run.pass(Math.floor(run.random() * 3_000), 50)
  }
  await settle(run)
  judge(run)
  const left = run.tabs[0]?.store.getSnapshot().pending
  for (const { store } of run.tabs) void store.close()
  const accepted = run.stored.filter((id) => run.centre.accepted.has(id)).length
  return {
    broken: run.broken,
    accepted,
    sent: run.centre.seen.length,
    refused: left?.refused ?? 0,
    aside: left?.aside ?? 0,
  }
}
