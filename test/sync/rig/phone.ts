import { openAccount } from '../../../client/sync/account.ts'
import type { Account } from '../../../client/sync/account.ts'
import { createStore } from '../../../client/sync/store.ts'
import type { Store } from '../../../client/sync/store.ts'
import type { World } from '../../../client/adapters/world.ts'
import { fakeClock } from '../../tools/clock.ts'
import type { FakeClock } from '../../tools/clock.ts'
import { Centre } from './centre.ts'
import { fakeBrowser, fakeWake, openSubtle, seeded, seededChance, slowDisk } from './device.ts'
import type { FakeDisk, FakeWake } from './device.ts'
import { congress, lan, smallCongress } from './scene.ts'

/** Everything of one phone and the centre it talks to, in one thread of time. */
export interface Rig {
  readonly clock: FakeClock
  readonly random: () => number
  readonly centre: Centre
  readonly wake: FakeWake
  readonly world: World
  readonly disks: Map<string, FakeDisk>
  /** Lets time pass in small steps, everything that waits getting its turn. */
  readonly pass: (ms: number, step?: number) => Promise<void>
  /** Lets time pass until it has settled. */
  readonly within: <T>(ms: number, promise: Promise<T>) => Promise<T>
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function rig(seed: number, diskMs = 6): Rig {
  const random = seeded(seed)
  const clock = fakeClock()
  const centre = new Centre(smallCongress(), clock, lan)
  const wake = fakeWake()
  const disks = new Map<string, FakeDisk>()
  const words = new Map<string, string>()
  const world: World = {
    clock,
    chance: seededChance(random),
    wake,
    openDisk: (account) => {
      const disk = disks.get(account) ?? slowDisk(clock, random, diskMs)
      disks.set(account, disk)
      return Promise.resolve(disk)
    },
    sweep: () => Promise.resolve(),
    subtle: openSubtle,
    openTabs: fakeBrowser(clock),
    net: () => centre.net(),
    openWire: (auth, handlers) => centre.wire()(auth, handlers),
    remembered: {
      get: (name) => words.get(name) ?? null,
      set: (name, value) => {
        if (value === null) words.delete(name)
        else words.set(name, value)
      },
    },
    language: () => 'vi',
    displayToken: () => null,
    persist: () => undefined,
  }
  const pass = async (ms: number, step = 10): Promise<void> => {
    for (let passed = 0; passed < ms; passed += step) {
      clock.advance(step)
      await turn()
    }
  }
  const within = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
    const over = new Set<string>()
    const mark = (): void => void over.add('settled')
    promise.then(mark, mark)
    for (let passed = 0; passed < ms && over.size === 0; passed += 5) await pass(5, 5)
    await turn()
    if (over.size === 0) throw new Error(`nothing settled within ${ms} ms`)
    return promise
  }
  return { clock, random, centre, wake, world, disks, pass, within }
}

export interface Tab {
  readonly store: Store
  readonly account: Account
}

/** One tab of the person, open on the congress. */
export async function openTab(made: Rig, person = lan): Promise<Tab> {
  const { world, centre, within } = made
  const account = await within(1_000, openAccount(world, person))
  const { clock, chance, wake } = world
  const store = await within(
    1_000,
    createStore({
      congress,
      me: { person, siteAdmin: false },
      outbox: account.outbox,
      vault: account.vault,
      clock,
      chance,
      wake,
      net: centre.net(),
      openWire: world.openWire,
      auth: () => ({ language: 'vi' }),
      identify: async () => {
        const me = await centre.net().get<{ person: string }>('/api/v1/me')
        if (!me.ok) return me.error.code === 'signed-out' ? { ended: 'expired' } : 'unknown'
        return me.body.person === person ? 'same' : { ended: 'other-account' }
      },
      ended: () => undefined,
    }),
  )
  return { store, account }
}

export const lines = (store: Store): string[] =>
  store.getSnapshot().outbox.map(({ type, state }) => `${type} ${state}`)
