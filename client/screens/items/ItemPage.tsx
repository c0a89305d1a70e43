import { useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import type { Row } from '../../../domain/run/row.ts'
import { rowStatus } from '../../../domain/run/status.ts'
import type { RowStatus } from '../../../domain/run/status.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { goBack, usePlace, withQuery } from '../../app/place.ts'
import { whenOf } from '../../app/times.ts'
import { IconButton } from '../../parts/controls/Button.tsx'
import { ItemBox } from '../../parts/glyphs/ItemBox.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { TitleBar } from '../../parts/layout/PageHead.tsx'
import { SyncBadge } from '../../parts/items/SyncBadge.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import { capital } from './capital.ts'
import { History } from './History.tsx'
import { Howto, Linked, Sources } from './ItemFacts.tsx'
import { openIncidentOf, useSyncLabel } from './ItemLine.tsx'
import { OfflineNote } from './OfflineNote.tsx'
import { RecordForm } from './RecordForm.tsx'
import { boxOf, statusSaid } from './said.ts'
import { useScrollPlace } from './scroll.ts'
import { SecondPerson } from './SecondPerson.tsx'
import { EraseContent } from './EraseContent.tsx'
import { Course, Steering } from './Steering.tsx'
import { StatesDialog } from './StatesDialog.tsx'
import { areaOf, organisationOf } from './who.ts'

/** What each part of the page is about. */
export interface ItemView {
  readonly row: Row
  readonly status: RowStatus
  readonly info: CongressInfo
  readonly now: number
}

function Head({ row, status, info, now }: ItemView) {
  const t = useWords(itemPageWords)
  const list = useWords(itemWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const syncLabel = useSyncLabel()
  const { item } = row
  const mark = snapshot.sync.get(row.id)
  const said = statusSaid(row, status, { now, zone: info.zone, language, t: list })
  const settled = status.state === 'done' || status.state === 'waived'
  const due = whenOf(status.dueAt, now, info.zone)
  const box = boxOf(status, openIncidentOf(snapshot, row.id) !== null)
  const facts = [
    organisationOf(snapshot, row.owner),
    row.carrier === null || row.carrier === row.owner ? null : organisationOf(snapshot, row.carrier),
  ].filter((fact) => fact !== null)
  return (
    <div className="item-head">
      <h1>{item.title[language]}</h1>
      <p>
        <span className={status.overdue ? 'act' : undefined}>
          {settled && status.next !== null ? t.nextDue(due) : t.due(due)}
        </span>
        {facts.map((fact) => ` · ${fact}`)}
        {item.critical ? <b> · {list.criticalLong}</b> : null}
        {item.twoPerson ? <b> · {list.twoPerson}</b> : null}
      </p>
      <p className="item-state">
        <ItemBox state={box} label={rowStateWords[status.state][language]} size={24} />
        <span className={said?.tone ?? 'quiet'}>
          {said?.text ?? capital(rowStateWords[status.state][language])}
        </span>
        {mark === undefined ? null : <SyncBadge state={mark} label={syncLabel(mark)} written />}
      </p>
    </div>
  )
}

function Bar({
  row,
  beside,
  onMore,
}: {
  readonly row: Row
  readonly beside: boolean
  readonly onMore: () => void
}) {
  const t = useWords(itemWords)
  const place = usePlace()
  const snapshot = useSnapshot()
  const back = () => goBack(withQuery({ path: '/viec', query: place.query }, {}))
  const area = row.area === null ? undefined : areaOf(snapshot, row.area, '')
  const more = <IconButton icon="more" label={t.otherStates} onPress={onMore} />
  if (!beside)
    return <TitleBar backLabel={t.back} onBack={back} code={row.item.id} text={area} action={more} />
  return (
    <header className="title-bar pane-bar">
      <p>
        <b className="code">{row.item.id}</b>
        {area === undefined ? null : <span> · {area}</span>}
      </p>
      {more}
      <IconButton icon="x" label={t.keyClose} onPress={back} />
    </header>
  )
}

/** A claim that waits comes first; a new one instead of it is folded away. */
function Recording(view: ItemView) {
  const t = useWords(itemPageWords)
  const { row, status } = view
  if (status.state !== 'waiting') return <RecordForm key={row.id} {...view} />
  if (status.fact?.kind === 'waive') return null
  return (
    <details className="fold">
      <summary>{t.recordInstead}</summary>
      <RecordForm key={row.id} {...view} />
    </details>
  )
}

function Missing() {
  const t = useWords(itemPageWords)
  const list = useWords(itemWords)
  return (
    <>
      <TitleBar backLabel={list.back} onBack={() => goBack('/viec')} code="" />
      <EmptyState title={t.noItem} text={t.noItemText} />
    </>
  )
}

/** One item: what to do, recording it, and what was recorded. `beside` the list on a wide desk. */
export function ItemPage({ rowId, beside }: { readonly rowId: string; readonly beside: boolean }) {
  const snapshot = useSnapshot()
  const t = useWords(itemPageWords)
  const now = useNow(15_000)
  const [asking, setAsking] = useState(false)
  useScrollPlace(`item ${rowId}`, 'top')
  const row = snapshot.shown.rows.get(rowId)
  const { info } = snapshot.shown
  if (!row || !info) return <Missing />
  const status = rowStatus(row, info, now)
  const view: ItemView = { row, status, info, now }
  const own = row.owner === snapshot.actor?.organisation
  return (
    <article className="item-page" aria-label={row.item.id}>
      <Bar row={row} beside={beside} onMore={() => setAsking(true)} />
      <div className="item-body">
        <Head {...view} />
        <OfflineNote phone={info.dutyPhone} />
        {own ? null : <p className="quiet">{t.otherOwner(organisationOf(snapshot, row.owner))}</p>}
        <SecondPerson {...view} />
        <Course {...view} />
        <Howto {...view} />
        <Linked {...view} />
        {own ? <Recording {...view} /> : null}
        <Steering {...view} />
        <EraseContent subject={view.row.id} />
        <History {...view} />
        <Sources {...view} />
      </div>
      {asking ? <StatesDialog row={row} onClose={() => setAsking(false)} /> : null}
    </article>
  )
}
