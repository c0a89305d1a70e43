import './panes.css'
import './items.css'
import { Suspense, useCallback, useMemo } from 'react'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace } from '../../app/place.ts'
import type { ScreenProps } from '../../app/routes.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { itemWords } from '../../words/items.ts'
import { ItemsList } from './ItemsList.tsx'
import { deskWide, useMedia } from './media.ts'
import { ItemPage, useFetchAhead } from './pressed.ts'

/** "Việc của tôi": the list, one item, or on a wide desk both side by side. */
export default function ItemsScreen({ params }: ScreenProps) {
  const wide = useMedia(deskWide)
  const t = useWords(itemWords)
  const row = params['row'] ?? null
  useFetchAhead()
  if (row !== null && !wide) return <ItemPage key={row} rowId={row} beside={false} />
  if (!wide) return <List chosen={null} />
  return (
    <div className="two-panes">
      <div className="pane">
        <List chosen={row} />
      </div>
      <aside className="pane pane-side">
        {row === null ? (
          <EmptyState title={t.chooseOne} text={t.chooseOneText} />
        ) : (
          <Suspense>
            <ItemPage key={row} rowId={row} beside />
          </Suspense>
        )}
      </aside>
    </div>
  )
}

function List({ chosen }: { readonly chosen: string | null }) {
  const { actor, shown } = useSnapshot()
  const t = useWords(itemWords)
  const { query } = usePlace()
  const now = useNow(15_000)
  const mine = actor?.organisation ?? null
  const rows = useMemo(
    () => [...shown.rows.values()].filter(({ owner }) => owner === mine),
    [shown.rows, mine],
  )
  const open = useCallback(
    (id: string) => {
      const text = query.toString()
      go(`/viec/${encodeURIComponent(id)}${text === '' ? '' : `?${text}`}`)
    },
    [query],
  )
  const { info } = shown
  if (!info || mine === null) return <EmptyState title={t.noPlace} text={t.noPlaceText} />
  return <ItemsList rows={rows} info={info} organisation={mine} now={now} chosen={chosen} onOpen={open} />
}
