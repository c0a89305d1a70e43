import { outcomes } from '../../domain/notice/events.ts'
import type { Delivery } from '../../domain/notice/events.ts'
import { untoldOf } from '../../domain/notice/untold.ts'
import type { Untold } from '../../domain/notice/untold.ts'
import { isOpen } from '../../domain/incident/lifecycle.ts'
import { useNow, useSnapshot } from '../app/context.ts'
import { useWords } from '../app/language.ts'
import { Link } from '../app/Link.tsx'
import { clockOf } from '../app/times.ts'
import { organisationOf, whoOf } from '../screens/items/who.ts'
import { noticesPageWords } from '../words/notify.ts'
import { termWords } from '../words/terms.ts'

function ToldOf({ told, zone }: { readonly told: readonly Delivery[]; readonly zone: string }) {
  const t = useWords(noticesPageWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  if (told.length === 0) return <p className="quiet">{t.nobodyYet}</p>
  return (
    <dl className="told">
      {outcomes.map((outcome) => {
        const found = told.filter((one) => one.outcome === outcome)
        if (found.length === 0) return null
        return (
          <div key={outcome}>
            <dt>
              {t[outcome]} <b>{found.length}</b>
            </dt>
            {found.map(({ by, at, about }) => (
              <dd key={`${by?.person ?? ''} ${about}`}>
                {whoOf(snapshot, by, unknownPerson)} · {clockOf(at, zone)}
              </dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}

/** Whom to ring: on duty or called by name, and no device of theirs has shown it. */
function NotReached({ untold }: { readonly untold: readonly Untold[] }) {
  const t = useWords(noticesPageWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  if (untold.length === 0) return null
  const nameOf = ({ person, organisation }: Untold) =>
    person === null
      ? organisationOf(snapshot, organisation)
      : whoOf(snapshot, { person, organisation }, unknownPerson)
  return (
    <div className="untold">
      <p>
        {t.untold} <b>{untold.length}</b>
      </p>
      <ul>
        {untold.map((one) => (
          <li key={`${one.organisation} ${one.person ?? ''}`}>
            {nameOf(one)} <span className="quiet">{t[one.why]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Whom the critical incidents that are open have reached, as devices reported; the department's to see. */
export function Told() {
  const t = useWords(noticesPageWords)
  const { shown, actor } = useSnapshot()
  const now = useNow(30_000)
  if (actor?.department !== true) return null
  const open = [...shown.incidents.values()].filter(
    ({ severity, status }) => severity === 1 && isOpen(status),
  )
  return (
    <section className="sheet">
      <h2>{t.told}</h2>
      {open.length === 0 ? <p className="quiet">{t.toldNone}</p> : null}
      {open.map((incident) => (
        <div key={incident.id} className="told-incident">
          <p>
            <Link href={`/su-co/${incident.id}`}>
              <b className="code">{incident.code}</b> {incident.title}
            </Link>
          </p>
          <NotReached untold={untoldOf(shown, incident, now)} />
          <ToldOf told={shown.deliveries.get(incident.id) ?? []} zone={shown.info?.zone ?? 'UTC'} />
        </div>
      ))}
    </section>
  )
}
