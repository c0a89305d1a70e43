import type { CSSProperties, ReactNode } from 'react'
import { useId } from 'react'
import { Icon } from '../glyphs/Icon.tsx'

export interface ChoiceOption<T extends string> {
  readonly value: T
  readonly label: string
  /** A second, smaller line: "nhận 10 phút". */
  readonly sub?: string | undefined
  readonly glyph?: ReactNode | undefined
}
export interface ChoiceProps<T extends string> {
  readonly legend: string
  readonly aside?: string | undefined
  readonly options: readonly ChoiceOption<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  /** Columns on the desk; the phone shows as many as fit. */
  readonly columns?: number | undefined
}

/** One of a few: radio buttons drawn as 48 px chips. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { legend, aside, options, value, onChange, columns = options.length } = props
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>
        {legend}
        {aside === undefined ? null : <span className="field-aside"> · {aside}</span>}
      </legend>
      <div className="choice-options" style={{ '--columns': columns } as CSSProperties}>
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.glyph}
            <span>
              {option.label}
              {option.sub === undefined ? null : <small>{option.sub}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export interface CheckboxProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Why it cannot be changed now. */
  readonly unavailable?: string | undefined
}

/** A visible tick with its sentence: "Báo VNPT (3 người)". */
export function Checkbox({ label, checked, onChange, unavailable }: CheckboxProps) {
  return (
    <label className="checkbox" title={unavailable}>
      <input
        type="checkbox"
        checked={checked}
        disabled={unavailable !== undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="checkbox-box">
        <Icon name="check" size={14} strokeWidth={2.6} />
      </span>
      <span>
        {label}
        {unavailable === undefined ? null : <small>{unavailable}</small>}
      </span>
    </label>
  )
}
