import { useEffect, useState } from 'react'
import type { Words } from '../../../domain/words.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { signInWords } from '../../words/sign-in.ts'
import { DoorError } from './SignInForm.tsx'

const path = '/api/v1/session/provider'
type Shown = { readonly provider: { readonly label: Words } | null }

/** A press away to the province's own sign-in, where the installation has one; nothing otherwise. */
export function ProviderEntry() {
  const t = useWords(signInWords)
  const language = useLanguage()
  const session = useSession()
  const [label, setLabel] = useState<Words | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let here = true
    void session.net.get<Shown>(path).then((answer) => {
      if (here && answer.ok) setLabel(answer.body.provider?.label ?? null)
    })
    return () => {
      here = false
    }
  }, [session])
  if (!label) return null
  const leave = async () => {
    setBusy(true)
    setError(null)
    const begun = await session.net.post<{ readonly url: string }>(path, {})
    // A browser that comes back by its own button finds the page as it was left.
    setBusy(false)
    if (begun.ok) location.assign(begun.body.url)
    else setError(begun.error)
  }
  return (
    <>
      <DoorError error={error} />
      <Button size="large" onPress={() => busy || void leave()}>
        {busy ? t.leaving : label[language]}
      </Button>
    </>
  )
}
