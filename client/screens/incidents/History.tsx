import '../items/items.css'
import './panel/record.css'
import { useState } from 'react'
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
import type { EntryProps } from './panel/Entry.tsx'
import { useSaid } from './panel/said.ts'
import { historyLines, pinnedOf, placed } from './timeline.ts'
import type { HistoryLine, Placed } from './timeline.ts'

/** What is held on top; a press goes to its place in the record. */
function Pinned({ one, view }: EntryProps) {
  const said = useSaid(view)
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
          document.getElementById(place)?.scrollIntoView({ block: 'center' })
        }}
      >
        <b className="tn">{clockOf(one.at, view.info.zone)}</b>
        <span className="unseen">{t.pinned}</span> {said(one.entry)}
      </a>
      <Pin one={one} view={view} />
    </li>
  )
}

type Fold = Extract<HistoryLine, { kind: 'fold' }>

/** System entries that stand next to each other, folded until asked for. */
function Folded({
  line,
  all,
  view,
}: {
  readonly line: Fold
  readonly all: boolean
  readonly view: IncidentView
}) {
  const t = useWords(panelWords)
  const [pressed, setPressed] = useState<boolean | null>(null)
  const open = pressed ?? all
  return (
    <>
      <TimelineFold
        text={open ? t.systemShown : t.systemHidden(line.entries.length)}
        open={open}
        onToggle={() => setPressed(!open)}
      />
      {open
        ? line.entries.map((one) => <Entry key={`${one.entry.id} ${one.entry.kind}`} one={one} view={view} />)
        : null}
    </>
  )
}

interface LinesProps {
  readonly lines: readonly HistoryLine[]
  readonly view: IncidentView
}

function Lines({ lines, view, all }: LinesProps & { readonly all: boolean }) {
  const language = useLanguage()
  const { zone } = view.info
  return lines.map((line) => {
    if (line.kind === 'entry') return <Entry key={line.key} one={line.one} view={view} />
    if (line.kind === 'fold') return <Folded key={`${line.key} ${all}`} line={line} all={all} view={view} />
    return (
      <TimelineDay key={line.key} text={`${weekdayOf(line.at, zone, language)} ${dateOf(line.at, zone)}`} />
    )
  })
}

const systemIn = (lines: readonly HistoryLine[]): number =>
  lines.reduce((sum, line) => sum + (line.kind === 'fold' ? line.entries.length : 0), 0)

/** What happened, oldest first, late facts where they happened, what is pinned on top. */
export function History({ view, onNote }: { readonly view: IncidentView; readonly onNote: () => void }) {
  const { incident, info } = view
  const t = useWords(panelWords)
  const conduct = useWords(conductWords)
  const store = useStore()
  const [all, setAll] = useState(false)
  const entries: readonly Placed[] = placed(incident.timeline, incident.inside?.notes)
  const pinned = pinnedOf(incident.pins, entries)
  const lines = historyLines(entries, info.zone)
  const folds = lines.filter(({ kind }) => kind === 'fold').length
  const mayNote = store.may({ type: 'incident.note', payload: { incident: incident.id, note: '.' } }) === null
  return (
    <Section
      title={t.timeline}
      action={mayNote ? <TextButton onPress={onNote}>{t.addEarlier}</TextButton> : undefined}
    >
      {pinned.length > 0 ? (
        <ul className="pinned-entries" aria-label={conduct.pinned}>
          {pinned.map((one) => (
            <Pinned key={one.entry.id} one={one} view={view} />
          ))}
        </ul>
      ) : null}
      {folds > 1 ? (
        <TextButton onPress={() => setAll(!all)}>
          {all ? t.systemShown : conduct.allSystem(systemIn(lines))}
        </TextButton>
      ) : null}
      <Timeline label={t.timeline}>
        <Lines lines={lines} view={view} all={all} />
      </Timeline>
    </Section>
  )
}
