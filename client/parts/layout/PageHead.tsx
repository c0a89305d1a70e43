import type { ReactNode } from 'react'
import { IconButton } from '../controls/Button.tsx'

export interface PageHeadProps {
  readonly title: string
  /** Right of the title: "VNPT · ca đêm", "9 hiện · 0 ẩn". */
  readonly note?: ReactNode | undefined
  /** One line below. */
  readonly sub?: ReactNode | undefined
  readonly glyph?: ReactNode | undefined
  readonly actions?: ReactNode | undefined
  /** Tabs or counts that filter. */
  readonly children?: ReactNode | undefined
}

/** Title of a page, 24 px on the phone and 18 on the desk. */
export function PageHead({ title, note, sub, glyph, actions, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-title">
        {glyph}
        <div>
          <h1>{title}</h1>
          {sub === undefined ? null : <p>{sub}</p>}
        </div>
        {note === undefined ? null : <span className="page-note">{note}</span>}
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </header>
  )
}

export interface TitleBarProps {
  readonly backLabel: string
  readonly onBack: () => void
  /** The code of what is shown, bold. */
  readonly code: string
  readonly text?: string | undefined
  /** One IconButton at most. */
  readonly action?: ReactNode | undefined
}

/** Phone pages one level down: back, code, one action. */
export function TitleBar({ backLabel, onBack, code, text, action }: TitleBarProps) {
  return (
    <header className="title-bar">
      <IconButton icon="arrow-left" label={backLabel} onPress={onBack} />
      <p>
        <b className="code">{code}</b>
        {text === undefined ? null : <span> · {text}</span>}
      </p>
      {action}
    </header>
  )
}
