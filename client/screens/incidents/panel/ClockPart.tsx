import { clocksOf, expiryOf } from '../../../../domain/incident/clocks.ts'
import type { Clock } from '../../../../domain/incident/clocks.ts'
import { nextEscalation } from '../../../../domain/incident/escalation.ts'
import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { countdownOf, spanOf, whenOf } from '../../../app/times.ts'
import { Icon } from '../../../parts/glyphs/Icon.tsx'
import type { IconName } from '../../../parts/glyphs/iconPaths.ts'
import { DeadlineBox, Section } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { deadlinesOf, nextDeadline } from '../deadlines.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { ranOutAt } from './ran-out.ts'

const minute = 60_000

/** The one deadline that matters now; red only when it is late, or when nobody has it yet. */
export function DeadlineNow({ incident, info, now }: IncidentView) {
  const t = useWords(panelWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const next = nextDeadline(deadlinesOf(incident, shown.catalogue.severities, now))
  if (!next) return null
  const at = whenOf(next.at, now, info.zone)
  const waits = next.kind === 'acknowledge'
  const left = { acknowledge: t.stillAcknowledge, update: t.stillUpdate, restore: t.stillRestore }[next.kind]
  const late = { acknowledge: t.lateAcknowledge, update: t.lateUpdate, restore: t.lateRestore }[next.kind](at)
  return (
    <div className="panel-deadline">
      <DeadlineBox
        figure={next.late ? spanOf(now - next.at, language) : countdownOf(next.at - now, language)}
        lines={[next.late ? late : `${left}, ${at}`]}
        tone={next.late || (waits && incident.severity === 1) ? 'act' : waits ? 'warn' : 'quiet'}
      />
    </div>
  )
}

/** Says that nobody has it any more although somebody had. */
export function RanOut(view: IncidentView) {
  const t = useWords(conductWords)
  const { severities } = useSnapshot().shown.catalogue
  const at = ranOutAt(view.incident, severities, view.now)
  if (at === null) return null
  return (
    <p className="panel-alarm" role="note">
      <Icon name="triangle-alert" />
      <span>{t.backInQueue(whenOf(at, view.now, view.info.zone))}</span>
    </p>
  )
}

const icons: { readonly [S in Clock['state']]: IconName } = {
  running: 'clock',
  met: 'check',
  breached: 'triangle-alert',
}

/** What one clock says now: `còn 34 phút, hạn 04:00`. */
function useClockText({ info, now }: IncidentView): (clock: Clock) => string {
  const t = useWords(conductWords)
  const language = useLanguage()
  const when = (at: number) => whenOf(at, now, info.zone)
  return ({ metAt, dueAt, state }) => {
    const late = spanOf((metAt ?? now) - dueAt, language)
    if (metAt !== null) return state === 'met' ? t.clockMet(when(metAt)) : t.clockMetLate(when(metAt), late)
    return state === 'breached'
      ? t.clockLate(late, when(dueAt))
      : t.clockRuns(countdownOf(dueAt - now, language), when(dueAt))
  }
}

function Notes(view: IncidentView) {
  const { incident, info, now } = view
  const t = useWords(conductWords)
  const { shown, actor } = useSnapshot()
  const until = expiryOf(incident, shown.catalogue.severities)
  // Only the department knows every policy that may hold.
  const next =
    actor?.department === true && isOpen(incident.status) ? nextEscalation(shown, incident, now) : null
  return (
    <>
      {until !== null && until > now ? (
        <p className="quiet">{t.ackUntil(whenOf(until, now, info.zone))}</p>
      ) : null}
      {next === null ? null : <p className="quiet">{t.nextEscalation(whenOf(next, now, info.zone))}</p>}
    </>
  )
}

/** Every clock of the incident with its target: running, met or breached. */
export function Clocks(view: IncidentView) {
  const { incident, now } = view
  const t = useWords(conductWords)
  const language = useLanguage()
  const { severities } = useSnapshot().shown.catalogue
  const textOf = useClockText(view)
  const clocks = clocksOf(incident, severities, now)
  if (clocks.length === 0) return null
  const names = {
    acknowledge: t.clockAcknowledge,
    'first-update': t.clockFirst,
    update: t.clockUpdate,
    restore: t.clockRestore,
  }
  return (
    <Section title={t.clocks}>
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={clock.kind} className={`clock ${clock.state}${clock.metAt === null ? '' : ' ended'}`}>
            <Icon name={icons[clock.state]} label={t[clock.state]} />
            <b>{names[clock.kind]}</b>
            <span className="clock-text">{textOf(clock)}</span>
            <span className="clock-target">{t.clockTarget(spanOf(clock.target * minute, language))}</span>
          </li>
        ))}
      </ul>
      <Notes {...view} />
    </Section>
  )
}
