import type { Incident } from '../../../../domain/incident/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useLanguage, useWords } from '../../../app/language.ts'
import { Link } from '../../../app/Link.tsx'
import { Section, TextButton } from '../../../parts/incidents/Panel.tsx'
import { conductWords } from '../../../words/conduct.ts'
import { panelWords } from '../../../words/incidents.ts'
import { incidentStateWords } from '../../../words/terms.ts'
import { inkOf, useSeverityLabel } from '../BoardRow.tsx'
import { SeverityGlyph } from '../../../parts/glyphs/SeverityGlyph.tsx'
import type { Conduct } from '../conduct/index.ts'
import type { IncidentView } from '../IncidentPanel.tsx'
import { useOffer } from './offer.ts'
import { Probed, Signals, useSignals } from './ProbePart.tsx'

/** One incident that this one hangs together with. */
function Other({ incident }: { readonly incident: Incident }) {
  const language = useLanguage()
  const label = useSeverityLabel()
  return (
    <li>
      <Link href={`/su-co/${incident.id}`} className="link-line">
        <SeverityGlyph severity={incident.severity} ink={inkOf(incident)} label={label(incident)} size={20} />
        <span>
          <b className="code">{incident.code}</b> {incident.title}
          <small>{incidentStateWords[incident.status][language]}</small>
        </span>
      </Link>
    </li>
  )
}

function Group({ title, incidents }: { readonly title: string; readonly incidents: readonly Incident[] }) {
  if (incidents.length === 0) return null
  return (
    <div className="link-group">
      <h4>{title}</h4>
      <ul aria-label={title}>
        {incidents.map((one) => (
          <Other key={one.id} incident={one} />
        ))}
      </ul>
    </div>
  )
}

/** The items it is about, as far as the reader sees them. */
function Items({ incident, now }: IncidentView) {
  const t = useWords(conductWords)
  const { linkedItems } = useWords(panelWords)
  const language = useLanguage()
  const { rows } = useSnapshot().shown
  if (incident.rows.length === 0) return null
  return (
    <div className="link-group">
      <h4>{linkedItems}</h4>
      <ul aria-label={linkedItems}>
        {incident.rows.map((id) => {
          const row = rows.get(id)
          return (
            <li key={id}>
              {row ? (
                <Link href={`/viec/${id}`} className="link-line">
                  <span>
                    <b className="code">{row.item.id}</b> {row.item.title[language]}
                    <Probed row={row} now={now} />
                  </span>
                </Link>
              ) : (
                <span className="link-line quiet">
                  <span>
                    <b className="code">{id.split('.')[0]}</b> {t.unseenItem}
                  </span>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What it hangs together with: items, and, for the department, other incidents. */
export function Links({
  view,
  onConduct,
}: {
  readonly view: IncidentView
  readonly onConduct: (kind: Conduct) => void
}) {
  const { incident } = view
  const t = useWords(conductWords)
  const { incidents } = useSnapshot().shown
  const offer = useOffer(view)
  const { id, inside, rows } = incident
  const found = (ids: readonly (string | null | undefined)[]) =>
    ids.flatMap((one) => incidents.get(one ?? '') ?? [])
  const below = [...incidents.values()].filter(
    ({ inside: one }) => one?.parent === id || one?.mergedInto === id,
  )
  const groups = [
    { title: t.mergedInto, incidents: found([inside?.mergedInto]) },
    { title: t.parent, incidents: found([inside?.parent]) },
    { title: t.children, incidents: below.filter((one) => one.inside?.parent === id) },
    { title: t.mergedHere, incidents: below.filter((one) => one.inside?.mergedInto === id) },
    { title: t.related, incidents: found(inside?.related ?? []) },
  ]
  const mayItems = offer({ type: 'incident.link-rows', payload: { incident: id, rows: [...rows] } })
  const mayRelate = offer({
    type: 'incident.relate',
    payload: { incident: id, parent: inside?.parent ?? null, related: [...(inside?.related ?? [])] },
  })
  const signals = useSignals(id)
  const empty = signals.length + rows.length === 0 && groups.every((group) => group.incidents.length === 0)
  if (empty && !mayItems && !mayRelate) return null
  return (
    <Section
      title={t.links}
      action={
        <>
          {mayItems ? <TextButton onPress={() => onConduct('link-rows')}>{t.linkItems}</TextButton> : null}{' '}
          {mayRelate ? <TextButton onPress={() => onConduct('relate')}>{`${t.relate}…`}</TextButton> : null}
        </>
      }
    >
      <Items {...view} />
      <Signals {...view} />
      {groups.map((group) => (
        <Group key={group.title} {...group} />
      ))}
      {empty ? <p className="quiet">{t.noLinks}</p> : null}
    </Section>
  )
}
