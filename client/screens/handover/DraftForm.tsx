import { isRequired, lineKey } from '../../../domain/handover/draft.ts'
import type { LiveLine } from '../../../domain/handover/draft.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { termWords } from '../../words/terms.ts'
import { handoverWords } from '../../words/handover.ts'
import { useChange } from '../items/change.ts'
import { useDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { Glyph } from './Glyph.tsx'
import { groups, groupWords, useLineSaid } from './said.ts'

/** One fact of the draft with room for a word to the next shift. */
function DraftLine({ line, draft }: { readonly line: LiveLine; readonly draft: Draft }) {
  const t = useWords(handoverWords)
  const said = useLineSaid()(line)
  const key = lineKey(line)
  const out = !isRequired(line) && draft.leftOut.includes(key)
  const turn = () =>
    draft.set({ leftOut: out ? draft.leftOut.filter((one) => one !== key) : [...draft.leftOut, key] })
  return (
    <li className={out ? 'handover-line out' : 'handover-line'}>
      <Glyph subject={line} />
      <div className="handover-words">
        <p>
          <b>{said.title}</b>
          <small>{isRequired(line) ? `${said.facts} · ${t.required}` : said.facts}</small>
        </p>
        {out ? null : (
          <TextField
            label={t.noteFor(said.title)}
            placeholder={t.noteHint}
            value={draft.notes[key] ?? ''}
            maxLength={200}
            onChange={(note) => draft.set({ notes: { ...draft.notes, [key]: note } })}
          />
        )}
      </div>
      {isRequired(line) ? null : (
        <Button size="small" kind="quiet" onPress={turn}>
          {out ? t.putBack : t.leaveOut}
        </Button>
      )}
    </li>
  )
}

/** Remarks of one's own: what no screen knows. */
function Remarks({ draft }: { readonly draft: Draft }) {
  const t = useWords(handoverWords)
  return (
    <section className="handover-group" aria-label={t.own}>
      <h2>{t.own}</h2>
      <ul>
        {draft.own.map((text, index) => (
          <li key={`${index} ${text}`} className="handover-line">
            <Glyph subject={{ about: 'own' }} />
            <p className="handover-words">{text}</p>
            <Button
              size="small"
              kind="quiet"
              onPress={() => draft.set({ own: draft.own.filter((_, at) => at !== index) })}
            >
              {t.remove}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="handover-remark"
        onSubmit={(event) => {
          event.preventDefault()
          draft.add()
        }}
      >
        <TextField
          label={t.remark}
          hint={t.remarkHint}
          value={draft.remark}
          maxLength={300}
          onChange={(remark) => draft.set({ remark })}
        />
        <Button type="submit" unavailable={draft.remark.trim() === '' ? t.remarkHint : undefined}>
          {t.add}
        </Button>
      </form>
    </section>
  )
}

/** The outgoing shift goes through what is open and signs it over. */
export function DraftForm() {
  const t = useWords(handoverWords)
  const { noLine } = useWords(termWords)
  const { connection } = useSnapshot()
  const draft = useDraft()
  const change = useChange(t.signed, draft.forget)
  const { incidents, overdue, directives, own } = draft.payload
  const count = incidents.length + overdue.length + directives.length + own.length
  const unavailable = connection.state !== 'live' ? noLine : count === 0 ? t.nothing : undefined
  return (
    <>
      <div className="handover-groups">
        {groups.map((group) => {
          if (group === 'own') return <Remarks key={group} draft={draft} />
          const lines = draft.lines.filter(({ about }) => about === group)
          return (
            <section key={group} className="handover-group" aria-label={t[groupWords[group]]}>
              <h2>
                {t[groupWords[group]]} <span className="quiet">{lines.length || t.none}</span>
              </h2>
              <ul>
                {lines.map((line) => (
                  <DraftLine key={lineKey(line)} line={line} draft={draft} />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <div className="handover-foot">
        <p>{change.wrong === null ? t.lines(count) : <b role="alert">{change.wrong}</b>}</p>
        <Button
          kind="primary"
          unavailable={unavailable}
          onPress={() => void change.send('handover.offer', draft.payload)}
        >
          {t.sign}
        </Button>
      </div>
    </>
  )
}
