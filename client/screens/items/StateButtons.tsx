import { countedFact, standingMark } from '../../../domain/run/facts.ts'
import type { Row } from '../../../domain/run/row.ts'
import { byHand } from '../../../domain/run/commands.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { refusalText } from '../../words/refusals.ts'
import { useRowActions } from './actions.ts'
import type { Reason } from './ReasonDialog.tsx'

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

/** Takes back the newest record or mark; freely while its author may, otherwise with a reason. */
function UndoButton({
  row,
  onReason,
  onAct,
}: {
  readonly row: Row
  readonly onReason: (reason: Reason) => void
  readonly onAct: (outcome: Promise<string | null>) => void
}) {
  const page = useWords(itemPageWords)
  const actions = useRowActions()
  const store = useStore()
  const whyNot = useWhyNot()
  const last = standingMark(row) ?? countedFact(row)
  if (last === null) return null
  const payload = { row: row.id, fact: last.id }
  const freely = store.may({ type: 'run.undo', payload }) === null
  const unavailable = whyNot({ type: 'run.undo', payload: { ...payload, note: '.' } })
  const press = () => (freely ? onAct(actions.undo(row, last.id)) : onReason({ is: 'undo', fact: last.id }))
  return (
    <Button icon="undo" unavailable={unavailable} onPress={press}>
      {freely ? page.undo : page.undoWhy}
    </Button>
  )
}

export interface StateButtonsProps {
  readonly row: Row
  /** Absent on the item's own page. */
  readonly onOpen?: (() => void) | undefined
  readonly onClose: () => void
  readonly onReason: (reason: Reason) => void
}

/** Every state that the row's owner can give it. */
export function StateButtons({ row, onOpen, onClose, onReason }: StateButtonsProps) {
  const t = useWords(itemWords)
  const page = useWords(itemPageWords)
  const actions = useRowActions()
  const toast = useToast()
  const whyNot = useWhyNot()
  const needsPage = byHand(row) || row.item.evidence.readings.length > 0
  const act = (outcome: Promise<string | null>) => {
    onClose()
    void outcome.then((wrong) => (wrong === null ? undefined : toast({ text: wrong })))
  }
  const noted = { row: row.id, note: '.' }
  const mayTick = whyNot({ type: 'run.tick', payload: { row: row.id } })
  return (
    <div className="state-buttons">
      {onOpen ? (
        <Button icon="chevron-right" onPress={() => (onClose(), onOpen())}>
          {t.openItem}
        </Button>
      ) : null}
      {needsPage ? null : (
        <Button icon="check" unavailable={mayTick} onPress={() => act(actions.tick(row))}>
          {row.item.twoPerson ? page.recordSecond : page.recordDone}
        </Button>
      )}
      <Button
        icon="clock"
        unavailable={whyNot({ type: 'run.begin', payload: noted })}
        onPress={() => act(actions.begin(row))}
      >
        {page.begin}
      </Button>
      <Button
        icon="circle-slash"
        unavailable={whyNot({ type: 'run.block', payload: noted })}
        onPress={() => onReason({ is: 'block' })}
      >
        {page.block}
      </Button>
      <Button
        icon="x"
        unavailable={whyNot({ type: 'run.fail', payload: noted })}
        onPress={() => onReason({ is: 'fail' })}
      >
        {page.fail}
      </Button>
      <Button
        icon="minus"
        unavailable={whyNot({ type: 'run.waive', payload: noted })}
        onPress={() => onReason({ is: 'waive' })}
      >
        {page.waive}
      </Button>
      <UndoButton row={row} onReason={onReason} onAct={act} />
    </div>
  )
}
