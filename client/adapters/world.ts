import { browserAhead } from './ahead.ts'
import type { Ahead } from './ahead.ts'
import { browserChance } from './chance.ts'
import type { Chance } from './chance.ts'
import { browserClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { openDisk, sweepDisks } from './disk.ts'
import type { OpenDisk } from './disk.ts'
import { browserNet } from './net.ts'
import type { Net } from './net.ts'
import { browserRemembered } from './remembered.ts'
import type { Remembered } from './remembered.ts'
import { browserTabs } from './tabs.ts'
import type { Tabs } from './tabs.ts'
import { browserWake } from './wake.ts'
import type { Wake } from './wake.ts'
import { socketWire } from './wire.ts'
import type { OpenWire } from './wire.ts'

/** Everything outside the app that the sync code touches. */
export interface World {
  readonly clock: Clock
  readonly chance: Chance
  readonly wake: Wake
  readonly openDisk: OpenDisk
  /** Drops views written before this device's time `before`, of every account. */
  readonly sweep: (before: number) => Promise<void>
  /** Missing on plain http at a network address. */
  readonly subtle: SubtleCrypto | null
  readonly openTabs: (name: string) => Tabs
  readonly net: (token: string | null) => Net
  readonly openWire: OpenWire
  readonly remembered: Remembered
  readonly language: () => string
  /** The display's token when this page is a wall, from its link or remembered from it. */
  readonly displayToken: () => string | null
  /** Asks the browser not to clear what is kept when space is short. */
  readonly persist: () => void
  /** What was asked before this code was there; null, missing: nothing. */
  readonly ahead?: Ahead | null
}

const wallPath = '/wall'

function displayToken(): string | null {
  if (location.pathname !== wallPath) return null
  const token = location.hash.slice(1)
  if (token === '') return browserRemembered.get('display')
  // A television comes back from a power cut with the bare address.
  browserRemembered.set('display', token)
  return token
}

export const browserWorld = (language: () => string): World => ({
  clock: browserClock,
  chance: browserChance,
  wake: browserWake,
  openDisk,
  sweep: sweepDisks,
  subtle: isSecureContext ? crypto.subtle : null,
  openTabs: browserTabs,
  net: (token) => browserNet(language, token),
  openWire: socketWire(),
  remembered: browserRemembered,
  language,
  displayToken,
  persist: () => {
    const { storage } = navigator as { storage?: StorageManager }
    void storage?.persist()
  },
  ahead: browserAhead(),
})
