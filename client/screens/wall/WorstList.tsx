import type { CongressState } from '../../../domain/state.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, shortSpanOf } from '../../app/times.ts'
import { WallIncident, WallIncidents } from '../../parts/wall/Wall.tsx'
import { severityWords, termWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { ended, fitting, mostShown } from './lines.ts'
import type { Beside } from './lines.ts'
import type { OpenIncident } from './worst.ts'

export interface WorstListProps {
  readonly state: CongressState
  readonly open: readonly OpenIncident[]
  /** In the order that stands now; a settled one keeps its place until the next order. */
  readonly order: readonly OpenIncident[]
  readonly now: number
  readonly room: Beside
}

/** Letters of what is being done. */
const doingLetters = 52

/** What is being done, or that nobody has it, and until when. */
function useDoing(state: CongressState): (incident: OpenIncident) => string {
  const t = useWords(wallWords)
  const zone = state.info?.zone ?? 'UTC'
  return ({ doing, restoreAt, acknowledged, settled, area }) => {
    if (settled) return t.settled
    const said = doing === null ? null : ended(doing, doingLetters)
    const plain = acknowledged ? (state.areas.get(area)?.short ?? t.noDoing) : t.nobody
    return [said ?? plain, ...(restoreAt === null ? [] : [t.restore(clockOf(restoreAt, zone))])].join(
      '\u00a0· ',
    )
  }
}

/** The worst incidents, each with one line of what is being done. */
export function WorstList({ state, open, order, now, room }: WorstListProps) {
  const t = useWords(wallWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const doing = useDoing(state)
  const said = order
    .slice(0, mostShown)
    .map((incident) => ({ incident, title: incident.title, doing: doing(incident) }))
  const shown = said.slice(0, fitting(said, room))
  const more = open.length - shown.filter(({ incident }) => !incident.settled).length
  if (shown.length === 0) return <p className="wall-calm">{t.noIncident}</p>
  return (
    <>
      <WallIncidents label={t.incidents}>
        {shown.map(({ incident, title, doing: line }) => (
          <WallIncident
            key={incident.id}
            severity={incident.severity}
            ink={incident.settled ? 'plain' : incident.acknowledged ? 'outline' : 'solid'}
            severityLabel={`${terms.severity(incident.severity)}, ${severityWords[incident.severity][language]}`}
            title={title}
            code={incident.code}
            doing={line}
            loose={!incident.acknowledged}
            age={{ word: t.opened, figure: shortSpanOf(now - incident.occurredAt, language) }}
            lead={incident.lead === null ? '' : (state.organisations.get(incident.lead)?.short ?? '')}
          />
        ))}
      </WallIncidents>
      {more > 0 ? <p className="wall-more">{t.moreIncidents(more)}</p> : null}
    </>
  )
}
