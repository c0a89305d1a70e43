import './claims.css'
import { useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { termWords } from '../../words/terms.ts'
import { useRowActions } from './actions.ts'
import { ShownPhotos } from './Photos.tsx'
import { valuesOf } from './said.ts'
import type { Line } from './sections.ts'
import { useWhyNot } from './StateButtons.tsx'
import { areaOf, organisationOf, whoOf } from './who.ts'

interface SecondListProps {
  /** Rows whose claim this person may confirm. */
  readonly lines: readonly Line[]
  readonly info: CongressInfo
  readonly now: number
  readonly onOpen: (row: string) => void
}

/** One claim: what was recorded, by whom and when, and the one press that confirms it. */
function Claim({ line, info, now, onOpen }: Omit<SecondListProps, 'lines'> & { readonly line: Line }) {
  const { row, status } = line
  const t = useWords(itemPageWords)
  const list = useWords(itemWords)
  const { unknownPerson } = useWords(termWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const actions = useRowActions()
  const whyNot = useWhyNot()
  const [wrong, setWrong] = useState<string | null>(null)
  const { fact } = status
  if (!fact) return null
  const said = [fact.values === null ? null : valuesOf(row, fact.values, language), fact.note]
  const when = whenOf(fact.madeAt, now, info.zone)
  const where = [row.item.id, organisationOf(snapshot, row.owner), areaOf(snapshot, row.area, list.noArea)]
  const unavailable = whyNot({ type: 'run.confirm', payload: { row: row.id, fact: fact.id } })
  return (
    <li className="claim-card" id={row.id}>
      <h2>{row.item.title[language]}</h2>
      <p className="quiet">
        {where.join(' · ')}
        {row.item.critical ? <b> · {list.critical}</b> : null}
      </p>
      <p>{t.claimBy(whoOf(snapshot, fact.by, unknownPerson), when)}</p>
      {said.map((text) =>
        text === null ? null : (
          <p key={text} className="claim">
            {text}
          </p>
        ),
      )}
      {fact.photos ? <ShownPhotos photos={fact.photos} /> : null}
      <div className="claim-actions">
        <Button
          kind="primary"
          icon="check-check"
          unavailable={unavailable}
          onPress={() => void actions.confirm(row, fact.id).then(setWrong)}
        >
          {t.confirm}
        </Button>
        <Button icon="chevron-right" onPress={() => onOpen(row.id)}>
          {list.openItem}
        </Button>
      </div>
      {(wrong ?? unavailable) === undefined ? null : (
        <p className="field-error" role={wrong === null ? undefined : 'alert'}>
          {wrong ?? unavailable}
        </p>
      )}
    </li>
  )
}

/** Two-person items that somebody has recorded and this person may confirm. */
export function SecondList({ lines, ...rest }: SecondListProps) {
  const t = useWords(itemPageWords)
  const at = clockOf(rest.now, rest.info.zone)
  if (lines.length === 0) return <EmptyState title={t.secondNone} text={t.secondNoneText(at)} />
  return (
    <>
      <p className="scope-note">{t.secondMeans}</p>
      <ul className="claims">
        {lines.map((line) => (
          <Claim key={line.row.id} line={line} {...rest} />
        ))}
      </ul>
    </>
  )
}
