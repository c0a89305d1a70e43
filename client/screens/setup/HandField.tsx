import type { ReactNode } from 'react'
import { createContext, useContext, useId } from 'react'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import type { TextFieldProps } from '../../parts/controls/TextField.tsx'

/** What is wrong where, in words, by field. */
export const WrongContext = createContext<ReadonlyMap<string, string>>(new Map())

/** A field of the form by its name in a plan file, so that a mistake is told at it and leads to it. */
export function At(props: {
  readonly field: string
  readonly children: (wrong: string | undefined) => ReactNode
}) {
  const wrong = useContext(WrongContext).get(props.field)
  return (
    <div className="hand-at" data-field={props.field}>
      {props.children(wrong)}
    </div>
  )
}

export function TextAt({ field, ...rest }: { readonly field: string } & Omit<TextFieldProps, 'error'>) {
  return <At field={field}>{(wrong) => <TextField {...rest} error={wrong} />}</At>
}

/** Several boxes under one legend. */
export function ChoicesAt(props: {
  readonly field: string
  readonly legend: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <At field={props.field}>
      {(wrong) => (
        <fieldset
          className={`plain ${props.className ?? ''}`}
          aria-describedby={wrong === undefined ? undefined : id}
        >
          <legend>{props.legend}</legend>
          <div className="hand-choices">{props.children}</div>
          {wrong === undefined ? null : (
            <p className="field-error" id={id}>
              <Icon name="octagon-x" />
              <span>{wrong}</span>
            </p>
          )}
        </fieldset>
      )}
    </At>
  )
}

/** A mistake of a whole section, such as "no area". */
export function SectionWrong({ field }: { readonly field: string }) {
  const wrong = useContext(WrongContext).get(field)
  if (wrong === undefined) return null
  return (
    <p className="field-error">
      <Icon name="octagon-x" />
      <span>{wrong}</span>
    </p>
  )
}

const controls = ':is(input, select, textarea, button)'

const boxOf = (field: string): Element | null => document.querySelector(`[data-field="${CSS.escape(field)}"]`)

/** Opens whatever a field is folded away in. */
export function unfold(field: string): void {
  const folded = boxOf(field)?.closest('details')
  if (folded) folded.open = true
}

/** Moves the reader to a field. */
export function focusField(field: string): void {
  unfold(field)
  const control = boxOf(field)?.querySelector(controls)
  if (!(control instanceof HTMLElement)) return
  control.focus()
  control.scrollIntoView({ block: 'center' })
}
