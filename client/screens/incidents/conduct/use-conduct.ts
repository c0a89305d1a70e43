import { useState } from 'react'
import type { ConductCommand } from '../../../../domain/incident/conduct.ts'
import type { Incident } from '../../../../domain/incident/events.ts'
import { useSnapshot, useStore } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { useToast } from '../../../app/toast.ts'
import type { PayloadOf } from '../../../sync/snapshot.ts'
import { moveWords } from '../../../words/incident-moves.ts'
import { refusalText } from '../../../words/refusals.ts'

export interface Conducting {
  /** Hands it in; once recorded the dialog ends, a refusal stays in it as `wrong` with all that was typed. */
  readonly send: <T extends ConductCommand['type']>(type: T, payload: PayloadOf<T>) => Promise<void>
  readonly wrong: string | null
  readonly setWrong: (wrong: string | null) => void
}

/** One change of how an incident is conducted. */
export function useConduct({ code }: Incident, onDone: () => void): Conducting {
  const store = useStore()
  const toast = useToast()
  const t = useWords(moveWords)
  const language = useLanguage()
  const { info } = useSnapshot().shown
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    wrong,
    setWrong,
    send: async (type, payload) => {
      if (busy) return
      setBusy(true)
      const receipt = await store.send(type, payload, { wait: 'answer' })
      setBusy(false)
      if (!receipt.ok) return setWrong(refusalText(receipt.error, language, info?.dutyPhone ?? ''))
      toast({ text: t.recorded(code) })
      onDone()
    },
  }
}
