import '../../notify/notify.css'
import { useEffect, useState } from 'react'
import { unheldOf } from '../../../domain/incident/unheld.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { showCount } from '../../notify/badge.ts'
import { SoundSwitch } from '../../notify/SoundSwitch.tsx'
import { useSound } from '../../notify/use-sound.ts'
import { useTeller } from '../../notify/use-teller.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { paletteWords } from '../../words/keys.ts'
import { soundWords } from '../../words/notify.ts'
import { KeyList } from './KeyList.tsx'
import { Palette } from './Palette.tsx'
import { keyedRooms } from './rooms.ts'
import type { Entry } from './search.ts'

export { deskCounts } from '../../app/desk-counts.ts'

/** What lies over the screen. */
export type Over = 'keys' | 'palette' | null

export interface AsideProps {
  readonly over: Over
  readonly onOver: (over: Over) => void
}

/** Sound from the palette: the same presses as at the top of the page. */
function useSoundEntries(): readonly Entry[] {
  const t = useWords(soundWords)
  const sound = useSound()
  const entry = (id: string, text: string, run: () => void): Entry => ({
    id,
    kind: 'action',
    code: '',
    text,
    sub: '',
    keys: '',
    severity: null,
    run,
  })
  if (!sound.settings.sound) return [entry('sound on', t.soundOn, sound.turnOn)]
  const muting = sound.left > 0 ? entry('unmute', t.unmute, sound.unmute) : entry('mute', t.mute, sound.mute)
  return [muting, entry('sound off', t.soundOff, sound.turnOff)]
}

/** The keys that work on every screen; a screen's own stand before them. */
function useRoomKeys(onOver: AsideProps['onOver']): void {
  const { actor } = useSnapshot()
  const opens = actor !== null && actor.organisation !== null && actor.role !== 'admin'
  useKeys([
    ...keyedRooms(actor).map(({ keys, path }) => ({ keys, run: () => go(path) })),
    ...(opens ? [{ keys: 'n' as const, run: () => go('/su-co/moi') }] : []),
    { keys: 'Ctrl+K', run: () => onOver('palette') },
    { keys: '?', run: () => onOver('keys') },
  ])
}

function useCount(): void {
  const { confirmed, congress } = useSnapshot()
  const language = useLanguage()
  const [unheld] = useState(unheldOf)
  const count = unheld(confirmed.incidents).size
  useEffect(() => {
    showCount(count)
  }, [count, congress, language])
  useEffect(() => () => showCount(0), [])
}

/** What comes once the screen stands: notices with their sound, the keys of every screen, the palette. */
export function Aside({ over, onOver }: AsideProps) {
  useTeller()
  useCount()
  useRoomKeys(onOver)
  const extra = useSoundEntries()
  const close = () => onOver(null)
  if (over === 'keys') return <KeyList onClose={close} />
  return over === 'palette' ? <Palette onClose={close} extra={extra} /> : null
}

/** In the bar at the top of the desk. */
export function TopTools({ onOver }: Pick<AsideProps, 'onOver'>) {
  const t = useWords(paletteWords)
  useStore()
  return (
    <span className="top-tools">
      <Button size="small" icon="search" keys={['Ctrl', 'K']} onPress={() => onOver('palette')}>
        {t.open}
      </Button>
      <SoundSwitch size="small" />
    </span>
  )
}
