import { useState } from 'react'
import { fetchFile } from '../../adapters/fetch-file.ts'
import type { NetError } from '../../adapters/net.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { netSentence } from '../../app/netSentence.ts'
import { clockOf, shortSpanOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { auditWords } from '../../words/audit.ts'
import { digitsOf, useAnchor } from './use-anchor.ts'
import type { PlaceLine } from './use-anchor.ts'

const late = 10 * 60_000

function Place({
  place,
  zone,
  now,
}: {
  readonly place: PlaceLine
  readonly zone: string
  readonly now: number
}) {
  const t = useWords(auditWords)
  const { name, has, waiting, failing } = place
  return (
    <li>
      <p>
        <b>{name === 'file' ? t.secondFile : name}</b> ·{' '}
        {has === null ? t.hasNone : t.has(whenOf(has, now, zone))}
        {waiting > 0 ? ` · ${t.waiting(waiting)}` : ''}
      </p>
      {failing === null ? null : (
        <p className="act">{t.failing(whenOf(failing.since, now, zone), failing.why)}</p>
      )}
    </li>
  )
}

function Whole() {
  const t = useWords(auditWords)
  const language = useLanguage()
  const { congress } = useSnapshot()
  const [state, setState] = useState<'idle' | 'busy' | 'done' | NetError>('idle')
  const save = (): void => {
    setState('busy')
    void fetchFile(`/api/v1/congresses/${congress}/export`, language).then((error) =>
      setState(error ?? 'done'),
    )
  }
  return (
    <section className="sheet">
      <h2>{t.wholeTitle}</h2>
      <p>{t.wholeText}</p>
      <div>
        <Button icon="download" onPress={save} unavailable={state === 'busy' ? t.exporting : undefined}>
          {state === 'busy' ? t.exporting : t.whole}
        </Button>
      </div>
      <p role="status" className={typeof state === 'object' ? 'act' : 'quiet'}>
        {state === 'done' ? t.exported : typeof state === 'object' ? netSentence(state, language) : ''}
      </p>
    </section>
  )
}

/** How old the newest anchor is, who keeps them, and the export that an outsider can check. */
export function Proof({ zone, administers }: { readonly zone: string; readonly administers: boolean }) {
  const t = useWords(auditWords)
  const language = useLanguage()
  const now = useNow(30_000)
  const news = useAnchor(Math.floor(now / 30_000))
  const last = news?.last ?? null
  const places = news?.places ?? []
  return (
    <div className="sheets">
      <section className="sheet">
        <h2>{t.lastAnchor}</h2>
        {last === null ? (
          <p>{t.noAnchor}</p>
        ) : (
          <>
            <p>
              <b className="code">{digitsOf(last.digest)}</b> · {clockOf(last.at, zone)},{' '}
              {t.ago(shortSpanOf(Math.max(0, now - last.at), language))}
            </p>
            {now - last.at > late ? <p className="act">{t.late}</p> : null}
          </>
        )}
        <p className="quiet">{t.anchorText}</p>
        {news?.key === undefined ? null : (
          <p className="quiet audit-key">
            {t.key}: <span className="code">{news.key}</span>
          </p>
        )}
      </section>
      <section className="sheet">
        <h2>{t.places}</h2>
        {places.length === 0 ? (
          <p>{t.noPlaces}</p>
        ) : (
          <ul className="audit-places">
            {places.map((place) => (
              <Place key={place.name} place={place} zone={zone} now={now} />
            ))}
          </ul>
        )}
      </section>
      {administers ? <Whole /> : null}
    </div>
  )
}
