import { useState } from 'react'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import type { Tone } from '../../parts/kinds.ts'
import { peopleWords } from '../../words/admin.ts'
import { roleWords } from '../../words/terms.ts'
import { AdminError } from './AdminError.tsx'
import type { Person, PersonState, ShownLink } from './people.ts'
import { grouped, stateOf } from './people.ts'
import { PersonDialog } from './PersonDialog.tsx'
import type { Answered } from './usePeople.ts'

const tones: { readonly [S in PersonState]: Tone } = {
  waiting: 'note',
  waitingNoLink: 'warn',
  active: 'ok',
  disabled: 'quiet',
}

function Line({ one, onEdit }: { readonly one: Person; readonly onEdit: () => void }) {
  const t = useWords(peopleWords)
  const language = useLanguage()
  const state = stateOf(one)
  return (
    <li className="person">
      <span className="person-name">
        <b>{one.name}</b>
        <span className="quiet">
          {one.username ?? ''} · {roleWords[one.role][language]}
        </span>
      </span>
      <span className="person-chips">
        {one.resetAsked ? <Chip tone="warn">{t.resetAsked}</Chip> : null}
        {one.hasFactor === true ? <Chip tone="ok">{t.hasFactor}</Chip> : null}
        <Chip tone={tones[state]}>{t[state]}</Chip>
      </span>
      <Button size="small" onPress={onEdit}>
        {t.edit}
        <span className="unseen"> {one.name}</span>
      </Button>
    </li>
  )
}

/** Everybody by organisation. */
export function PeopleList(props: {
  readonly people: Answered<Person>
  readonly onLink: (links: readonly ShownLink[]) => void
}) {
  const t = useWords(peopleWords)
  const { shown } = useSnapshot()
  const [wanted, setWanted] = useState('')
  const [editing, setEditing] = useState<Person | null>(null)
  const { list, error, reload } = props.people
  if (error) return <AdminError error={error} />
  if (list === null) return <p aria-busy="true" />
  const groups = grouped(list, shown.organisations.values(), wanted)
  return (
    <>
      <SearchBox label={t.search} placeholder={t.search} value={wanted} onChange={setWanted} />
      {groups.length === 0 ? <EmptyState title={list.length === 0 ? t.nobody : t.noMatch} /> : null}
      {groups.map(({ id, name, people }) => (
        <section key={id} className="sheet people-group">
          <h2>
            {name} <span className="quiet">{people.length}</span>
          </h2>
          <ul>
            {people.map((one) => (
              <Line key={one.person} one={one} onEdit={() => setEditing(one)} />
            ))}
          </ul>
        </section>
      ))}
      {editing ? (
        <PersonDialog
          one={editing}
          nameOf={(person) => list.find((other) => other.person === person)?.name ?? null}
          onClose={() => setEditing(null)}
          onChanged={reload}
          onLink={props.onLink}
        />
      ) : null}
    </>
  )
}
