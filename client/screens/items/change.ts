import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import { useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import type { PayloadOf } from '../../sync/snapshot.ts'
import { refusalText } from '../../words/refusals.ts'
import { steeringWords } from '../../words/steering.ts'

/** A change with a reason, from a dialog that closes once it is on record; a refusal stays in it as `wrong`. */
export function useChange(said: string, onDone: () => void) {
  const store = useStore()
  const toast = useToast()
  const t = useWords(steeringWords)
  const language = useLanguage()
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async <T extends CongressCommand['type']>(type: T, payload: PayloadOf<T>): Promise<void> => {
    if (busy) return
    if ('reason' in payload && payload.reason?.trim() === '') return setWrong(t.reasonNeeded)
    setBusy(true)
    const receipt = await store.send(type, payload, { wait: 'answer' })
    setBusy(false)
    if (!receipt.ok)
      return setWrong(refusalText(receipt.error, language, store.getSnapshot().shown.info?.dutyPhone ?? ''))
    toast({ text: said })
    onDone()
  }
  return { send, wrong, setWrong, busy }
}
