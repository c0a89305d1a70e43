import { describe, expect, test } from 'vitest'
import type { Tone } from '../../domain/notice/notice.ts'
import { Alarm, repeatEvery } from '../../client/notify/alarm.ts'
import {
  mutedFor,
  mutedLeft,
  readSettings,
  settingsKeeper,
  usualSettings,
} from '../../client/notify/settings.ts'
import type { Settings } from '../../client/notify/settings.ts'
import { began } from '../domain/stage.ts'
import { fakeClock } from '../tools/clock.ts'

/** A speaker that writes down what it was asked for. */
function heard(settings: Settings) {
  const clock = fakeClock(began)
  const said: string[] = []
  const device = { settings }
  const speaker = {
    start: () => Promise.resolve(true),
    begun: () => true,
    play: (tone: Tone) => said.push(tone),
    stop: () => said.push('silence'),
  }
  const alarm = new Alarm({ clock, speaker, settings: () => device.settings })
  return { clock, said, device, alarm, told: () => said.splice(0) }
}
const sounding: Settings = { ...usualSettings, sound: true }

describe('the alarm', () => {
  test('[TB13] a critical incident sounds at once and every 30 s, and is silent the moment it is acknowledged', () => {
    const { alarm, clock, told } = heard(sounding)
    alarm.update(true, ['critical'])
    expect(told()).toEqual(['critical'])
    clock.advance(repeatEvery - 1)
    expect(told()).toEqual([])
    clock.advance(1)
    clock.advance(repeatEvery)
    expect(told()).toEqual(['critical', 'critical'])
    alarm.update(false, [])
    expect(told()).toEqual(['silence'])
    clock.advance(10 * repeatEvery)
    expect(told()).toEqual([])
  })

  test('[TB13] recovered and soft tones sound once; of several the gravest does', () => {
    const { alarm, clock, told } = heard(sounding)
    alarm.update(false, ['soft', 'recovered'])
    alarm.update(false, ['soft'])
    clock.advance(10 * repeatEvery)
    expect(told()).toEqual(['recovered', 'soft'])
    alarm.update(true, ['recovered', 'critical'])
    expect(told()).toEqual(['critical'])
    alarm.update(false, ['recovered'])
    expect(told()).toEqual(['silence', 'recovered'])
  })

  test('[TB14] nothing sounds before "Bật âm"; what rings is heard as soon as it is pressed', () => {
    const { alarm, clock, device, told } = heard(usualSettings)
    alarm.update(true, ['critical'])
    clock.advance(3 * repeatEvery)
    expect(told()).toEqual([])
    device.settings = sounding
    alarm.renew()
    expect(told()).toEqual(['critical'])
    alarm.renew()
    expect(told()).toEqual([])
  })

  test('[TB15] a mute is silence for 15 minutes and ends by itself', () => {
    const { alarm, clock, device, told } = heard(sounding)
    alarm.update(true, ['critical'])
    told()
    device.settings = { ...sounding, mutedUntil: clock.now() + mutedFor }
    alarm.renew()
    expect(told()).toEqual(['silence'])
    alarm.update(true, ['critical'])
    clock.advance(mutedFor - 1)
    expect(told()).toEqual([])
    clock.advance(repeatEvery)
    expect(told()).toEqual(['critical'])
  })

  test('[TB15] a clock that was set back does not mute for longer', () => {
    const settings = { ...sounding, mutedUntil: began + mutedFor }
    expect(mutedLeft(settings, began - 9 * mutedFor)).toBe(mutedFor)
    expect(mutedLeft(settings, began + mutedFor)).toBe(0)
  })
})

describe('what a device keeps of its person’s wishes', () => {
  test('[TB2] is read back, and anything odd falls back to the usual', () => {
    const kept = new Map<string, string>()
    const remembered = {
      get: (name: string) => kept.get(name) ?? null,
      set: (name: string, value: string | null) => void kept.set(name, value ?? ''),
    }
    let other = (): void => undefined
    const elsewhere = (fn: () => void) => {
      other = fn
      return () => undefined
    }
    const keeper = settingsKeeper('p', remembered, elsewhere)
    let changes = 0
    const stop = keeper.subscribe(() => (changes += 1))
    keeper.change({ severities: [3], sound: true, volume: 'loud' })
    other()
    stop()
    expect(changes).toBe(2)
    expect(settingsKeeper('p', remembered, elsewhere).get()).toEqual({
      ...usualSettings,
      severities: [3],
      sound: true,
      volume: 'loud',
    })
    expect(settingsKeeper('q', remembered, elsewhere).get()).toEqual(usualSettings)
    for (const odd of ['', '{', '[]', 'null', '{"severities":[9],"volume":"x","mutedUntil":"y"}'])
      expect(readSettings(odd)).toMatchObject({ sound: false, volume: 'normal', mutedUntil: 0 })
  })
})
