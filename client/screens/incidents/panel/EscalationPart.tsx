import type { Escalation } from '../../../../domain/incident/events.ts'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { untoldOf } from '../../../../domain/notice/untold.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Section } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { organisationOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { useNaming } from './naming.ts'

/** Whom no device of theirs has told, as far as the department can know: of a critical incident that runs. */
function useUntold({ incident, now }: IncidentView): ReadonlySet<string | null> {
  const { shown, actor } = useSnapshot()
  const known = actor?.department === true && incident.severity === 1 && isOpen(incident.status)
  return new Set(known ? untoldOf(shown, incident, now).map(({ person }) => person) : [])
}

interface LineProps {
  readonly one: Escalation
  readonly untold: ReadonlySet<string | null>
  readonly view: IncidentView
}

function Line({ one, untold, view }: LineProps) {
  const t = useWords(conductWords)
  const snapshot = useSnapshot()
  const naming = useNaming()
  const tier = { responder: t.tierResponder, commander: t.tierCommander, leader: t.tierLeader }[one.tier]
  const clock = {
    acknowledge: t.clockAcknowledge,
    'first-update': t.clockFirst,
    update: t.clockUpdate,
    restore: t.clockRestore,
  }[one.clock]
  const nobody = one.to.length === 0
  const nameOf = (person: string) =>
    untold.has(person) ? `${naming(person, one.of)} (${t.noReach})` : naming(person, one.of)
  const names = nobody ? t.escalatedNobody : one.to.map(nameOf).join(', ')
  const when = whenOf(one.at, view.now, view.info.zone)
  return (
    <li className={nobody ? 'nobody' : undefined}>
      <span>{t.escalatedTo(when, tier, organisationOf(snapshot, one.of), names)}</span>
      <small>
        {`${t.lateFor(clock)} · ${nobody ? t.noReach : one.means === 'telephone' ? t.byTelephone : t.byBoard}`}
      </small>
    </li>
  )
}

/** Who was called when a clock had run out, by what means, oldest first. */
export function Escalations(view: IncidentView) {
  const t = useWords(conductWords)
  const { escalations = [] } = view.incident
  const untold = useUntold(view)
  if (escalations.length === 0) return null
  return (
    <Section title={t.escalations}>
      <ul className="escalations" aria-label={t.escalations}>
        {escalations.map((one) => (
          <Line
            key={`${one.clock} ${one.dueAt} ${one.step} ${one.of}`}
            one={one}
            untold={untold}
            view={view}
          />
        ))}
      </ul>
    </Section>
  )
}
