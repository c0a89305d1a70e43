import { IconButton } from '../../../parts/controls/Button.tsx'

interface ChosenListProps {
  readonly label: string
  readonly chosen: readonly { readonly id: string; readonly code: string; readonly text: string }[]
  readonly removeLabel: (code: string) => string
  readonly onRemove: (id: string) => void
}

/** What has been chosen so far, each with a way out. */
export function ChosenList({ label, chosen, removeLabel, onRemove }: ChosenListProps) {
  return (
    <ul className="chosen-list" aria-label={label}>
      {chosen.map(({ id, code, text }) => (
        <li key={id}>
          <span>
            <b className="code">{code}</b> {text}
          </span>
          <IconButton icon="x" label={removeLabel(code)} onPress={() => onRemove(id)} />
        </li>
      ))}
    </ul>
  )
}
