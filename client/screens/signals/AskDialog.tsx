import type { ReactNode } from 'react'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { termWords } from '../../words/terms.ts'

interface AskDialogProps {
  readonly title: string
  readonly submit: string
  readonly kind?: 'primary' | 'danger'
  readonly note?: string | undefined
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that is one form: Enter or Ctrl+Enter sends it. */
export function AskDialog({
  title,
  submit,
  kind = 'primary',
  note,
  onSubmit,
  onClose,
  children,
}: AskDialogProps) {
  const { close } = useWords(termWords)
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      note={note}
      actions={
        <Button kind={kind} keys={['Enter']} onPress={onSubmit}>
          {submit}
        </Button>
      }
    >
      <form
        className="signal-form"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        onKeyDown={(event) => {
          const area = event.target instanceof HTMLTextAreaElement
          if (event.key !== 'Enter' || (area && !event.ctrlKey && !event.metaKey)) return
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
