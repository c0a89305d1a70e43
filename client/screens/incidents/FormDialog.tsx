import './forms.css'
import './incidents.css'
import type { ReactNode } from 'react'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { termWords } from '../../words/terms.ts'
import type { IncidentView } from './IncidentPanel.tsx'

export interface AskProps {
  readonly view: IncidentView
  readonly onClose: () => void
}

interface FormProps {
  readonly title: string
  readonly submit: string
  readonly danger?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that is one form: Ctrl+Enter or Enter in its one line sends it, Escape keeps the draft. */
export function FormDialog({
  title,
  submit,
  danger = false,
  wide = false,
  onSubmit,
  onClose,
  children,
}: FormProps) {
  const t = useWords(moveWords)
  const { close, noSecrets } = useWords(termWords)
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      width={wide ? 'wide' : 'normal'}
      note={noSecrets}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t.back}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} keys={['Ctrl', 'Enter']} onPress={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
