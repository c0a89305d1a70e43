import { useWords } from '../../../app/language.ts'
import { Button } from '../../../parts/controls/Button.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { moveWords } from '../../../words/incident-moves.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { useAct } from '../use-act.ts'
import { useOffer } from './offer.ts'

const lines = ['acknowledgeA', 'acknowledgeB', 'acknowledgeC'] as const

/** Nobody has it: one press on a line acknowledges it and says that line. */
export function QuickAcknowledge({ view }: { readonly view: IncidentView }) {
  const t = useWords(conductWords)
  const ready = useWords(moveWords)
  const offer = useOffer(view)
  const { send, wrong, busy } = useAct(view, () => undefined)
  const { id, status } = view.incident
  if (status !== 'open') return null
  const offered = offer({ type: 'incident.acknowledge', payload: { incident: id, note: '.' } }, status)
  // Without the line the main button below says why; three more would only say it again.
  if (!offered || offered.unavailable !== undefined) return null
  return (
    <section className="section quick" aria-label={t.quick}>
      <h3>{t.quick}</h3>
      <div className="quick-lines" aria-busy={busy}>
        {lines.map((key) => (
          <Button
            key={key}
            icon="check"
            onPress={() => void send('incident.acknowledge', { incident: id, note: ready[key] }, status)}
          >
            <span>
              <span className="unseen">{t.quickDo(ready[key])}</span>
              <span aria-hidden>{ready[key]}</span>
            </span>
          </Button>
        ))}
      </div>
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </section>
  )
}
