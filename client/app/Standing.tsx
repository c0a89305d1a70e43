import { useState } from 'react'
import { courseWords } from '../words/setup.ts'
import { Button } from '../parts/controls/Button.tsx'
import { useSnapshot, useStore } from './context.ts'
import { useWords } from './language.ts'
import { clockOf, dateOf } from './times.ts'

/** What the whole congress has to know: it is closed, or the server's clock is in doubt. Loaded only then. */
export function Standing() {
  const t = useWords(courseWords)
  const store = useStore()
  const { shown } = useSnapshot()
  const [busy, setBusy] = useState(false)
  const { info, doubted } = shown
  const zone = info?.zone ?? 'UTC'
  const trust = () => {
    setBusy(true)
    void store.send('schedule.trust', { note: t.trusted }, { wait: 'answer' }).finally(() => setBusy(false))
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
            <Button unavailable={busy ? t.trust : undefined} onPress={trust}>
              {t.trust}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
