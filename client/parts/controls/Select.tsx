import { Icon } from '../glyphs/Icon.tsx'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  readonly disabled?: boolean | undefined
}
export interface SelectProps<T extends string> extends FieldProps {
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly required?: boolean | undefined
}

/** The browser's own list, so that the phone shows its own picker. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { value, options, onChange, required, ...told } = props
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <Field {...told}>
      {(links) => (
        <span className="input select">
          <select
            {...links}
            required={required}
            value={value}
            onChange={(event) => choose(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      )}
    </Field>
  )
}
