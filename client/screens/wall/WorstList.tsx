import type { CongressState } from '../../../domain/state.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, shortSpanOf } from '../../app/times.ts'
import { WallIncident, WallIncidents } from '../../parts/wall/Wall.tsx'
import { severityWords, termWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import type { OpenIncident } from './worst.ts'

export interface WorstListProps {
  readonly state: CongressState
  readonly open: readonly OpenIncident[]
  /** Ids in the order that stands now; a settled one keeps its place until the next order. */
  readonly order: readonly string[]
  readonly now: number
  /** How many there is room for. */
  readonly most: number
}

/** The worst incidents, each with one line of what is being done. */
export function WorstList({ state, open, order, now, most }: WorstListProps) {
  const t = useWords(wallWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const zone = state.info?.zone ?? 'UTC'
  const byId = new Map(open.map((incident) => [incident.id, incident]))
  const shown = order.flatMap((id) => byId.get(id) ?? []).slice(0, most)
  const more = open.length - shown.length
  const doing = ({ doing: line, restoreAt, acknowledged, area }: OpenIncident) =>
    [
      line ?? (acknowledged ? null : t.nobody) ?? state.areas.get(area)?.short ?? t.noDoing,
      restoreAt === null ? null : t.restore(clockOf(restoreAt, zone)),
    ]
      .filter((part) => part !== null)
      .join('\u00a0· ')
  if (open.length === 0) return <p className="wall-calm">{t.noIncident}</p>
  return (
    <>
      <WallIncidents label={t.incidents}>
        {shown.map((incident) => (
          <WallIncident
            key={incident.id}
            severity={incident.severity}
            ink={incident.acknowledged ? 'outline' : 'solid'}
            severityLabel={`${terms.severity(incident.severity)}, ${severityWords[incident.severity][language]}`}
            title={incident.title}
            code={incident.code}
            doing={doing(incident)}
            age={{ word: t.opened, figure: shortSpanOf(now - incident.occurredAt, language) }}
            lead={incident.lead === null ? '' : (state.organisations.get(incident.lead)?.short ?? '')}
          />
        ))}
      </WallIncidents>
      {more > 0 ? <p className="wall-more">{t.moreIncidents(more)}</p> : null}
    </>
  )
}
