import type { Tone } from '../../domain/notice/notice.ts'
import type { Clock } from '../adapters/clock.ts'
import { mutedLeft } from './settings.ts'
import type { Settings } from './settings.ts'
import type { Speaker } from './speaker.ts'

/** A critical incident that nobody has acknowledged sounds again so often, ms. */
export const repeatEvery = 30_000

export interface AlarmParts {
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly speaker: Speaker
  readonly settings: () => Settings
}

const order: readonly Tone[] = ['critical', 'recovered', 'soft']

/** When which tone sounds. Silent unless sound is on and not muted. */
export class Alarm {
  readonly #parts: AlarmParts
  #ringing = false
  #heard: boolean
  #cancel: (() => void) | null = null

  constructor(parts: AlarmParts) {
    this.#parts = parts
    this.#heard = this.#audible
  }

  /** What rings from now on, and the tones of what is new; of several tones the gravest sounds. */
  update(ringing: boolean, tones: readonly Tone[]): void {
    const begins = ringing && !this.#ringing
    if (!ringing && this.#ringing) this.#silence()
    this.#ringing = ringing
    const [tone] = order.filter((one) => tones.includes(one) || (one === 'critical' && begins))
    if (tone !== undefined) this.#play(tone)
    if (ringing && (begins || tone === 'critical')) this.#again()
  }

  /** The settings changed: what rings is heard as soon as it may be, and nothing a moment longer. */
  renew(): void {
    const before = this.#heard
    this.#heard = this.#audible
    if (!this.#heard) this.#parts.speaker.stop()
    else if (!before) this.wake()
  }

  /** Sound has become possible. */
  wake(): void {
    if (!this.#ringing) return
    this.#play('critical')
    this.#again()
  }

  close(): void {
    this.#ringing = false
    this.#silence()
  }

  get #audible(): boolean {
    const settings = this.#parts.settings()
    return settings.sound && mutedLeft(settings, this.#parts.clock.now()) === 0
  }

  #play(tone: Tone): void {
    if (this.#audible) this.#parts.speaker.play(tone, this.#parts.settings().volume)
  }

  #silence(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#parts.speaker.stop()
  }

  #again(): void {
    this.#cancel?.()
    this.#cancel = this.#parts.clock.after(repeatEvery, () => {
      this.#play('critical')
      this.#again()
    })
  }
}
