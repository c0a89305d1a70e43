import { openAccount } from '../../client/sync/account.ts'
import type { Account } from '../../client/sync/account.ts'
import { createStore } from '../../client/sync/store.ts'
import type { Store } from '../../client/sync/store.ts'
import type { OpenWire } from '../../client/adapters/wire.ts'
import type { World } from '../../client/adapters/world.ts'
import { fakeBrowser, fakeWake, openSubtle, seededChance, slowDisk } from '../sync/rig/device.ts'
import type { FakeDisk, FakeWake } from '../sync/rig/device.ts'
import type { Centre } from './centre.ts'
import { Line } from './line.ts'
import { withoutGapCheck } from './no-gap-check.ts'
import { congress } from './scene.ts'
import type { PartyClock } from './time.ts'
import type { Gaze } from './truth.ts'

export interface Tab {
  readonly store: Store
  readonly account: Account
}

/** As a screen calls it, with what the compiler would refuse let through. */
interface AnySend {
  send(type: string, payload: object, options: { expected?: string }): ReturnType<Store['send']>
}

/** One command as its author knows it; times are virtual ms. */
export interface Sent {
  readonly id: string
  readonly sentAt: number
  /** When its device said that it is stored. */
  readonly storedAt: number
  readonly by: Tab
  ackedAt: number | null
}

/** What the authors were told, over all devices. */
export interface Ledger {
  /** What a device said it had stored, by its id. */
  readonly sent: Map<string, Sent>
  readonly discarded: Set<string>
  /** Ids whose receipt reached a device. */
  readonly receipts: Set<string>
  readonly retried: Set<string>
}

/** One person's browser: its disk, its tabs, its line. */
export class Device {
  readonly clock: PartyClock
  readonly wake: FakeWake = fakeWake()
  readonly tabs: Tab[] = []
  readonly disk: FakeDisk
  readonly #world: World
  /** Receipts that came before the screen had said that the command is stored. */
  readonly #early = new Map<string, number>()
  online = true

  readonly person: string
  readonly centre: Centre
  readonly ledger: Ledger

  constructor(person: string, centre: Centre, ledger: Ledger) {
    this.person = person
    this.centre = centre
    this.ledger = ledger
    const { net } = centre
    this.clock = net.time.party()
    this.disk = slowDisk(this.clock, net.random, 12)
    this.#watchDisk()
    const wired: OpenWire = (_auth, handlers) => new Line(net, person, this.online, handlers)
    this.#world = {
      clock: this.clock,
      chance: seededChance(net.random),
      wake: this.wake,
      openDisk: () => Promise.resolve(this.disk),
      sweep: () => Promise.resolve(),
      subtle: openSubtle,
      openTabs: fakeBrowser(this.clock),
      net: () => centre.http(person, () => this.online),
      openWire: centre.mutant === 'no look for gaps' ? withoutGapCheck(wired) : wired,
      remembered: { get: () => null, set: () => undefined },
      language: () => 'vi',
      displayToken: () => null,
      persist: () => undefined,
    }
  }

  async openTab(): Promise<void> {
    const { clock, chance, wake, openWire } = this.#world
    const account = await openAccount(this.#world, this.person)
    const store = await createStore({
      congress,
      me: { person: this.person, siteAdmin: false },
      outbox: account.outbox,
      vault: account.vault,
      clock,
      chance,
      wake,
      net: this.#world.net(null),
      openWire,
      auth: () => ({ language: 'vi' }),
      identify: () => Promise.resolve('same' as const),
      ended: () => undefined,
    })
    this.#watch(store)
    account.outbox?.onSettled(({ entry, answer }) => {
      if (!answer.ok) return
      const { elapsed } = this.centre.net.time
      const sent = this.ledger.sent.get(entry.id)
      if (sent) sent.ackedAt ??= elapsed
      else this.#early.set(entry.id, this.#early.get(entry.id) ?? elapsed)
    })
    this.tabs.push({ store, account })
  }

  /** The tab is gone without a word. */
  closeTab(tab: Tab): void {
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    void tab.store.close()
    tab.account.close()
  }

  /** The device has no line, or has one again. */
  setOnline(online: boolean): void {
    this.online = online
    if (!online)
      for (const line of [...this.centre.net.lines]) if (line.person === this.person) line.drop(false)
    this.wake.setOnline(online)
  }

  async send(tab: Tab, type: string, payload: object, expected?: string): Promise<void> {
    const { ledger, centre } = this
    const sentAt = centre.net.time.elapsed
    const receipt = await (tab.store as AnySend).send(
      type,
      payload,
      expected === undefined ? {} : { expected },
    )
    if (!receipt.ok) return
    const storedAt = centre.net.time.elapsed
    const ackedAt = this.#early.get(receipt.id) ?? null
    ledger.sent.set(receipt.id, { id: receipt.id, sentAt, storedAt, ackedAt, by: tab })
  }

  #watch(store: Store): void {
    const { truth } = this.centre.net
    const gaze: Gaze = { person: this.person, age: null, n: 0 }
    let last: unknown = null
    const look = (): void => {
      const { confirmed, view, gone } = store.getSnapshot()
      if (confirmed === last || view === 'none' || gone) return
      last = confirmed
      truth.looked(gaze, confirmed)
    }
    look()
    store.subscribe(look)
  }

  /** Law: an entry goes only by a receipt that reached this device, or by its author. */
  #watchDisk(): void {
    const { disk, ledger, centre } = this
    disk.onRemove = ({ id }) => {
      if (!ledger.receipts.has(id) && !ledger.discarded.has(id))
        centre.net.truth.say(`P1 ${id} left its device without a receipt`)
    }
  }
}
