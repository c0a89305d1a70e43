import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Group, Readiness } from '../../../domain/run/readiness.ts'
import { turnedWorse } from '../../../domain/run/course.ts'
import type { Row } from '../../../domain/run/row.ts'
import type { RowStatus } from '../../../domain/run/status.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { usePlace, withQuery } from '../../app/place.ts'
import { spanOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { readinessWords } from '../../words/readiness.ts'
import { rowStateWords, verdictWords } from '../../words/terms.ts'
import { summaryWords } from '../../words/wall.ts'
import { areaOf, organisationOf } from '../items/who.ts'
import { blockersOf, lampOf } from './select.ts'
import type { Selected } from './select.ts'

const atOnce = 20

/** One row, one tap from the item. */
function RowLine({ row, lamp, tail }: { row: Row; lamp: ReactNode; tail: string }) {
  const language = useLanguage()
  const snapshot = useSnapshot()
  const where = [row.item.id, areaOf(snapshot, row.area, ''), organisationOf(snapshot, row.owner)]
  return (
    <li>
      <Link href={`/viec/${encodeURIComponent(row.id)}`} className="ready-row">
        {lamp}
        <span>
          <b>{row.item.title[language]}</b>
          <span className="quiet">{where.filter((part) => part !== '').join(' · ')}</span>
        </span>
        <span className="ready-tail">{tail}</span>
      </Link>
    </li>
  )
}

function useWhen(now: number) {
  const t = useWords(summaryWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  return (status: RowStatus): string =>
    status.overdue
      ? t.late(spanOf(now - status.dueAt, language))
      : t.due(whenOf(status.dueAt, now, shown.info?.zone ?? 'UTC'))
}

/** What keeps the selected part from go. */
export function BlockerList(props: {
  readonly found: Readiness
  readonly selected: Selected
  readonly name: string | null
  readonly now: number
}) {
  const { found, selected, name, now } = props
  const t = useWords(readinessWords)
  const language = useLanguage()
  const place = usePlace()
  const when = useWhen(now)
  const [most, setMost] = useState(atOnce)
  const list = blockersOf(found, selected)
  const none = withQuery(place, { khu: null, loai: null, gi: null })
  return (
    <section className="ready-list" aria-live="polite">
      <h2>{name === null ? t.blocks : t.blocksOf(name)}</h2>
      {name === null ? null : <Link href={none}>{t.everything}</Link>}
      {list.length === 0 ? <p className="quiet">{t.nothing}</p> : null}
      <ul>
        {list.slice(0, most).map(({ row, status, verdict }) => (
          <RowLine
            key={row.id}
            row={row}
            lamp={<Lamp verdict={verdict} label={verdictWords[verdict][language]} size={24} />}
            tail={`${rowStateWords[status.state][language]} · ${when(status)}`}
          />
        ))}
      </ul>
      {list.length > most ? (
        <Button onPress={() => setMost(most + atOnce)}>{t.more(Math.min(atOnce, list.length - most))}</Button>
      ) : null}
    </section>
  )
}

const hour = 3_600_000

export function Turned({ rows, now }: { readonly rows: readonly Row[]; readonly now: number }) {
  const t = useWords(readinessWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  if (!shown.info) return null
  const { zone } = shown.info
  const turns = turnedWorse(rows, shown.info, now, hour)
  return (
    <section className="ready-list">
      <h2>{t.turned}</h2>
      {turns.length === 0 ? <p className="quiet">{t.turnedNone}</p> : null}
      <ul>
        {turns.slice(0, atOnce).map(({ row, from, to, since }) => (
          <RowLine
            key={row.id}
            row={row}
            lamp={<Lamp verdict={to} label={verdictWords[to][language]} size={24} />}
            tail={t.turnedLine(
              verdictWords[from][language],
              verdictWords[to][language],
              whenOf(since, now, zone),
            )}
          />
        ))}
      </ul>
    </section>
  )
}

export interface GroupsProps {
  readonly title: string
  readonly kind: NonNullable<Selected['kind']>
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly group: Group | undefined
  }[]
}

/** A roll-up: each group with its worst lamp, how much is settled, and what blocks it behind one tap. */
export function Groups({ title, kind, groups }: GroupsProps) {
  const t = useWords(readinessWords)
  const language = useLanguage()
  const place = usePlace()
  return (
    <section className="ready-groups">
      <h2>{title}</h2>
      <ul>
        {groups
          .filter(({ group }) => group !== undefined)
          .map(({ id, name, group }) => (
            <li key={id}>
              <Link href={withQuery(place, { khu: null, loai: kind, gi: id })} className="ready-group">
                <Lamp verdict={lampOf(group)} label={verdictWords[lampOf(group)][language]} size={22} />
                <span>{name}</span>
                <span className="quiet">
                  {t.settled(group?.done ?? 0, group?.total ?? 0)} · {t.blocking(group?.blocking ?? 0)}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
