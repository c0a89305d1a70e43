import type { KeyboardEvent } from 'react'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../app/language.ts'
import { asSeen } from '../../../domain/hidden.ts'
import { Field } from '../../parts/controls/Field.tsx'
import { writingWords } from '../../words/writing.ts'
import { askedFor, matching, written } from './mentions.ts'
import type { Mentionable } from './mentions.ts'

interface MentionAreaProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly maxLength: number
  readonly value: string
  /** Who may be called upon. */
  readonly people: readonly Mentionable[]
  readonly onChange: (text: string) => void
  /** Somebody was picked from the list. */
  readonly onMention: (id: string) => void
}

function useMentions({ value, people, onChange, onMention }: MentionAreaProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  /** Where the caret stands while an `@` may be being typed; null once the list was closed. */
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const asked = caret === null ? null : askedFor(value, caret)
  const found = asked === null ? [] : matching(people, asked.query)
  const choose = (one: Mentionable | undefined) => {
    if (!one || asked === null || caret === null) return
    const after = written(value, caret, asked.from, one)
    onChange(after.text)
    onMention(one.id)
    setCaret(null)
    // Once the text is drawn: the caret goes behind the name.
    requestAnimationFrame(() => box.current?.setSelectionRange(after.caret, after.caret))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (asked === null || found.length === 0 || event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt((found.length + at + step) % found.length)
    } else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Escape') {
      // Only the list closes; a second Escape closes the dialog.
      event.preventDefault()
      event.stopPropagation()
      setCaret(null)
    }
  }
  const type = (text: string, where: number) => {
    onChange(text)
    setCaret(where)
    setAt(0)
  }
  return { box, asked, found, at, choose, onKeyDown, type, leave: () => setCaret(null) }
}

/** Several lines of text in which an `@` offers those who can read it. */
export function MentionArea(props: MentionAreaProps) {
  const { label, hint, error, maxLength, value } = props
  const t = useWords(writingWords)
  const listId = useId()
  const { box, asked, found, at, choose, onKeyDown, type, leave } = useMentions(props)
  const open = asked !== null && found.length > 0
  return (
    <Field label={label} hint={hint} error={error}>
      {(links) => (
        <div className="combo">
          <span className="input area">
            <textarea
              {...links}
              ref={box}
              rows={3}
              maxLength={maxLength}
              aria-autocomplete="list"
              aria-controls={listId}
              aria-activedescendant={open ? `${listId}-${at}` : undefined}
              value={value}
              onChange={(event) => type(asSeen(event.target.value), event.target.selectionStart)}
              onBlur={leave}
              onKeyDown={onKeyDown}
            />
          </span>
          <ul id={listId} role="listbox" aria-label={t.mentionList} hidden={!open}>
            {found.map((one, index) => (
              <li
                key={one.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                // The box keeps the focus, so that its blur does not close the list under the press.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(one)}
              >
                <span>{one.name}</span>
                <small>{one.aside}</small>
              </li>
            ))}
          </ul>
          {asked !== null && asked.query !== '' && found.length === 0 ? (
            <p className="field-hint" role="status">
              {t.mentionNone}
            </p>
          ) : null}
        </div>
      )}
    </Field>
  )
}
