import type { CongressInfo } from '../../../domain/congress/events.ts'
import { silentSince } from '../../app/heard.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, dateOf, whenOf } from '../../app/times.ts'
import { clockWords, paperWords } from '../../words/paper.ts'
import { incidentStateWords, termWords } from '../../words/terms.ts'
import type { BoardLine } from '../incidents/board.ts'
import { capital } from '../items/capital.ts'
import { areaOf, organisationOf } from '../items/who.ts'
import { nextClock, openLines } from './board-lines.ts'
import { PrintedAnchor } from '../audit/PrintedAnchor.tsx'
import { Contacts } from './Contacts.tsx'

/** Lines to write on by hand: as many as a page of the sheet holds below the board. */
const blankLines = 12

interface SheetProps {
  readonly info: CongressInfo
  readonly now: number
}

/** Whose board it is and of when: paper outlives what it says. */
function Head({ info, now }: SheetProps) {
  const t = useWords(paperWords)
  const { rehearsal } = useWords(termWords)
  const snapshot = useSnapshot()
  const { zone } = info
  const stamp = (at: number) => `${clockOf(at, zone)} ${dateOf(at, zone)}`
  const own = snapshot.actor?.organisation
  return (
    <header className="paper-head">
      <div>
        <p className="paper-title">
          {t.heading} · {info.name}
        </p>
        <p>
          <b>{t.asOf(stamp(now))}</b>
          {own == null ? null : <> · {t.viewOf(organisationOf(snapshot, own))}</>}
        </p>
        {snapshot.connection.state === 'offline' ? (
          <p>
            <b>{t.stale(stamp(silentSince(snapshot)))}</b>
          </p>
        ) : null}
        <p>
          {t.opening} {stamp(info.opening)} · {t.closing} {stamp(info.closing)} · {t.shifts}{' '}
          {info.shifts.join(', ')} · {t.desk} <b>{info.dutyPhone}</b>
        </p>
      </div>
      {info.rehearsal ? <p className="paper-stamp">{rehearsal}</p> : null}
    </header>
  )
}

function Due({ line, info, now }: SheetProps & { readonly line: BoardLine }) {
  const t = useWords(paperWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const clock = line.whole ? nextClock(line.incident, shown, now) : null
  if (!clock) return null
  const at = whenOf(clock.dueAt, now, info.zone)
  return (
    <>
      {clock.state === 'breached' ? t.late(at) : at} · {clockWords[clock.kind][language]}
    </>
  )
}

function Row(props: SheetProps & { readonly line: BoardLine }) {
  const { line } = props
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { incident } = line
  const { title, lead, doing } = line.whole
    ? line.incident
    : { title: incident.publicLine, lead: null, doing: null }
  return (
    <tr>
      <td>{incident.severity}</td>
      <td className="code">{incident.code}</td>
      <td>
        <b>{title}</b>
        <br />
        {areaOf(snapshot, incident.area, '')}
      </td>
      <td>{capital(incidentStateWords[incident.status][language])}</td>
      <td>{lead === null ? null : organisationOf(snapshot, lead)}</td>
      <td>
        <Due {...props} />
      </td>
      <td>{doing}</td>
      <td className="paper-room" />
    </tr>
  )
}

function Board(props: SheetProps) {
  const t = useWords(paperWords)
  const { shown } = useSnapshot()
  const lines = openLines(shown)
  return (
    <section>
      <h2>{t.incidents(lines.length)}</h2>
      {lines.length === 0 ? (
        <p>{t.noneOpen}</p>
      ) : (
        <table className="paper-table board">
          <thead>
            <tr>
              {[t.severity, t.code, t.what, t.state, t.lead, t.due, t.doing, t.byHand].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.incident.id} {...props} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Blank() {
  const t = useWords(paperWords)
  const heads = [t.time, t.code, t.severity, t.where, t.happened, t.organisation, t.writer, t.entered]
  return (
    <section>
      <h2>{t.blank}</h2>
      <table className="paper-table blank">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: blankLines }, (_, line) => (
            <tr key={line}>
              {heads.map((head) => (
                <td key={head} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper-signed">
        <span>{t.writer}</span>
        <span>{t.comparer}</span>
      </p>
    </section>
  )
}

/** The board as of now for the wall of the duty room, with room to go on by hand. */
export function Sheet(props: SheetProps) {
  return (
    <article className="paper-sheet">
      <Head {...props} />
      <Board {...props} />
      <Blank />
      <Contacts />
      <PrintedAnchor />
    </article>
  )
}
