import { useState } from 'react'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Choice } from '../../../parts/controls/Choice.tsx'
import { TextField } from '../../../parts/controls/TextField.tsx'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import { organisationOf } from '../../items/who.ts'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useKeptDraft } from '../kept-draft.ts'
import { useAct } from '../use-act.ts'
import { followUpsFor } from './choices.ts'

/** Which follow-up is done, and what came of it. */
export function FollowUpDialog({ view, onClose }: AskProps) {
  const { incident, info, now } = view
  const t = useWords(conductFormWords)
  const snapshot = useSnapshot()
  const { actor } = snapshot
  const open = actor ? followUpsFor(incident, actor) : []
  const [chosen, setChosen] = useState(open.length === 1 ? String(open[0]?.index) : '')
  const { draft, change, drop } = useKeptDraft(`trucban-follow-up ${incident.id}`, { note: '' })
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const said = (owner: string, due: number | null) => {
    const of = organisationOf(snapshot, owner)
    return due === null ? of : t.doneDue(of, whenOf(due, now, info.zone))
  }
  const submit = () => {
    const one = open.find(({ index }) => String(index) === chosen)
    if (!one) return setWrong(open.length === 0 ? t.doneNone : t.doneNeeded)
    const note = draft.note.trim()
    void send('incident.follow-up', {
      incident: incident.id,
      index: one.index,
      ...(note === '' ? {} : { note }),
    })
  }
  return (
    <FormDialog title={t.doneAsk(incident.code)} submit={t.doneDo} onSubmit={submit} onClose={onClose}>
      {open.length === 0 ? <p className="quiet">{t.doneNone}</p> : null}
      <Choice
        legend={t.doneWhich}
        columns={1}
        value={chosen}
        onChange={(index) => {
          setWrong(null)
          setChosen(index)
        }}
        options={open.map(({ index, text, owner, due }) => ({
          value: String(index),
          label: text,
          sub: said(owner, due),
        }))}
      />
      <TextField
        label={t.doneNote}
        aside={t.optional}
        maxLength={300}
        value={draft.note}
        error={wrong ?? undefined}
        onChange={(note) => {
          setWrong(null)
          change({ note })
        }}
      />
    </FormDialog>
  )
}
