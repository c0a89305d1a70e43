import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { itemWords } from '../../words/items.ts'

/** Dials a number written for people: what is no digit is left out. */
export const telephoneOf = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`

/** Says what cannot be done without the line, before it is tried, and whom to ring. */
export function OfflineNote({ phone }: { readonly phone: string }) {
  const t = useWords(itemWords)
  const { connection } = useSnapshot()
  if (connection.state !== 'offline') return null
  return (
    <p className="offline-note" role="note">
      <Icon name="cloud-off" />
      <span>
        {t.offlineCannot}{' '}
        <a className="call" href={telephoneOf(phone)}>
          {t.callDesk(phone)}
        </a>
      </span>
    </p>
  )
}
