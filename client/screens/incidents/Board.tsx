import { useMemo, useRef, useState } from 'react'
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
import { areaOf } from '../items/who.ts'
import { boardFilters, countLines, isBoardFilter, shownLines, steadied } from './board.ts'
import type { BoardFilter, BoardLine, BoardView } from './board.ts'
import { BoardRow } from './BoardRow.tsx'
import { useBoardKeys } from './board-keys.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { useHeld } from './held.ts'
import { composerPath } from './paths.ts'

/** Rows drawn at once. */
const atOnce = 120

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
      action={filtered ? <Button onPress={showOpen}>{t.showOpen}</Button> : undefined}
    />
  )
}

/** The board: counts that filter, rows in an order that holds still under the reader. */
export function Board(props: BoardProps) {
  const { lines, view, info, now, chosen, onOpen } = props
  const t = useWords(boardWords)
  const place = usePlace()
  const snapshot = useSnapshot()
  const box = useRef<HTMLDivElement>(null)
  const [most, setMost] = useState(atOnce)
  const filter = filterFrom(place.query.get('loc'))
  const query = place.query.get('tim') ?? ''
  useScrollPlace('/su-co', 'kept')
  const fitting = shownLines(lines, filter, query, view, (id) => areaOf(snapshot, id, ''))
  const ids = useMemo(() => fitting.map(({ incident }) => incident.id), [fitting])
  const { held, renew, watch } = useHeld(ids, `${filter} ${query}`)
  const steady = steadied(fitting, lines, held)
  const { asked, onDone } = useBoardKeys(box, props, steady.lines)
  const left = steady.lines.length - most
  return (
    <div className="incidents" ref={box}>
      <BoardHead
        counts={countLines(lines, view)}
        filter={filter}
        query={query}
        note={t.shownHidden(steady.lines.length, lines.length - steady.lines.length)}
      />
      <NewOnes waiting={steady.waiting} onShow={renew} />
      {steady.lines.length === 0 ? (
        <Nothing filtered={filter !== 'open' || query !== ''} at={secondsOf(now, info.zone)} />
      ) : (
        <div {...watch}>
          <IncidentList
            label={t.list}
            heads={[t.headSeverity, t.headCode, t.headWhat, t.headState, t.headDue]}
          >
            {steady.lines.slice(0, most).map((line) => (
              <BoardRow
                key={line.incident.id}
                line={line}
                now={now}
                zone={info.zone}
                selected={line.incident.id === chosen}
                onOpen={onOpen}
              />
            ))}
          </IncidentList>
        </div>
      )}
      {left > 0 ? (
        <p className="page-pad">
          <Button onPress={() => setMost(most + atOnce)}>{t.more(Math.min(left, atOnce))}</Button>
        </p>
      ) : null}
      {asked === null ? null : (
        <ActionDialog view={{ incident: asked.incident, info, now }} asking={asked.asking} onClose={onDone} />
      )}
    </div>
  )
}
