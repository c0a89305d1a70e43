import { useState } from 'react'
import type { CongressCommand } from '../../../../domain/commands.ts'
import { useStore } from '../../../app/context.ts'
import { waitsForLine } from '../../../app/heard.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { useToast } from '../../../app/toast.ts'
import type { PayloadOf } from '../../../sync/snapshot.ts'
import { moveWords } from '../../../words/incident-moves.ts'
import { refusalText } from '../../../words/refusals.ts'
import type { IncidentView } from '../IncidentPanel.tsx'

/** Something may be done; `unavailable`: why not at this moment. */
export interface Offered {
  readonly unavailable: string | undefined
}

/** Asks the rules in advance: null for what is illegal or forbidden, which is not offered at all. */
export function useOffer({
  info,
}: Pick<IncidentView, 'info'>): (command: CongressCommand, expected?: string) => Offered | null {
  const store = useStore()
  const language = useLanguage()
  return (command, expected) => {
    const no = store.may(command, expected)
    if (no === null) return { unavailable: undefined }
    return no.code === 'needs-connection' ? { unavailable: refusalText(no, language, info.dutyPhone) } : null
  }
}

type Type = Extract<CongressCommand['type'], `incident.${string}`>

export interface Deed {
  /** True once it is recorded, or stored on this device. */
  readonly send: <T extends Type>(type: T, payload: PayloadOf<T>) => Promise<boolean>
  /** Why the last one was refused. */
  readonly wrong: string | null
  readonly busy: boolean
}

/** One press without a dialog. What it has done is seen where it was pressed; a refusal, too, or where there is no room, as news. */
export function useDeed({ incident, info }: IncidentView, room: 'here' | 'none' = 'here'): Deed {
  const store = useStore()
  const toast = useToast()
  const t = useWords(moveWords)
  const language = useLanguage()
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    wrong,
    busy,
    send: async (type, payload) => {
      if (busy) return false
      setBusy(true)
      const receipt = await store.send(type, payload)
      setBusy(false)
      const refused = receipt.ok ? null : refusalText(receipt.error, language, info.dutyPhone)
      setWrong(refused)
      if (refused !== null && room === 'none') toast({ text: refused })
      if (receipt.ok && waitsForLine(receipt, store.getSnapshot()))
        toast({ text: t.savedHere(incident.code) })
      return receipt.ok
    },
  }
}
