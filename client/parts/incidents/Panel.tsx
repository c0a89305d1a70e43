import type { ReactNode } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import { SeverityGlyph } from '../glyphs/SeverityGlyph.tsx'
import type { Ink, Severity, Tone } from '../kinds.ts'

export interface StateChipProps {
  readonly tone: Tone
  readonly children: ReactNode
}

/** State of an incident, word first: "Đã tiếp nhận". */
export function StateChip({ tone, children }: StateChipProps) {
  return <span className={`chip state-chip ${tone}`}>{children}</span>
}

export interface WhoSeesProps {
  /** "Ai sẽ thấy:". */
  readonly lead: string
  /** The sentence the server computed, with the redacted wording quoted. */
  readonly text: string
  readonly change?: { readonly label: string; readonly onPress: () => void } | undefined
}

/** Says who will see it, before it is saved. */
export function WhoSees({ lead, text, change }: WhoSeesProps) {
  return (
    <div className="who-sees">
      <Icon name="eye" />
      <p>
        <b>{lead}</b> {text}{' '}
        {change === undefined ? null : (
          <button type="button" className="text-button" onClick={change.onPress}>
            {change.label}
          </button>
        )}
      </p>
    </div>
  )
}

export interface ActionBarProps {
  readonly label: string
  /** Legal moves only, the likeliest first. */
  readonly children: ReactNode
  /** Right end on the desk: "Việc khác". */
  readonly rest?: ReactNode | undefined
}

/** Sticky at the foot of a panel; on the phone stacked at the thumb. */
export function ActionBar({ label, children, rest }: ActionBarProps) {
  return (
    <div className="action-bar" role="group" aria-label={label}>
      {children}
      {rest === undefined ? null : <div className="action-rest">{rest}</div>}
    </div>
  )
}

export interface FactListProps {
  readonly facts: readonly { readonly term: string; readonly text: ReactNode }[]
}

/** Terms and what they are now: the CAN update, contact details, settings. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="fact-list">
      {facts.map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface PanelHeadProps {
  readonly severity: Severity
  readonly ink: Ink
  readonly severityLabel: string
  /** Written out: "Mức 1 · Nghiêm trọng". */
  readonly severityWords: string
  readonly code?: string | undefined
  readonly state?: ReactNode | undefined
  readonly close?: ReactNode | undefined
  readonly title: string
  /** Lines of facts below the title. */
  readonly children?: ReactNode | undefined
}

/** Head of an incident with the 6 px stripe of its severity. */
export function PanelHead(props: PanelHeadProps) {
  const { severity, ink, severityLabel, severityWords, code, state, close, title, children } = props
  return (
    <header className={`panel-head severity-${severity}`}>
      <div className="panel-line">
        <SeverityGlyph severity={severity} ink={ink} label={severityLabel} />
        {code === undefined ? null : <b className="code">{code}</b>}
        <span className="panel-severity">{severityWords}</span>
        <span className="panel-state">{state}</span>
        {close}
      </div>
      <h2>{title}</h2>
      {children}
    </header>
  )
}

export interface SectionProps {
  readonly title: string
  /** Behind the title in grey: "03:06 · Trực VNPT". */
  readonly note?: ReactNode | undefined
  readonly action?: ReactNode | undefined
  readonly children: ReactNode
}

/** One section of a panel. */
export function Section({ title, note, action, children }: SectionProps) {
  return (
    <section className="section">
      <h3>
        {title}
        {note === undefined ? null : <span className="section-note">{note}</span>}
        {action === undefined ? null : <span className="section-action">{action}</span>}
      </h3>
      {children}
    </section>
  )
}

export interface DeadlineBoxProps {
  /** "1′39″", "34 phút", "trễ 19 ph". */
  readonly figure: string
  /** What it is for and what happens after. */
  readonly lines: readonly string[]
  readonly tone?: Tone | undefined
}

/** The one deadline that matters on this page. */
export function DeadlineBox({ figure, lines, tone = 'act' }: DeadlineBoxProps) {
  return (
    <div className={`deadline-box ${tone}`}>
      <b>{figure}</b>
      <span>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </div>
  )
}

/** A button that looks like a link inside a sentence or a section head. */
export function TextButton({
  children,
  onPress,
}: {
  readonly children: ReactNode
  readonly onPress: () => void
}) {
  return (
    <button type="button" className="text-button" onClick={onPress}>
      {children}
    </button>
  )
}
