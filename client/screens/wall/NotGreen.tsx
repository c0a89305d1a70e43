import { useState } from 'react'
import type { CongressState } from '../../../domain/state.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { classes } from '../../parts/kinds.ts'
import { verdictWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { notGreen } from './fit.ts'
import type { Grid, GridRow, Scope, Turned } from './fit.ts'
import { useAreaNames } from './names.ts'
import { held } from './order.ts'
import type { Standing } from './order.ts'
import { ownersOf, spread, whoseOf } from './spread.ts'
import type { Owner } from './spread.ts'

export interface ListProps {
  readonly state: CongressState
  readonly turned: Turned
  readonly now: number
  /** Lines that stand above the list. */
  readonly lines: number
}

/** Time a reader has before the areas may change their order, ms; a new no-go breaks in. */
const areasStandFor = 60_000
const keyOf = ({ area }: GridRow): string => area ?? ''

/** The areas in the order that stands; what turned green keeps its place until the next order, what is new joins at the end. */
function useOrder(grid: Grid, bad: readonly GridRow[], now: number): readonly GridRow[] {
  const [before, setBefore] = useState<Standing | null>(null)
  const ids = bad.map(keyOf)
  const urgent = bad.filter(({ worst }) => worst === 'no-go').map(keyOf)
  const stands = held(before, { ids, urgent, standsFor: areasStandFor, visible: () => true }, now)
  if (stands !== before) setBefore(stands)
  const byId = new Map(grid.rows.map((row) => [keyOf(row), row]))
  return [...new Set([...stands.ids, ...ids])].flatMap((id) => byId.get(id) ?? [])
}

interface OwnersProps {
  readonly owners: readonly Owner[]
  readonly more: number
  readonly scope: Scope
}

/** Of a view with one organisation's rows alone: its checklists. */
function Owners({ owners, more, scope }: OwnersProps) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const own = scope.kind === 'own'
  if (owners.length === 0) return null
  return (
    <ul className="wall-owners" aria-label={own ? t.lists : t.owners}>
      <li aria-hidden="true">{own ? t.byList : t.byOwner}</li>
      {owners.map(({ id, name, verdict, blocking }) => (
        <li key={id}>
          <Lamp
            verdict={verdict}
            label={t.ownerOf(name, verdictWords[verdict][language], blocking)}
            size={30}
          />
          <span>{name}</span>
          <b>{blocking}</b>
        </li>
      ))}
      {more > 0 ? <li>{own ? t.andLists(more) : t.andOwners(more)}</li> : null}
    </ul>
  )
}

/** In place of a grid that is too large: whose it is, and every area that is not green, the worst first. */
export function NotGreen({
  state,
  grid,
  scope,
  turned,
  now,
  lines,
}: ListProps & { readonly grid: Grid; readonly scope: Scope }) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const nameOf = useAreaNames(state)
  const bad = notGreen(grid)
  const order = useOrder(grid, bad, now)
  const whose = ownersOf(grid, turned)
  const { detailed, named, more } = spread(order, ({ area }) => nameOf(area), turned, lines + whose.lines)
  const short = new Map(grid.columns.map(({ id, name }) => [id, name]))
  const lamp = (row: GridRow, size: number) => (
    <Lamp verdict={row.worst ?? 'none'} label={verdictWords[row.worst ?? 'none'][language]} size={size} />
  )
  const ofRow = (row: GridRow) => {
    const { text, more: others } = whoseOf(row, (column) => short.get(column) ?? column)
    if (others === 0) return text
    return `${text} ${scope.kind === 'own' ? t.andLists(others) : t.andOwners(others)}`
  }
  return (
    <section className="wall-places">
      <Owners owners={whose.owners} more={whose.more} scope={scope} />
      <h2>{t.notGreen(bad.length, grid.rows.length - bad.length)}</h2>
      <ul className="wall-detailed">
        {detailed.map((row) => (
          <li key={keyOf(row)} className={row.worst ?? 'none'}>
            {lamp(row, 36)}
            <b>{nameOf(row.area)}</b>
            <span>{ofRow(row)}</span>
          </li>
        ))}
      </ul>
      <ul className="wall-named">
        {named.map(({ of: row, span }) => (
          <li key={keyOf(row)} className={classes(row.worst ?? 'none', span > 1 && 'wide')}>
            {lamp(row, 28)}
            <span>{nameOf(row.area)}</span>
          </li>
        ))}
        {more > 0 ? <li className="wall-rest">{t.moreAreas(more)}</li> : null}
      </ul>
    </section>
  )
}
