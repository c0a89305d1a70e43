import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { itemPageWords } from '../../words/items.ts'

/** Says what cannot be done without the line, before it is tried, and whom to ring. */
export function OfflineNote({ phone }: { readonly phone: string }) {
  const t = useWords(itemPageWords)
  const { connection } = useSnapshot()
  if (connection.state !== 'offline') return null
  return (
    <p className="offline-note" role="note">
      <Icon name="cloud-off" />
      <span>{t.offlineCannot(phone)}</span>
    </p>
  )
}
