import { useState } from 'react'
import { blockersOf } from '../../../domain/run/readiness.ts'
import type { Part, Readiness } from '../../../domain/run/readiness.ts'
import { rowStatus } from '../../../domain/run/status.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Button, IconButton } from '../../parts/controls/Button.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { verdictWords } from '../../words/terms.ts'
import { useHeld } from '../incidents/held.ts'
import { useNames, useT } from './names.ts'
import { incidentCodes, RowLine } from './RowLine.tsx'
import { groupOf, lampOf } from './selection.ts'

const atOnce = 20

export interface BlockingProps {
  readonly found: Readiness
  readonly part: Part
  readonly now: number
}
interface PartHeadProps {
  readonly found: Readiness
  readonly part: Part
  /** Leaves the part; without it the way out stands elsewhere. */
  readonly onClose?: (() => void) | undefined
}

/** Which part it is, how it stands, and the way back to the whole. */
export function PartHead({ found, part, onClose }: PartHeadProps) {
  const t = useT()
  const language = useLanguage()
  const names = useNames()
  const group = groupOf(found, part)
  const word = verdictWords[lampOf(group)][language]
  return (
    <header className="ready-part">
      <Lamp verdict={lampOf(group)} label={word} size={28} />
      <div>
        <h2>{names.part(part)}</h2>
        {group ? (
          <p className="quiet">
            {word} · {t.figures(group.proven, group.counted, group.done, group.total)}
          </p>
        ) : null}
      </div>
      {onClose ? <IconButton icon="x" label={t.all} onPress={onClose} /> : null}
    </header>
  )
}

/** What keeps a part from go, worst first; the order stands while somebody is reading it. */
export function Blocking({ found, part, now }: BlockingProps) {
  const t = useT()
  const { shown } = useSnapshot()
  const [most, setMost] = useState(atOnce)
  const list = blockersOf(found, part)
  const ids = list.map(({ row }) => row.id)
  const { held, renew, watch } = useHeld(() => ids, JSON.stringify(part))
  const order = held ?? ids
  const changed = held !== null && (held.length !== ids.length || held.some((id, n) => id !== ids[n]))
  const codes = incidentCodes(shown)
  const toCome = list.filter(({ verdict }) => verdict === 'unknown').length
  const { info } = shown
  if (!info) return null
  const lines = order.slice(0, most).flatMap((id) => shown.rows.get(id) ?? [])
  return (
    <section className="ready-blocking" {...watch}>
      <div className="ready-section">
        <h2>{t.blocks(list.length - toCome)}</h2>
        {toCome > 0 ? <span className="quiet">{t.toCome(toCome)}</span> : null}
        {changed ? (
          <Button size="small" onPress={renew}>
            {t.changed}
          </Button>
        ) : null}
      </div>
      {order.length === 0 ? (
        <p className="ready-none">
          {t.nothing}. {t.nothingText(clockOf(now, info.zone))}
        </p>
      ) : null}
      <ul>
        {lines.map((row) => (
          <RowLine
            key={row.id}
            row={row}
            status={rowStatus(row, info, now)}
            now={now}
            held={codes.get(row.id)}
          />
        ))}
      </ul>
      {order.length > most ? (
        <Button onPress={() => setMost(most + atOnce)}>
          {t.more(Math.min(atOnce, order.length - most))}
        </Button>
      ) : null}
    </section>
  )
}
