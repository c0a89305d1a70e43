import { isOpen } from '../../../domain/incident/lifecycle.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { shortSpanOf, whenOf } from '../../app/times.ts'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { pastWords } from '../../words/past.ts'
import { incidentStateWords, severityWords, termWords } from '../../words/terms.ts'
import { boardLines, boardOrder } from '../incidents/board.ts'
import type { BoardLine } from '../incidents/board.ts'
import { inkOf } from '../incidents/BoardRow.tsx'
import { History } from '../incidents/History.tsx'
import { capital } from '../items/capital.ts'
import { areaOf, organisationOf } from '../items/who.ts'

interface Shown {
  readonly line: BoardLine
  readonly info: CongressInfo
  readonly at: number
}

function useMeta({ line, info, at }: Shown): string {
  const t = useWords(pastWords)
  const snapshot = useSnapshot()
  const { incident } = line
  const restore = incident.restoreAt === null ? '' : t.restoreAt(whenOf(incident.restoreAt, at, info.zone))
  const area = areaOf(snapshot, incident.area, '')
  const parts = line.whole
    ? [
        area,
        line.incident.lead === null ? t.noLead : organisationOf(snapshot, line.incident.lead),
        line.incident.doing ?? '',
        restore,
      ]
    : [area, t.onlyPublic, restore]
  return parts.filter((part) => part !== '').join(' · ')
}

/** One incident as it stood: what a row of the board says, and behind it what had happened until then. */
function Line(shown: Shown) {
  const { line, info, at } = shown
  const t = useWords(pastWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const meta = useMeta(shown)
  const { incident } = line
  const title = line.whole ? line.incident.title : incident.publicLine
  const head = (
    <>
      <SeverityGlyph
        severity={incident.severity}
        ink={inkOf(incident)}
        label={`${terms.severity(incident.severity)}, ${severityWords[incident.severity][language]}`}
        size={24}
      />
      <span className="past-what">
        <b className="code">{incident.code}</b> <b>{title}</b>
        <span className="quiet">{meta}</span>
      </span>
      <span className="past-state">
        {capital(incidentStateWords[incident.status][language])}
        <span className="quiet">{t.since(shortSpanOf(at - incident.occurredAt, language))}</span>
      </span>
    </>
  )
  if (!line.whole) return <div className="past-line">{head}</div>
  return (
    <details>
      <summary className="past-line">{head}</summary>
      <div className="past-history" role="group" aria-label={`${t.history}, ${incident.code}`}>
        <History view={{ incident: line.incident, info, now: at }} onNote={() => undefined} />
        <Link href={`/su-co/${incident.id}`}>{t.openNow}</Link>
      </div>
    </details>
  )
}

function Lines({ lines, info, at }: Omit<Shown, 'line'> & { readonly lines: readonly BoardLine[] }) {
  return (
    <ul className="past-lines">
      {lines.map((line) => (
        <li key={line.incident.id}>
          <Line line={line} info={info} at={at} />
        </li>
      ))}
    </ul>
  )
}

/** The incidents as they stood: what was open in the order of the board, and below what was settled by then. */
export function PastBoard({ info, at }: Omit<Shown, 'line'>) {
  const t = useWords(pastWords)
  const { shown } = useSnapshot()
  const lines = [...boardLines(shown)].sort(boardOrder)
  const open = lines.filter(({ incident }) => isOpen(incident.status))
  const settled = lines.filter(({ incident }) => !isOpen(incident.status))
  return (
    <section className="past-part" aria-label={t.open(open.length)}>
      <h2>{t.open(open.length)}</h2>
      {open.length === 0 ? <p className="quiet">{t.noneOpen}</p> : <Lines lines={open} info={info} at={at} />}
      {settled.length > 0 ? (
        <details className="past-settled">
          <summary>{t.settled(settled.length)}</summary>
          <Lines lines={settled} info={info} at={at} />
        </details>
      ) : null}
    </section>
  )
}
