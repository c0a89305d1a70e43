import { Suspense, useState } from 'react'
import { useLanguage, useWords } from '../../app/language.ts'
import { usePlace } from '../../app/place.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { NowLine, Spine, SpineFold, SpineHeading } from '../../parts/items/Spine.tsx'
import { itemWords } from '../../words/items.ts'
import { AreaSpine } from './pressed.ts'
import type { ItemsListProps, Scope } from './ItemsList.tsx'
import type { Moment } from './said.ts'
import { isFiltered, sectionsOf } from './sections.ts'
import type { Line, Wanted } from './sections.ts'
import { SpineRows } from './SpineRows.tsx'
import type { RowsProps } from './SpineRows.tsx'

export interface SpineProps extends ItemsListProps {
  readonly lines: readonly Line[]
  readonly scope: Scope
  readonly wanted: Wanted
  /** Clock time. */
  readonly shiftEnd: string
}

function Fold({ text, open, ...rows }: RowsProps & { readonly text: string; readonly open: boolean }) {
  const [shown, setShown] = useState(open)
  if (rows.lines.length === 0) return null
  return (
    <>
      <SpineFold text={text} open={shown} onToggle={() => setShown(!shown)} />
      {shown ? <SpineRows {...rows} /> : null}
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
      <SpineRows label={t.overdueList} lines={now} {...rows} />
      <NowLine
        time={clockOf(moment.now, moment.zone)}
        label={t.now}
        text={shift.length === 0 ? t.nothingInShift : t.inShift(shift.length)}
      />
      <SpineRows label={t.shiftList} lines={shift} {...rows} />
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
  if (scope === 'all' && query.get('nhom') === 'khu')
    return (
      <Suspense>
        <AreaSpine {...props} moment={moment} />
      </Suspense>
    )
  return (
    <>
      {scope === 'mine' ? <p className="scope-note">{t.mineMeans(shiftEnd)}</p> : null}
      <ByTime {...props} moment={moment} />
    </>
  )
}
