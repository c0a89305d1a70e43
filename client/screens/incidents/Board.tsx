import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Link } from '../../app/Link.tsx'
import { secondsOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { CountFilter } from '../../parts/controls/Chip.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { IncidentList } from '../../parts/incidents/IncidentRow.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { boardWords } from '../../words/incidents.ts'
import { policyWords } from '../../words/policy.ts'
import { useScrollPlace } from '../items/scroll.ts'
import { boardFilters, countLines, isBoardFilter, searching } from './board.ts'
import type { BoardFilter, BoardLine, BoardView } from './board.ts'
import { BoardRow } from './BoardRow.tsx'
import { useBoardKeys } from './board-keys.ts'
import { useWarmSearch } from './warm-search.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { useHeld } from './held.ts'
import { steadied } from './kept-order.ts'
import { composerPath } from './paths.ts'

/** Rows drawn at once: as many as a screen holds. The next come as soon as those are painted. */
const atOnce = 12
/** How far below the screen the next are drawn already. */
const ahead = '600px'

export interface BoardProps {
  readonly lines: readonly BoardLine[]
  readonly view: BoardView
  readonly info: CongressInfo
  readonly now: number
  readonly chosen: string | null
  readonly onOpen: (id: string) => void
}

const filterInAddress: { readonly [F in BoardFilter]: string | null } = {
  open: null,
  fresh: 'chua-nhan',
  held: 'da-nhan',
  mitigated: 'da-khong-che',
  late: 'tre',
  settled: 'xong',
}
const filterFrom = (text: string | null): BoardFilter => {
  const found = boardFilters.find((filter) => filterInAddress[filter] === text)
  return found !== undefined && isBoardFilter(found) ? found : 'open'
}

function Counts({
  counts,
  filter,
}: {
  readonly counts: ReturnType<typeof countLines>
  readonly filter: BoardFilter
}) {
  const t = useWords(boardWords)
  const place = usePlace()
  const manner = (id: BoardFilter) => (id === 'fresh' ? 'loud' : id === 'late' ? 'late' : undefined)
  return (
    <CountFilter
      label={t.filterBy}
      chosen={filter}
      onChoose={(id) => go(withQuery(place, { loc: filterInAddress[id] }), { replace: true })}
      counts={boardFilters.map((id) => ({ id, label: t[id], count: counts[id], manner: manner(id) }))}
    />
  )
}

function NewOnes({ waiting, onShow }: { readonly waiting: number; readonly onShow: () => void }) {
  const t = useWords(boardWords)
  if (waiting === 0) return null
  return (
    <p className="new-ones" role="status">
      <Button size="small" kind="primary" icon="chevron-up" onPress={onShow}>
        {t.newOnes(waiting)}
      </Button>
      <span>{t.newWaiting}</span>
    </p>
  )
}

interface BoardHeadProps {
  readonly counts: ReturnType<typeof countLines>
  readonly filter: BoardFilter
  readonly query: string
  readonly note: string
}

/** Title, the way to a new incident, counts, search. */
function BoardHead({ counts, filter, query, note }: BoardHeadProps) {
  const t = useWords(boardWords)
  const policy = useWords(policyWords)
  const { actor } = useSnapshot()
  const place = usePlace()
  const compose = () => go(withQuery({ path: composerPath, query: place.query }, {}))
  return (
    <>
      <PageHead
        title={t.title}
        note={note}
        actions={
          <Button kind="primary" icon="plus" keys={['N']} onPress={compose}>
            {t.newIncident}
          </Button>
        }
      >
        <Counts counts={counts} filter={filter} />
      </PageHead>
      <div className="board-line">
        <SearchBox
          label={t.search}
          placeholder={t.searchHint}
          keys={['/']}
          value={query}
          onChange={(tim) => go(withQuery(place, { tim }), { replace: true })}
        />
        <span className="board-order">{t.order}</span>
        {actor?.department === true ? (
          <Link href="/quy-tac-su-co" className="board-policy">
            {policy.toPolicy}
          </Link>
        ) : null}
      </div>
    </>
  )
}

/** What is true when no line is left, and the way back to the open ones. */
function Nothing({ filtered, at }: { readonly filtered: boolean; readonly at: string }) {
  const t = useWords(boardWords)
  const place = usePlace()
  const showOpen = () => go(withQuery(place, { loc: null, tim: null }), { replace: true })
  return (
    <EmptyState
      title={filtered ? t.noneFound : t.noneOpen}
      text={t.noneText(at)}
      action={
        filtered ? (
          <Button onPress={showOpen}>{t.showOpen}</Button>
        ) : (
          <Button icon="plus" onPress={() => go(withQuery({ path: composerPath, query: place.query }, {}))}>
            {t.newIncident}
          </Button>
        )
      }
    />
  )
}

interface RowsProps {
  /** Filter and search: other lines begin with few rows again. */
  readonly subject: string
  readonly lines: readonly BoardLine[]
  readonly now: number
  readonly zone: string
  readonly chosen: string | null
  readonly filters: string
  readonly onOpen: (id: string) => void
}

/** The rows as far as they are drawn; more of them come as the reader nears the end. */
const Rows = memo(function Rows({ subject, lines, now, zone, chosen, filters, onOpen }: RowsProps) {
  const t = useWords(boardWords)
  const [drawn, setDrawn] = useState({ subject, most: atOnce })
  const most = drawn.subject === subject ? drawn.most : atOnce
  const more = useCallback(
    () =>
      setDrawn((before) => ({
        subject,
        most: (before.subject === subject ? before.most : atOnce) + atOnce,
      })),
    [subject],
  )
  const end = useRef<HTMLParagraphElement>(null)
  const left = lines.length - most
  useEffect(() => {
    const mark = end.current
    if (mark === null) return
    const watching = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true) more()
      },
      { rootMargin: ahead },
    )
    watching.observe(mark)
    return () => watching.disconnect()
  }, [more, most])
  return (
    <>
      <IncidentList label={t.list} heads={[t.headSeverity, t.headCode, t.headWhat, t.headState, t.headDue]}>
        {lines.slice(0, most).map((line) => (
          <BoardRow
            key={line.incident.id}
            line={line}
            now={now}
            zone={zone}
            selected={line.incident.id === chosen}
            filters={filters}
            onOpen={onOpen}
          />
        ))}
      </IncidentList>
      {left > 0 ? (
        <p className="page-pad" ref={end}>
          <Button onPress={more}>{t.more(Math.min(left, atOnce))}</Button>
        </p>
      ) : null}
    </>
  )
})

