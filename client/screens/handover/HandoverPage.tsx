import './handover.css'
import { isUnderway, underwayOf } from '../../../domain/handover/events.ts'
import type { Handover } from '../../../domain/handover/events.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { clockOf, whenOf } from '../../app/times.ts'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { handoverWords } from '../../words/handover.ts'
import { organisationOf } from '../items/who.ts'
import { DraftForm } from './DraftForm.tsx'
import { acceptedOf, newestHandovers, shiftNamed } from './said.ts'
import { Underway } from './Underway.tsx'

/** How far it is, as a figure and a bar. */
function Progress({ handover }: { readonly handover: Handover }) {
  const t = useWords(handoverWords)
  const [done, all] = [acceptedOf(handover), handover.lines.length]
  return (
    <label className="handover-progress">
      {t.accepted(done, all)}
      <progress value={done} max={all} />
    </label>
  )
}

/** Former ones, and for the department those of others that wait. */
function Former({ but }: { readonly but: string | undefined }) {
  const t = useWords(handoverWords)
  const snapshot = useSnapshot()
  const now = useNow(60_000)
  const { info } = snapshot.shown
  const all = newestHandovers(snapshot).filter(({ id }) => id !== but)
  if (!info) return null
  const at = (time: number) => whenOf(time, now, info.zone)
  const stage = (one: Handover) => {
    if (isUnderway(one)) return t.waiting
    return one.taken ? t.signedAt(at(one.taken.at)) : t.withdrawn(at(one.withdrawn?.at ?? 0))
  }
  return (
    <section className="handover-former" aria-label={t.former}>
      <h2>{t.former}</h2>
      {all.length === 0 ? <p className="quiet">{t.formerNone}</p> : null}
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <Link href={`/ban-giao/${one.id}`}>
              <b>{shiftNamed(info, one.shift)}</b>
              <small>
                {organisationOf(snapshot, one.of)} · {t.lines(one.lines.length)} · {stage(one)}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Passing a shift on: draft, sign over, accept line by line, sign for it. */
export default function HandoverPage() {
  const t = useWords(handoverWords)
  const store = useStore()
  const { shown, actor } = useSnapshot()
  const { info } = shown
  const own = actor?.organisation ?? null
  const underway = own === null ? null : underwayOf(shown, own)
  const empty = { incidents: [], overdue: [], directives: [], own: [] }
  const able = store.may({ type: 'handover.offer', payload: empty })?.code !== 'not-allowed'
  if (!info) return null
  return (
    <div className="handover">
      <PageHead
        title={underway ? t.titleOf(shiftNamed(info, underway.shift)) : t.title}
        sub={underway ? t.sub(clockOf(underway.offered.at, info.zone)) : able ? t.draftSub : undefined}
        actions={underway ? <Progress handover={underway} /> : undefined}
      />
      {underway && able ? <Underway key={underway.id} handover={underway} /> : null}
      {!underway && able ? <DraftForm /> : null}
      {able ? null : <EmptyState title={t.cannot} text={t.cannotText} />}
      <Former but={underway?.id} />
    </div>
  )
}
