import { Button } from '../parts/controls/Button.tsx'
import { Dialog } from '../parts/layout/Dialog.tsx'
import { shellWords } from '../words/shell.ts'
import { termWords } from '../words/terms.ts'
import { boundKeys } from './keys.ts'
import { useWords } from './language.ts'

/** What `?` shows: the keys of the screen that is open. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(shellWords)
  const { close } = useWords(termWords)
  return (
    <Dialog
      title={t.keysTitle}
      closeLabel={close}
      onClose={onClose}
      note={t.keysNote}
      actions={<Button onPress={onClose}>{close}</Button>}
    >
      <dl className="key-list">
        {boundKeys().map(({ keys, text }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
