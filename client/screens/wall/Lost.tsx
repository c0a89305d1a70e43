import { readiness } from '../../../domain/run/readiness.ts'
import { useDeviceNow, useMaybeSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { secondsOf, spanOf, whenOf } from '../../app/times.ts'
import { LostScreen } from '../../parts/wall/WallFoot.tsx'
import { verdictWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { lightOf } from './verdict.ts'
import { openIncidents } from './worst.ts'
import { scopeOf } from './fit.ts'

/** Says since when it knows nothing; the figures themselves are gone. */
export function Lost({ silence }: { readonly silence: number }) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const snapshot = useMaybeSnapshot()
  const device = useDeviceNow(1000)
  const now = device + (snapshot?.clockOffset ?? 0)
  const since = now - silence
  const shown = snapshot?.view === 'fresh' ? snapshot.shown : null
  const info = shown?.info ?? null
  const zone = info?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const phone = info?.dutyPhone ?? ''
  const known = () => {
    if (!shown || !info) return t.nothingKnown
    const found = readiness(shown.rows.values(), info, since)
    const { verdict } = lightOf(shown, found, scopeOf(shown), since, language)
    return t.lastKnown(whenOf(since, now, zone), verdictWords[verdict][language], openIncidents(shown).length)
  }
  return (
    <LostScreen
      name={info?.name ?? ''}
      nowWord={t.now}
      clock={secondsOf(now, zone)}
      word={t.lost}
      since={t.since(whenOf(since, now, zone))}
      sentence={t.lostText(
        silence < 60_000 ? t.seconds(Math.floor(silence / 1000)) : spanOf(silence, language),
      )}
      ask={phone === '' ? { lead: t.askNobody, where: t.desk } : { lead: t.ask, where: phone }}
      unknown={capital(verdictWords.unknown[language])}
      lastKnown={known()}
      retry={t.retry}
    />
  )
}

const capital = (word: string): string => word.slice(0, 1).toLocaleUpperCase('vi') + word.slice(1)
