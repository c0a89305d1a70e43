import type { Row } from '../../../domain/run/row.ts'
import { useStore } from '../../app/context.ts'
import { waitsForLine } from '../../app/heard.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import type { NewToast } from '../../app/toast.ts'
import type { Receipt } from '../../sync/entry.ts'
import { itemWords } from '../../words/items.ts'
import { refusalText } from '../../words/refusals.ts'
import { steeringWords } from '../../words/steering.ts'

/** Says what became of commands given at one press: how many stand, and why the first of the others does not. */
function useTelling() {
  const { notDone, savedHere } = useWords(itemWords)
  const language = useLanguage()
  const store = useStore()
  const toast = useToast()
  return (receipts: readonly Receipt[], said: (n: number) => string, action?: NewToast['action']): void => {
    const snapshot = store.getSnapshot()
    const done = receipts.filter((receipt) => receipt.ok)
    const text = said(done.length)
    const waits = done.some((receipt) => waitsForLine(receipt, snapshot))
    if (done.length > 0) toast({ text: waits ? savedHere(text) : text, action })
    const refused = receipts.find((receipt) => !receipt.ok)
    if (!refused) return
    const phone = snapshot.shown.info?.dutyPhone ?? ''
    toast({ text: notDone(refusalText(refused.error, language, phone)) })
  }
}

/** Records all rows as done, each with a record of its own; five seconds to undo them together. */
export function useBulkTick(): (rows: readonly Row[]) => Promise<void> {
  const t = useWords(steeringWords)
  const { undoIn } = useWords(itemWords)
  const store = useStore()
  const tell = useTelling()
  return async (rows) => {
    const receipts = await Promise.all(rows.map(({ id }) => store.send('run.tick', { row: id })))
    const done = rows.flatMap(({ id }, at) => {
      const receipt = receipts[at]
      return receipt?.ok ? [{ row: id, fact: receipt.id }] : []
    })
    const undo = async () =>
      tell(await Promise.all(done.map((fact) => store.send('run.undo', fact))), t.bulkUndone)
    tell(receipts, t.bulkDone, { label: undoIn, onPress: () => void undo() })
  }
}
