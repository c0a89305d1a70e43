import './paper-record.css'
import type { ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'

export interface PaperRecordProps {
  readonly backLabel: string
  readonly onBack: () => void
  readonly printLabel: string
  readonly onPrint: () => void
  readonly congress: string
  readonly title: string
  /** Under the title: what it is the record of. */
  readonly of: ReactNode
  /** When it was printed, at the end. */
  readonly printed: string
  readonly className: string
  readonly children: ReactNode
}

/** What is signed and kept: on the screen with its buttons, on paper black on white without the shell. */
export function PaperRecord(props: PaperRecordProps) {
  const { backLabel, onBack, printLabel, onPrint, congress, title, of, printed, className, children } = props
  return (
    <article className={`paper-record ${className}`}>
      <div className="paper-record-buttons">
        <Button icon="arrow-left" onPress={onBack}>
          {backLabel}
        </Button>
        <Button kind="primary" icon="printer" onPress={onPrint}>
          {printLabel}
        </Button>
      </div>
      <header>
        <p className="quiet">{congress}</p>
        <h1>{title}</h1>
        {of}
      </header>
      {children}
      <p className="quiet">{printed}</p>
    </article>
  )
}
