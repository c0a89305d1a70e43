import { useState } from 'react'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { termWords } from '../../words/terms.ts'
import { useRowActions } from './actions.ts'
import type { ItemView } from './ItemPage.tsx'
import { valuesOf } from './said.ts'
import { useWhyNot } from './StateButtons.tsx'
import { awaitedOf, whoOf } from './who.ts'

/** The claim that waits for a second account: who made it, when, what it says, and the button to confirm it. */
export function SecondPerson({ row, status, info, now }: ItemView) {
  const t = useWords(itemPageWords)
  const { unknownPerson } = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const actions = useRowActions()
  const whyNot = useWhyNot()
  const [wrong, setWrong] = useState<string | null>(null)
  const { fact } = status
  if (status.state !== 'waiting' || !fact) return null
  const waiver = fact.kind === 'waive'
  const said = fact.values === null ? fact.note : valuesOf(row, fact.values, language)
  const unavailable = whyNot({ type: 'run.confirm', payload: { row: row.id, fact: fact.id } })
  return (
    <section className="second-person" aria-label={waiver ? t.waiverHead : t.secondHead}>
      <h2>
        <Icon name="users-round" /> {waiver ? t.waiverHead : t.secondHead}
      </h2>
      <p>{t.claimBy(whoOf(snapshot, fact.by, unknownPerson), whenOf(fact.madeAt, now, info.zone))}</p>
      {said === null ? null : <p className="claim">“{said}”</p>}
      <p>{t.awaited(awaitedOf(snapshot, row, fact).join(', '))}</p>
      {unavailable === undefined ? null : <p className="quiet">{unavailable}</p>}
      <Button
        kind="primary"
        size="large"
        unavailable={unavailable}
        onPress={() => void actions.confirm(row, fact.id).then(setWrong)}
      >
        {waiver ? t.confirmWaiver : t.confirm}
      </Button>
      {waiver ? null : <p className="quiet">{row.item.secondElsewhere ? t.secondElsewhere : t.secondRule}</p>}
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </section>
  )
}
