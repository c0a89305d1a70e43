import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { writingWords } from '../../words/writing.ts'
import { leftIn } from './closing.ts'
import type { LeftOpen } from './closing.ts'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useKeptDraft } from './kept-draft.ts'
import { useAct } from './use-act.ts'

/** What is undone, by name, each a way to it. */
function Left({ left }: { readonly left: LeftOpen }) {
  const t = useWords(writingWords)
  const language = useLanguage()
  const { children, steps, rows } = left
  return (
    <div className="close-left" role="note">
      <b>{t.stillOpen}</b>
      <ul>
        {children.length > 0 ? (
          <li>
            {t.openChildren(children.length)}:{' '}
            {children.map(({ id, code }) => (
              <Link key={id} href={`/su-co/${id}`} className="code">
                {code}{' '}
              </Link>
            ))}
          </li>
        ) : null}
        {steps.left > 0 ? <li>{t.openSteps(steps.left, steps.all)}</li> : null}
        {rows.length > 0 ? (
          <li>
            {t.openRows(rows.length)}:{' '}
            {rows.map(({ id, item }) => (
              <Link key={id} href={`/viec/${id}`} className="fact-link">
                <b className="code">{item.id}</b> {item.title[language]}{' '}
              </Link>
            ))}
          </li>
        ) : null}
      </ul>
    </div>
  )
}

/** Closes the record; with anything undone it says what, and asks why it is closed all the same. */
export function CloseDialog({ view, onClose }: AskProps) {
  const { incident } = view
  const t = useWords(moveWords)
  const writing = useWords(writingWords)
  const { shown } = useSnapshot()
  const { draft, change, drop } = useKeptDraft(`trucban-move close ${incident.id}`, { note: '' })
  const act = useAct(view, () => {
    drop()
    onClose()
  })
  const left = leftIn(shown, incident)
  const submit = () => {
    const note = draft.note.trim()
    if (note === '' && left.asksWhy) return act.setWrong(writing.closeWhyNeeded)
    const said = { incident: incident.id, note: note === '' ? undefined : note }
    void act.send('incident.close', said, incident.status)
  }
  return (
    <FormDialog title={t.closeAsk(incident.code)} submit={t.closeDo} onSubmit={submit} onClose={onClose}>
      {left.asksWhy ? <Left left={left} /> : <p className="quiet">{t.closeText}</p>}
      <TextField
        label={left.asksWhy ? writing.closeWhy : t.oneLine}
        aside={left.asksWhy ? undefined : t.optional}
        maxLength={300}
        value={draft.note}
        error={act.wrong ?? undefined}
        onChange={(note) => {
          act.setWrong(null)
          change({ note })
        }}
      />
    </FormDialog>
  )
}
