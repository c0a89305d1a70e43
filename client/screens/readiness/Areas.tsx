import type { Group, Part, Readiness } from '../../../domain/run/readiness.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import type { Verdict } from '../../parts/kinds.ts'
import { Matrix } from '../../parts/wall/Matrix.tsx'
import { verdictWords } from '../../words/terms.ts'
import { useNames, useT } from './names.ts'
import { isSame, lampOf, linesOf, queryOf } from './selection.ts'
import type { Across } from './selection.ts'

export interface AreasProps {
  readonly found: Readiness
  readonly across: Across
  readonly part: Part
}

/** The verdict of a group in words, with its figures. */
function useCellLabel() {
  const t = useT()
  const language = useLanguage()
  return (place: string, what: string, group: Group | undefined): string =>
    group?.verdict
      ? t.cell(place, what, verdictWords[group.verdict][language], group.proven, group.counted)
      : t.cellNone(place, what)
}

/** Areas down, checklists or organisations across; a press opens what blocks. */
export function AreaMatrix({ found, across, part }: AreasProps) {
  const t = useT()
  const language = useLanguage()
  const place = usePlace()
  const names = useNames()
  const label = useCellLabel()
  const { shown } = useSnapshot()
  const { columns, lines } = linesOf(shown, found, across)
  const opens = (to: Part) => {
    const href = withQuery(place, queryOf(to))
    return { href, onOpen: () => go(href), current: isSame(to, part) }
  }
  return (
    <Matrix
      label={across === 'checklist' ? t.byField : t.byOwner}
      corner={t.area}
      size="desk"
      columns={columns.map((id) => ({ id, name: names[across](id) }))}
      rows={lines.map(({ area, group, cells }) => ({
        id: area ?? '',
        name: names.area(area),
        worst: lampOf(group),
        worstLabel: verdictWords[lampOf(group)][language],
        ...opens({ area }),
        cells: cells.map(({ id, group: cell }) => ({
          id,
          verdict: lampOf(cell),
          label: label(names.area(area), names[across](id), cell),
          figure: cell ? `${cell.proven}/${cell.counted}` : undefined,
          ...opens({ area, [across]: id }),
        })),
      }))}
    />
  )
}

/** One step inwards on the phone: lamp, name, figures, and the way in. */
export function StepLine({
  href,
  name,
  group,
}: {
  readonly href: string
  readonly name: string
  readonly group: Group
}) {
  const t = useT()
  const language = useLanguage()
  const { proven, counted, done, total } = group
  return (
    <li>
      <Link href={href} className={`ready-step ${lampOf(group)}`}>
        <Lamp verdict={lampOf(group)} label={verdictWords[lampOf(group)][language]} size={28} />
        <span>
          <b>{name}</b>
          <span className="quiet">{t.shortFigures(done, total)}</span>
        </span>
        <span className="ready-figure">{counted === 0 ? '' : `${proven}/${counted}`}</span>
        <Icon name="chevron-right" />
      </Link>
    </li>
  )
}

/** The matrix where it has no room: areas with their worst lamp; one opened, its fields. */
export function AreaList({ found, across, part }: AreasProps) {
  const place = usePlace()
  const names = useNames()
  const { shown } = useSnapshot()
  const { lines } = linesOf(shown, found, across)
  const to = (next: Part) => withQuery(place, queryOf(next))
  if (part.area === undefined)
    return (
      <ul className="ready-steps">
        {lines.map(({ area, group }) => (
          <StepLine key={area ?? ''} href={to({ area })} name={names.area(area)} group={group} />
        ))}
      </ul>
    )
  const line = lines.find(({ area }) => area === part.area)
  return (
    <ul className="ready-steps">
      {line?.cells.flatMap(({ id, group }) =>
        group ? (
          <StepLine
            key={id}
            href={to({ area: line.area, [across]: id })}
            name={names[across](id)}
            group={group}
          />
        ) : (
          []
        ),
      )}
    </ul>
  )
}

const lamps: readonly Exclude<Verdict, 'none'>[] = ['go', 'hold', 'no-go', 'unknown']

/** What lamps and figures mean. */
export function Key() {
  const t = useT()
  const language = useLanguage()
  return (
    <div className="ready-key">
      <ul aria-label={t.key}>
        {lamps.map((verdict) => (
          <li key={verdict}>
            <Lamp verdict={verdict} label={verdictWords[verdict][language]} size={18} />
            <span aria-hidden="true">{verdictWords[verdict][language]}</span>
          </li>
        ))}
        <li>
          <span aria-hidden="true">·</span>
          {t.keyNone}
        </li>
      </ul>
      <p>{t.rule}</p>
    </div>
  )
}
