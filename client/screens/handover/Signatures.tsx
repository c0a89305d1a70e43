import type { Handover } from '../../../domain/handover/events.ts'
import type { Author } from '../../../domain/stamp.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { handoverWords } from '../../words/handover.ts'
import { termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'
import { acceptedOf } from './said.ts'

/** Who gave, who took, and when each signed. */
export function Signatures({ handover }: { readonly handover: Handover }) {
  const t = useWords(handoverWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(30_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const at = (time: number) => whenOf(time, now, zone)
  const who = (by: Author | null) => whoOf(snapshot, by, unknownPerson)
  const { offered, taken, withdrawn, lines } = handover
  const left = lines.length - acceptedOf(handover)
  return (
    <dl className="handover-signs">
      <div>
        <dt>{t.outgoing}</dt>
        <dd>
          <b>{who(offered.by)}</b> <span className="handover-done">{t.signedAt(at(offered.at))}</span>
        </dd>
      </div>
      <div>
        <dt>{t.incoming}</dt>
        <dd>
          {taken ? (
            <>
              <b>{who(taken.by)}</b> <span className="handover-done">{t.signedAt(at(taken.at))}</span>
            </>
          ) : (
            <span className="quiet">
              {withdrawn ? t.withdrawn(at(withdrawn.at)) : left > 0 ? t.left(left) : t.notSigned}
            </span>
          )}
        </dd>
        {withdrawn ? <dd className="quiet">{withdrawn.text}</dd> : null}
      </div>
    </dl>
  )
}
