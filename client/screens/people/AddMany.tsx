import { useState } from 'react'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextArea } from '../../parts/controls/TextField.tsx'
import { pasteWords, peopleWords } from '../../words/admin.ts'
import type { AddProps } from './AddPeople.tsx'
import { readPasted } from './paste.ts'

/** A pasted list, read as it is typed: what is wrong stands below by line before anything is sent. */
export function AddMany({ organisations, known, add, busy }: AddProps) {
  const t = useWords(peopleWords)
  const language = useLanguage()
  const [text, setText] = useState('')
  const { people, mistakes } = readPasted(text, { organisations, usernames: known })
  const submit = async () => {
    if (mistakes.length === 0 && people.length > 0 && (await add(people))) setText('')
  }
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextArea
        label={t.list}
        hint={`${t.manyHint} ${t.rolesHint}`}
        placeholder={t.example}
        rows={8}
        value={text}
        onChange={setText}
      />
      {people.length > 0 ? <p className="quiet">{t.good(people.length)}</p> : null}
      {mistakes.length > 0 ? (
        <div className="admin-error block" role="alert">
          <b>{t.wrongLines(mistakes.length)}</b>
          <ul>
            {mistakes.map(({ line, text: given, code }) => (
              <li key={line}>
                <b>{t.line(line)}</b>: {pasteWords[code][language]} <code>{given}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Button
        type="submit"
        kind="primary"
        unavailable={mistakes.length > 0 ? t.wrongLines(mistakes.length) : undefined}
      >
        {busy ? t.adding : t.addMany(people.length)}
      </Button>
    </form>
  )
}
