import { useMemo } from 'react'
import { turnedRed } from '../../../domain/run/course.ts'
import type { Turn } from '../../../domain/run/course.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import type { Row } from '../../../domain/run/row.ts'
import { rowStatus } from '../../../domain/run/status.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { verdictWords } from '../../words/terms.ts'
import { useT } from './names.ts'
import { incidentCodes, RowLine } from './RowLine.tsx'

const hour = 3_600_000
const most = 8

interface TurnedProps {
  readonly rows: ReadonlyMap<string, Row>
  readonly info: CongressInfo
  readonly now: number
}

/** Lamp and word; a screen reader hears the word once. */
function Said({ verdict }: { readonly verdict: Turn['from'] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <span aria-hidden="true">
        <Lamp verdict={verdict ?? 'none'} label="-" size={16} />
      </span>{' '}
      {verdict === null ? t.notCounted : verdictWords[verdict][language]}
    </>
  )
}

/** What got worse within the hour, newest first. */
export function Turned({ rows, info, now }: TurnedProps) {
  const t = useT()
  const { shown } = useSnapshot()
  const turns = useMemo(() => turnedRed(rows.values(), info, now, hour), [rows, info, now])
  const codes = incidentCodes(shown)
  return (
    <section className="ready-turned">
      <div className="ready-section">
        <h2>{t.turned}</h2>
        {turns.length > 0 ? <b className="ready-count">{turns.length}</b> : null}
      </div>
      {turns.length === 0 ? <p className="ready-none">{t.turnedNone(clockOf(now, info.zone))}</p> : null}
      <ul>
        {turns.slice(0, most).map(({ row, from, to, since }) => (
          <RowLine
            key={row.id}
            row={row}
            status={rowStatus(row, info, now)}
            now={now}
            held={codes.get(row.id)}
            tail={
              <span className="ready-turn">
                {t.turnedAt(clockOf(since, info.zone))} <Said verdict={from} /> → <Said verdict={to} />
              </span>
            }
          />
        ))}
      </ul>
    </section>
  )
}
