import { memo, Suspense, useCallback, useState } from 'react'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { byHand } from '../../../domain/run/commands.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { RowStatus } from '../../../domain/run/status.ts'
import { useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { ItemRow } from '../../parts/items/ItemRow.tsx'
import type { Snapshot } from '../../sync/snapshot.ts'
import type { SyncMark } from '../../sync/entry.ts'
import { useStore as useSelected } from '../../sync/use.ts'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import { useRowActions } from './actions.ts'
import { deskWide, useMedia } from './media.ts'
import { StatesDialog } from './pressed.ts'
import { boxOf, dueSaid, statusSaid } from './said.ts'
import type { Moment } from './said.ts'
import type { Line } from './sections.ts'
import { areaOf, organisationOf } from './who.ts'

interface ItemLineProps {
  readonly line: Line
  readonly moment: Moment
  readonly chosen: string | null
  readonly onOpen: (row: string) => void
}

/** The incident still open that was raised for a row, if this account sees it. */
export function openIncidentOf({ shown }: Pick<Snapshot, 'shown'>, row: string): Incident | null {
  for (const incident of shown.incidents.values())
    if (isOpen(incident.status) && incident.rows.includes(row)) return incident
  return null
}

/** A plain tick that one person can give: it needs no page of its own. */
const ticksAtOnce = (row: Row, status: RowStatus): boolean =>
  !byHand(row) &&
  !row.item.twoPerson &&
  row.item.evidence.readings.length === 0 &&
  status.state !== 'done' &&
  status.state !== 'waived' &&
  status.state !== 'waiting'

/** What one row takes from the snapshot: only when that changed is it drawn again, not with every change elsewhere. */
interface Seen {
  readonly held: Incident | null
  readonly mark: SyncMark | undefined
  readonly mayTick: boolean
  readonly area: string | null
  readonly carrier: string | null
}

const isSame = <T extends object>(one: T, other: T): boolean =>
  (Object.keys(one) as (keyof T)[]).every((key) => Object.is(one[key], other[key]))

/** `now`: what may be done is asked again as time goes by. */
function useSeen(row: Row, now: number): Seen {
  const store = useStore()
  const select = useCallback(
    (snapshot: Snapshot): Seen => {
      const { id, area, carrier, owner } = row
      return {
        held: openIncidentOf(snapshot, id),
        mark: snapshot.sync.get(id),
        mayTick: now > 0 && store.may({ type: 'run.tick', payload: { row: id } }) === null,
        area: area === null ? null : areaOf(snapshot, area, ''),
        carrier: carrier === null || carrier === owner ? null : organisationOf(snapshot, carrier),
      }
    },
    [store, row, now],
  )
  return useSelected(select, isSame)
}

const metaOf = ({ item }: Row, { held, area, carrier }: Seen, t: Moment['t']): string =>
  [
    item.id,
    area,
    carrier,
    item.critical ? t.critical : null,
    item.twoPerson ? t.twoPerson : null,
    held === null ? null : t.sees(held.code),
  ]
    .filter((part) => part !== null)
    .join(' · ')

export function useSyncLabel(): (mark: SyncMark) => string {
  const t = useWords(itemWords)
  return (mark) =>
    ({
      saved: t.syncSaved,
      sending: t.syncSending,
      received: t.syncReceived,
      refused: t.syncRefused,
      'set-aside': t.syncAside,
    })[mark]
}

function Drawn({ line, moment, chosen, onOpen }: ItemLineProps) {
  const { row, status } = line
  const { t, language } = moment
  const toast = useToast()
  const wide = useMedia(deskWide)
  const actions = useRowActions()
  const syncLabel = useSyncLabel()
  const [asking, setAsking] = useState(false)
  // Seen with the next frame; the disk, which alone makes it stored, may take longer.
  const [pressed, setPressed] = useState(false)
  const seen = useSeen(row, moment.now)
  const { held, mark } = seen
  const open = () => onOpen(row.id)
  const ticks = seen.mayTick && ticksAtOnce(row, status)
  const tick = () => {
    if (pressed) return
    setPressed(true)
    void actions.tick(row).then((wrong) => {
      setPressed(false)
      if (wrong !== null) toast({ text: wrong })
    })
  }
  const state = pressed ? 'done' : boxOf(status, held !== null)
  return (
    <>
      <ItemRow
        id={row.id}
        due={dueSaid(line.dueAt, moment)}
        box={{
          state,
          label: state === 'failed-held' ? t.boxFailedHeld : rowStateWords[status.state][language],
        }}
        title={row.item.title[language]}
        meta={metaOf(row, seen, t)}
        status={statusSaid(row, status, moment)}
        sync={mark === undefined ? undefined : { state: mark, label: syncLabel(mark) }}
        selected={chosen === row.id}
        busy={pressed}
        onBox={ticks ? tick : undefined}
        boxActionLabel={ticks ? t.tickDone : undefined}
        onPress={ticks && !wide ? tick : open}
        onHold={() => setAsking(true)}
        open={ticks && !wide ? { label: t.openItem, onPress: open } : undefined}
      />
      {asking ? (
        <Suspense>
          <StatesDialog row={row} onOpen={open} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** A list of hundreds is worked out anew with each change; a line that says the same is not drawn again. */
const saysSame = (one: ItemLineProps, other: ItemLineProps): boolean => {
  const { row } = one.line
  return (
    row === other.line.row &&
    one.line.dueAt === other.line.dueAt &&
    isSame(one.line.status, other.line.status) &&
    isSame(one.moment, other.moment) &&
    (one.chosen === row.id) === (other.chosen === row.id) &&
    one.onOpen === other.onOpen
  )
}

/** One row: a press gives the next usual step, a long press offers every state. */
export const ItemLine = memo(Drawn, saysSame)
