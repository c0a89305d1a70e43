import { contactsIn, levelWords, meansIn } from '../../../domain/directory/edition.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { directoryWords } from '../../words/directory.ts'
import { paperWords } from '../../words/paper.ts'
import { areaOf, organisationOf } from '../items/who.ts'

/** Who to ring when the board cannot be asked: as much of the directory as this organisation sees. */
export function Contacts() {
  const t = useWords(paperWords)
  const { whole } = useWords(directoryWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { directory, areas } = snapshot.shown
  const contacts = contactsIn(directory.values(), 'duty', areas.keys())
  return (
    <section className="paper-contacts">
      <h2>{t.contacts}</h2>
      {contacts.length === 0 ? <p>{t.noContacts}</p> : null}
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <b>{contact.post}</b> · {organisationOf(snapshot, contact.organisation)} ·{' '}
            {areaOf(snapshot, contact.area, whole)}
            <br />
            {meansIn(contact, 'duty')
              .filter(({ means }) => means.value !== null)
              .map(({ level, means }) => `${levelWords[level][language]}: ${means.value ?? ''}`)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
