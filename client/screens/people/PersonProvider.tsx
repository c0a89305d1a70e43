import { useState } from 'react'
import type { NetAnswer } from '../../adapters/net.ts'
import { useDeviceNow, useMe, useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { providerWords } from '../../words/provider.ts'
import type { Person, PersonProvider as Standing } from './people.ts'

interface PersonProviderProps {
  readonly one: Person
  readonly provider: Standing
  readonly onAnswer: (answer: NetAnswer<unknown>) => void
}

/** How somebody is called at the province's own sign-in, before their first sign-in from there; and letting that go. */
export function PersonProvider({ one, provider, onAnswer }: PersonProviderProps) {
  const t = useWords(providerWords)
  const me = useMe()
  const session = useSession()
  const { congress, shown } = useSnapshot()
  const now = useDeviceNow(60_000)
  const [name, setName] = useState('')
  const { bound, expected } = provider
  const when = (at: number) => whenOf(at, now, shown.info?.zone ?? 'UTC')
  const act = (more: string, body: object) =>
    void session.net
      .post(`/api/v1/congresses/${congress}/people/${one.person}/provider${more}`, body)
      .then(onAnswer)
  if (one.person === me.person)
    return (
      <div className="person-act">
        <p className="quiet">{t.own}</p>
      </div>
    )
  return (
    <div className="person-act">
      {bound ? (
        <p>
          <Chip tone={bound.here ? 'ok' : 'warn'}>{bound.here ? t.linkedAs : t.elsewhere}</Chip>{' '}
          {bound.name ?? t.unnamed}
        </p>
      ) : null}
      {expected ? <p>{t.waiting(expected.name, when(expected.until))}</p> : null}
      {(bound ?? expected) ? (
        <Button onPress={() => act('/remove', {})}>{t.remove}</Button>
      ) : (
        <>
          <TextField label={t.nameThere} hint={t.nameNote} value={name} onChange={setName} maxLength={200} />
          <Button onPress={() => name.trim() !== '' && act('', { name: name.trim() })}>{t.expect}</Button>
        </>
      )}
    </div>
  )
}
