import { useState } from 'react'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useAct } from '../use-act.ts'
import { childrenOf, parentsFor, relatedFor } from './choices.ts'
import { ChosenList } from './ChosenList.tsx'
import { IncidentCombo } from './IncidentCombo.tsx'

/** Whose child it is and what it is related to; the department's own knowledge. */
export function RelateDialog({ view, onClose }: AskProps) {
  const { incident } = view
  const t = useWords(conductFormWords)
  const { shown } = useSnapshot()
  const [parent, setParent] = useState(incident.inside?.parent ?? '')
  const [related, setRelated] = useState<readonly string[]>(incident.inside?.related ?? [])
  const { wrong, setWrong, send } = useAct(view, onClose)
  const children = childrenOf(shown, incident.id).length
  const offered = relatedFor(shown, incident).filter(({ id }) => !related.includes(id) && id !== parent)
  const chosen = related.map((id) => {
    const one = shown.incidents.get(id)
    return { id, code: one?.code ?? id, text: one?.title ?? '' }
  })
  const submit = () =>
    void send('incident.relate', {
      incident: incident.id,
      parent: parent === '' ? null : parent,
      related: [...related],
    })
  return (
    <FormDialog
      title={t.relateAsk(incident.code)}
      submit={t.relateDo}
      wide
      onSubmit={submit}
      onClose={onClose}
    >
      {children > 0 ? (
        <p className="conduct-note">{t.hasChildren(children)}</p>
      ) : (
        <IncidentCombo
          label={t.parent}
          hint={t.parentHint}
          incidents={parentsFor(shown, incident)}
          none={t.parentNone}
          value={parent}
          onChange={setParent}
        />
      )}
      <IncidentCombo
        label={t.addRelated}
        incidents={offered}
        error={wrong ?? undefined}
        value=""
        onChange={(id) => {
          setWrong(null)
          setRelated([...related, id])
        }}
      />
      <ChosenList
        label={t.related}
        chosen={chosen}
        removeLabel={t.remove}
        onRemove={(id) => setRelated(related.filter((one) => one !== id))}
      />
      <p className="quiet">{t.insideOnly}</p>
    </FormDialog>
  )
}
