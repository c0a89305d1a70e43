import { useState } from 'react'
import type { Directive } from '../../../domain/directive/events.ts'
import { receiptOf, stepOf } from '../../../domain/directive/standing.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { directiveWords } from '../../words/directives.ts'
import { refusalText } from '../../words/refusals.ts'
import { useChange } from '../items/change.ts'
import { Said } from './Said.tsx'

/** What one's organisation has said of it, and the one next thing to say. */
export function OwnPart({
  directive,
  organisation,
}: {
  readonly directive: Directive
  readonly organisation: string
}) {
  const t = useWords(directiveWords)
  const language = useLanguage()
  const store = useStore()
  const { shown } = useSnapshot()
  const [note, setNote] = useState('')
  const receive = useChange(t.thanksReceived, () => undefined)
  const complete = useChange(t.thanksCompleted, () => undefined)
  const step = stepOf(directive, organisation)
  const receipt = receiptOf(directive, organisation)
  const type = step === 'silent' ? 'directive.receive' : 'directive.complete'
  const no = store.may({ type, payload: { directive: directive.id } })
  const over = step === 'completed' || directive.cancelled !== null || no?.code === 'not-allowed'
  const unavailable = no ? refusalText(no, language, shown.info?.dutyPhone ?? '') : undefined
  const said = note.trim() === '' ? {} : { note: note.trim() }
  return (
    <div className="directive-own">
      {receipt ? <Said directive={directive} organisation={organisation} /> : null}
      {over || step !== 'silent' ? null : (
        <Button
          kind="primary"
          size="large"
          icon="check"
          unavailable={unavailable}
          onPress={() => void receive.send('directive.receive', { directive: directive.id })}
        >
          {t.confirmReceived}
        </Button>
      )}
      {over || step !== 'received' ? null : (
        <>
          <TextField label={t.note} aside={t.optional} value={note} maxLength={300} onChange={setNote} />
          <Button
            kind="primary"
            size="large"
            icon="check-check"
            unavailable={unavailable}
            onPress={() => void complete.send('directive.complete', { directive: directive.id, ...said })}
          >
            {t.confirmCompleted}
          </Button>
        </>
      )}
      {over || unavailable === undefined ? null : <p role="status">{unavailable}</p>}
      {[receive.wrong, complete.wrong].map((wrong) =>
        wrong === null ? null : (
          <p key={wrong} className="field-error" role="alert">
            {wrong}
          </p>
        ),
      )}
    </div>
  )
}
