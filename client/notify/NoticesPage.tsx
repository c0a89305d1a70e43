import '../screens/session/account.css'
import './notify.css'
import { useWords } from '../app/language.ts'
import { Button } from '../parts/controls/Button.tsx'
import { Choice } from '../parts/controls/Choice.tsx'
import { PageHead } from '../parts/layout/PageHead.tsx'
import { noticesPageWords } from '../words/notify.ts'
import { DeviceNotices } from './DeviceNotices.tsx'
import { NoticeList } from './NoticeList.tsx'
import { volumes } from './settings.ts'
import { SoundSwitch } from './SoundSwitch.tsx'
import { Told } from './Told.tsx'
import { useSound } from './use-sound.ts'
import { Wishes } from './Wishes.tsx'

function Sounds() {
  const t = useWords(noticesPageWords)
  const { settings, asleep, left, change, hear } = useSound()
  const silent = !settings.sound || asleep || left > 0
  const tries = [
    ['critical', t.tryCritical],
    ['recovered', t.tryRecovered],
    ['soft', t.trySoft],
  ] as const
  return (
    <section className="sheet">
      <h2>{t.sound}</h2>
      <p className="quiet">{t.soundText}</p>
      <SoundSwitch size="normal" />
      <Choice
        legend={t.volume}
        value={settings.volume}
        onChange={(volume) => change({ volume })}
        options={volumes.map((value) => ({ value, label: t[value] }))}
      />
      <div className="sound-tries">
        {tries.map(([tone, label]) => (
          <Button key={tone} unavailable={silent ? t.needsSound : undefined} onPress={() => hear(tone)}>
            {label}
          </Button>
        ))}
      </div>
      {silent ? <p className="quiet">{t.needsSound}</p> : null}
    </section>
  )
}

/** What there was to tell, and how this device tells it. */
export default function NoticesPage() {
  const t = useWords(noticesPageWords)
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <div className="notices-page">
        <NoticeList />
        <div className="sheets">
          <Told />
          <Sounds />
          <Wishes />
          <DeviceNotices />
        </div>
      </div>
    </>
  )
}
