import '../items/panes.css'
import './incidents.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNow, useSnapshot } from '../../app/context.ts'
import { go, goBack, usePlace, withQuery } from '../../app/place.ts'
import type { Place } from '../../app/place.ts'
import type { ScreenProps } from '../../app/routes.ts'
import { abovePhone, deskWide, useMedia } from '../items/media.ts'
import { shiftAt } from '../items/shift.ts'
import { lateFrom } from './board.ts'
import type { BoardView } from './board.ts'
import { Board } from './Board.tsx'
import { Composer } from './Composer.tsx'
import { IncidentPanel } from './IncidentPanel.tsx'
import { keptInOrder } from './kept-order.ts'
import { composerPath } from './paths.ts'

/** Opens an incident with the filters as they are by then; the same function for as long as the screen stands. */
function useOpening(place: Place): (id: string) => void {
  const latest = useRef(place)
  useEffect(() => {
    latest.current = place
  })
  return useCallback((id) => {
    const { query } = latest.current
    go(withQuery({ path: `/su-co/${id}`, query }, { muc: null }))
  }, [])
}

/** The board, one incident, a new one; on a wide desk list and panel side by side, between the two an overlay. */
export default function IncidentsScreen({ params }: ScreenProps) {
  const place = usePlace()
  const wide = useMedia(deskWide)
  const desk = useMedia(abovePhone)
  const { shown } = useSnapshot()
  const now = useNow(1000)
  const { info, catalogue, incidents, faces } = shown
  const [inOrder] = useState(keptInOrder)
  const lines = useMemo(() => inOrder({ incidents, faces }), [inOrder, incidents, faces])
  const { severities } = catalogue
  const shiftFrom = info === null ? 0 : shiftAt(info, now).from
  const view: BoardView = useMemo(
    () => ({ shiftFrom, isLate: (line) => line.whole && lateFrom(line.incident, severities) < now }),
    [shiftFrom, severities, now],
  )
  const open = useOpening(place)
  if (!info) return null
  const composing = place.path === composerPath
  const id = params['id'] ?? null
  const list = withQuery({ path: '/su-co', query: place.query }, { muc: null })
  const close = () => goBack(list)
  const board = <Board lines={lines} view={view} info={info} now={now} chosen={id} onOpen={open} />
  const composer = composing ? <Composer lines={lines} onClose={close} onOpen={open} /> : null
  if (!desk)
    return (
      composer ?? (id === null ? board : <IncidentPanel id={id} now={now} shape="page" onClose={close} />)
    )
  const panel =
    id === null ? null : <IncidentPanel id={id} now={now} shape="panel" onClose={() => go(list)} />
  return (
    <>
      <div className="two-panes">
        <div className="pane">{board}</div>
        {panel === null ? null : <aside className={wide ? 'pane-panel' : 'pane-overlay'}>{panel}</aside>}
      </div>
      {composer}
    </>
  )
}
