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
import type { Outcome } from './actions.ts'
import { useDraft } from './draft.ts'

export interface ReasonDialogProps {
  readonly row: Row
  readonly kind: 'fail' | 'waive'
  readonly onClose: () => void
}

/** Why it failed or does not apply; the draft outlives closing. */
export function ReasonDialog({ row, kind, onClose }: ReasonDialogProps) {
  const t = useWords(itemPageWords)
  const { close, noSecrets } = useWords(termWords)
  const actions = useRowActions()
  const { draft, change, drop } = useDraft(`trucban-reason ${kind} ${row.id}`, { note: '' })
  const [wrong, setWrong] = useState<string | null>(null)
  const record = async (then?: () => void) => {
    if (draft.note.trim() === '') return setWrong(t.reasonNeeded)
    const outcome: Outcome = kind === 'fail' ? actions.fail(row, draft.note) : actions.waive(row, draft.note)
    const said = await outcome
    if (said !== null) return setWrong(said)
    drop()
    onClose()
    then?.()
  }
  const { critical } = row.item
  const buttons =
    kind === 'fail' ? (
      <>
        <Button onPress={() => void record()}>{t.recordFailed}</Button>
        <Button kind="danger" onPress={() => void record(() => go(composerFor(row.id)))}>
          {t.recordFailedIncident}
        </Button>
      </>
    ) : (
      <Button kind="primary" onPress={() => void record()}>
        {critical ? t.askWaiver : t.recordWaiver}
      </Button>
    )
  return (
    <Dialog
      title={kind === 'fail' ? t.failTitle(row.item.id) : t.waiveTitle(row.item.id)}
      closeLabel={close}
      onClose={onClose}
      actions={buttons}
      note={noSecrets}
    >
      {kind === 'waive' ? (
        <p className="dialog-said">
          <Icon name="octagon-alert" /> {critical ? t.waiveCritical : t.waivePlain}
        </p>
      ) : null}
      <TextField
        label={kind === 'fail' ? t.failReason : t.waiveReason}
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
