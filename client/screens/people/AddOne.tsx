import { useState } from 'react'
import type { Role } from '../../../domain/decision.ts'
import { roles } from '../../../domain/decision.ts'
import type { Language } from '../../../domain/words.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { pasteWords, peopleWords } from '../../words/admin.ts'
import { roleWords } from '../../words/terms.ts'
import type { AddProps } from './AddPeople.tsx'
import { usernameForm } from './paste.ts'

const blank = { name: '', username: '', phone: '' }

/** What was typed, as it would be sent, and what is wrong with it. */
function checked(typed: typeof blank, known: ReadonlySet<string>, language: Language) {
  const username = typed.username.trim().toLowerCase()
  const name = typed.name.trim()
  const wrong = !usernameForm.test(username) ? 'username' : known.has(username) ? 'known' : null
  return {
    name,
    username,
    wrongName: name === '' ? pasteWords.name[language] : undefined,
    wrongUsername: wrong === null ? undefined : pasteWords[wrong][language],
  }
}

function Place(props: {
  readonly organisations: AddProps['organisations']
  readonly organisation: string
  readonly role: Role
  readonly onOrganisation: (organisation: string) => void
  readonly onRole: (role: Role) => void
}) {
  const t = useWords(peopleWords)
  const language = useLanguage()
  return (
    <>
      <Select
        label={t.organisation}
        value={props.organisation}
        onChange={props.onOrganisation}
        options={props.organisations.map(({ id, name: label }) => ({ value: id, label }))}
      />
      <Select
        label={t.role}
        value={props.role}
        onChange={props.onRole}
        options={roles.map((value) => ({ value, label: roleWords[value][language] }))}
      />
    </>
  )
}

/** What is typed in the form, and handing it in. */
function usePerson({ organisations, known, add }: AddProps) {
  const language = useLanguage()
  const [typed, setTyped] = useState(blank)
  const [organisation, setOrganisation] = useState(organisations[0]?.id ?? '')
  const [role, setRole] = useState<Role>('liaison')
  const [tried, setTried] = useState(false)
  const { name, username, wrongName, wrongUsername } = checked(typed, known, language)
  const submit = async () => {
    setTried(true)
    if (wrongName !== undefined || wrongUsername !== undefined) return
    const phone = typed.phone.trim()
    const done = await add([{ name, username, role, organisation, ...(phone === '' ? {} : { phone }) }])
    if (!done) return
    setTyped(blank)
    setTried(false)
  }
  const set = (key: keyof typeof blank) => (value: string) => setTyped({ ...typed, [key]: value })
  return {
    typed,
    set,
    submit,
    wrongName: tried ? wrongName : undefined,
    wrongUsername: tried ? wrongUsername : undefined,
    place: { organisations, organisation, role, onOrganisation: setOrganisation, onRole: setRole },
  }
}

/** One person by form. */
export function AddOne(props: AddProps) {
  const t = useWords(peopleWords)
  const { typed, set, submit, wrongName, wrongUsername, place } = usePerson(props)
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={t.name}
        hint={t.nameHint}
        value={typed.name}
        onChange={set('name')}
        maxLength={120}
        autoComplete="off"
        error={wrongName}
      />
      <TextField
        label={t.username}
        value={typed.username}
        onChange={set('username')}
        maxLength={40}
        autoComplete="off"
        error={wrongUsername}
      />
      <Place {...place} />
      <TextField
        label={t.phone}
        aside={t.optional}
        type="tel"
        value={typed.phone}
        onChange={set('phone')}
        maxLength={30}
        autoComplete="off"
      />
      <Button type="submit" kind="primary">
        {props.busy ? t.adding : t.add}
      </Button>
    </form>
  )
}
