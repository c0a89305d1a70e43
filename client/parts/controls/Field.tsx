import type { ReactNode } from 'react'
import { useId } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import { classes } from '../kinds.ts'

export interface FieldProps {
  readonly label: string
  /** Written behind the label in grey: "không bắt buộc". */
  readonly aside?: string | undefined /** One sentence below the control. */
  readonly hint?: string | undefined /** What is wrong and what to do; turns the control red. */
  readonly error?: string | undefined
}

/** What the control inside a field carries so that label, hint and error belong to it. */
export interface FieldLinks {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label, control, hint and error in one column. */
export function Field(props: FieldProps & { readonly children: (links: FieldLinks) => ReactNode }) {
  const { label, aside, hint, error, children } = props
  const id = useId()
  const told = classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`)
  return (
    <div className={classes('field', error !== undefined && 'wrong')}>
      <label htmlFor={id}>
        {label}
        {aside === undefined ? null : <span className="field-aside"> · {aside}</span>}
      </label>
      {children({
        id,
        'aria-describedby': told === '' ? undefined : told,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`} role="alert">
          <Icon name="octagon-x" />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
