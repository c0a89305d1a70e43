import { Button } from '../parts/controls/Button.tsx'
import { useWords } from '../app/language.ts'
import { soundWords } from '../words/notify.ts'
import { useSound } from './use-sound.ts'

/** `14′09″`: a mute runs by the second from its first one. */
const left = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}′${String(seconds % 60).padStart(2, '0')}″`
}

/** Sound on or off, and a mute with its countdown; in the bar at the top and on the screen Thông báo. */
export function SoundSwitch({ size }: { readonly size: 'small' | 'normal' }) {
  const t = useWords(soundWords)
  const sound = useSound()
  const { settings, asleep, blocked } = sound
  if (!settings.sound)
    return (
      <>
        <Button size={size} icon="volume-x" onPress={sound.turnOn}>
          {t.soundOn}
        </Button>
        {blocked && size === 'normal' ? <p role="alert">{t.blocked}</p> : null}
      </>
    )
  if (sound.left > 0)
    return (
      <span className="sound-switch">
        <span role="timer" className="mute-left">
          {t.muted(left(sound.left))}
        </span>
        <Button size={size} icon="volume-2" onPress={sound.unmute}>
          {t.unmute}
        </Button>
      </span>
    )
  return (
    <span className="sound-switch">
      {asleep ? (
        <Button size={size} icon="volume-x" onPress={sound.turnOn}>
          {t.asleep}
        </Button>
      ) : (
        <Button size={size} icon="volume-2" onPress={sound.mute}>
          {t.mute}
        </Button>
      )}
      {size === 'normal' ? <Button onPress={sound.turnOff}>{t.soundOff}</Button> : null}
    </span>
  )
}
