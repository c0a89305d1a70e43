import { useState } from 'react'
import { countedFact } from '../../../domain/run/facts.ts'
import type { Row } from '../../../domain/run/row.ts'
import { byHand } from '../../../domain/run/commands.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { refusalText } from '../../words/refusals.ts'
import { termWords } from '../../words/terms.ts'
import { useRowActions } from './actions.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

interface StatesDialogProps {
  readonly row: Row
  /** Absent on the item's own page. */
  readonly onOpen?: (() => void) | undefined
  readonly onClose: () => void
}

/** Why a button cannot be pressed now; undefined when it can. */
export function useWhyNot() {
  const store = useStore()
  const language = useLanguage()
  const { shown } = useSnapshot()
  return (command: Parameters<typeof store.may>[0], expected?: string): string | undefined => {
    const no = store.may(command, expected)
    return no === null ? undefined : refusalText(no, language, shown.info?.dutyPhone ?? '')
  }
}

interface StateButtonsProps extends StatesDialogProps {
  readonly onReason: (kind: 'fail' | 'waive') => void
}

function StateButtons({ row, onOpen, onClose, onReason }: StateButtonsProps) {
  const t = useWords(itemWords)
  const page = useWords(itemPageWords)
  const actions = useRowActions()
  const toast = useToast()
  const whyNot = useWhyNot()
  const counted = countedFact(row)
  const needsPage = byHand(row) || row.item.evidence.readings.length > 0
  const act = (outcome: Promise<string | null>) => {
    onClose()
    void outcome.then((wrong) => (wrong === null ? undefined : toast({ text: wrong })))
  }
  const open = () => {
    onClose()
    onOpen?.()
  }
  const noted = { row: row.id, note: '.' }
  const mayTick = whyNot({ type: 'run.tick', payload: { row: row.id } })
  const mayUndo = counted
    ? whyNot({ type: 'run.undo', payload: { row: row.id, fact: counted.id } })
    : undefined
  return (
    <div className="state-buttons">
      {onOpen ? (
        <Button icon="chevron-right" onPress={open}>
          {t.openItem}
        </Button>
      ) : null}
      {needsPage ? null : (
        <Button icon="check" unavailable={mayTick} onPress={() => act(actions.tick(row))}>
          {row.item.twoPerson ? page.recordSecond : page.recordDone}
        </Button>
      )}
      <Button
        icon="x"
        unavailable={whyNot({ type: 'run.fail', payload: noted })}
        onPress={() => onReason('fail')}
      >
        {page.fail}
      </Button>
      <Button
        icon="minus"
        unavailable={whyNot({ type: 'run.waive', payload: noted })}
        onPress={() => onReason('waive')}
      >
        {page.waive}
      </Button>
      {counted === null ? null : (
        <Button icon="undo" unavailable={mayUndo} onPress={() => act(actions.undo(row, counted.id))}>
          {page.undo}
        </Button>
      )}
    </div>
  )
}

/** Every state a row can be given, by finger or context-menu key. */
export function StatesDialog(props: StatesDialogProps) {
  const { row, onClose } = props
  const t = useWords(itemWords)
  const page = useWords(itemPageWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const [reason, setReason] = useState<'fail' | 'waive' | null>(null)
  if (reason !== null) return <ReasonDialog row={row} kind={reason} onClose={onClose} />
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
