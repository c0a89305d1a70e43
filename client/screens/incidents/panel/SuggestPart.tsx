import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { suggestRaise } from '../../../../domain/incident/suggest.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { Button } from '../../../parts/controls/Button.tsx'
import { Icon } from '../../../parts/glyphs/Icon.tsx'
import { conductWords } from '../../../words/conduct.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { DeedWrong } from './DeedWrong.tsx'
import { useDeed, useOffer } from './offer.ts'

/** A higher severity with its reason and one button; silent once somebody has judged the severity themselves. */
export function SuggestRaise({ view }: { readonly view: IncidentView }) {
  const { incident, now } = view
  const t = useWords(conductWords)
  const { shown } = useSnapshot()
  const offer = useOffer(view)
  const { send, wrong } = useDeed(view)
  const judged = incident.timeline.some(({ kind }) => kind === 'severity')
  const found = isOpen(incident.status) && !judged ? suggestRaise(shown, incident, now) : null
  if (!found) return null
  const { severity } = found
  const why = { hall: t.suggestHall, 'second-path': t.suggestSecond, again: t.suggestAgain }[found.because]
  const raise = { incident: incident.id, severity, note: why }
  const offered = offer({ type: 'incident.severity', payload: raise })
  if (!offered) return null
  return (
    <div className="suggest-raise" role="note">
      <Icon name="chevron-up" />
      <span>{t.raiseText(severity, why)}</span>
      <Button
        size="small"
        unavailable={offered.unavailable}
        onPress={() => void send('incident.severity', raise)}
      >
        {t.raiseDo(severity)}
      </Button>
      <DeedWrong wrong={wrong} />
    </div>
  )
}
