import { Fragment, useState } from 'react'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, dateOf, weekdayOf, whenOf } from '../../app/times.ts'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Section, TextButton } from '../../parts/incidents/Panel.tsx'
import type { EntryManner } from '../../parts/incidents/Timeline.tsx'
import { Timeline, TimelineDay, TimelineEntry, TimelineFold } from '../../parts/incidents/Timeline.tsx'
import { panelWords } from '../../words/incidents.ts'
import { termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'
import type { IncidentView } from './IncidentPanel.tsx'
import { useSaid } from './panel/said.ts'
import { isSystem, placed } from './timeline.ts'
import type { Placed } from './timeline.ts'

const mannerOf = ({ entry, late }: Placed, latest: string | undefined): EntryManner => {
  if (late) return 'late'
  if (entry.kind === 'severity' || entry.kind === 'reopen') return 'act'
  if (entry.id === latest) return 'pinned'
  return isSystem(entry) ? 'system' : 'plain'
}

/** What happened, oldest first, late facts where they happened. */
export function History({ view, onNote }: { readonly view: IncidentView; readonly onNote: () => void }) {
  const { incident, info, now } = view
  const t = useWords(panelWords)
  const { unknownPerson } = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const store = useStore()
  const said = useSaid(view)
  const [open, setOpen] = useState(false)
  const all = placed(incident.timeline)
  const shown = open ? all : all.filter(({ entry }) => !isSystem(entry))
  const system = all.filter(({ entry }) => isSystem(entry)).length
  const latest = all.findLast(({ entry }) => entry.kind === 'update')?.entry.id
  const mayNote = store.may({ type: 'incident.note', payload: { incident: incident.id, note: '.' } }) === null
  const dayOf = (at: number) => `${weekdayOf(at, info.zone, language)} ${dateOf(at, info.zone)}`
  const line = (one: Placed) => {
    const { entry, at, late } = one
    const who = whoOf(snapshot, entry.by, unknownPerson)
    const recorded = whenOf(entry.at, at, info.zone)
    return (
      <TimelineEntry
        id={`e-${entry.id}-${entry.kind}`}
        time={clockOf(at, info.zone)}
        dateTime={new Date(at).toISOString()}
        manner={mannerOf(one, latest)}
        text={said(entry)}
        by={late ? t.lateBy(who, whenOf(at, now, info.zone), recorded) : who}
        chip={late ? <Chip tone="note">{t.lateChip(recorded)}</Chip> : undefined}
      />
    )
  }
  return (
    <Section
      title={t.timeline}
      action={mayNote ? <TextButton onPress={onNote}>{t.addEarlier}</TextButton> : undefined}
    >
      <Timeline label={t.timeline}>
        {system === 0 ? null : (
          <TimelineFold
            text={open ? t.systemShown : t.systemHidden(system)}
            open={open}
            onToggle={() => setOpen(!open)}
          />
        )}
        {shown.map((one, index) => {
          const before = shown[index - 1]
          const newDay = before === undefined || dayOf(before.at) !== dayOf(one.at)
          return (
            <Fragment key={`${one.entry.id} ${one.entry.kind}`}>
              {newDay ? <TimelineDay text={dayOf(one.at)} /> : null}
              {line(one)}
            </Fragment>
          )
        })}
      </Timeline>
    </Section>
  )
}
