import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { loadRules } from '../../client/sync/rules.ts'
import { uuidFrom } from '../../client/adapters/chance.ts'
import { seeded, seededChance } from '../sync/rig/device.ts'
import { violations } from '../tools/history.ts'
import { answersAgree, refusedForCause } from './answers.ts'
import { Centre } from './centre.ts'
import { Device } from './device.ts'
import type { Ledger, Tab } from './device.ts'
import type { Fate, Network } from './line.ts'
import type { Mutant } from './mutant.ts'
import { began, people } from './scene.ts'
import { pick, steps } from './steps.ts'
import type { Scene, Step } from './steps.ts'
import { VirtualTime } from './time.ts'
import { shapeOf, Truth } from './truth.ts'

/** What one day came to; `wrong` is empty when every law held. */
export interface Day {
  readonly wrong: readonly string[]
  /** The same for the same seed: the record's last hash, and what the authors were told. */
  readonly trace: string
  readonly sent: number
  readonly acknowledged: number
  readonly starts: number
  readonly powerCuts: number
  /** Disks spoiled at some call. */
  readonly faults: number
  readonly kills: number
  readonly restores: number
  /** Virtual ms. */
  readonly lasted: number
}

interface Run extends Scene {
  /** What may befall a message: on an orderly line it is only cut, as TCP's. */
  fates: readonly Fate[]
  readonly net: Network
  readonly truth: Truth
  readonly ledger: Ledger
}

function rig(seed: number, mutant: Mutant | null): Run {
  const random = seeded(seed)
  const time = new VirtualTime(began)
  const truth = new Truth()
  const ledger: Ledger = {
    sent: new Map(),
    discarded: new Set(),
    receipts: new Set(),
    retried: new Set(),
  }
  const net: Network = {
    time,
    truth,
    random,
    fate: () => 'comes',
    latency: () => Math.floor(random() * 60),
    server: null,
    sendingKey: null,
    lines: new Set(),
    lastId: 0,
    received: (id) => void ledger.receipts.add(id),
    answered: answersAgree(truth),
    judged: refusedForCause(truth),
  }
  const chance = seededChance(random)
  const centre = new Centre(net, chance, mutant)
  const devices = people.map(({ person }) => new Device(person, centre, ledger))
  const uuid = (): string => uuidFrom(chance.bytes(16))
  return { random, centre, devices, net, truth, ledger, uuid, fates: [] }
}

const weathers: readonly (readonly Fate[])[] = [
  ['cut'],
  ['twice', 'late', 'cut'],
  ['lost', 'twice', 'late', 'cut'],
]

/** Some days the net is good, some days hardly anything comes, and then late. */
function setWeather(run: Run): void {
  const { net, random } = run
  const slowest = pick(random, [20, 60, 60, 400, 2_000])
  net.latency = () => Math.floor(random() ** 2 * slowest)
  run.fates = pick(random, weathers)
  setFates(run, pick(random, [0, 0.05, 0.1, 0.25]))
}

function setFates({ net, random, fates }: Run, rate: number): void {
  net.fate = () => (rate > 0 && random() < rate ? pick(random, fates) : 'comes')
}

/** Queue cleared when sent: what a device hands to the line leaves its disk. */
function clearWhenSent({ devices, net }: Run): void {
  const { answered } = net
  Object.assign(net, {
    answered: (person: string, id: string, answer: unknown) => {
      const disk = devices.find((one) => one.person === person)?.disk
      for (const entry of disk?.outbox.values() ?? []) if (entry.id === id) void disk?.removeEntry(entry.seq)
      answered(person, id, answer)
    },
  })
}

const chosen = (random: () => number) => {
  const sum = steps.reduce((all, [weight]) => all + weight, 0)
  let at = random() * sum
  return (steps.find(([weight]) => (at -= weight) < 0) ?? steps[0])?.[1]
}

