import { tiers } from '../../../domain/duty/events.ts'
import { shiftsBetween } from '../../../domain/duty/shift.ts'
import type { Shift } from '../../../domain/duty/shift.ts'
import { peopleOn } from '../../../domain/duty/standing.ts'
import type { Tier } from '../../../domain/duty/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { shortDateOf, weekdayOf } from '../../app/times.ts'
import { classes } from '../../parts/kinds.ts'
import { dutyWords, tierWords } from '../../words/duty.ts'
import { hoursOf, shiftSaid, useKeeps, useName } from './seen.ts'
import type { Watch } from './seen.ts'

const week = 7 * 86_400_000

interface CellProps {
  readonly watch: Watch
  readonly shift: Shift
  readonly tier: Tier
  readonly onEdit: (tier: Tier, shift: Shift) => void
}

/** Who is down for one tier of one shift; who keeps the roster can press it. */
function Cell({ watch, shift, tier, onEdit }: CellProps) {
  const t = useWords(dutyWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const name = useName()
  const keeps = useKeeps(watch.of)
  const there = peopleOn(shown, watch.of, tier, shift.key)
  const said = there.length === 0 ? t.empty : there.map(name).join(', ')
  const word = tierWords[tier][language]
  return (
    <td className={classes(there.length === 0 && 'duty-empty')} data-tier={word}>
      {keeps ? (
        <button
          type="button"
          aria-label={`${said}. ${t.edit(word, shiftSaid(shift, watch.info.zone))}`}
          onClick={() => onEdit(tier, shift)}
        >
          {said}
        </button>
      ) : (
        said
      )}
    </td>
  )
}

/** The roster of the coming days, a row for each shift. */
export function Roster({ watch, onEdit }: Pick<CellProps, 'watch' | 'onEdit'>) {
  const t = useWords(dutyWords)
  const language = useLanguage()
  const { info, current } = watch
  const shifts = shiftsBetween(info, current.from, current.from + week)
  return (
    <section className="duty-card" aria-label={t.roster}>
      <h2>{t.roster}</h2>
      <table className="duty-roster">
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            <th scope="col">{t.shift}</th>
            {tiers.map((tier) => (
              <th key={tier} scope="col">
                {tierWords[tier][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shifts.map((shift, index) => {
            const before = shifts[index - 1]
            const newDay = before?.key.slice(0, 10) !== shift.key.slice(0, 10)
            const day = `${weekdayOf(shift.from, info.zone, language)} ${shortDateOf(shift.from, info.zone)}`
            return (
              <tr
                key={shift.key}
                className={classes(newDay && 'new-day', shift.key === current.key && 'now')}
              >
                <td className="duty-day">
                  {newDay ? <b>{day}</b> : <span className="duty-again">{day}</span>}
                </td>
                <th scope="row">{hoursOf(shift, info.zone)}</th>
                {tiers.map((tier) => (
                  <Cell key={tier} {...{ watch, shift, tier, onEdit }} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
