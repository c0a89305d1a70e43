import type { ReactNode } from 'react'

export interface EmptyStateProps {
  /** What is true: "Không có sự cố nào đang mở". */
  readonly title: string
  /** When it was last checked: "Kiểm tra lần cuối 03:07:20." */
  readonly text?: string | undefined
  readonly action?: ReactNode | undefined
}

/** Says what is true and since when; no picture. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <b>{title}</b>
      {text === undefined ? null : <p>{text}</p>}
      {action}
    </div>
  )
}

export interface StampProps {
  /** "DIỄN TẬP". */
  readonly word: string
  readonly text: string
}

/** The rehearsal bar: on every screen and page while a rehearsal runs. */
export function Stamp({ word, text }: StampProps) {
  return (
    <div className="stamp" role="note">
      <b>{word}</b>
      <span>{text}</span>
    </div>
  )
}
