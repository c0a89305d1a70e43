import { useSyncExternalStore } from 'react'
import { usualPreferences } from '../../domain/notice/notice.ts'
import type { Preferences } from '../../domain/notice/notice.ts'
import { browserRemembered } from '../adapters/remembered.ts'
import type { Remembered } from '../adapters/remembered.ts'

export const volumes = ['low', 'normal', 'loud'] as const
export type Volume = (typeof volumes)[number]

/** What one person wishes on this device; another device of theirs may differ. */
export interface Settings extends Preferences {
  /** "Bật âm" was pressed. */
  readonly sound: boolean
  readonly volume: Volume
  /** No sound before this moment of this device's clock, ms. */
  readonly mutedUntil: number
}

export const usualSettings: Settings = { ...usualPreferences, sound: false, volume: 'normal', mutedUntil: 0 }
/** Muting always has an end, ms. */
export const mutedFor = 15 * 60_000

/** Left of a mute at `now`, ms; a clock set back does not mute for longer. */
export const mutedLeft = ({ mutedUntil }: Settings, now: number): number =>
  Math.min(Math.max(0, mutedUntil - now), mutedFor)

/** What was kept by this or another version; anything odd falls back to the usual. */
export function readSettings(text: string | null): Settings {
  let kept: Partial<Record<keyof Settings, unknown>> = {}
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) kept = parsed
  } catch {
    // Torn or foreign text: the usual.
  }
  const { severities } = kept
  return {
    severities: Array.isArray(severities)
      ? ([1, 2, 3, 4] as const).filter((one) => severities.includes(one))
      : usualSettings.severities,
    ownOnly: kept.ownOnly === true,
    quiet: kept.quiet === true,
    sound: kept.sound === true,
    volume: volumes.find((one) => one === kept.volume) ?? usualSettings.volume,
    mutedUntil: typeof kept.mutedUntil === 'number' ? kept.mutedUntil : 0,
  }
}

export interface SettingsKeeper {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => Settings
  readonly change: (changes: Partial<Settings>) => void
}

/** Calls when another tab of this browser has changed something. */
export type Elsewhere = (fn: () => void) => () => void
const otherTabs: Elsewhere = (fn) => {
  addEventListener('storage', fn)
  return () => removeEventListener('storage', fn)
}

/** The settings of one person here; the other tabs of the browser follow. */
export function settingsKeeper(person: string, remembered: Remembered, elsewhere: Elsewhere): SettingsKeeper {
  const name = `notices-${person}`
  const listeners = new Set<() => void>()
  let settings = readSettings(remembered.get(name))
  let deaf = (): void => undefined
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const changedElsewhere = () => {
    settings = readSettings(remembered.get(name))
    tell()
  }
  return {
    subscribe: (listener) => {
      if (listeners.size === 0) deaf = elsewhere(changedElsewhere)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) deaf()
      }
    },
    get: () => settings,
    change: (changes) => {
      settings = { ...settings, ...changes }
      remembered.set(name, JSON.stringify(settings))
      tell()
    },
  }
}

const keepers = new Map<string, SettingsKeeper>()

export function settingsOf(person: string): SettingsKeeper {
  const keeper = keepers.get(person) ?? settingsKeeper(person, browserRemembered, otherTabs)
  keepers.set(person, keeper)
  return keeper
}

export const useSettings = (person: string): Settings => {
  const { subscribe, get } = settingsOf(person)
  return useSyncExternalStore(subscribe, get)
}
