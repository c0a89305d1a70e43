import { useState } from 'react'
import type { Row } from '../../../domain/run/row.ts'
import { useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { itemWords } from '../../words/items.ts'
import { refusalText } from '../../words/refusals.ts'
import { steeringWords } from '../../words/steering.ts'
import { termWords } from '../../words/terms.ts'

interface Props {
  readonly area: string
  readonly rows: readonly Row[]
  readonly onClose: () => void
}

/** One walk through an area, one press: every item still chosen gets a record of its own, all undone together. */
export function BulkTick({ area, rows, onClose }: Props) {
  const t = useWords(steeringWords)
  const list = useWords(itemWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const store = useStore()
  const toast = useToast()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(({ id }) => !left.has(id))
  const turn = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const record = async () => {
    onClose()
    const receipts = await Promise.all(
      chosen.map(async ({ id }) => ({ row: id, receipt: await store.send('run.tick', { row: id }) })),
    )
    const done = receipts.filter(({ receipt }) => receipt.ok)
    const refused = receipts.find(({ receipt }) => !receipt.ok)?.receipt
    const undo = () => {
      for (const { row, receipt } of done)
        if (receipt.ok) void store.send('run.undo', { row, fact: receipt.id })
    }
    toast({ text: t.bulkDone(done.length), action: { label: list.undoIn, onPress: undo } })
    if (refused && !refused.ok)
      toast({ text: refusalText(refused.error, language, store.getSnapshot().shown.info?.dutyPhone ?? '') })
  }
  return (
    <Dialog
      title={t.bulkTitle(area)}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          unavailable={chosen.length === 0 ? t.bulkText : undefined}
          onPress={() => void record()}
        >
          {t.bulkSave(chosen.length)}
        </Button>
      }
    >
      <p className="quiet">{t.bulkText}</p>
      {rows.map(({ id, item }) => (
        <Checkbox
          key={id}
          checked={!left.has(id)}
          label={`${item.id} · ${item.title[language]}`}
          onChange={() => turn(id)}
        />
      ))}
    </Dialog>
  )
}
