import { useState } from 'react'
import { refusalText } from '../words/refusals.ts'
import { courseWords } from '../words/setup.ts'
import { Button } from '../parts/controls/Button.tsx'
import { useSnapshot, useStore } from './context.ts'
import { useLanguage, useWords } from './language.ts'
import { clockOf, dateOf } from './times.ts'

/** What the whole congress has to know: it is closed, or the server's clock is in doubt. Loaded only then. */
export function Standing() {
  const t = useWords(courseWords)
  const store = useStore()
  const { shown } = useSnapshot()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const language = useLanguage()
  const { info, doubted } = shown
  const zone = info?.zone ?? 'UTC'
  const trust = async () => {
    setBusy(true)
    const receipt = await store.send('schedule.trust', { note: t.trusted }, { wait: 'answer' })
    setBusy(false)
    setWrong(receipt.ok ? null : refusalText(receipt.error, language, info?.dutyPhone ?? ''))
  }
  const mayTrust = store.may({ type: 'schedule.trust', payload: { note: '.' } }) === null
  return (
    <>
      {info?.closedAt === undefined ? null : (
        <p className="standing" role="status">
          {t.closedBanner(`${clockOf(info.closedAt, zone)} ${dateOf(info.closedAt, zone)}`)}
        </p>
      )}
      {doubted ? (
        <div className="standing" role="alert">
          <p>{t.doubted(Math.round(doubted.jump / 60_000))}</p>
          {mayTrust ? (
            <Button unavailable={busy ? t.trust : undefined} onPress={() => void trust()}>
              {t.trust}
            </Button>
          ) : null}
          {wrong === null ? null : <p>{wrong}</p>}
        </div>
      ) : null}
    </>
  )
}
