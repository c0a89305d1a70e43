import type { ReactNode } from 'react'
import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { RowStatus } from '../../../domain/run/status.ts'
import type { CongressState } from '../../../domain/state.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { ItemBox } from '../../parts/glyphs/ItemBox.tsx'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import { boxOf, statusSaid } from '../items/said.ts'
import { areaOf, organisationOf } from '../items/who.ts'
import { useT } from './names.ts'

/** Codes of the open incidents that were raised for a row, by row; as far as this account sees them. */
export function incidentCodes({ incidents }: Pick<CongressState, 'incidents'>): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const { status, rows, code } of incidents.values())
    if (isOpen(status)) for (const row of rows) codes.set(row, code)
  return codes
}

export interface RowLineProps {
  readonly row: Row
  readonly status: RowStatus
  readonly now: number
  /** Code of the open incident about it. */
  readonly held: string | undefined
  /** Instead of when it is due. */
  readonly tail?: ReactNode
}

/** One row and why it stands in the way, one press from the item. */
export function RowLine({ row, status, now, held, tail }: RowLineProps) {
  const t = useT()
  const items = useWords(itemWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const said = statusSaid(row, status, { now, zone, language, t: items })
  const state = boxOf(status, held !== undefined)
  const where = [
    row.area === null ? null : areaOf(snapshot, row.area, ''),
    organisationOf(snapshot, row.owner),
    held ?? null,
  ].filter((part) => part !== null)
  return (
    <li>
      <Link href={`/viec/${encodeURIComponent(row.id)}`} className="ready-row">
        <ItemBox
          state={state}
          label={state === 'failed-held' ? items.boxFailedHeld : rowStateWords[status.state][language]}
          size={22}
        />
        <span className="ready-words">
          <span>
            <b className="code">{row.item.id}</b>{' '}
            <span className="ready-title">{row.item.title[language]}</span>
          </span>
          <span className="quiet">
            {where.join(' · ')}
            {' · '}
            {said ? (
              <span className={`why ${said.tone}`}>{said.text}</span>
            ) : (
              t.due(whenOf(status.dueAt, now, zone))
            )}
          </span>
          {tail}
        </span>
        <Icon name="chevron-right" />
      </Link>
    </li>
  )
}
