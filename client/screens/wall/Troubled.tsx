import { useLanguage, useWords } from '../../app/language.ts'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { severityWords, termWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { useAreaNames } from './names.ts'
import type { ListProps } from './NotGreen.tsx'
import { spread } from './spread.ts'
import type { OpenIncident } from './worst.ts'

/** The shared view knows no readiness: it names the areas with incidents. */
export function Troubled({
  state,
  turned,
  lines,
  open,
}: Omit<ListProps, 'now'> & { readonly open: readonly OpenIncident[] }) {
  const t = useWords(wallWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const nameOf = useAreaNames(state)
  const areas = [...new Set(open.map(({ area }) => area))]
  const { detailed, named, more } = spread(areas, nameOf, turned, lines)
  const hereIn = (area: string) => open.filter((incident) => incident.area === area)
  const glyph = (area: string, size: number) => {
    const here = hereIn(area)
    const severity = here[0]?.severity ?? 4
    return (
      <SeverityGlyph
        severity={severity}
        ink={here.some(({ acknowledged }) => !acknowledged) ? 'solid' : 'outline'}
        label={`${terms.severity(severity)}, ${severityWords[severity][language]}`}
        size={size}
      />
    )
  }
  return (
    <section className="wall-places">
      <h2>{t.withIncidents(areas.length, state.areas.size - areas.length)}</h2>
      <ul className="wall-detailed">
        {detailed.map((area) => (
          <li key={area}>
            {glyph(area, 36)}
            <b>{nameOf(area)}</b>
            <span>{t.openHere(hereIn(area).length)}</span>
          </li>
        ))}
      </ul>
      <ul className="wall-named">
        {named.map(({ of: area, span }) => (
          <li key={area} className={span > 1 ? 'wide' : undefined}>
            {glyph(area, 28)}
            <span>{nameOf(area)}</span>
          </li>
        ))}
        {more > 0 ? <li className="wall-rest">{t.moreAreas(more)}</li> : null}
      </ul>
    </section>
  )
}
