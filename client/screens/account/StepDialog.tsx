import type { ReactNode } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { termWords } from '../../words/terms.ts'
import { DoorError } from '../session/SignInForm.tsx'

interface StepDialogProps {
  readonly title: string
  readonly submit: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** What is read before the fields. */
  readonly lead?: ReactNode
  /** Why the last try was refused; it takes nothing that was typed. */
  readonly error: NetError | null
  readonly children: ReactNode
}

/** One step of changing how an account is entered: Enter or the button sends it. */
export function StepDialog({ title, submit, onSubmit, onClose, lead, error, children }: StepDialogProps) {
  const { close, cancel } = useWords(termWords)
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="primary" onPress={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        className="prove"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {lead}
        <DoorError error={error} />
        {children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
