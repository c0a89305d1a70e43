import type { ReactNode } from 'react'
import { Icon } from '../glyphs/Icon.tsx'
import type { IconName } from '../glyphs/iconPaths.ts'
import { Lamp } from '../glyphs/Lamp.tsx'
import { SeverityGlyph } from '../glyphs/SeverityGlyph.tsx'
import type { Ink, Severity, Tone, Verdict } from '../kinds.ts'
import { classes } from '../kinds.ts'

export interface WallProps {
  /** GoLight and WallCountdown. */
  readonly head: ReactNode
  /** Matrix of size `wall`. */
  readonly grid: ReactNode
  /** SeverityCounts, WallIncident list, WallDirectives. */
  readonly side: ReactNode
  /** WallFoot. */
  readonly foot: ReactNode
  /** Stamp while a rehearsal runs. */
  readonly banner?: ReactNode | undefined
}

/** The wall: every size is a share of the screen, 1920 × 1080 and 4K look alike. */
export function Wall({ head, grid, side, foot, banner }: WallProps) {
  return (
    <main className="wall">
      {banner === undefined ? null : <div className="wall-banner">{banner}</div>}
      <header className="wall-head">{head}</header>
      <div className="wall-grid">{grid}</div>
      <div className="wall-side">{side}</div>
      {foot}
    </main>
  )
}

export interface GoLightProps {
  readonly verdict: Exclude<Verdict, 'none'>
  /** The stamp in capitals: "TẠM GIỮ". */
  readonly word: string
  /** How many, the worst, whose; at most three lines. */
  readonly sentence: string
}

/** The verdict that can be read from six metres. */
export function GoLight({ verdict, word, sentence }: GoLightProps) {
  return (
    <div className={`go-light ${verdict}`} role="status">
      <Lamp verdict={verdict} label={word} size={128} />
      <h1 aria-hidden="true">{word}</h1>
      <p>{sentence}</p>
    </div>
  )
}

export interface WallCountdownProps {
  /** "17 giờ 57 phút" as pairs; seconds only in the last 10 minutes. */
  readonly parts: readonly { readonly figure: string; readonly unit: string }[]
  /** "tới khai mạc 08:00, Thứ Tư 14/10". */
  readonly text: string
  /** Below 5 minutes, and only when the deadline is somebody's to keep. */
  readonly urgent?: boolean | undefined
}

export function WallCountdown({ parts, text, urgent = false }: WallCountdownProps) {
  return (
    <div className={classes('wall-countdown', urgent && 'urgent')}>
      <b>
        {parts.map(({ figure, unit }) => (
          <span key={unit}>
            {figure}
            <small>{unit}</small>
          </span>
        ))}
      </b>
      <p>{text}</p>
    </div>
  )
}

export interface SeverityCountsProps {
  readonly label: string
  readonly counts: readonly {
    readonly severity: Severity
    readonly ink: Ink
    readonly count: number
    readonly label: string
  }[]
}

/** How many of each severity are open. */
export function SeverityCounts({ label, counts }: SeverityCountsProps) {
  return (
    <ul className="severity-counts" aria-label={label}>
      {counts.map(({ severity, ink, count, label: words }) => (
        <li key={severity} className={classes(`severity-${severity}`, count === 0 && 'nothing')}>
          <SeverityGlyph severity={severity} ink={count === 0 ? 'plain' : ink} label={words} size={44} />
          <b>{count}</b>
        </li>
      ))}
    </ul>
  )
}

export interface WallIncidentProps {
  readonly severity: Severity
  readonly ink: Ink
  readonly severityLabel: string
  /** The public line or a short title of at most 48 characters; never cut. */
  readonly title: string
  readonly code: string
  /** What is being done, in one line. */
  readonly doing: string
  /** Nobody has it. */
  readonly loose?: boolean | undefined
  /** "mở" "11 ph". */
  readonly age: { readonly word: string; readonly figure: string }
  readonly lead: string
}

/** One of the worst incidents. */
export function WallIncident(props: WallIncidentProps) {
  const { severity, ink, severityLabel, title, code, doing, loose = false, age, lead } = props
  return (
    <li className="wall-incident">
      <SeverityGlyph
        severity={severity}
        ink={ink}
        label={severityLabel}
        size={44}
        blink={ink === 'solid' && severity === 1}
      />
      <p className="wall-title">{title}</p>
      <p className="wall-doing">
        <span>{code}</span> {loose ? <b>{doing}</b> : doing}
      </p>
      <p className="wall-age">
        {lead === '' ? null : `${lead} · `}
        {age.word} <b>{age.figure}</b>
      </p>
    </li>
  )
}

/** The list that holds WallIncident elements. */
export function WallIncidents({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className="wall-incidents" aria-label={label}>
      {children}
    </ul>
  )
}

export interface WallDirectivesProps {
  readonly title: string
  readonly directives: readonly {
    readonly id: string
    readonly icon: IconName
    readonly tone?: Tone
    readonly text: string
    /** What already happened with it, reddened or not: "chưa nhận 2/3", then "hạn 18:00". */
    readonly urgent: boolean
    readonly far: string
    readonly rest: string
  }[]
}

/** The leader's running directives. */
export function WallDirectives({ title, directives }: WallDirectivesProps) {
  return (
    <section className="wall-directives">
      <h2>{title}</h2>
      <ul>
        {directives.map(({ id, icon, tone, text, urgent, far, rest }) => (
          <li key={id}>
            <Icon name={icon} size={26} className={tone} />
            <span>{text}</span>
            <span>
              {urgent ? <b>{far}</b> : <span>{far}</span>}
              <i> · </i>
              <span>{rest}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
