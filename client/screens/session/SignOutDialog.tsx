import { useSession } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { sessionWords } from '../../words/session.ts'
import { termWords } from '../../words/terms.ts'

/** Signing out with unsent commands asks what becomes of them; both answers say what follows. */
export function SignOutDialog({ count, onClose }: { readonly count: number; readonly onClose: () => void }) {
  const t = useWords(sessionWords)
  const { close } = useWords(termWords)
  const session = useSession()
  return (
    <Dialog
      title={t.signOutAsk(count)}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t.stay}
          </Button>
          <Button onPress={() => void session.signOut('discard')}>{t.discardAndLeave}</Button>
          <Button kind="primary" onPress={() => void session.signOut('keep')}>
            {t.keepAndLeave}
          </Button>
        </>
      }
    >
      <p>{t.signOutText}</p>
    </Dialog>
  )
}
