import { useState } from 'react'
import type { Row } from '../../../domain/run/row.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { steeringWords } from '../../words/steering.ts'
import { termWords } from '../../words/terms.ts'
import { useBulkTick } from './bulk.ts'

interface Props {
  readonly area: string
  readonly rows: readonly Row[]
  readonly onClose: () => void
}

/** One walk through an area, one press: every item still chosen gets a record of its own, all undone together. */
export function BulkTick({ area, rows, onClose }: Props) {
  const t = useWords(steeringWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const tickAll = useBulkTick()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter(({ id }) => !left.has(id))
  const turn = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const record = () => {
    onClose()
    void tickAll(chosen)
  }
  return (
    <Dialog
      title={t.bulkTitle(area)}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" unavailable={chosen.length === 0 ? t.bulkText : undefined} onPress={record}>
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
