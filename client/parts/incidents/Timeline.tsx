import type { ReactNode } from 'react'

/** `can` sets an update apart from what happened. */
export type EntryManner = 'plain' | 'act' | 'pinned' | 'late' | 'system' | 'can'

export interface TimelineProps {
  readonly label: string
  /** TimelineEntry, TimelineDay and TimelineFold elements, oldest first. */
  readonly children: ReactNode
}

/** What happened, down the spine, oldest first. */
export function Timeline({ label, children }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {children}
    </ol>
  )
}

export interface TimelineEntryProps {
  /** Clock time of the happening: "01:44". */
  readonly time: string
  /** Machine-readable moment. */
  readonly dateTime?: string | undefined
  readonly manner?: EntryManner | undefined
  readonly text: ReactNode
  /** Who and which organisation; for a late fact both times in words. */
  readonly by: string
  /** A Chip: "ghi muộn 02:10". */
  readonly chip?: ReactNode | undefined
  /** What does not fit into a sentence: facts of an update, photos, a button. */
  readonly below?: ReactNode | undefined
  /** At the right end: the pin. */
  readonly action?: ReactNode | undefined
  readonly id?: string | undefined
}

/** One entry; a late fact stands where it happened, with a dashed square. */
export function TimelineEntry(props: TimelineEntryProps) {
  const { time, dateTime, manner = 'plain', text, by, chip, below, action, id } = props
  return (
    <li className={`timeline-entry ${manner}`} id={id}>
      <time dateTime={dateTime}>{time}</time>
      <i />
      <div>
        <p className="timeline-text">
          {text} {chip}
        </p>
        {below}
        <p className="timeline-by">{by}</p>
      </div>
      {action}
    </li>
  )
}

export interface TimelineFoldProps {
  /** "7 sự kiện hệ thống ẩn". */
  readonly text: string
  readonly open: boolean
  readonly onToggle: () => void
}

/** Folded system entries with their count. */
export function TimelineFold({ text, open, onToggle }: TimelineFoldProps) {
  return (
    <li className="timeline-fold">
      <button type="button" aria-expanded={open} onClick={onToggle}>
        {text}
      </button>
    </li>
  )
}

/** A day separator: "Thứ Tư 14/10/2020". */
export function TimelineDay({ text }: { readonly text: string }) {
  return <li className="timeline-day">{text}</li>
}
