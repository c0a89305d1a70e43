import type { ReactNode } from 'react'
import { useContext, useState } from 'react'
import { useWords } from '../../app/language.ts'
import { IconButton } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { formWords } from '../../words/setup-form.ts'
import { At, TextAt, WrongContext } from './HandField.tsx'

interface RowLine {
  readonly id: string
  readonly name: string
  readonly short: string
  readonly example: boolean
}

/** One organisation or area: folded to a line that says what it is; open while it has no name. */
export function HandRow(props: {
  /** As in a plan file: `areas[2]`. */
  readonly field: string
  readonly title: string
  readonly row: RowLine
  readonly about: readonly string[]
  readonly onRemove: () => void
  readonly children: ReactNode
}) {
  const t = useWords(formWords)
  const wrong = [...useContext(WrongContext).keys()].filter((field) => field.startsWith(`${props.field}.`))
  const [opened] = useState(() => props.row.name === '')
  return (
    <div className="hand-row" role="group" aria-label={props.title}>
      <details open={opened}>
        <summary>
          <b>{props.title}</b>
          {props.row.example ? <Chip look="outline">{t.example}</Chip> : null}
          {wrong.length > 0 ? <Chip tone="act">{t.wrong(wrong.length)}</Chip> : null}
          <span className="quiet">{props.about.join(' · ')}</span>
        </summary>
        <div className="hand-form">{props.children}</div>
      </details>
      <IconButton icon="x" label={t.remove(props.title)} onPress={props.onRemove} />
    </div>
  )
}

/** Name, short name, kind and key of an organisation or area. */
export function NameCells<K extends string>(props: {
  readonly field: string
  readonly row: RowLine & { readonly kind: K }
  readonly label: string
  readonly most: { readonly name: number; readonly short: number }
  readonly kinds: readonly K[]
  readonly kindWords: Readonly<Record<K, string>>
  /** The key as it is made from the name. */
  readonly made: string
  readonly onChange: (to: { readonly [P in 'id' | 'name' | 'short']?: string } | { readonly kind: K }) => void
}) {
  const t = useWords(formWords)
  const { row, most, onChange } = props
  const field = (name: string) => `${props.field}.${name}`
  return (
    <div className="hand-cells">
      <TextAt
        field={field('name')}
        label={props.label}
        value={row.name}
        maxLength={most.name}
        onChange={(name) => onChange({ name })}
      />
      <TextAt
        field={field('short')}
        label={t.short}
        aside={t.shortAside(most.short)}
        value={row.short}
        placeholder={row.name.length <= most.short ? row.name : undefined}
        maxLength={most.short}
        onChange={(short) => onChange({ short })}
      />
      <At field={field('kind')}>
        {(wrong) => (
          <Select
            label={t.kind}
            value={row.kind}
            options={props.kinds.map((kind) => ({ value: kind, label: props.kindWords[kind] }))}
            error={wrong}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </At>
      <TextAt
        field={field('id')}
        label={t.id}
        aside={t.idAside}
        value={row.id}
        placeholder={row.name === '' && row.short === '' ? undefined : props.made}
        maxLength={40}
        onChange={(id) => onChange({ id })}
      />
    </div>
  )
}
