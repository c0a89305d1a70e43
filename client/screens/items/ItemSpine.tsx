import { Suspense, useState } from 'react'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { usePlace } from '../../app/place.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { NowLine, Spine, SpineFold, SpineHeading, SpineList } from '../../parts/items/Spine.tsx'
import { Button } from '../../parts/controls/Button.tsx'
import { itemWords } from '../../words/items.ts'
import { ItemLine } from './ItemLine.tsx'
import { BulkTick } from './pressed.ts'
import type { ItemsListProps, Scope } from './ItemsList.tsx'
import type { Moment } from './said.ts'
import { byArea, isFiltered, sectionsOf } from './sections.ts'
import type { Line, Wanted } from './sections.ts'
import { areaOf } from './who.ts'

/** Rows drawn at once; a department's 700 come by the hundred. */
const atOnce = 100

interface SpineProps extends ItemsListProps {
  readonly lines: readonly Line[]
  readonly scope: Scope
  readonly wanted: Wanted
  /** Clock time. */
  readonly shiftEnd: string
}

type RowsProps = Pick<ItemsListProps, 'chosen' | 'onOpen'> & {
  readonly label: string
  readonly lines: readonly Line[]
  readonly moment: Moment
}

function Rows({ label, lines, ...rest }: RowsProps) {
  const t = useWords(itemWords)
  const [most, setMost] = useState(atOnce)
  const left = lines.length - most
  if (lines.length === 0) return null
  return (
    <>
      <SpineList label={label}>
        {lines.slice(0, most).map((line) => (
          <ItemLine key={line.row.id} line={line} {...rest} />
        ))}
      </SpineList>
      {left > 0 ? (
        <p className="spine-more">
          <Button onPress={() => setMost(most + atOnce)}>{t.more(Math.min(left, atOnce))}</Button>
        </p>
      ) : null}
    </>
  )
}

function Fold({ text, open, ...rows }: RowsProps & { readonly text: string; readonly open: boolean }) {
  const [shown, setShown] = useState(open)
  if (rows.lines.length === 0) return null
  return (
    <>
      <SpineFold text={text} open={shown} onToggle={() => setShown(!shown)} />
      {shown ? <Rows {...rows} /> : null}
    </>
  )
}

/** Above the line overdue, below it this shift, then what is further away and what is done. */
function ByTime({ lines, scope, wanted, moment, ...rest }: SpineProps & { readonly moment: Moment }) {
  const t = useWords(itemWords)
  const { now, shift, later, done } = sectionsOf(lines)
  const rows = { chosen: rest.chosen, onOpen: rest.onOpen, moment }
  const failed = now.filter(({ status }) => status.state === 'failed').length
  const [next] = later
  // Who searches wants to see what was found, wherever it stands.
  const open = isFiltered(wanted) || scope === 'all'
  const folded = `${scope} ${String(open)}`
  return (
    <Spine>
      {now.length === 0 ? null : (
        <SpineHeading tone="act">{t.overdueHead(now.length - failed, failed)}</SpineHeading>
      )}
      <Rows label={t.overdueList} lines={now} {...rows} />
      <NowLine
        time={clockOf(moment.now, moment.zone)}
        label={t.now}
        text={shift.length === 0 ? t.nothingInShift : t.inShift(shift.length)}
      />
      <Rows label={t.shiftList} lines={shift} {...rows} />
      <Fold
        key={`later ${folded}`}
        open={open}
        text={t.laterFold(later.length, next ? whenOf(next.dueAt, moment.now, moment.zone) : '')}
        label={t.laterList}
        lines={later}
        {...rows}
      />
      <Fold
        key={`done ${folded}`}
        open={isFiltered(wanted)}
        text={t.doneFold(done.length)}
        label={t.doneList}
        lines={done}
        {...rows}
      />
    </Spine>
  )
}

/** What may be ticked for the whole area and is not yet. */
function AreaTick({ area, lines }: { readonly area: string; readonly lines: readonly Line[] }) {
  const t = useWords(itemWords)
  const [asking, setAsking] = useState(false)
  const rows = lines
    .filter(({ row, status }) => row.item.bulk && !['done', 'waived', 'failed'].includes(status.state))
    .map(({ row }) => row)
  if (rows.length < 2) return null
  return (
    <p className="spine-more">
      <Button icon="check-check" onPress={() => setAsking(true)}>
        {t.bulk(rows.length)}
      </Button>
      {asking ? (
        <Suspense>
          <BulkTick area={area} rows={rows} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </p>
  )
}

function ByArea({ lines, moment, chosen, onOpen }: SpineProps & { readonly moment: Moment }) {
  const t = useWords(itemWords)
  const snapshot = useSnapshot()
  return (
    <Spine>
      {byArea(lines, snapshot.shown.areas).map((group) => {
        const name = areaOf(snapshot, group.area, t.noArea)
        return (
          <section key={group.area ?? ''}>
            <SpineHeading tone={group.lines.some(({ place }) => place === 'now') ? 'act' : undefined}>
              {t.groupHead(name, group.done, group.lines.length)}
            </SpineHeading>
            <AreaTick area={name} lines={group.lines} />
            <Rows label={name} lines={group.lines} moment={moment} chosen={chosen} onOpen={onOpen} />
          </section>
        )
      })}
    </Spine>
  )
}

/** The rows down the spine of time, or by area. */
export function ItemSpine(props: SpineProps) {
  const { lines, scope, info, now, shiftEnd, rows } = props
  const t = useWords(itemWords)
  const language = useLanguage()
  const { query } = usePlace()
  const moment: Moment = { now, zone: info.zone, language, t }
  const checked = t.checkedAt(clockOf(now, info.zone))
  if (rows.length === 0) return <EmptyState title={t.nothingOwned} text={checked} />
  if (lines.length === 0) return <EmptyState title={t.nothingFound} text={checked} />
  if (scope === 'all' && query.get('nhom') === 'khu') return <ByArea {...props} moment={moment} />
  return (
    <>
      {scope === 'mine' ? <p className="scope-note">{t.mineMeans(shiftEnd)}</p> : null}
      <ByTime {...props} moment={moment} />
    </>
  )
}
