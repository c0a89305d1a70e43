import type { CSSProperties } from 'react'
import type { CongressState } from '../../../domain/state.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Matrix } from '../../parts/wall/Matrix.tsx'
import { verdictWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { fits } from './fit.ts'
import type { Grid, Scope } from './fit.ts'
import { useAreaNames } from './names.ts'
import { NotGreen } from './NotGreen.tsx'
import { Polled } from './Polled.tsx'
import { Troubled } from './Troubled.tsx'
import { useTurned } from './turned.ts'
import type { OpenIncident } from './worst.ts'

interface PlacesProps {
  readonly state: CongressState
  readonly scope: Scope
  readonly grid: Grid
  readonly open: readonly OpenIncident[]
  readonly now: number
}

function WholeGrid({ state, scope, grid }: Pick<PlacesProps, 'state' | 'scope' | 'grid'>) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const nameOf = useAreaNames(state)
  const names = new Map(grid.columns.map(({ id, name }) => [id, name]))
  return (
    <Matrix
      label={scope.kind === 'own' ? t.gridOwn : t.grid}
      corner={t.area}
      size="wall"
      columns={grid.columns}
      rows={grid.rows.map(({ area, worst, cells }) => ({
        id: area ?? '',
        name: nameOf(area),
        worst: worst ?? 'none',
        worstLabel: verdictWords[worst ?? 'none'][language],
        cells: cells.map(({ column, verdict, blocking }) => ({
          id: column,
          verdict: verdict ?? 'none',
          label: t.cell(
            nameOf(area),
            names.get(column) ?? column,
            verdictWords[verdict ?? 'none'][language],
            blocking,
          ),
          figure: blocking > 0 ? String(blocking) : undefined,
        })),
      }))}
    />
  )
}

/** The left side: the whole grid while it can be read, otherwise what is not green. */
export function Places({ state, scope, grid, open, now }: PlacesProps) {
  const turned = useTurned()
  const polled = state.published?.polled
  const strip = polled ? <Polled polled={polled} zone={state.info?.zone ?? 'UTC'} now={now} /> : null
  const list = { state, turned, now, lines: polled ? 1 : 0 }
  if (scope.kind === 'shared')
    return (
      <>
        {strip}
        <Troubled {...list} open={open} />
      </>
    )
  if (!fits(grid, turned))
    return (
      <>
        {strip}
        <NotGreen {...list} grid={grid} scope={scope} />
      </>
    )
  return (
    <div className="wall-fit" style={{ '--rows': grid.rows.length } as CSSProperties}>
      {strip}
      <WholeGrid state={state} scope={scope} grid={grid} />
    </div>
  )
}
