import { isOpen } from '../../../../domain/incident/lifecycle.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { Button } from '../../../parts/controls/Button.tsx'
import { Section } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { organisationOf } from '../../items/who.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { DeedWrong } from './DeedWrong.tsx'
import { useNaming } from './naming.ts'
import { useDeed, useOffer } from './offer.ts'
import { hasRead, notReceived } from './receipts.ts'

/** "We have it", beside and below an acknowledgement: who said so, who has not, and the button. */
export function Receipts({ view }: { readonly view: IncidentView }) {
  const { incident, info, now } = view
  const t = useWords(conductWords)
  const snapshot = useSnapshot()
  const naming = useNaming()
  const offer = useOffer(view)
  const { send, wrong } = useDeed(view)
  const { id, receipts = [] } = incident
  const own = snapshot.actor?.organisation ?? null
  const offered =
    isOpen(incident.status) && !hasRead(incident, own)
      ? offer({ type: 'incident.receive', payload: { incident: id } })
      : null
  // A carrier sees its own receipt alone: whom else it waits for is the department's to know.
  const awaited = snapshot.actor?.department === true && isOpen(incident.status) ? notReceived(incident) : []
  if (receipts.length === 0 && awaited.length === 0 && !offered) return null
  return (
    <Section title={t.receipts} note={t.receiveMeans}>
      {receipts.length > 0 ? (
        <ul className="receipts" aria-label={t.receipts}>
          {receipts.map(({ of, by, at }) => (
            <li key={of}>
              <b>{organisationOf(snapshot, of)}</b> {whenOf(at, now, info.zone)}
              {by === null ? null : <span className="quiet"> · {naming(by.person, by.organisation)}</span>}
            </li>
          ))}
        </ul>
      ) : null}
      {awaited.length > 0 ? (
        <p className="awaited">{t.awaiting(awaited.map((of) => organisationOf(snapshot, of)).join(', '))}</p>
      ) : null}
      {offered ? (
        <div className="part-actions">
          <Button
            icon="check-check"
            unavailable={offered.unavailable}
            onPress={() => void send('incident.receive', { incident: id })}
          >
            {t.receive}
          </Button>
        </div>
      ) : null}
      <DeedWrong wrong={wrong} />
    </Section>
  )
}
