import './handover.css'
import './record.css'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { goBack } from '../../app/place.ts'
import type { ScreenProps } from '../../app/routes.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PaperRecord } from '../../parts/layout/PaperRecord.tsx'
import { handoverWords } from '../../words/handover.ts'
import { termWords } from '../../words/terms.ts'
import { PrintedAnchor } from '../audit/PrintedAnchor.tsx'
import { Arisen, Lines } from './Lines.tsx'
import { shiftNamed } from './said.ts'
import { Signatures } from './Signatures.tsx'

/** The record of one handover, for the screen and for paper. */
export default function RecordPage({ params }: ScreenProps) {
  const t = useWords(handoverWords)
  const { back } = useWords(termWords)
  const { shown } = useSnapshot()
  const now = useNow(60_000)
  const handover = shown.handovers.get(params['id'] ?? '')
  const { info } = shown
  if (!handover || !info) return <EmptyState title={t.noSuch} text={t.noSuchText} />
  return (
    <PaperRecord
      className="handover handover-record"
      backLabel={back}
      onBack={() => goBack('/ban-giao')}
      printLabel={t.print}
      onPrint={() => window.print()}
      congress={info.name}
      title={t.minutes}
      of={
        <p>
          <b>{shown.organisations.get(handover.of)?.name ?? handover.of}</b> ·{' '}
          {shiftNamed(info, handover.shift)}
        </p>
      }
      printed={t.printed(`${clockOf(now, info.zone)} ${dateOf(now, info.zone)}`)}
    >
      <Signatures handover={handover} />
      <Lines handover={handover} />
      <Arisen lines={handover.taken?.arisen ?? []} />
      <PrintedAnchor />
    </PaperRecord>
  )
}
