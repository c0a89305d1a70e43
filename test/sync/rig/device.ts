import { uuidFrom } from '../../../client/adapters/chance.ts'
import type { Chance } from '../../../client/adapters/chance.ts'
import type { Clock } from '../../../client/adapters/clock.ts'
import type { Disk, Sealed, SealedEntry, SealedView } from '../../../client/adapters/disk.ts'
import type { Tabs } from '../../../client/adapters/tabs.ts'
import type { Wake } from '../../../client/adapters/wake.ts'

/** mulberry32: small, good enough to spread choices, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function seededChance(random: () => number): Chance {
  const bytes = (n: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length: n }, () => Math.floor(random() * 256))
  return { bytes, uuid: () => uuidFrom(bytes(16)), part: random }
}

/** Seals nothing, in order: real sealing answers from other threads, and a seed could not be replayed. */
export const openSubtle = {
  generateKey: () => Promise.resolve({ type: 'secret' }),
  encrypt: (_how: unknown, _key: unknown, text: Uint8Array) => Promise.resolve(text.slice().buffer),
  decrypt: (_how: unknown, _key: unknown, box: ArrayBuffer) => Promise.resolve(box),
} as unknown as SubtleCrypto

export interface FakeDisk extends Disk {
  /** What would be there after the phone's battery is pulled now. */
  readonly outbox: Map<number, SealedEntry>
  /** Called before an entry goes for good. */
  onRemove: ((entry: SealedEntry) => void) | null
  /** Refuses every write to the outbox. */
  full: boolean
}

/** A disk in memory, slow on purpose: what answers in one breath hides races. */
export function slowDisk(clock: Clock, random: () => number, mostMs: number): FakeDisk {
  const outbox = new Map<number, SealedEntry>()
  const views = new Map<string, SealedView>()
  const notes = new Map<string, Sealed>()
  let key: CryptoKey | null = null
  let next = 1
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(Math.floor(random() * mostMs), resolve)
    })
  const slowly = async <T>(act: () => T): Promise<T> => {
    await wait()
    const result = act()
    await wait()
    return result
  }
  const inOrder = () => [...outbox.values()].sort((one, other) => one.seq - other.seq)
  const disk: FakeDisk = {
    outbox,
    onRemove: null,
    full: false,
    key: (made) => slowly(() => (key ??= made)),
    addEntry: (entry) =>
      slowly(() => {
        if (disk.full) throw new Error('QuotaExceededError')
        const seq = next
        next += 1
        outbox.set(seq, { ...entry, seq })
        return inOrder()
      }),
    entries: () => slowly(inOrder),
    changeEntry: (entry) =>
      slowly(() => {
        const there = outbox.has(entry.seq)
        if (there) outbox.set(entry.seq, entry)
        return there
      }),
    removeEntry: (seq) =>
      slowly(() => {
        const entry = outbox.get(seq)
        if (entry) disk.onRemove?.(entry)
        outbox.delete(seq)
      }),
    view: (congress) => slowly(() => views.get(congress)),
    putView: (congress, view, onto) =>
      slowly(() => {
        const there = views.get(congress)
        const lies = there?.slices ?? []
        if (onto && (there?.iv.join() !== onto.iv.join() || lies.length !== onto.slices)) return false
        const slices = (view.slices ?? []).map((slice, n) => slice ?? lies[n])
        views.set(congress, { ...view, slices: slices.filter((slice) => slice !== undefined) })
        return true
      }),
    dropView: (congress) => slowly(() => void views.delete(congress)),
    dropViews: (before = Number.POSITIVE_INFINITY) =>
      slowly(() => {
        for (const [congress, { savedAt }] of views) if (savedAt < before) views.delete(congress)
      }),
    note: (name) => slowly(() => notes.get(name)),
    putNote: (name, note) => slowly(() => void notes.set(name, note)),
    removeNote: (name) => slowly(() => void notes.delete(name)),
    close: () => undefined,
  }
  return disk
}

/** The tabs of one browser: locks in order of asking, notes a little late. */
export function fakeBrowser(clock: Clock): (name: string) => Tabs {
  const turns = new Map<string, Promise<unknown>>()
  const channels = new Map<string, Set<{ hear: (note: unknown) => void }>>()
  const queued = <T>(lock: string, turn: Promise<T>): Promise<T> => {
    const settled = turn.then(
      () => undefined,
      () => undefined,
    )
    turns.set(lock, settled)
    void settled.then(() => turns.get(lock) === settled && turns.delete(lock))
    return turn
  }
  return (name) => {
    const listeners = new Set<(note: unknown) => void>()
    const self = { hear: (note: unknown) => listeners.forEach((listener) => listener(note)) }
    const channel = channels.get(name) ?? new Set()
    channels.set(name, channel.add(self))
    return {
      exclusive: (lock, fn) => queued(lock, (turns.get(lock) ?? Promise.resolve()).then(fn, fn)),
      atOnce: (lock, fn) => (turns.has(lock) ? fn(false) : queued(lock, fn(true))),
      tell: (note) => {
        const copy = structuredClone(note)
        for (const other of channel) if (other !== self) clock.after(3, () => other.hear(copy))
      },
      onNote: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      close: () => void channel.delete(self),
    }
  }
}

export interface FakeWake extends Wake {
  setOnline(online: boolean): void
  wake(): void
  hide(): void
  /** Somebody presses or scrolls, at this moment of the monotonic clock, ms. */
  touch(at: number): void
}

export function fakeWake(): FakeWake {
  const on = { wake: new Set<() => void>(), offline: new Set<() => void>(), hide: new Set<() => void>() }
  let online = true
  let touchedAt = -Infinity
  let seen = true
  const add = (set: Set<() => void>) => (fn: () => void) => {
    set.add(fn)
    return () => set.delete(fn)
  }
  const ring = (set: Set<() => void>) => [...set].forEach((fn) => fn())
  return {
    online: () => online,
    onWake: add(on.wake),
    onOffline: add(on.offline),
    onHide: add(on.hide),
    setOnline: (now) => {
      online = now
      ring(now ? on.wake : on.offline)
    },
    wake: () => {
      seen = true
      ring(on.wake)
    },
    hide: () => {
      seen = false
      ring(on.hide)
    },
    visible: () => seen,
    touched: () => touchedAt,
    touch: (at) => {
      touchedAt = at
    },
  }
}