async function doing(step: Step | undefined, run: Run, device: Device, tab: Tab): Promise<void> {
  try {
    await step?.(run, device, tab)
  } catch (error) {
    run.truth.say(`thrown at whoever acts: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
  }
}

async function live(run: Run, length: number): Promise<void> {
  const { random, devices, net } = run
  for (let step = 0; step < length; step += 1) {
    const device = pick(random, devices)
    const tab = device.tabs.length > 0 ? pick(random, device.tabs) : null
    if (tab) void doing(chosen(random), run, device, tab)
    await net.time.pass(Math.floor(random() ** 2 * 3_000))
  }
}

const settledIn = ({ devices, truth }: Run): boolean =>
  devices.every(({ person, tabs }) => {
    const place = truth.placeOf(person)
    const shape = place === null ? null : shapeOf(viewOf(viewerOf(truth.state, place), truth.state))
    return tabs.every(({ store }) => {
      const { confirmed, connection, outbox } = store.getSnapshot()
      const waiting = outbox.some(({ state }) => state === 'stored' || state === 'sending')
      return connection.state === 'live' && !waiting && shapeOf(confirmed) === shape
    })
  })

/** Everything is mended, and everybody comes to the same end. */
async function settle(run: Run): Promise<void> {
  const { devices, centre, net, truth } = run
  setFates(run, 0)
  net.latency = () => 5
  centre.repair()
  for (const device of devices) {
    device.setOnline(true)
    if (device.tabs.length === 0) await within(run, device.openTab())
  }
  await net.time.pass(6_000)
  // What a line lost without breaking nobody can know; all else is found out without help.
  if (run.fates.includes('lost'))
    for (const { tabs } of devices) for (const { store } of tabs) store.reconnect()
  for (let waited = 0; waited < 300 && !settledIn(run); waited += 1) await net.time.pass(1_000)
  if (settledIn(run)) return
  for (const { person, tabs } of devices)
    for (const { store } of tabs) {
      const { connection, pending, confirmed } = store.getSnapshot()
      const place = truth.placeOf(person) ?? ''
      const same = shapeOf(confirmed) === shapeOf(viewOf(viewerOf(truth.state, place), truth.state))
      truth.say(
        `${person} does not come to the end: ${connection.state}, ${JSON.stringify(pending)}, ${same}`,
      )
    }
}

/** Lets time pass until it is done. */
async function within<T>({ net }: Run, work: Promise<T>): Promise<T> {
  const over = new Set<string>()
  const done = work.finally(() => over.add('done'))
  for (let tries = 0; tries < 600 && over.size === 0; tries += 1) await net.time.pass(50)
  if (over.size === 0) throw new Error('a device does not open')
  return done
}

function judge(run: Run): void {
  const { truth, ledger, devices } = run
  const journal = truth.ids
  const known = new Set(journal)
  const told = [...ledger.sent.values()].filter(({ id }) => !truth.forgotten.has(id))
  for (const what of violations({ journal, told, seen: [] })) truth.say(what)
  const here = new Map(
    devices
      .flatMap(({ tabs }) => tabs.flatMap(({ store }) => store.getSnapshot().outbox))
      .map((one) => [one.id, one]),
  )
  for (const id of ledger.sent.keys()) {
    const entry = here.get(id)
    if (known.has(id) && entry?.state === 'refused')
      truth.say(`P2 ${id} was accepted and is shown as refused`)
    if (known.has(id) || entry || ledger.discarded.has(id) || truth.forgotten.has(id)) continue
    truth.say(`P1 ${id} was stored on its device and is nowhere`)
  }
  inOrder(run)
}

/** Tabs hear of each other's commands a little late. */
const hearsWithin = 60

/** What one person recorded after another thing stands after it, unless their two tabs could not know. */
function inOrder({ truth, ledger }: Run): void {
  const places = new Map(truth.commits.map(({ command, by, n }) => [command.id, { by, n }]))
  const calm = [...ledger.sent.values()].flatMap(({ by: tab, ...sent }) => {
    const place = places.get(sent.id)
    return !place || ledger.retried.has(sent.id) || truth.forgotten.has(sent.id)
      ? []
      : [{ ...sent, tab, person: place.by, n: place.n }]
  })
  for (const one of calm)
    for (const other of calm) {
      if (one.person !== other.person || other.n > one.n) continue
      const knew = one.tab === other.tab ? one.sentAt : one.storedAt + hearsWithin
      if (knew < other.sentAt) truth.say(`${other.id} was recorded after ${one.id} and stands before it`)
    }
}

/** One day of the whole: centre, net, four people on four devices with six tabs. */
export async function day(seed: number, mutant: Mutant | null = null, length = 40): Promise<Day> {
  // Brought by the first screen that needs them, in real time: here before the day begins.
  await loadRules()
  const run = rig(seed, mutant)
  const { centre, devices, net, truth, ledger } = run
  await within(run, centre.found())
  for (const [at, { tabs }] of people.entries())
    for (let tab = 0; tab < tabs; tab += 1) await within(run, devices[at]?.openTab() ?? Promise.resolve())
  await net.time.pass(3_000)
  setWeather(run)
  if (mutant === 'queue cleared when sent') clearWhenSent(run)
  await live(run, length)
  await settle(run)
  judge(run)
  for (const { tabs } of devices) for (const { store } of tabs) void store.close()
  const told = [...ledger.sent.values()].map(({ ackedAt }) => ackedAt ?? '-').join()
  return {
    wrong: truth.wrong,
    trace: `${truth.commits.at(-1)?.hash ?? ''} ${told} ${net.time.elapsed}`,
    sent: ledger.sent.size,
    acknowledged: [...ledger.sent.values()].filter(({ ackedAt }) => ackedAt !== null).length,
    ...centre.counts,
    lasted: net.time.elapsed,
  }
}
