import { useState } from 'react'
import type { Organisation } from '../../../domain/catalogue/plan.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSession, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { peopleWords } from '../../words/admin.ts'
import { termWords } from '../../words/terms.ts'
import { AddMany } from './AddMany.tsx'
import { AddOne } from './AddOne.tsx'
import { AdminError } from './AdminError.tsx'
import type { NewPerson } from './paste.ts'
import type { MadeLink, ShownLink } from './people.ts'

export interface AddProps {
  readonly organisations: readonly Organisation[]
  readonly known: ReadonlySet<string>
  /** Null when it came to nothing: what was typed stays. */
  readonly add: (people: readonly NewPerson[]) => Promise<boolean>
  readonly busy: boolean
}

/** By form or pasted list; the result is one link per person. */
export function AddPeople(props: {
  readonly organisations: readonly Organisation[]
  readonly known: ReadonlySet<string>
  readonly onMade: (links: readonly ShownLink[]) => void
}) {
  const t = useWords(peopleWords)
  const { noSecrets } = useWords(termWords)
  const session = useSession()
  const { congress } = useSnapshot()
  const [way, setWay] = useState<'one' | 'many'>('one')
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const add = async (people: readonly NewPerson[]): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const path = `/api/v1/congresses/${congress}/people`
    const answer = await session.net.post<{ readonly people: readonly MadeLink[] }>(path, { people })
    setBusy(false)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return false
    const byUsername = new Map(people.map((one) => [one.username, one]))
    props.onMade(
      answer.body.people.map((made) => ({
        ...made,
        name: byUsername.get(made.username)?.name ?? made.username,
        organisation: byUsername.get(made.username)?.organisation ?? '',
      })),
    )
    return true
  }
  const { organisations, known } = props
  const Form = way === 'one' ? AddOne : AddMany
  return (
    <section className="sheet">
      <Choice
        legend={t.tabAdd}
        value={way}
        onChange={setWay}
        options={[
          { value: 'one', label: t.one },
          { value: 'many', label: t.many },
        ]}
      />
      <p className="quiet">{noSecrets}</p>
      <AdminError error={error} />
      <Form organisations={organisations} known={known} add={add} busy={busy} />
    </section>
  )
}
