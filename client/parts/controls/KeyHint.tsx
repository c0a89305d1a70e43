export interface KeyHintProps {
  /** The keys pressed together or one after another, as written on them. */
  readonly keys: readonly string[]
  /** What they do, written behind them. */
  readonly text?: string | undefined
}

/** Keys as small caps; shown on the desk only, the phone has no keyboard. */
export function KeyHint({ keys, text }: KeyHintProps) {
  return (
    <span className="key-hint">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {text === undefined ? null : <span>{text}</span>}
    </span>
  )
}
