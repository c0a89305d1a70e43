import type { Ref } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import { KeyHint } from './KeyHint.tsx'

export interface SearchBoxProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly keys?: readonly string[] | undefined
  readonly onEnter?: (() => void) | undefined
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** Search by code, name or place. */
export function SearchBox({ label, value, onChange, placeholder, keys, onEnter, ref }: SearchBoxProps) {
  return (
    <label className="search-box">
      <Icon name="search" size={16} />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.()
        }}
      />
      {keys === undefined || value !== '' ? null : <KeyHint keys={keys} />}
    </label>
  )
}
