import type { HTMLInputAutoCompleteAttribute, ReactNode, Ref } from 'react'
import { asSeen } from '../../../domain/hidden.ts'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?:
    'text' | 'password' | 'tel' | 'email' | 'date' | 'time' | 'datetime-local' | 'url' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  readonly placeholder?: string | undefined
  readonly maxLength?: number | undefined
  readonly required?: boolean | undefined
  readonly name?: string | undefined
  /** Stands inside the box on the right: a unit, a count, a show-password button. */
  readonly trailing?: ReactNode | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, trailing, ref, label, aside, hint, error, type = 'text', ...rest } = props
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(links) => (
        <span className="input">
          <input
            {...links}
            {...rest}
            ref={ref}
            type={type}
            value={value}
            // A password is what was typed, every character of it.
            onChange={({ target }) => onChange(type === 'password' ? target.value : asSeen(target.value))}
          />
          {trailing}
        </span>
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
  readonly required?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly ref?: Ref<HTMLTextAreaElement> | undefined
}

/** Several lines of text; grows with its content where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, ref, rows = 3, label, aside, hint, error, ...rest } = props
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(links) => (
        <span className="input area">
          <textarea
            {...links}
            {...rest}
            ref={ref}
            rows={rows}
            value={value}
            onChange={(event) => onChange(asSeen(event.target.value))}
          />
        </span>
      )}
    </Field>
  )
}
