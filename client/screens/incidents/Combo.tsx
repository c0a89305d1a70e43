import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useId, useState } from 'react'
import { useWords } from '../../app/language.ts'
import { Field } from '../../parts/controls/Field.tsx'
import { composerWords } from '../../words/composer.ts'
import { finds } from '../items/fold.ts'

export interface ComboOption {
  readonly value: string
  /** Written before the label: `KN6`. */
  readonly code?: string | undefined
  readonly label: string
  readonly glyph?: ReactNode | undefined
  readonly aside?: string | undefined
  /** Found by these words too, though they are not shown. */
  readonly also?: string | undefined
}

export interface ComboProps {
  readonly label: string
  readonly aside?: string | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly options: readonly ComboOption[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** Options drawn below the box at once. */
const most = 8

/** What was typed stands in what is shown, not only in words beside it. */
const inLabel = ({ code, label }: ComboOption, typed: string): boolean => finds(typed, code ?? '', label)

const written = (option: ComboOption | undefined): string =>
  option === undefined ? '' : [option.code, option.label].filter((part) => part !== undefined).join(' ')

function useCombo({ options, value, onChange }: ComboProps) {
  /** Null while nothing is being typed: the box then shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const open = typed !== null
  const found = open
    ? options
        .filter(({ code, label, also }) => finds(typed, code ?? '', label, also ?? ''))
        .sort((a, b) => Number(inLabel(b, typed)) - Number(inLabel(a, typed)))
        .slice(0, most)
    : []
  const choose = (option: ComboOption | undefined) => {
    if (option) onChange(option.value)
    setTyped(null)
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setTyped('')
      setAt((found.length + at + (event.key === 'ArrowDown' ? 1 : -1)) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Escape' && open) {
      // Only the list closes; a second Escape closes the dialog.
      event.preventDefault()
      event.stopPropagation()
      setTyped(null)
    }
  }
  const chosen = options.find((option) => option.value === value)
  return {
    text: typed ?? written(chosen),
    chosen,
    open,
    found,
    at,
    choose,
    onKeyDown,
    type: (text: string) => {
      setTyped(text)
      setAt(0)
    },
    // Leaving takes the only or first match that was really typed for; otherwise nothing changes.
    leave: () => choose(typed !== null && typed.trim() !== '' && found.length === 1 ? found[0] : undefined),
  }
}

/** One of many, found by typing a code or words without diacritics; Enter takes the marked one. */
export function Combo(props: ComboProps) {
  const { label, aside, hint, error, ref } = props
  const t = useWords(composerWords)
  const listId = useId()
  const { text, open, found, at, choose, onKeyDown, type, leave, chosen } = useCombo(props)
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(links) => (
        <div className="combo">
          <span className="input">
            <input
              {...links}
              ref={ref}
              role="combobox"
              aria-expanded={open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && found[at] ? `${listId}-${at}` : undefined}
              autoComplete="off"
              value={text}
              onChange={(event) => type(event.target.value)}
              onFocus={(event) => event.target.select()}
              onClick={() => (open ? undefined : type(''))}
              onBlur={leave}
              onKeyDown={onKeyDown}
            />
            {open ? (
              <small className="quiet">{found.length === 0 ? t.noMatch : t.matches(found.length)}</small>
            ) : (
              chosen?.glyph
            )}
          </span>
          <ul id={listId} role="listbox" aria-label={label} hidden={!open || found.length === 0}>
            {found.map((option, index) => (
              <li
                key={option.value}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                // The box keeps the focus, so that its blur does not close the list under the press.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                {option.code === undefined ? null : <b className="code">{option.code}</b>}
                <span>{option.label}</span>
                {option.aside === undefined ? null : <small>{option.aside}</small>}
                {option.glyph}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  )
}
