import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { termWords } from '../../words/terms.ts'

interface RemoveDialogProps {
  readonly title: string
  /** What follows. */
  readonly text: string
  readonly remove: string
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Says what follows before a way in is taken away. */
export function RemoveDialog({ title, text, remove, onRemove, onClose }: RemoveDialogProps) {
  const { close, cancel } = useWords(termWords)
  return (
    <Dialog
      title={title}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="danger" onPress={onRemove}>
            {remove}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}
