import type { Tone } from '../../domain/notice/notice.ts'
import type { Volume } from './settings.ts'

/** What makes the sounds of this page. */
export interface Speaker {
  /** Only inside a press will a browser let it begin; false: it did not. */
  start(): Promise<boolean>
  /** The browser lets this page sound. Another tab may still be the one that does. */
  begun(): boolean
  play(tone: Tone, volume: Volume): void
  /** Silence at once. */
  stop(): void
}

interface Note {
  /** Hz; the second one is where it slides to. */
  readonly from: number
  readonly to: number
  /** Seconds after the tone began. */
  readonly at: number
  readonly lasts: number
}

/** Two rising notes, one falling, one soft (design 8): told apart without looking. */
const notes: { readonly [T in Tone]: readonly Note[] } = {
  critical: [
    { from: 660, to: 660, at: 0, lasts: 0.22 },
    { from: 990, to: 990, at: 0.26, lasts: 0.34 },
  ],
  recovered: [{ from: 740, to: 440, at: 0, lasts: 0.5 }],
  soft: [{ from: 520, to: 520, at: 0, lasts: 0.3 }],
}
const loudness: { readonly [V in Volume]: number } = { low: 0.12, normal: 0.35, loud: 0.9 }
const softer = 0.5

/** Time in which a note swells and fades, so that it does not click, s. */
const edge = 0.02

function sound(context: AudioContext, { from, to, at, lasts }: Note, peak: number): OscillatorNode {
  const begin = context.currentTime + at
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.frequency.setValueAtTime(from, begin)
  if (to !== from) oscillator.frequency.exponentialRampToValueAtTime(to, begin + lasts)
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(peak, begin + edge)
  gain.gain.setValueAtTime(peak, begin + lasts - edge)
  gain.gain.linearRampToValueAtTime(0, begin + lasts)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(begin)
  oscillator.stop(begin + lasts)
  return oscillator
}

/** Of several tabs with sound one makes it: the first, until it is closed. */
function waitForTurn(onTurn: () => void): void {
  const { locks } = navigator as { locks?: LockManager }
  if (!locks) return onTurn()
  const held = () => {
    onTurn()
    return new Promise<never>(() => undefined)
  }
  locks.request('trucban-sound', held).catch(onTurn)
}

/** Over WebAudio: no file to load, so it sounds without a network. */
export function webSpeaker(): Speaker {
  let context: AudioContext | null = null
  let turn = false
  let playing: readonly OscillatorNode[] = []
  const stop = () => {
    for (const oscillator of playing) oscillator.disconnect()
    playing = []
  }
  return {
    start: async () => {
      if (!context) {
        context = new AudioContext()
        waitForTurn(() => {
          turn = true
        })
      }
      await context.resume().catch(() => undefined)
      return context.state === 'running'
    },
    begun: () => context?.state === 'running',
    play: (tone, volume) => {
      if (!context || !turn || context.state !== 'running') return
      stop()
      const peak = loudness[volume] * (tone === 'soft' ? softer : 1)
      const to = context
      playing = notes[tone].map((note) => sound(to, note, peak))
    },
    stop,
  }
}

/** The one of this page. */
export const speaker: Speaker = webSpeaker()
