import '../summary/summary.css'
import '../items/panes.css'
import './readiness.css'
import './lists.css'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { readiness } from '../../../domain/run/readiness.ts'
import type { Part, Readiness } from '../../../domain/run/readiness.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { go, goBack, usePlace, withQuery } from '../../app/place.ts'
import { clockOf } from '../../app/times.ts'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { TitleBar } from '../../parts/layout/PageHead.tsx'
import { abovePhone, deskWide, useMedia } from '../items/media.ts'
import { useScrollPlace } from '../items/scroll.ts'
import { AreaList, AreaMatrix, Key } from './Areas.tsx'
import type { AreasProps } from './Areas.tsx'
import { Blocking, PartHead } from './Blocking.tsx'
import { Groups } from './Groups.tsx'
import { Head } from './Head.tsx'
import { useNames, useT } from './names.ts'
import { acrossOf, isWhole, partOf, queryOf } from './selection.ts'
import type { Across } from './selection.ts'
import { TowardsOpening } from './TowardsOpening.tsx'
import { Turned } from './Turned.tsx'

interface View extends AreasProps {
  readonly info: CongressInfo
  readonly now: number
}

/** Checklists or organisations across; one organisation alone needs no choice. */
function AcrossTabs({ across, found }: { readonly across: Across; readonly found: Readiness }) {
  const t = useT()
  const place = usePlace()
  if (found.byOwner.size < 2) return null
  const tabs = [
    { id: 'checklist' as const, label: t.byField },
    { id: 'owner' as const, label: t.byOwner },
  ]
  const choose = (id: Across) =>
    go(withQuery(place, { ...queryOf({}), xem: id === 'owner' ? 'don-vi' : null }), { replace: true })
  return <Tabs label={t.view} tabs={tabs} current={across} onChoose={choose} />
}

/** `blocking`: what stands in the way, where it has no pane of its own. */
function Board({
  view,
  desk,
  blocking,
}: {
  readonly view: View
  readonly desk: boolean
  readonly blocking?: ReactNode
}) {
  const { shown } = useSnapshot()
  const { found, across, info, now } = view
  return (
    <>
      <Head found={found} now={now} />
      <AcrossTabs across={across} found={found} />
      {desk ? <AreaMatrix {...view} /> : <AreaList {...view} />}
      {blocking}
      <div className="ready-below">
        <TowardsOpening rows={shown.rows} info={info} now={now} />
        <Turned rows={shown.rows} info={info} now={now} />
      </div>
      <Groups found={found} />
      <Key />
    </>
  )
}

/** One part as a page of its own: on the phone, where it cannot stand beside. */
function PartPage({ view, onClose }: { readonly view: View; readonly onClose: () => void }) {
  const t = useT()
  const names = useNames()
  const { part, found, now } = view
  useScrollPlace(`readiness ${names.part(part)}`, 'top')
  const isArea = part.area !== undefined && Object.keys(part).length === 1
  return (
    <div className="ready-page">
      <TitleBar backLabel={t.back} onBack={onClose} code={t.title} />
      <PartHead found={found} part={part} />
      {isArea ? <AreaList {...view} /> : null}
      <Blocking found={found} part={part} now={now} />
    </div>
  )
}

function Laid({ view }: { readonly view: View }) {
  const wide = useMedia(deskWide)
  const desk = useMedia(abovePhone)
  const place = usePlace()
  const { part, found, now } = view
  const t = useT()
  const whole = withQuery(place, queryOf({}))
  const close = isWhole(part) ? undefined : () => go(whole)
  useKeys(close ? [{ keys: 'Escape', text: t.all, run: close }] : [])
  if (!desk && !isWhole(part)) return <PartPage view={view} onClose={() => goBack(whole)} />
  const blocking = (of: Part, onClose?: () => void) => (
    <>
      {onClose ? <PartHead found={found} part={of} onClose={onClose} /> : null}
      <Blocking key={JSON.stringify(of)} found={found} part={of} now={now} />
    </>
  )
  if (!desk)
    return (
      <div className="ready">
        <Board view={view} desk={false} blocking={blocking({})} />
      </div>
    )
  if (wide)
    return (
      <div className="ready-panes">
        <div className="pane ready">
          <Board view={view} desk />
        </div>
        <aside className="pane pane-side">{blocking(part, close)}</aside>
      </div>
    )
  return (
    <div className="ready-panes">
      <div className="pane ready">
        <Board view={view} desk blocking={isWhole(part) ? blocking({}) : null} />
      </div>
      {close ? <aside className="ready-overlay">{blocking(part, close)}</aside> : null}
    </div>
  )
}

/** Go, hold or no-go, rolled up every way, each with what blocks it one press away. */
export default function ReadinessPage() {
  const t = useT()
  const { query } = usePlace()
  const { shown } = useSnapshot()
  const now = useNow(5_000)
  const { rows, info } = shown
  const found = useMemo(() => (info ? readiness(rows.values(), info, now) : null), [rows, info, now])
  if (!info || !found) return null
  if (found.total === 0)
    return (
      <div className="ready">
        <Head found={found} now={now} />
        <EmptyState title={t.empty} text={t.emptyText(clockOf(now, info.zone))} />
      </div>
    )
  const across = found.byOwner.size < 2 ? 'checklist' : acrossOf(query)
  return <Laid view={{ found, across, part: partOf(query), info, now }} />
}
