import type { ReactNode } from 'react'
import { SeverityGlyph } from '../glyphs/SeverityGlyph.tsx'
import type { Ink, Severity } from '../kinds.ts'
import { classes } from '../kinds.ts'

export interface IncidentListProps {
  readonly label: string
  /** Heads of the five columns: severity, code, what, state, deadline. */
  readonly heads: readonly [string, string, string, string, string]
  /** IncidentRow elements, in an order that holds while a pointer or focus is inside. */
  readonly children: ReactNode
}

/** The list of incidents: a table on the desk, two lines each on the phone. */
export function IncidentList({ label, heads, children }: IncidentListProps) {
  return (
    <div className="incident-list" role="table" aria-label={label}>
      <div role="rowgroup">
        <div className="incident-heads" role="row">
          {heads.map((head) => (
            <span key={head} role="columnheader">
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">{children}</div>
    </div>
  )
}

export interface IncidentRowProps {
  readonly severity: Severity
  readonly ink: Ink
  readonly severityLabel: string
  readonly code: string
  /** "1 g 19". */
  readonly age: string
  readonly title: string
  /** `place · lead · what is being done`. */
  readonly meta: string
  readonly state: string
  readonly person: string
  /** The next deadline, or the breached one, which outranks it. */
  readonly due?: { readonly figure: string; readonly text: string; readonly late?: boolean } | undefined
  /** Nobody has acknowledged: tint and 4 px edge. */
  readonly fresh?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly href: string
  readonly onOpen?: (() => void) | undefined
  readonly id?: string | undefined
}

/** One incident; the whole row opens it. */
export function IncidentRow(props: IncidentRowProps) {
  const { severity, ink, severityLabel, code, age, title, meta, state, person, due, href, onOpen, id } = props
  const { fresh = false, selected = false } = props
  return (
    <div
      className={classes('incident-row', fresh && 'fresh', selected && 'selected')}
      role="row"
      aria-current={selected ? true : undefined}
      id={id}
    >
      <span role="cell" className="incident-severity">
        <SeverityGlyph severity={severity} ink={ink} label={severityLabel} blink={fresh && severity === 1} />
      </span>
      <span role="cell" className="incident-code">
        <b className="code">{code}</b>
        <span>{age}</span>
      </span>
      <span role="cell" className="incident-words">
        <a
          href={href}
          title={title}
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            onOpen()
          }}
        >
          {title}
        </a>
        <span className="incident-meta">{meta}</span>
      </span>
      <span role="cell" className="incident-state">
        <b>{state}</b>
        <span>{person}</span>
      </span>
      <span role="cell" className={classes('incident-due', due?.late === true && 'late')}>
        {due === undefined ? null : (
          <>
            <b>{due.figure}</b>
            <span>{due.text}</span>
          </>
        )}
      </span>
    </div>
  )
}
