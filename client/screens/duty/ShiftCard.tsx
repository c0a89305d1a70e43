import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { clockOf, spanOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { dutyWords, tierWords } from '../../words/duty.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { askedOf, openThings, tiersOf } from './seen.ts'
import type { Watch } from './seen.ts'

/** A test that waits for this person's answer. */
export function Asked({ watch }: { readonly watch: Watch }) {
  const t = useWords(dutyWords)
  const { noLine } = useWords(termWords)
  const snapshot = useSnapshot()
  const change = useChange(t.answered, () => undefined)
  const asked = askedOf(snapshot)?.asked
  const store = useStore()
  if (!asked || store.may({ type: 'duty.answer', payload: {} })?.code === 'not-allowed') return null
  return (
    <div className="duty-asked" role="status">
      <p>
        <b>{t.asked(whenOf(asked.at, watch.now, watch.info.zone))}</b>
        <span>{change.wrong ?? t.askedText}</span>
      </p>
      <Button
        kind="primary"
        unavailable={snapshot.connection.state === 'live' ? undefined : noLine}
        onPress={() => void change.send('duty.answer', {})}
      >
        {t.answer}
      </Button>
    </div>
  )
}

function useMine({ of, now, info, current, next }: Watch): string {
  const t = useWords(dutyWords)
  const language = useLanguage()
  const { shown, actor } = useSnapshot()
  const mine = (shift: Watch['current']) =>
    tiersOf(shown, of, actor?.person ?? '', shift)
      .map((tier) => tierWords[tier][language])
      .join(', ')
  const [here, later] = [mine(current), mine(next)]
  if (here !== '') return t.onDutyUntil(here, clockOf(current.to, info.zone))
  if (later !== '')
    return t.onDutyFrom(later, clockOf(next.from, info.zone), spanOf(next.from - now, language))
  return t.offDuty
}

/** When one is on: now, next, or not at all. */
export function Self({ watch }: { readonly watch: Watch }) {
  const mine = useMine(watch)
  const { actor } = useSnapshot()
  return actor?.organisation === watch.of ? <p className="duty-self">{mine}</p> : null
}

/** What a shift takes over, or leaves behind. */
export function ShiftCard({ watch }: { readonly watch: Watch }) {
  const t = useWords(dutyWords)
  const snapshot = useSnapshot()
  const { of, now } = watch
  const open = openThings(snapshot, of, now)
  const own = snapshot.actor?.organisation === of
  return (
    <section className="duty-card duty-mine" aria-label={t.openThings}>
      <h2>{t.openThings}</h2>
      <ul className="duty-open">
        <li className={open.worst > 0 ? 'duty-late' : undefined}>
          <Link href="/su-co">{t.incidents(open.incidents, open.worst)}</Link>
        </li>
        <li className={open.critical > 0 ? 'duty-late' : undefined}>
          <Link href="/viec?xem=don-vi">{t.overdue(open.overdue, open.critical)}</Link>
        </li>
        {open.directives > 0 ? (
          <li>
            <Link href="/chi-dao">{t.directives(open.directives)}</Link>
          </li>
        ) : null}
      </ul>
      {own ? (
        <Link href="/ban-giao" className="button plain">
          {t.toHandover}
        </Link>
      ) : null}
    </section>
  )
}
