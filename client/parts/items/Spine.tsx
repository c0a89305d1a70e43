import type { ReactNode } from 'react'
import type { Tone } from '../kinds.ts'
import { classes } from '../kinds.ts'

export interface SpineProps {
  readonly children: ReactNode
}

/** Time down the left edge; holds headings, lists of ItemRow and one NowLine. */
export function Spine({ children }: SpineProps) {
  return <div className="spine">{children}</div>
}

export interface SpineListProps {
  readonly label?: string | undefined /** ItemRow elements. */
  readonly children: ReactNode
}

/** The rows between two headings of the spine. */
export function SpineList({ label, children }: SpineListProps) {
  return (
    <ul className="spine-list" aria-label={label}>
      {children}
    </ul>
  )
}

export interface SpineHeadingProps {
  /** "3 việc quá hạn". */
  readonly children: ReactNode
  readonly tone?: Tone | undefined
}

export function SpineHeading({ children, tone }: SpineHeadingProps) {
  return <h2 className={classes('spine-heading', tone)}>{children}</h2>
}

export interface NowLineProps {
  /** Clock time "03:10". */
  readonly time: string
  /** What lies below: "3 việc trong ca". */
  readonly text?: string | undefined /** What the line is, for those who do not see it: "Bây giờ". */
  readonly label: string
}

/** The line of now: above it overdue, below it coming. */
export function NowLine({ time, text, label }: NowLineProps) {
  return (
    <div className="now-line">
      <span className="now-time">
        <span className="unseen">{label} </span>
        <time>{time}</time>
      </span>
      <i />
      {text === undefined ? null : <span className="now-text">{text}</span>}
    </div>
  )
}

export interface SpineFoldProps {
  /** "2 việc sau ca, gần nhất 07:00". */
  readonly text: string
  readonly open: boolean
  readonly onToggle: () => void
}

/** The sunken line at the end of the spine that unfolds what lies further away. */
export function SpineFold({ text, open, onToggle }: SpineFoldProps) {
  return (
    <button type="button" className="spine-fold" aria-expanded={open} onClick={onToggle}>
      <span>{text}</span>
      <i className="fold-arrow" />
    </button>
  )
}
