import type { Escalation } from '../../../../domain/incident/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Section } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { organisationOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { useNaming } from './naming.ts'

function Line({ one, view }: { readonly one: Escalation; readonly view: IncidentView }) {
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
  const names = nobody ? t.escalatedNobody : one.to.map((person) => naming(person, one.of)).join(', ')
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
  if (escalations.length === 0) return null
  return (
    <Section title={t.escalations}>
      <ul className="escalations" aria-label={t.escalations}>
        {escalations.map((one) => (
          <Line key={`${one.clock} ${one.dueAt} ${one.step} ${one.of}`} one={one} view={view} />
        ))}
      </ul>
    </Section>
  )
}
