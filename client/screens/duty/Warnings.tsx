import { gapsOf, unreachedOf } from '../../../domain/duty/standing.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { dutyWords, tierWords } from '../../words/duty.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { organisationOf } from '../items/who.ts'
import { everybodyOn, useKeeps, useName } from './seen.ts'
import type { Watch } from './seen.ts'
import { Watched } from './Watched.tsx'

const ahead = 24 * 3_600_000

/** Asks everybody of this shift and the next whether they can be reached. */
function Test({ watch }: { readonly watch: Watch }) {
  const t = useWords(dutyWords)
  const { noLine } = useWords(termWords)
  const { shown, connection } = useSnapshot()
  const change = useChange(t.tested, () => undefined)
  const { of, current, next } = watch
  const people = everybodyOn(shown, of, [current, next])
  const nobody = people.length === 0 ? t.testNobody : undefined
  return (
    <div className="duty-test">
      <Button
        icon="bell-ring"
        unavailable={connection.state === 'live' ? nobody : noLine}
        onPress={() => void change.send('duty.test', { organisation: of, people })}
      >
        {t.test}
      </Button>
      <small>{change.wrong ?? nobody ?? t.testWhom(people.length)}</small>
    </div>
  )
}

/** Where the roster has holes in the next day, and whom it counts on without proof. */
export function Warnings({ watch }: { readonly watch: Watch }) {
  const t = useWords(dutyWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const name = useName()
  const keeps = useKeeps(watch.of)
  const { of, now, info } = watch
  const at = (time: number) => whenOf(time, now, info.zone)
  const gaps = gapsOf(shown, now, now + ahead, of).map(({ tier, from, to }) => ({
    key: `${tier} ${from}`,
    late: from <= now,
    said: t.gap(tierWords[tier][language], at(from), at(to)),
  }))
  const unreached = unreachedOf(shown, now, of).map(({ person, kind, since }) => ({
    key: person,
    late: kind === 'no-answer',
    said: kind === 'no-answer' ? t.silent(name(person), at(since ?? now)) : t.unproved(name(person)),
  }))
  const all = [...gaps, ...unreached]
  return (
    <section className="duty-card" aria-label={t.warnings}>
      <h2>{t.warnings}</h2>
      {all.length === 0 ? <p>{t.noWarning}</p> : null}
      <ul className="duty-warnings">
        {all.map(({ key, late, said }) => (
          <li key={key} className={late ? 'duty-late' : undefined}>
            <Icon name="triangle-alert" size={18} />
            {said}
          </li>
        ))}
      </ul>
      {keeps ? <Test watch={watch} /> : null}
      <Watched watch={watch} />
    </section>
  )
}

/** For the department: organisations of which a tier is empty right now. */
export function Others({
  watch,
  onChoose,
}: {
  readonly watch: Watch
  readonly onChoose: (id: string) => void
}) {
  const t = useWords(dutyWords)
  const snapshot = useSnapshot()
  const { now } = watch
  const empty = new Set(gapsOf(snapshot.shown, now, now + 1).map(({ organisation }) => organisation))
  if (empty.size === 0) return null
  return (
    <section className="duty-card" aria-label={t.allGaps(empty.size)}>
      <h2>{t.allGaps(empty.size)}</h2>
      <div className="duty-others">
        {[...empty].map((id) => (
          <Button key={id} size="small" pressed={id === watch.of} onPress={() => onChoose(id)}>
            {organisationOf(snapshot, id)}
          </Button>
        ))}
      </div>
    </section>
  )
}
