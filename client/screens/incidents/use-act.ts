import { useState } from 'react'
import type { CongressCommand } from '../../../domain/commands.ts'
import { useStore } from '../../app/context.ts'
import { waitsForLine } from '../../app/heard.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { useToast } from '../../app/toast.ts'
import type { PayloadOf } from '../../sync/snapshot.ts'
import { moveWords } from '../../words/incident-moves.ts'
import { refusalText } from '../../words/refusals.ts'
import type { IncidentView } from './IncidentPanel.tsx'

/** What people do to an incident that is there; the clocks are the server's. */
type Type = Exclude<
  Extract<CongressCommand['type'], `incident.${string}`>,
  'incident.open' | 'incident.expire' | 'incident.escalate'
>

export interface Act {
  /** Sends it; on success the dialog closes, a refusal stays in it as `wrong`. */
  readonly send: <T extends Type>(type: T, payload: PayloadOf<T>, expected?: string) => Promise<void>
  readonly wrong: string | null
  readonly setWrong: (wrong: string | null) => void
  readonly busy: boolean
}

/** One change of an incident from a dialog. */
export function useAct({ incident, info }: IncidentView, onDone: () => void): Act {
  const store = useStore()
  const toast = useToast()
  const t = useWords(moveWords)
  const language = useLanguage()
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    wrong,
    setWrong,
    busy,
    send: async (type, payload, expected) => {
      if (busy) return
      // On its way before the dialog is drawn anew.
      const sent = store.send(type, payload, expected === undefined ? {} : { expected })
      setBusy(true)
      const receipt = await sent
      setBusy(false)
      if (!receipt.ok) return setWrong(refusalText(receipt.error, language, info.dutyPhone))
      const [row] = incident.rows
      const prove =
        type === 'incident.resolve' && row !== undefined && store.getSnapshot().shown.rows.has(row)
      const here = waitsForLine(receipt, store.getSnapshot())
      const said = here ? t.savedHere(incident.code) : t.recorded(incident.code)
      toast(
        prove
          ? {
              text: t.proveAgain(incident.code),
              action: { label: () => t.openItem, onPress: () => go(`/viec/${row}`) },
            }
          : { text: said },
      )
      onDone()
    },
  }
}
