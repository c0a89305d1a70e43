import { useState } from 'react'
import type { Tone } from '../../domain/notice/notice.ts'
import { useBench, useDeviceNow, useMe } from '../app/context.ts'
import { mutedFor, mutedLeft, settingsOf, useSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { speaker } from './speaker.ts'

export interface Sound {
  readonly settings: Settings
  /** Left of the mute, ms; 0: not muted. */
  readonly left: number
  /** Sound is wished for, and the browser waits for a press in this tab. */
  readonly asleep: boolean
  /** The last press did not help. */
  readonly blocked: boolean
  /** To be called in a press. */
  readonly turnOn: () => void
  readonly turnOff: () => void
  readonly mute: () => void
  readonly unmute: () => void
  readonly change: (changes: Partial<Settings>) => void
  readonly hear: (tone: Tone) => void
}

/** The sound of this device, for its switches. */
export function useSound(): Sound {
  const { person } = useMe()
  const { clock } = useBench()
  const settings = useSettings(person)
  const now = useDeviceNow(1000)
  const [blocked, setBlocked] = useState(false)
  const { change } = settingsOf(person)
  const turnOn = () => {
    void speaker.start().then((on) => {
      setBlocked(!on)
      if (!on) return
      // What rings already takes the place of it.
      speaker.play('soft', settings.volume)
      change({ sound: true, mutedUntil: 0 })
    })
  }
  return {
    settings,
    left: settings.sound ? mutedLeft(settings, now) : 0,
    asleep: settings.sound && !speaker.begun(),
    blocked,
    turnOn,
    turnOff: () => change({ sound: false }),
    mute: () => change({ mutedUntil: clock.now() + mutedFor }),
    unmute: () => change({ mutedUntil: 0 }),
    change,
    hear: (tone) => speaker.play(tone, settings.volume),
  }
}
