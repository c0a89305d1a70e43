import { Suspense, useState } from 'react'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { Incident } from '../../../domain/incident/events.ts'
import { byHand } from '../../../domain/run/commands.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { RowStatus } from '../../../domain/run/status.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { ItemRow } from '../../parts/items/ItemRow.tsx'
import type { Snapshot } from '../../sync/snapshot.ts'
import type { SyncMark } from '../../sync/entry.ts'
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

function useMeta({ row }: Line, held: Incident | null): string {
  const t = useWords(itemWords)
  const snapshot = useSnapshot()
  const { item, area, carrier, owner } = row
  return [
    item.id,
    area === null ? null : areaOf(snapshot, area, ''),
    carrier === null || carrier === owner ? null : organisationOf(snapshot, carrier),
    item.critical ? t.critical : null,
    item.twoPerson ? t.twoPerson : null,
    held === null ? null : t.sees(held.code),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

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

/** One row: a press gives the next usual step, a long press offers every state. */
export function ItemLine({ line, moment, chosen, onOpen }: ItemLineProps) {
  const { row, status } = line
  const { t, language } = moment
  const snapshot = useSnapshot()
  const store = useStore()
  const toast = useToast()
  const wide = useMedia(deskWide)
  const actions = useRowActions()
  const syncLabel = useSyncLabel()
  const [asking, setAsking] = useState(false)
  const held = openIncidentOf(snapshot, row.id)
  const meta = useMeta(line, held)
  const mark = snapshot.sync.get(row.id)
  const open = () => onOpen(row.id)
  const may = store.may({ type: 'run.tick', payload: { row: row.id } }) === null
  const ticks = may && ticksAtOnce(row, status)
  const tick = () =>
    void actions.tick(row).then((wrong) => (wrong === null ? undefined : toast({ text: wrong })))
  const state = boxOf(status, held !== null)
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
        meta={meta}
        status={statusSaid(row, status, moment)}
        sync={mark === undefined ? undefined : { state: mark, label: syncLabel(mark) }}
        selected={chosen === row.id}
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
