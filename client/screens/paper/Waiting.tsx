import type { CongressInfo } from '../../../domain/congress/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { paperWords } from '../../words/paper.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { whoOf } from '../items/who.ts'
import { uncompared } from './board-lines.ts'
import type { Uncompared } from './board-lines.ts'

interface WaitingProps {
  readonly info: CongressInfo
  readonly now: number
}

function Entry({ one, info, now }: WaitingProps & { readonly one: Uncompared }) {
  const t = useWords(paperWords)
  const { unknownPerson, noLine } = useWords(termWords)
  const snapshot = useSnapshot()
  const change = useChange(t.confirmed, () => undefined)
  const { incident, entry } = one
  const at = whenOf(entry.occurredAt ?? entry.at, now, info.zone)
  const own = entry.by !== null && entry.by.person === snapshot.actor?.person
  const unavailable = own ? t.own : snapshot.connection.state === 'live' ? undefined : noLine
  const confirm = () => void change.send('incident.confirm-paper', { incident: incident.id, entry: entry.id })
  return (
    <li className="paper-waiting">
      <div>
        <p>
          <Link href={`/su-co/${incident.id}`}>
            <b className="code">{incident.code}</b>
          </Link>{' '}
          <b>{at}</b> · {entry.text}
        </p>
        <p className="quiet">
          {t.writtenBy(whoOf(snapshot, entry.by, unknownPerson), whenOf(entry.at, now, info.zone))}
        </p>
        {change.wrong === null ? null : (
          <p className="act" role="alert">
            {change.wrong}
          </p>
        )}
      </div>
      <Button unavailable={unavailable} onPress={confirm}>
        {t.confirm}
        <span className="unseen"> {t.confirmOf(incident.code, at)}</span>
      </Button>
    </li>
  )
}

/** Entries from paper that a second person has to compare with the sheet. */
export function Waiting(props: WaitingProps) {
  const t = useWords(paperWords)
  const { shown } = useSnapshot()
  const waiting = uncompared(shown)
  return (
    <section>
      <h2>{t.waiting(waiting.length)}</h2>
      {waiting.length === 0 ? <p className="quiet">{t.noneWaiting}</p> : null}
      <ul>
        {waiting.map((one) => (
          <Entry key={`${one.incident.id} ${one.entry.id}`} one={one} {...props} />
        ))}
      </ul>
    </section>
  )
}
