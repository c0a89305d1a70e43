import type { CSSProperties } from 'react'
import type { CongressState } from '../../../domain/state.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { Matrix } from '../../parts/wall/Matrix.tsx'
import { severityWords, termWords, verdictWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { mostListed, shortened } from './fit.ts'
import type { Grid, GridRow, Scope } from './fit.ts'
import type { OpenIncident } from './worst.ts'

interface PlacesProps {
  readonly state: CongressState
  readonly scope: Scope
  readonly grid: Grid
  readonly open: readonly OpenIncident[]
}

function useNames({ areas }: CongressState) {
  const t = useWords(wallWords)
  return (area: string | null) => (area === null ? t.everywhere : (areas.get(area)?.short ?? area))
}

function WholeGrid({ state, scope, grid }: Omit<PlacesProps, 'open'>) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const nameOf = useNames(state)
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

function NotGreen({ state, grid }: Pick<PlacesProps, 'state' | 'grid'>) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const nameOf = useNames(state)
  const names = new Map(grid.columns.map(({ id, name }) => [id, name]))
  const { listed, more, green } = shortened(grid)
  const whose = ({ cells }: GridRow) =>
    cells
      .filter(({ blocking }) => blocking > 0)
      .toSorted((a, b) => b.blocking - a.blocking)
      .slice(0, 4)
      .map(({ column, blocking }) => `${names.get(column) ?? column} ${blocking}`)
      .join(' · ')
  return (
    <section className="wall-places">
      <h2>{t.notGreen}</h2>
      <ul>
        {listed.map((row) => (
          <li key={row.area ?? ''} className={row.worst ?? 'none'}>
            <Lamp
              verdict={row.worst ?? 'none'}
              label={verdictWords[row.worst ?? 'none'][language]}
              size={36}
            />
            <b>{nameOf(row.area)}</b>
            <span>{whose(row)}</span>
          </li>
        ))}
      </ul>
      <p>
        {more > 0 ? `${t.moreAreas(more)} · ` : ''}
        {t.greenAreas(green)}
      </p>
    </section>
  )
}

/** The shared view knows no readiness: it names the areas with incidents. */
function Troubled({ state, open }: Pick<PlacesProps, 'state' | 'open'>) {
  const t = useWords(wallWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const nameOf = useNames(state)
  const areas = [...new Set(open.map(({ area }) => area))].slice(0, mostListed)
  return (
    <section className="wall-places">
      <h2>{t.withIncidents}</h2>
      <ul>
        {areas.map((area) => {
          const here = open.filter((incident) => incident.area === area)
          const severity = here[0]?.severity ?? 4
          return (
            <li key={area}>
              <SeverityGlyph
                severity={severity}
                ink={here.some(({ acknowledged }) => !acknowledged) ? 'solid' : 'outline'}
                label={`${terms.severity(severity)}, ${severityWords[severity][language]}`}
                size={36}
              />
              <b>{nameOf(area)}</b>
              <span>{t.openHere(here.length)}</span>
            </li>
          )
        })}
      </ul>
      <p>{t.quietAreas(state.areas.size - new Set(open.map(({ area }) => area)).size)}</p>
    </section>
  )
}

/** The left side: the whole grid while it can be read, otherwise what is not green. */
export function Places({ state, scope, grid, open }: PlacesProps) {
  if (scope.kind === 'shared') return <Troubled state={state} open={open} />
  return grid.fits ? (
    <div className="wall-fit" style={{ '--rows': grid.rows.length } as CSSProperties}>
      <WholeGrid state={state} scope={scope} grid={grid} />
    </div>
  ) : (
    <NotGreen state={state} grid={grid} />
  )
}
