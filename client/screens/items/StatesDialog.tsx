import { useState } from 'react'
import { countedFact } from '../../../domain/run/facts.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { termWords } from '../../words/terms.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { Reason } from './ReasonDialog.tsx'
import { StateButtons } from './StateButtons.tsx'
import type { StateButtonsProps } from './StateButtons.tsx'

/** Every state a row can be given, by finger or context-menu key. */
export function StatesDialog(props: Omit<StateButtonsProps, 'onReason'>) {
  const { row, onClose } = props
  const t = useWords(itemWords)
  const page = useWords(itemPageWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const [reason, setReason] = useState<Reason | null>(null)
  if (reason !== null) return <ReasonDialog row={row} reason={reason} onClose={onClose} />
  return (
    <Dialog
      title={t.allStates}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="quiet" onPress={onClose}>
          {close}
        </Button>
      }
    >
      <p className="quiet">
        <b className="code">{row.item.id}</b> · {row.item.title[language]}
      </p>
      <StateButtons {...props} onReason={setReason} />
      {countedFact(row) === null ? null : <p className="quiet">{page.undoText}</p>}
    </Dialog>
  )
}
