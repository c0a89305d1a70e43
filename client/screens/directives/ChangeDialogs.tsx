import { useState } from 'react'
import type { Directive } from '../../../domain/directive/events.ts'
import { useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { directiveWords } from '../../words/directives.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { DeadlineField, useDeadline } from './Deadline.tsx'

interface Props {
  readonly directive: Directive
  readonly onClose: () => void
}

/** A later deadline, with the reason that the department keeps. */
export function ExtendDialog({ directive, onClose }: Props) {
  const t = useWords(directiveWords)
  const { close } = useWords(termWords)
  const store = useStore()
  const [reason, setReason] = useState('')
  const deadline = useDeadline(directive.deadline)
  const change = useChange(t.extended, onClose)
  const extend = () => {
    if (deadline.at === null || deadline.at <= store.now()) return change.setWrong(t.needLater)
    void change.send('directive.extend', { directive: directive.id, deadline: deadline.at, reason })
  }
  return (
    <Dialog
      title={t.extendTitle}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={extend}>
          {t.extendNow}
        </Button>
      }
    >
      <p className="directive-text">{directive.text}</p>
      <DeadlineField choosing={deadline} />
      <TextField
        label={t.why}
        hint={t.whyHint}
        value={reason}
        maxLength={300}
        required
        error={change.wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}

export function CancelDialog({ directive, onClose }: Props) {
  const t = useWords(directiveWords)
  const { close } = useWords(termWords)
  const [reason, setReason] = useState('')
  const change = useChange(t.cancelledDone, onClose)
  const cancel = () => void change.send('directive.cancel', { directive: directive.id, reason })
  return (
    <Dialog
      title={t.cancelTitle}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="danger" onPress={cancel}>
          {t.cancelNow}
        </Button>
      }
    >
      <p className="directive-text">{directive.text}</p>
      <TextField
        label={t.why}
        hint={t.whyHint}
        value={reason}
        maxLength={300}
        required
        error={change.wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}
