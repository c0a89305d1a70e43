import { memo } from 'react'
import type { Incident } from '../../../domain/incident/events.ts'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, countdownOf, shortSpanOf, spanOf, whenOf } from '../../app/times.ts'
import { IncidentRow } from '../../parts/incidents/IncidentRow.tsx'
import type { Ink } from '../../parts/kinds.ts'
import { boardWords, panelWords } from '../../words/incidents.ts'
import { incidentStateWords, severityWords, termWords } from '../../words/terms.ts'
import { useStore as useSelected } from '../../sync/use.ts'
import type { Snapshot } from '../../sync/snapshot.ts'
import { capital } from '../items/capital.ts'
import { areaOf, organisationOf, whoOf } from '../items/who.ts'
import { isFresh, touchedAt } from './board.ts'
import type { BoardLine } from './board.ts'
import { deadlinesOf, nextDeadline } from './deadlines.ts'

interface BoardRowProps {
  readonly line: BoardLine
  readonly now: number
  readonly zone: string
  readonly selected: boolean
  /** The filters of the board, which an opened incident keeps: `?loc=tre`, or ''. */
  readonly filters: string
  readonly onOpen: (id: string) => void
}

/** Solid: nobody has it. Outline: somebody has. Plain: settled. */
export const inkOf = ({ status }: Pick<Incident, 'status'>): Ink =>
  status === 'open' ? 'solid' : isOpen(status) ? 'outline' : 'plain'

export function useSeverityLabel() {
  const t = useWords(boardWords)
  const term = useWords(termWords)
  const language = useLanguage()
  return ({ severity, status }: Pick<Incident, 'severity' | 'status'>): string =>
    `${term.severity(severity)}, ${severityWords[severity][language]}${status === 'open' ? `, ${t.nobodyHasIt}` : ''}`
}

/** What a line reads of the congress besides its own incident. */
const aroundOf = ({ shown, names, outbox }: Snapshot) => ({
  areas: shown.areas,
  organisations: shown.organisations,
  catalogue: shown.catalogue,
  names,
  outbox,
})
type Around = ReturnType<typeof aroundOf>
const sameAround = (one: Around, other: Around): boolean =>
  one.areas === other.areas &&
  one.organisations === other.organisations &&
  one.catalogue === other.catalogue &&
  one.names === other.names &&
  one.outbox === other.outbox

/** The next deadline in two short lines, or the breached one. */
function useDue({ line, now, zone }: BoardRowProps, { catalogue }: Around) {
  const t = useWords(boardWords)
  const language = useLanguage()
  if (!line.whole) return undefined
  const next = nextDeadline(deadlinesOf(line.incident, catalogue.severities, now))
  if (!next) return undefined
  const at = whenOf(next.at, now, zone)
  if (next.late) {
    const text = { acknowledge: t.acknowledgeAt, update: t.updateAt, restore: t.restoreAt }[next.kind](at)
    return { figure: t.lateBy(shortSpanOf(now - next.at, language)), text, late: true }
  }
  const text = { acknowledge: t.toAcknowledge, update: t.toUpdate, restore: t.toRestore }[next.kind]
  // Who still has to take it counts down; a later update is a time of the clock.
  return next.kind === 'acknowledge'
    ? { figure: countdownOf(next.at - now, language), text }
    : { figure: at, text }
}

function useMeta(line: BoardLine, shown: Around): string {
  const t = useWords(boardWords)
  const panel = useWords(panelWords)
  const area = areaOf({ shown }, line.incident.area, '')
  if (!line.whole) return `${area} · ${t.onlyPublic}`
  const { lead, doing } = line.incident
  const parts = [area, lead === null ? panel.noLead : organisationOf({ shown }, lead), doing ?? '']
  return parts.filter((part) => part !== '').join(' · ')
}

/** Who did the last move, for the line below the state. */
function useHolder(line: BoardLine, shown: Around): string {
  const t = useWords(boardWords)
  const { unknownPerson } = useWords(termWords)
  if (line.incident.status === 'open') return t.nobodyHasIt
  if (!line.whole) return ''
  const moves = ['acknowledge', 'mitigate', 'resolve', 'close', 'cancel']
  const last = line.incident.timeline.findLast(({ kind }) => moves.includes(kind))
  return last ? whoOf({ shown, names: shown.names }, last.by, unknownPerson) : ''
}

/** One line of the board; a face shows its public line and nothing else. Drawn again only when something of it is another. */
export const BoardRow = memo(function BoardRow(props: BoardRowProps) {
  const { line, now, zone, selected, filters, onOpen } = props
  const { incident } = line
  const language = useLanguage()
  const panel = useWords(panelWords)
  const around = useSelected(aroundOf, sameAround)
  const label = useSeverityLabel()
  const meta = useMeta(line, around)
  const person = useHolder(line, around)
  const due = useDue(props, around)
  const unsent = around.outbox.some(({ id }) => id === incident.id)
  const restore = incident.restoreAt
  const open = isOpen(incident.status)
  const faceDue = !line.whole && open && restore !== null
  return (
    <IncidentRow
      id={incident.id}
      severity={incident.severity}
      ink={inkOf(incident)}
      severityLabel={label(incident)}
      code={incident.code}
      age={open ? spanOf(now - incident.occurredAt, language) : whenOf(touchedAt(line), now, zone)}
      title={line.whole ? line.incident.title : incident.publicLine}
      meta={unsent ? `${panel.unsent} · ${meta}` : meta}
      state={capital(incidentStateWords[incident.status][language])}
      person={person}
      due={faceDue ? { figure: clockOf(restore, zone), text: panel.restoreShort } : due}
      fresh={isFresh(line)}
      selected={selected}
      href={`/su-co/${incident.id}${filters}`}
      onOpen={() => onOpen(incident.id)}
    />
  )
})
