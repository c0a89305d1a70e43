import { countedFact } from '../../../../domain/run/facts.ts'
import type { Row } from '../../../../domain/run/row.ts'
import type { Signal } from '../../../../domain/signal/events.ts'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { Link } from '../../../app/Link.tsx'
import { whenOf } from '../../../app/times.ts'
import { conductWords } from '../../../words/conduct.ts'
import type { IncidentView } from '../IncidentPanel.tsx'

/** What the probe of a linked item says of it now, and since when; nothing where no probe is bound. */
export function Probed({ row, now }: { readonly row: Row; readonly now: number }) {
  const t = useWords(conductWords)
  const zone = useSnapshot().shown.info?.zone ?? 'UTC'
  const { probe, facts } = row
  if (!probe) return null
  const last = facts.findLast(({ kind, madeAt }) => kind === 'probe' && madeAt >= probe.boundAt)
  const said = !last ? t.probeUnheard : last.silent ? t.probeSilent : last.passed ? t.probeOk : t.probeBad
  const counted = countedFact(row)
  const overridden = counted !== null && counted.kind !== 'probe' && counted.madeAt >= probe.boundAt
  return (
    <small>
      {t.probe(probe.name)}: {last ? `${said}, ${whenOf(last.madeAt, now, zone)}` : said}
      {overridden ? ` · ${t.probeOverridden}` : ''}
    </small>
  )
}

/** The signals that became part of an incident; the department alone has any. */
export function useSignals(incident: string): readonly Signal[] {
  const { signals } = useSnapshot().shown
  return [...signals.values()].filter((one) => one.incident === incident)
}

/** Which machines and people told of it: how often, when last, and whether the machine has said that it is over. */
export function Signals({ incident, now, info }: IncidentView) {
  const t = useWords(conductWords)
  const signals = useSignals(incident.id)
  if (signals.length === 0) return null
  return (
    <div className="link-group">
      <h4>{t.signals}</h4>
      <ul aria-label={t.signals}>
        {signals.map(({ id, source, key, text, count, lastAt, clearedAt }) => (
          <li key={id}>
            <Link href="/tin-hieu" className="link-line">
              <span>
                {source === null ? null : (
                  <b className="code">{[source, key].filter((one) => one !== null).join(' · ')} </b>
                )}
                {text}
                <small>
                  {t.signalTimes(count, whenOf(lastAt, now, info.zone))}
                  {clearedAt === null ? '' : ` · ${t.signalCleared(whenOf(clearedAt, now, info.zone))}`}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
