import type { Given } from './contract.ts'
import { quantile } from './figures.ts'
import { openBoards, openDrivers, ServerProcess } from './rig.ts'
import type { Arrivals, Drivers, Kind } from './rig.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** A server with its boards and drivers connected. */
export interface Stand {
  readonly kind: Kind
  readonly server: ServerProcess
  readonly boards: number
  readonly arrivals: Arrivals
  readonly drivers: Drivers
  next: number
  close(): Promise<void>
}

export async function openStand(kind: Kind, boards: number, given: Given = {}): Promise<Stand> {
  const server = await ServerProcess.start(kind, given)
  const arrivals: Arrivals = { frames: 0, seen: new Map() }
  const closeBoards = await openBoards(server.ready, boards, arrivals)
  const drivers = await openDrivers(server.ready)
  const close = async (): Promise<void> => {
    closeBoards()
    drivers.close()
    await server.stop()
  }
  return { kind, server, boards, arrivals, drivers, next: 1, close }
}

/** What one run of commands at a steady rate cost and took. */
export interface Steady {
  /** ms from the scheduled moment until the last board had it. */
  readonly lastBoard: number
  readonly ack: number
  /** µs of the server's CPU for one frame to one board. */
  readonly perDelivery: number
  /** Share of a core. */
  readonly serverCpu: number
  readonly loaderCpu: number
}

/** CPU of the server and of this process while it works, µs. */
export async function measured<T>(
  stand: Stand,
  work: () => Promise<T>,
): Promise<{ result: T; server: number; loader: number; ms: number }> {
  const before = await stand.server.cpu()
  const own = process.cpuUsage()
  const began = performance.now()
  const result = await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(own)
  return { result, server: (await stand.server.cpu()) - before, loader: user + system, ms }
}

/** Commands at `rate` a second for `seconds`, timed from the moment each was due. */
export async function steady(stand: Stand, rate: number, seconds: number): Promise<Steady> {
  const { arrivals, drivers, boards } = stand
  arrivals.frames = 0
  arrivals.seen.clear()
  const total = Math.round(rate * seconds)
  const first = stand.next
  stand.next += total
  const due: number[] = []
  const acks: number[] = []
  const { server, loader, ms } = await measured(stand, async () => {
    const start = performance.now() + 20
    const answered: Promise<void>[] = []
    for (let each = 0; each < total; each += 1) {
      const at = start + (each * 1000) / rate
      due.push(at)
      if (at > performance.now()) await sleep(at - performance.now())
      answered.push(drivers.send(first + each).then(() => void acks.push(performance.now() - at)))
    }
    await Promise.all(answered)
    const all = (): boolean =>
      [...arrivals.seen.values()].filter((seen) => seen.boards >= boards).length >= total
    for (let tries = 0; !all() && tries < 1_000; tries += 1) await sleep(10)
    if (!all()) throw new Error(`${stand.kind}: not every board got every command`)
  })
  const last = due.map((at, each) => (arrivals.seen.get(first + each)?.last ?? Number.NaN) - at)
  return {
    lastBoard: quantile(last, 0.99),
    ack: quantile(acks, 0.99),
    perDelivery: server / Math.max(1, arrivals.frames),
    serverCpu: server / (ms * 1000),
    loaderCpu: loader / (ms * 1000),
  }
}

/** Until so many seconds are over, or so many commands are answered. */
export type Lasting = { readonly seconds: number } | { readonly commands: number }

/** Commands a second with `inFlight` always waiting for their answer. */
export async function sustained(
  stand: Stand,
  inFlight: number,
  lasting: Lasting,
): Promise<{ perSecond: number; loaderCpu: number }> {
  const end = 'seconds' in lasting ? performance.now() + lasting.seconds * 1000 : Infinity
  const last = 'commands' in lasting ? stand.next + lasting.commands : Infinity
  let done = 0
  const keep = async (): Promise<void> => {
    while (performance.now() < end && stand.next < last) {
      const seq = stand.next
      stand.next += 1
      await stand.drivers.send(seq)
      done += 1
    }
  }
  const { loader, ms } = await measured(stand, () => Promise.all(Array.from({ length: inFlight }, keep)))
  stand.arrivals.seen.clear()
  return { perSecond: (done * 1000) / ms, loaderCpu: loader / (ms * 1000) }
}
