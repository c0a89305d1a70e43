import { useState } from 'react'
import type { Incident } from '../../../../domain/incident/events.ts'
import type { Row } from '../../../../domain/run/row.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import { areaOf, organisationOf } from '../../items/who.ts'
import { Combo } from '../Combo.tsx'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useAct } from '../use-act.ts'
import { hiddenRows, rowsFor } from './choices.ts'
import { ChosenList } from './ChosenList.tsx'

const most = 20

/** Items as options, and as what is chosen: their code, title, place and owner. */
function useRows(incident: Incident, rows: readonly string[]) {
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { shown, actor } = snapshot
  const where = ({ area, owner }: Row) =>
    [areaOf(snapshot, area, ''), organisationOf(snapshot, owner)].filter((part) => part !== '').join(' · ')
  const options = (actor ? rowsFor(shown, incident, actor) : [])
    .filter(({ id }) => !rows.includes(id))
    .map((row) => ({
      value: row.id,
      code: row.item.id,
      label: row.item.title[language],
      aside: where(row),
      also: where(row),
    }))
  const chosen = rows.map((id) => {
    const row = shown.rows.get(id)
    const text = row ? `${row.item.title[language]} · ${where(row)}` : ''
    return { id, code: row?.item.id ?? id, text }
  })
  return { options, chosen }
}

/** Which items the incident is about; what the reader does not see stays linked. */
export function LinkRowsDialog({ view, onClose }: AskProps) {
  const { incident } = view
  const t = useWords(conductFormWords)
  const { shown, actor } = useSnapshot()
  const hidden = actor ? hiddenRows(shown, incident, actor) : []
  const [rows, setRows] = useState(() => incident.rows.filter((id) => !hidden.includes(id)))
  const { wrong, setWrong, send } = useAct(view, onClose)
  const { options, chosen } = useRows(incident, rows)
  const add = (id: string) => {
    setWrong(null)
    if (rows.length + hidden.length >= most) return setWrong(t.rowsFull)
    setRows([...rows, id])
  }
  return (
    <FormDialog
      title={t.rowsAsk(incident.code)}
      submit={t.rowsDo}
      wide
      onSubmit={() => void send('incident.link-rows', { incident: incident.id, rows: [...rows] })}
      onClose={onClose}
    >
      <div className="combo-flow">
        <Combo
          label={t.rowsAdd}
          aside={t.searchHint}
          options={options}
          value=""
          error={wrong ?? undefined}
          onChange={add}
        />
      </div>
      <div>
        <b>{t.rowsChosen}</b>
        {chosen.length === 0 ? <p className="quiet">{t.rowsNone}</p> : null}
        <ChosenList
          label={t.rowsChosen}
          chosen={chosen}
          removeLabel={t.remove}
          onRemove={(id) => setRows(rows.filter((one) => one !== id))}
        />
      </div>
      {hidden.length > 0 ? <p className="conduct-note">{t.rowsHidden(hidden.length)}</p> : null}
      <p className="quiet">{t.rowsMeans}</p>
    </FormDialog>
  )
}