/** What filter and search leave of the board. Until a search is quick, what is typed is drawn first and the list after it. */
function useFitting({ lines, view }: BoardProps) {
  const { shown } = useSnapshot()
  const { query } = usePlace()
  const { areas } = shown
  const nameOf = useCallback((id: string) => areas.get(id)?.name ?? id, [areas])
  const warm = useWarmSearch(lines, nameOf)
  const late = useDeferredValue(warm ? null : query)
  const place = warm ? query : (late ?? query)
  const filter = filterFrom(place.get('loc'))
  const searched = place.get('tim') ?? ''
  const [search] = useState(searching)
  const fitting = useMemo(
    () => search(lines, filter, searched, view, nameOf),
    [search, lines, filter, searched, view, nameOf],
  )
  const counts = useMemo(() => countLines(lines, view), [lines, view])
  const filters = place.toString()
  return { fitting, counts, filter, searched, filters: filters === '' ? '' : `?${filters}` }
}

/** The board: counts that filter, rows in an order that holds still under the reader. */
export function Board(props: BoardProps) {
  const { lines, info, now, chosen, onOpen } = props
  const t = useWords(boardWords)
  const place = usePlace()
  const box = useRef<HTMLDivElement>(null)
  useScrollPlace('/su-co', 'kept')
  const { fitting, counts, filter, searched, filters } = useFitting(props)
  const subject = `${filter} ${searched}`
  const { held, renew, watch } = useHeld(() => fitting.map(({ incident }) => incident.id), subject)
  const steady = useMemo(() => steadied(fitting, lines, held), [fitting, lines, held])
  const { asked, onDone } = useBoardKeys(box, props, steady.lines)
  return (
    <div className="incidents" ref={box}>
      <BoardHead
        counts={counts}
        filter={filterFrom(place.query.get('loc'))}
        query={place.query.get('tim') ?? ''}
        note={t.shownHidden(steady.lines.length, lines.length - steady.lines.length)}
      />
      <NewOnes waiting={steady.waiting} onShow={renew} />
      {steady.lines.length === 0 ? (
        <Nothing filtered={filter !== 'open' || searched !== ''} at={secondsOf(now, info.zone)} />
      ) : (
        <div {...watch}>
          <Rows
            subject={subject}
            lines={steady.lines}
            now={now}
            zone={info.zone}
            chosen={chosen}
            filters={filters}
            onOpen={onOpen}
          />
        </div>
      )}
      {asked === null ? null : (
        <ActionDialog view={{ incident: asked.incident, info, now }} asking={asked.asking} onClose={onDone} />
      )}
    </div>
  )
}
