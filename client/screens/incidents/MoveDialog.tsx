import { useState } from 'react'
import { moveFrom, moves } from '../../../domain/incident/lifecycle.ts'
import type { Move } from '../../../domain/incident/lifecycle.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { secondsOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { incidentStateWords, termWords } from '../../words/terms.ts'
import { writingWords } from '../../words/writing.ts'
import { whoOf } from '../items/who.ts'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useKeptDraft } from './kept-draft.ts'
import { useAct } from './use-act.ts'

/** Every move but closing, which asks for more. */
type Said = Exclude<Move, 'close'>

/** Lines that a tired person can take as they are. */
const ready = {
  acknowledge: ['acknowledgeA', 'acknowledgeB', 'acknowledgeC'],
  mitigate: ['mitigateA', 'mitigateB'],
  resolve: ['resolveA', 'resolveB'],
  cancel: ['cancelA', 'cancelB'],
  reopen: [],
} as const

/** Somebody moved it while this was being written: what it is now, who did it and when. */
function Meanwhile({ view: { incident, info } }: Pick<AskProps, 'view'>) {
  const t = useWords(writingWords)
  const { unknownPerson } = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const last = incident.timeline.findLast(({ kind }) => moves.some((move) => move === kind))
  const who = whoOf(snapshot, last?.by ?? null, unknownPerson)
  const state = incidentStateWords[incident.status][language]
  return (
    <p className="meanwhile" role="alert">
      {t.meanwhile(state, who, secondsOf(last?.at ?? incident.touchedAt, info.zone))}
    </p>
  )
}

/** One move of the lifecycle: what it means, and the line that the next shift will read. */
export function MoveDialog({ view, move, onClose }: AskProps & { readonly move: Said }) {
  const { incident } = view
  const t = useWords(moveWords)
  const writing = useWords(writingWords)
  const [before] = useState(incident.status)
  const { draft, change, drop } = useKeptDraft(`trucban-move ${move} ${incident.id}`, { note: '' })
  const act = useAct(view, () => {
    drop()
    onClose()
  })
  // What can no longer be done leaves its line to be written down all the same.
  const possible = moveFrom(incident.status, move) !== null
  const submit = () => {
    const said = { incident: incident.id, note: draft.note.trim() }
    if (said.note === '') return act.setWrong(t.oneLineNeeded)
    if (possible) void act.send(`incident.${move}`, said, incident.status)
    else void act.send('incident.note', said)
  }
  return (
    <FormDialog
      title={t[`${move}Ask`](incident.code)}
      submit={possible ? t[`${move}Do`] : writing.meanwhileNote}
      danger={move === 'cancel' && possible}
      onSubmit={submit}
      onClose={onClose}
    >
      {incident.status === before ? <p className="quiet">{t[`${move}Text`]}</p> : <Meanwhile view={view} />}
      <TextField
        label={t.oneLine}
        maxLength={300}
        value={draft.note}
        error={act.wrong ?? undefined}
        onChange={(note) => {
          act.setWrong(null)
          change({ note })
        }}
      />
      {ready[move].length === 0 ? null : (
        <div className="ready-lines" role="group" aria-label={t.suggestions}>
          {ready[move].map((key) => (
            <Button key={key} size="small" onPress={() => change({ note: t[key] })}>
              {t[key]}
            </Button>
          ))}
        </div>
      )}
    </FormDialog>
  )
}
