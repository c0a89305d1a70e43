import { useState } from 'react'
import type { Row } from '../../../domain/run/row.ts'
import { useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { termWords } from '../../words/terms.ts'
import { useRowActions } from './actions.ts'
import type { Outcome, RowActions } from './actions.ts'
import { useDraft } from './draft.ts'

/** What needs a reason; taking a record back names which one. */
export type Reason =
  { readonly is: 'fail' | 'waive' | 'block' } | { readonly is: 'undo'; readonly fact: string }

export interface ReasonDialogProps {
  readonly row: Row
  readonly reason: Reason
  readonly onClose: () => void
}

const titles = { fail: 'failTitle', waive: 'waiveTitle', block: 'blockTitle', undo: 'undoTitle' } as const
const labels = { fail: 'failReason', waive: 'waiveReason', block: 'blockReason', undo: 'undoReason' } as const
const plain = { block: 'recordBlocked', undo: 'recordUndone' } as const

function recordOf(actions: RowActions, row: Row, reason: Reason, note: string): Outcome {
  if (reason.is === 'undo') return actions.undo(row, reason.fact, note)
  return actions[reason.is](row, note)
}

function Buttons({
  row,
  reason,
  onRecord,
}: Omit<ReasonDialogProps, 'onClose'> & { readonly onRecord: (then?: () => void) => void }) {
  const t = useWords(itemPageWords)
  if (reason.is === 'fail')
    return (
      <>
        <Button onPress={() => onRecord()}>{t.recordFailed}</Button>
        <Button kind="danger" onPress={() => onRecord(() => go(composerFor(row.id)))}>
          {t.recordFailedIncident}
        </Button>
      </>
    )
  const waiver = row.item.critical ? t.askWaiver : t.recordWaiver
  return (
    <Button kind="primary" onPress={() => onRecord()}>
      {reason.is === 'waive' ? waiver : t[plain[reason.is]]}
    </Button>
  )
}

/** Why it failed, does not apply, is blocked, or is taken back; the draft outlives closing. */
export function ReasonDialog({ row, reason, onClose }: ReasonDialogProps) {
  const t = useWords(itemPageWords)
  const { close, noSecrets } = useWords(termWords)
  const actions = useRowActions()
  const { draft, change, drop } = useDraft(`trucban-reason ${reason.is} ${row.id}`, { note: '' })
  const [wrong, setWrong] = useState<string | null>(null)
  const record = async (then?: () => void) => {
    if (draft.note.trim() === '') return setWrong(t.reasonNeeded)
    const said = await recordOf(actions, row, reason, draft.note)
    if (said !== null) return setWrong(said)
    drop()
    onClose()
    then?.()
  }
  return (
    <Dialog
      title={t[titles[reason.is]](row.item.id)}
      closeLabel={close}
      onClose={onClose}
      actions={<Buttons row={row} reason={reason} onRecord={(then) => void record(then)} />}
      note={noSecrets}
    >
      {reason.is === 'waive' ? (
        <p className="dialog-said">
          <Icon name="octagon-alert" /> {row.item.critical ? t.waiveCritical : t.waivePlain}
        </p>
      ) : null}
      {reason.is === 'undo' ? <p className="quiet">{t.undoText}</p> : null}
      <TextField
        label={t[labels[reason.is]]}
        value={draft.note}
        maxLength={300}
        required
        error={wrong ?? undefined}
        onChange={(note) => {
          setWrong(null)
          change({ note })
        }}
      />
    </Dialog>
  )
}

/** The new incident, filled in from a row. */
export const composerFor = (row: string): string => `/su-co/moi?muc=${encodeURIComponent(row)}`
