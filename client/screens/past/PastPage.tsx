import './past.css'
import { useMemo, useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { StoreContext, useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { netSentence } from '../../app/netSentence.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { pastWords } from '../../words/past.ts'
import { held, momentFrom, momentText } from './moment.ts'
import { MomentBar } from './MomentBar.tsx'
import { PastBoard } from './PastBoard.tsx'
import { PastReadiness } from './PastReadiness.tsx'
import { pastStore } from './past-store.ts'
import { usePast } from './use-past.ts'
import type { Past } from './use-past.ts'

/** Without a moment in the address: an hour ago. */
const usual = 60 * 60_000

/** The parts of the board, reading from that moment instead of the present. */
function AsItWas({ past }: { readonly past: Past }) {
  const store = useStore()
  const snapshot = useSnapshot()
  const then = useMemo(() => pastStore(store, snapshot, past), [store, snapshot, past])
  const { info } = past.state
  if (!info) return null
  return (
    <StoreContext value={then}>
      <div className="past-parts" key={past.at}>
        <PastBoard info={info} at={past.at} />
        <PastReadiness info={info} at={past.at} />
      </div>
    </StoreContext>
  )
}

/** Which moment is on the screen; while another is being read, that too. */
function Banner({
  at,
  shown,
  zone,
}: {
  readonly at: number
  readonly shown: number | null
  readonly zone: string
}) {
  const t = useWords(pastWords)
  const said = (moment: number) => `${clockOf(moment, zone)} ${dateOf(moment, zone)}`
  return (
    <div className="past-banner" role="status">
      <Icon name="clock" />
      <p>
        <b>{shown === at ? t.asItWas(said(at)) : t.loading(said(at))}</b> {t.readOnly}
      </p>
      <Link href="/su-co" className="button plain">
        {t.now}
      </Link>
    </div>
  )
}

function Moment({ info }: { readonly info: CongressInfo }) {
  const t = useWords(pastWords)
  const language = useLanguage()
  const place = usePlace()
  const now = useNow(30_000)
  const [first] = useState(() => held(now - usual, now))
  const { zone } = info
  const at = held(momentFrom(place.query.get('luc'), zone) ?? first, now)
  const { past, error } = usePast(at)
  const move = (to: number) => go(withQuery(place, { luc: momentText(to, zone) }), { replace: true })
  return (
    <>
      <Banner at={at} shown={past?.at ?? null} zone={zone} />
      <MomentBar at={at} now={now} zone={zone} onMove={move} />
      {error ? (
        <p className="past-error" role="alert">
          {error.status === 0 ? t.offline : netSentence(error, language)}
        </p>
      ) : null}
      {past ? <AsItWas past={past} /> : <p aria-busy={error === null} />}
    </>
  )
}

/** Any moment of the congress once more, as this organisation saw it; nothing can be done in it. */
export default function PastPage() {
  const t = useWords(pastWords)
  const { shown } = useSnapshot()
  return (
    <div className="past">
      <PageHead title={t.title} />
      {shown.info ? <Moment info={shown.info} /> : null}
    </div>
  )
}
