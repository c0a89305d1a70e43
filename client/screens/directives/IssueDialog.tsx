import { useState } from 'react'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { TextArea } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { directiveWords } from '../../words/directives.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { organisationOf } from '../items/who.ts'
import { DeadlineField, useDeadline } from './Deadline.tsx'

function Addressees(props: {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}) {
  const t = useWords(directiveWords)
  const { shown } = useSnapshot()
  const { chosen, onChange } = props
  const turn = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <fieldset className="directive-to">
      <legend>{t.addressees}</legend>
      {[...shown.organisations.values()].map(({ id, name }) => (
        <Checkbox key={id} checked={chosen.has(id)} label={name} onChange={() => turn(id)} />
      ))}
    </fieldset>
  )
}

/** A new directive: what, who, by when, and who will see it. */
export function IssueDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(directiveWords)
  const { close } = useWords(termWords)
  const store = useStore()
  const snapshot = useSnapshot()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const deadline = useDeadline()
  const change = useChange(t.issued, onClose)
  const names = [...chosen].map((id) => organisationOf(snapshot, id)).join(', ')
  const issue = () => {
    if (text.trim() === '') return change.setWrong(t.needText)
    if (chosen.size === 0) return change.setWrong(t.needSomebody)
    if (deadline.at === null || deadline.at <= store.now()) return change.setWrong(t.needLater)
    void change.send('directive.issue', {
      text: text.trim(),
      organisations: [...chosen],
      deadline: deadline.at,
    })
  }
  return (
    <Dialog
      title={t.issueTitle}
      closeLabel={close}
      onClose={onClose}
      note={chosen.size === 0 ? undefined : t.whoSees(names)}
      actions={
        <Button kind="primary" icon="megaphone" onPress={issue}>
          {t.issueNow}
        </Button>
      }
    >
      <TextArea
        label={t.text}
        hint={t.textHint}
        rows={3}
        value={text}
        maxLength={1000}
        required
        error={change.wrong ?? undefined}
        onChange={(value) => {
          setText(value)
          change.setWrong(null)
        }}
      />
      <DeadlineField choosing={deadline} />
      <Addressees
        chosen={chosen}
        onChange={(next) => {
          setChosen(next)
          change.setWrong(null)
        }}
      />
    </Dialog>
  )
}
