import type { TakeOver, Tier } from '../../../domain/duty/events.ts'
import { isAsked, reachKey, slotKey, tiers } from '../../../domain/duty/events.ts'
import type { Shift } from '../../../domain/duty/shift.ts'
import { peopleOn } from '../../../domain/duty/standing.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { dutyWords, tierWords } from '../../words/duty.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { useKeeps, useName } from './seen.ts'
import type { Watch } from './seen.ts'

/** When somebody was last proved reachable, or asked in vain. */
function Proof({ watch, person }: { readonly watch: Watch; readonly person: string }) {
  const t = useWords(dutyWords)
  const { shown } = useSnapshot()
  const known = shown.reach.get(reachKey(watch.of, person))
  const at = (time: number) => whenOf(time, watch.now, watch.info.zone)
  if (known?.asked && isAsked(known))
    return <small className="duty-late">{t.waiting(at(known.asked.at))}</small>
  if (!known?.answered) return <small>{t.neverProved}</small>
  const { at: answered, byHand } = known.answered
  return (
    <small className="duty-proved">{byHand ? t.reachedAt(at(answered)) : t.answeredAt(at(answered))}</small>
  )
}

/** The department rang this person, and they answered. */
function Reached({ person }: { readonly person: string }) {
  const t = useWords(dutyWords)
  const store = useStore()
  const change = useChange(t.reachedDone, () => undefined)
  const payload = { person }
  if (store.may({ type: 'duty.reached', payload })) return null
  return (
    <Button size="small" kind="quiet" icon="phone" onPress={() => void change.send('duty.reached', payload)}>
      {t.reached}
    </Button>
  )
}

/** The last take-over of a slot, in words. */
function Took({ watch, took }: { readonly watch: Watch; readonly took: TakeOver }) {
  const t = useWords(dutyWords)
  const name = useName()
  const at = whenOf(took.at, watch.now, watch.info.zone)
  const said =
    took.instead === null
      ? t.cameOn(name(took.person), at)
      : t.tookOver(name(took.person), name(took.instead), at)
  const by = took.by && took.by.person !== took.person ? t.byOther(name(took.by.person)) : null
  return <small>{[said, by, took.reason].filter((part) => part !== null).join(' · ')}</small>
}

export interface TierProps {
  readonly watch: Watch
  readonly shift: Shift
  readonly tier: Tier
}
export interface Offers {
  /** Somebody has to be chosen first. */
  readonly onTake: (tier: Tier) => void
  readonly onAssign: (tier: Tier) => void
}

interface Brief {
  /** A shift that has not begun: nothing about it is urgent. */
  readonly brief: boolean
}

/** "Tôi nhận ca": at once where it is clear whom it is for. */
function Take({ watch, shift, tier, brief, onTake }: TierProps & Pick<Offers, 'onTake'> & Brief) {
  const t = useWords(dutyWords)
  const { noLine } = useWords(termWords)
  const store = useStore()
  const { shown, actor, connection } = useSnapshot()
  const change = useChange(t.taken, () => undefined)
  const there = peopleOn(shown, watch.of, tier, shift.key)
  if (!actor || actor.organisation !== watch.of || there.includes(actor.person)) return null
  const payload = { organisation: watch.of, tier, shift: shift.key, person: actor.person }
  const command = { type: 'duty.take', payload: { ...payload, instead: there[0] ?? null } } as const
  if (store.may(command)?.code === 'not-allowed') return null
  const press = () => {
    if (there.length > 1) onTake(tier)
    else void change.send('duty.take', command.payload)
  }
  return (
    <>
      <Button
        kind={there.length === 0 && !brief ? 'primary' : 'plain'}
        unavailable={connection.state === 'live' ? undefined : noLine}
        onPress={press}
      >
        {t.take}
      </Button>
      {change.wrong === null ? null : (
        <p className="duty-late" role="alert">
          {change.wrong}
        </p>
      )}
    </>
  )
}

function TierRow(props: TierProps & Offers & Brief) {
  const t = useWords(dutyWords)
  const language = useLanguage()
  const { shown, actor } = useSnapshot()
  const name = useName()
  const keeps = useKeeps(props.watch.of)
  const { watch, shift, tier, brief } = props
  const there = peopleOn(shown, watch.of, tier, shift.key)
  const took = shown.duty.get(slotKey(watch.of, tier, shift.key))?.takeOvers.at(-1)
  return (
    <li className="duty-tier">
      <h3>{tierWords[tier][language]}</h3>
      <div className="duty-people">
        {there.length === 0 ? <p className="duty-nobody">{t.nobody}</p> : null}
        {there.map((person) => (
          <div key={person} className="duty-person">
            <p>
              <b>{name(person)}</b>
              {person === actor?.person ? <span className="quiet"> ({t.you})</span> : null}
              <Proof watch={watch} person={person} />
            </p>
            {brief || person === actor?.person ? null : <Reached person={person} />}
          </div>
        ))}
        {took ? <Took watch={watch} took={took} /> : null}
      </div>
      <div className="duty-acts">
        <Take watch={watch} shift={shift} tier={tier} brief={brief} onTake={props.onTake} />
        {keeps ? (
          <Button kind="quiet" onPress={() => props.onAssign(tier)}>
            {t.assign}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** The three tiers of one shift: who, how reachable, and taking over. */
export function OnShift(
  props: Offers & {
    readonly watch: Watch
    readonly shift: Shift
    readonly title: string
    readonly brief?: boolean
  },
) {
  const { watch, shift, title, brief = false, onTake, onAssign } = props
  return (
    <section className="duty-card" aria-label={title}>
      <h2>{title}</h2>
      <ul className="duty-tiers">
        {tiers.map((tier) => (
          <TierRow key={tier} {...{ watch, shift, tier, brief, onTake, onAssign }} />
        ))}
      </ul>
    </section>
  )
}
