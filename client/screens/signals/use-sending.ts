import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import { useStore } from '../../app/context.ts'
import { useLanguage } from '../../app/language.ts'
import type { PayloadOf, SendOptions } from '../../sync/snapshot.ts'
import type { Receipt } from '../../sync/entry.ts'
import { refusalText } from '../../words/refusals.ts'

type Sent = Extract<Receipt, { ok: true }>

/** Hands a command in and tells what came of it; a refusal stays as `wrong`. */
export function useSending() {
  const store = useStore()
  const language = useLanguage()
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async <T extends CongressCommand['type']>(
    type: T,
    payload: PayloadOf<T>,
    then: (receipt: Sent) => void,
    options: SendOptions = { wait: 'answer' },
  ): Promise<void> => {
    if (busy) return
    setBusy(true)
    const receipt = await store.send(type, payload, options)
    setBusy(false)
    if (!receipt.ok)
      return setWrong(refusalText(receipt.error, language, store.getSnapshot().shown.info?.dutyPhone ?? ''))
    setWrong(null)
    then(receipt)
  }
  return { send, wrong, setWrong, busy }
}
