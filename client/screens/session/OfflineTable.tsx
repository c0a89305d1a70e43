import type { CongressCommand } from '../../../domain/commands.ts'
import { offline } from '../../../domain/offline.ts'
import { rights } from '../../../domain/may.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { commandWords } from '../../words/commands.ts'
import { sessionWords } from '../../words/session.ts'

const types = (Object.keys(rights) as CongressCommand['type'][]).filter((type) => !type.startsWith('person.'))

/** What can be recorded without a connection and what cannot, before it is tried (UI 5). */
export function OfflineTable({ phone }: { readonly phone: string }) {
  const t = useWords(sessionWords)
  const language = useLanguage()
  const column = (title: string, can: boolean) => (
    <div>
      <h3>{title}</h3>
      <ul>
        {types
          .filter((type) => offline[type] === can)
          .map((type) => (
            <li key={type}>
              <Icon name={can ? 'check' : 'unplug'} className={can ? 'ok' : 'quiet'} />
              {commandWords[type][language]}
            </li>
          ))}
      </ul>
    </div>
  )
  return (
    <section className="sheet">
      <h2>{t.offlineTitle}</h2>
      <div className="offline-table">
        {column(t.offlineCan, true)}
        {column(t.offlineCannot, false)}
      </div>
      {phone === '' ? null : <p>{t.offlineCall(phone)}</p>}
    </section>
  )
}
