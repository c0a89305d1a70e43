import { useEffect, useState } from 'react'
import type { Edition } from '../../../domain/directory/edition.ts'
import type { Contact } from '../../../domain/directory/events.ts'
import type { NetError } from '../../adapters/net.ts'
import { saveFile } from '../../adapters/save.ts'
import { useSession, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { directoryWords } from '../../words/directory.ts'
import { termWords } from '../../words/terms.ts'
import { AdminError } from '../people/AdminError.tsx'
import { pictureOf } from '../people/people.ts'
import { cardsOf } from './listing.ts'

/** The code as the centre draws it; null until it is there. */
function useQr(contact: string, edition: Edition) {
  const session = useSession()
  const { congress } = useSnapshot()
  const [qr, setQr] = useState<string | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  useEffect(() => {
    let asked = true
    const path = `/api/v1/congresses/${congress}/directory/${contact}/qr?edition=${edition}`
    void session.net.get<{ readonly qr: string }>(path).then((answer) => {
      if (!asked) return
      if (answer.ok) setQr(answer.body.qr)
      else setError(answer.error)
    })
    return () => {
      asked = false
    }
  }, [session, congress, contact, edition])
  return { qr, error }
}

/** One contact for somebody else's telephone: to be read by its camera, or as a file. */
export function QrDialog(props: {
  readonly contact: Contact
  readonly edition: Edition
  readonly onClose: () => void
}) {
  const { contact, edition, onClose } = props
  const t = useWords(directoryWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const { qr, error } = useQr(contact.id, edition)
  const post = contact.post ?? t.erased
  const save = () =>
    saveFile('danh-ba.vcf', 'text/vcard', cardsOf(shown, [contact], edition, language, t.whole))
  return (
    <Dialog
      title={post}
      closeLabel={close}
      onClose={onClose}
      actions={
        <>
          <Button icon="download" onPress={save}>
            {t.vcard}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {close}
          </Button>
        </>
      }
    >
      <div className="contact-qr">
        <AdminError error={error} />
        <p>{t.qrText}</p>
        {qr === null ? (
          <p className="quiet" aria-busy={error === null}>
            {error === null ? t.qrWaiting : null}
          </p>
        ) : (
          <img src={pictureOf(qr)} alt={`${t.qr} ${post}`} width={264} height={264} />
        )}
      </div>
    </Dialog>
  )
}
