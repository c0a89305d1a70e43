import { useState } from 'react'
import type { Escalation } from '../../../../domain/incident/events.ts'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { untoldOf } from '../../../../domain/notice/untold.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Section, TextButton } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { capital } from '../../items/capital.ts'
import { organisationOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { callsOf } from './called.ts'
import type { Call } from './called.ts'
import { useNaming } from './naming.ts'

/** Whom no device of theirs has told, as far as the department can know: of a critical incident that runs. */
function useUntold({ incident, now }: IncidentView): ReadonlySet<string | null> {
  const { shown, actor } = useSnapshot()
  const known = actor?.department === true && incident.severity === 1 && isOpen(incident.status)
  return new Set(known ? untoldOf(shown, incident, now).map(({ person }) => person) : [])
}

interface StepProps {
  readonly one: Escalation
  readonly untold: ReadonlySet<string | null>
}

/** Whom one step called, and by what means. */
function Step({ one, untold }: StepProps) {
  const t = useWords(conductWords)
  const snapshot = useSnapshot()
  const naming = useNaming()
  const tier = { responder: t.tierResponder, commander: t.tierCommander, leader: t.tierLeader }[one.tier]
  const nobody = one.to.length === 0
  const nameOf = (person: string) => {
    const said = [
      untold.has(person) ? t.untold : null,
      one.unproven?.includes(person) === true ? t.unproven : null,
    ].filter((word) => word !== null)
    return said.length > 0 ? `${naming(person, one.of)} (${said.join('; ')})` : naming(person, one.of)
  }
  const names = nobody ? `${t.escalatedNobody}, ${t.noReach}` : one.to.map(nameOf).join(', ')
  const means = one.means === 'telephone' ? t.byTelephone : t.byBoard
  return (
    <li className={nobody ? 'nobody' : undefined}>
      <span>{capital(t.escalatedTo(tier, organisationOf(snapshot, one.of), names))}</span>
      {nobody ? null : <small> · {means}</small>}
    </li>
  )
}

interface CallProps extends Omit<StepProps, 'one'> {
  readonly call: Call
  readonly view: IncidentView
}

/** Everybody called at one moment, under the clock that had run out. */
function Called({ call, untold, view }: CallProps) {
  const t = useWords(conductWords)
  const clock = {
    acknowledge: t.clockAcknowledge,
    'first-update': t.clockFirst,
    update: t.clockUpdate,
    restore: t.clockRestore,
  }[call.clock]
  const title = `${whenOf(call.at, view.now, view.info.zone)} · ${t.lateFor(clock.toLowerCase())}`
  return (
    <div className="link-group">
      <h4>{title}</h4>
      <ul className="escalations" aria-label={title}>
        {call.steps.map((one) => (
          <Step key={`${one.step} ${one.of}`} one={one} untold={untold} />
        ))}
      </ul>
    </div>
  )
}

/** Calls that are shown before the rest is asked for. */
const latest = 2

/** Who was called when a clock had run out, by what means, the latest first. */
export function Escalations(view: IncidentView) {
  const t = useWords(conductWords)
  const panel = useWords(panelWords)
  const [open, setOpen] = useState(false)
  const untold = useUntold(view)
  const calls = callsOf(view.incident.escalations ?? [])
  if (calls.length === 0) return null
  return (
    <Section
      title={t.escalations}
      note={t.times(calls.length)}
      action={
        calls.length > latest ? (
          <TextButton onPress={() => setOpen(!open)}>{open ? panel.playbookLess : t.allCalls}</TextButton>
        ) : undefined
      }
    >
      {(open ? calls : calls.slice(0, latest)).map((call) => (
        <Called key={`${call.clock} ${call.at}`} call={call} untold={untold} view={view} />
      ))}
    </Section>
  )
}
