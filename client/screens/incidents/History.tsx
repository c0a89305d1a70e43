import '../items/items.css'
import './panel/record.css'
import { memo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, dateOf, weekdayOf } from '../../app/times.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { Section, TextButton } from '../../parts/incidents/Panel.tsx'
import { Timeline, TimelineDay, TimelineFold } from '../../parts/incidents/Timeline.tsx'
import { conductWords } from '../../words/conduct.ts'
import { panelWords } from '../../words/incidents.ts'
import type { IncidentView } from './IncidentPanel.tsx'
import { Entry, Pin } from './panel/Entry.tsx'
import type { EntryProps, RecordView } from './panel/Entry.tsx'
import { useSaid } from './panel/said.ts'
import { historyLines, latestOf, pinnedOf, placed } from './timeline.ts'
import type { HistoryLine } from './timeline.ts'

/** What is held on top; a press goes to its place in the record. */
function Pinned({ one, record, onMissing }: EntryProps & { readonly onMissing: () => void }) {
  const t = useWords(conductWords)
  const place = `e-${one.entry.id}-${one.entry.kind}`
  return (
    <li>
      <Icon name="pin" size={16} />
      <a
        href={`#${place}`}
        onClick={(event) => {
          // Not a place of its own: going back leaves the incident.
          event.preventDefault()
          if (!document.getElementById(place)) flushSync(onMissing)
          document.getElementById(place)?.scrollIntoView({ block: 'center' })
        }}
      >
        <b className="tn">{clockOf(one.at, record.view.info.zone)}</b>
        <span className="unseen">{t.pinned}</span> {record.said(one.entry)}
      </a>
      <Pin one={one} record={record} />
    </li>
  )
}

type Fold = Extract<HistoryLine, { kind: 'fold' }>

interface FoldProps {
  readonly line: Fold
  readonly all: boolean
  readonly record: RecordView
}

/** System entries that stand next to each other, folded until asked for. */
function Folded({ line, all, record }: FoldProps) {
  const t = useWords(panelWords)
  const [open, setOpen] = useState(all)
  return (
    <>
      <TimelineFold
        text={open ? t.systemShown : t.systemHidden(line.entries.length)}
        open={open}
        onToggle={() => setOpen(!open)}
      />
      {open
        ? line.entries.map((one) => (
            <Entry key={`${one.entry.id} ${one.entry.kind}`} one={one} record={record} />
          ))
        : null}
    </>
  )
}

interface LinesProps {
  readonly lines: readonly HistoryLine[]
  readonly all: boolean
  readonly record: RecordView
}

function Lines({ lines, all, record }: LinesProps) {
  const language = useLanguage()
  const { zone } = record.view.info
  return lines.map((line) => {
    if (line.kind === 'entry') return <Entry key={line.key} one={line.one} record={record} />
    if (line.kind === 'fold')
      return <Folded key={`${line.key} ${all}`} line={line} all={all} record={record} />
    return (
      <TimelineDay key={line.key} text={`${weekdayOf(line.at, zone, language)} ${dateOf(line.at, zone)}`} />
    )
  })
}

/** What the entries of a record share. */
function useRecord(view: IncidentView): RecordView {
  const store = useStore()
  const said = useSaid(view)
  const { id: incident, timeline, pins = [] } = view.incident
  const may = (entry: string | undefined, pinned: boolean) =>
    entry !== undefined && store.may({ type: 'incident.pin', payload: { incident, entry, pinned } }) === null
  const mayPin = may(timeline.find(({ id }) => !pins.includes(id))?.id, true)
  return { view, said, mayPin, mayUnpin: may(pins[0], false) }
}

const systemIn = (lines: readonly HistoryLine[]): number =>
  lines.reduce((sum, line) => sum + (line.kind === 'fold' ? line.entries.length : 0), 0)

interface HistoryProps {
  readonly view: IncidentView
  readonly onNote: () => void
}

interface RecordLinesProps extends Omit<LinesProps, 'all'> {
  readonly whole: boolean
  readonly onWhole: () => void
}

/** The lines of a record, the latest of them until more are asked for. */
function RecordLines({ lines, record, whole, onWhole }: RecordLinesProps) {
  const t = useWords(panelWords)
  const conduct = useWords(conductWords)
  const [all, setAll] = useState(false)
  const { shown, before } = latestOf(lines, whole)
  const folds = lines.filter(({ kind }) => kind === 'fold').length
  return (
    <>
      {folds > 1 ? (
        <TextButton onPress={() => setAll(!all)}>
          {all ? t.systemShown : conduct.allSystem(systemIn(lines))}
        </TextButton>
      ) : null}
      <Timeline label={t.timeline}>
        {before > 0 ? <TimelineFold text={conduct.earlier(before)} open={false} onToggle={onWhole} /> : null}
        <Lines lines={shown} all={all} record={record} />
      </Timeline>
    </>
  )
}

function WholeHistory({ view, onNote }: HistoryProps) {
  const { incident, info } = view
  const t = useWords(panelWords)
  const conduct = useWords(conductWords)
  const store = useStore()
  const record = useRecord(view)
  const [whole, setWhole] = useState(false)
  const entries = placed(incident.timeline, incident.inside?.notes)
  const pinned = pinnedOf(incident.pins, entries)
  const mayNote = store.may({ type: 'incident.note', payload: { incident: incident.id, note: '.' } }) === null
  return (
    <Section
      title={t.timeline}
      action={mayNote ? <TextButton onPress={onNote}>{t.addEarlier}</TextButton> : undefined}
    >
      {pinned.length > 0 ? (
        <ul className="pinned-entries" aria-label={conduct.pinned}>
          {pinned.map((one) => (
            <Pinned key={one.entry.id} one={one} record={record} onMissing={() => setWhole(true)} />
          ))}
        </ul>
      ) : null}
      <RecordLines
        lines={historyLines(entries, info.zone)}
        record={record}
        whole={whole}
        onWhole={() => setWhole(true)}
      />
    </Section>
  )
}

/**
 * What happened, oldest first, late facts where they happened, what is pinned on top. Drawn anew when something of it
 * changes: hand in a `now` that does not change with every second.
 */
export const History = memo(WholeHistory)
