import type { Fact } from '../../../domain/run/facts.ts'
import type { Row } from '../../../domain/run/row.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { ItemBox } from '../../parts/glyphs/ItemBox.tsx'
import type { ItemBoxState } from '../../parts/kinds.ts'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { termWords } from '../../words/terms.ts'
import type { ItemView } from './ItemPage.tsx'
import { ShownPhotos } from './Photos.tsx'
import { valuesOf } from './said.ts'
import { whoOf } from './who.ts'

/** When it was done and when it was recorded are told apart from here on, ms. */
const apart = 60_000

const boxOfFact = ({ kind, passed, silent, needsSecond, confirmed }: Fact): ItemBoxState => {
  if (kind === 'begin') return 'doing'
  if (kind === 'block') return 'blocked'
  if (silent) return 'stale'
  if (kind === 'waive') return 'waived'
  if (!passed) return 'failed'
  return needsSecond && !confirmed ? 'second' : 'done'
}

function useSaid(row: Row): (fact: Fact) => string {
  const t = useWords(itemPageWords)
  const language = useLanguage()
  return (fact) => {
    if (fact.kind === 'reading' && fact.values !== null) {
      const values = valuesOf(row, fact.values, language)
      return fact.passed ? t.factReadingPassed(values) : t.factReadingFailed(values)
    }
    if (fact.kind === 'probe') return fact.silent ? t.factSilent : fact.passed ? t.factProbed : t.factUnprobed
    return {
      tick: t.factTick,
      fail: t.factFail,
      waive: t.factWaive,
      reading: t.factTick,
      begin: t.factBegun,
      block: t.factBlocked,
      poll: t.factPolled,
    }[fact.kind]
  }
}

function Entry({ fact, view }: { readonly fact: Fact; readonly view: ItemView }) {
  const { row, info, now, status } = view
  const t = useWords(itemPageWords)
  const list = useWords(itemWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const said = useSaid(row)
  const when = (at: number) => whenOf(at, now, info.zone)
  const who = (by: Fact['by']) => whoOf(snapshot, by, unknownPerson)
  const late = Math.abs(fact.at - fact.madeAt) > apart
  const unsent = snapshot.outbox.some(({ id }) => id === fact.id)
  const remarks = [
    fact.id === status.fact?.id ? t.factCounts : null,
    fact.byHand ? list.byHand : null,
    late ? t.factRecorded(when(fact.madeAt), when(fact.at)) : null,
    fact.flagged ? t.factFlagged : null,
    unsent ? t.factUnsent : null,
    fact.confirmed ? t.factConfirmed(who(fact.confirmed.by), when(fact.confirmed.at)) : null,
    fact.undone ? t.factUndone(who(fact.undone.by), when(fact.undone.at)) : null,
  ].filter((remark) => remark !== null)
  const text = said(fact)
  return (
    <li className={fact.undone ? 'undone' : undefined}>
      <ItemBox state={boxOfFact(fact)} label={text} size={22} />
      <div>
        <p>
          <b>{text}</b>
          {fact.note === null ? null : `: ${fact.note}`}
        </p>
        <p className="quiet">
          {when(fact.madeAt)} · {who(fact.by)}
          {remarks.map((remark) => ` · ${remark}`)}
        </p>
        {fact.photos ? <ShownPhotos photos={fact.photos} /> : null}
      </div>
    </li>
  )
}

/** Every claim about this row that the congress keeps, newest first. */
export function History(view: ItemView) {
  const t = useWords(itemPageWords)
  const facts = [...view.row.facts].reverse()
  return (
    <section className="item-history">
      <h2>{t.history}</h2>
      {facts.length === 0 ? <p className="quiet">{t.noHistory}</p> : null}
      <ol>
        {facts.map((fact) => (
          <Entry key={fact.id} fact={fact} view={view} />
        ))}
      </ol>
    </section>
  )
}
