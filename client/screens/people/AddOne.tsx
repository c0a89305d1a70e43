import { useState } from 'react'
import type { Role } from '../../../domain/decision.ts'
import { roles } from '../../../domain/decision.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { pasteWords, peopleWords } from '../../words/admin.ts'
import { roleWords } from '../../words/terms.ts'
import type { AddProps } from './AddPeople.tsx'
import { usernameForm } from './paste.ts'

const blank = { name: '', username: '', phone: '' }

/** One person by form. */
export function AddOne({ organisations, known, add, busy }: AddProps) {
  const t = useWords(peopleWords)
  const language = useLanguage()
  const [typed, setTyped] = useState(blank)
  const [organisation, setOrganisation] = useState(organisations[0]?.id ?? '')
  const [role, setRole] = useState<Role>('liaison')
  const [tried, setTried] = useState(false)
  const username = typed.username.trim().toLowerCase()
  const name = typed.name.trim()
  const wrongName = name === '' ? pasteWords.name[language] : undefined
  const wrongUsername = !usernameForm.test(username)
    ? pasteWords.username[language]
    : known.has(username)
      ? pasteWords.known[language]
      : undefined
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
        error={tried ? wrongName : undefined}
      />
      <TextField
        label={t.username}
        value={typed.username}
        onChange={set('username')}
        maxLength={40}
        autoComplete="off"
        error={tried ? wrongUsername : undefined}
      />
      <Select
        label={t.organisation}
        value={organisation}
        onChange={setOrganisation}
        options={organisations.map(({ id, name: label }) => ({ value: id, label }))}
      />
      <Select
        label={t.role}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: roleWords[value][language] }))}
      />
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
        {busy ? t.adding : t.add}
      </Button>
    </form>
  )
}
