import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { securityWords } from '../../words/security.ts'
import { termWords } from '../../words/terms.ts'

/** Says what follows before a way in is taken away. */
export function RemoveDialog(props: {
  readonly name: string
  readonly onRemove: () => void
  readonly onClose: () => void
}) {
  const { name, onRemove, onClose } = props
  const t = useWords(securityWords)
  const { close, cancel } = useWords(termWords)
  return (
    <Dialog
      title={t.removeAsk(name)}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="danger" onPress={onRemove}>
            {t.remove}
          </Button>
        </>
      }
    >
      <p>{t.removeText}</p>
    </Dialog>
  )
}
