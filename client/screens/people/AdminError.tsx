import type { NetError } from '../../adapters/net.ts'
import { useLanguage } from '../../app/language.ts'
import { netSentence } from '../../app/netSentence.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'

/** Why the server did not do it, in words. */
export function AdminError({ error }: { readonly error: NetError | null }) {
  const language = useLanguage()
  if (!error) return null
  return (
    <p className="admin-error" role="alert">
      <Icon name="octagon-x" />
      <span>{netSentence(error, language)}</span>
    </p>
  )
}
