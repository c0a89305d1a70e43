import { lastNotices, noticesBetween, noticesDue, ringing } from '../../domain/notice/notices.ts'
import { unheldOf } from '../../domain/incident/unheld.ts'
import type { About, Outcome } from '../../domain/notice/events.ts'
import type { Notice, Recipient } from '../../domain/notice/notice.ts'
import type { CongressState } from '../../domain/state.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Snapshot, Store } from '../sync/snapshot.ts'
import type { Alarm } from './alarm.ts'
import { mutedLeft } from './settings.ts'
import type { Settings } from './settings.ts'

export interface TellerParts {
  readonly store: Pick<Store, 'subscribe' | 'getSnapshot' | 'now'>
  readonly clock: Pick<Clock, 'now' | 'every'>
  readonly alarm: Pick<Alarm, 'update'>
  readonly settings: () => Settings
  readonly recipient: (snapshot: Snapshot, now: number) => Recipient | null
  /** Somebody can see the page. */
  readonly visible: () => boolean
  /** On the page; only what is not for the list alone. */
  readonly tell: (notices: readonly Notice[]) => void
  /** By the device; false: it showed nothing. */
  readonly notify: (notice: Notice) => Promise<boolean>
  /** What is settled is put away on the device, too. */
  readonly settle: (incident: string) => void
  readonly report: (incident: string, about: About, outcome: Outcome) => void
}

/** Time alone is looked at so often, ms: deadlines that pass, and who comes on duty while something rings. */
export const lookEvery = 30_000
/** So many notices found at the first look are told; more are a number. */
const first = 200

/** Follows one congress and tells its person what is new, by every means of this device. */
export class Teller {
  readonly #parts: TellerParts
  readonly #stop: () => void
  #last: CongressState | null = null
  readonly #unheld = unheldOf()
  /** Deadlines before this moment were looked at, centre's ms. */
  #looked: number
  #ringing: readonly string[] = []
  /** Critical ones that nobody can have seen yet. */
  #unseen: readonly Notice[] = []

  constructor(parts: TellerParts) {
    this.#parts = parts
    this.#looked = parts.store.now()
    const deaf = parts.store.subscribe(() => this.#look())
    const rest = parts.clock.every(lookEvery, () => this.#lapse())
    this.#stop = () => {
      deaf()
      rest()
    }
    this.#look()
  }

  /** The settings changed: what rings may be another. */
  renew(): void {
    this.#ring([])
  }

  /** The page is looked at again. */
  seen(): void {
    const unseen = this.#unseen
    this.#unseen = []
    for (const notice of unseen) this.#report(notice, true)
  }

  /** Nothing of the congress stays on the device's screen after its person has left. */
  close(): void {
    this.#stop()
    for (const id of this.#ringing) this.#parts.settle(id)
  }

  #look(): void {
    const { store, settings, recipient } = this.#parts
    const snapshot = store.getSnapshot()
    const { confirmed, view } = snapshot
    if (view === 'none' || confirmed === this.#last) return
    const before = this.#last
    this.#last = confirmed
    const now = store.now()
    const who = recipient(snapshot, now)
    if (!who) return
    const notices = before
      ? noticesBetween(before, confirmed, who, settings(), now)
      : this.#standing(confirmed, who, now)
    this.#ring(notices)
    this.#tell(notices.filter(({ level }) => level !== 'info'))
  }

  /** What time has made of it since it was last looked at. */
  #lapse(): void {
    const { store, settings, recipient } = this.#parts
    const now = store.now()
    const who = recipient(store.getSnapshot(), now)
    const notices = who && this.#last ? noticesDue(this.#last, who, settings(), this.#looked, now) : []
    // A clock put right backwards tells nothing twice.
    this.#looked = Math.max(this.#looked, now)
    this.#ring(notices)
    this.#tell(notices.filter(({ level }) => level !== 'info'))
  }

  /** What rings already when the app is opened was missed: it is told now. */
  #standing(state: CongressState, who: Recipient, now: number): readonly Notice[] {
    const settings = this.#parts.settings()
    const rings = this.#rings(state, who)
    const last = lastNotices(state, who, settings, now, first).filter(({ about }) => about !== null)
    return rings.flatMap((id) => last.find(({ subject }) => subject.id === id) ?? [])
  }

  #rings({ incidents, info }: CongressState, who: Recipient): readonly string[] {
    return ringing({ incidents: this.#unheld(incidents), info }, who, this.#parts.settings())
  }

  #ring(notices: readonly Notice[]): void {
    const { store, recipient, alarm, settle } = this.#parts
    if (!this.#last) return
    const who = recipient(store.getSnapshot(), store.now())
    const rings = who ? this.#rings(this.#last, who) : []
    for (const id of this.#ringing) if (!rings.includes(id)) settle(id)
    this.#ringing = rings
    alarm.update(
      rings.length > 0,
      notices.flatMap(({ tone }) => tone ?? []),
    )
  }

  #tell(notices: readonly Notice[]): void {
    if (notices.length === 0) return
    const { tell, notify, visible } = this.#parts
    const here = visible()
    tell(notices)
    for (const notice of notices)
      if (here) this.#report(notice, true)
      else void notify(notice).then((shown) => this.#report(notice, shown))
  }

  #report(notice: Notice, reached: boolean): void {
    const { about, level, subject } = notice
    if (about === null || level !== 'critical') return
    if (!reached) this.#unseen = [...this.#unseen, notice]
    const muted = mutedLeft(this.#parts.settings(), this.#parts.clock.now()) > 0
    this.#parts.report(subject.id, about, !reached ? 'no-permission' : muted ? 'muted' : 'shown')
  }
}
