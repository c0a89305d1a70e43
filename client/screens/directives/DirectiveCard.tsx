import type { Directive } from '../../../domain/directive/events.ts'
import { isOverdue, isRunning, stepOf } from '../../../domain/directive/standing.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { spanOf, whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { classes } from '../../parts/kinds.ts'
import { directiveWords } from '../../words/directives.ts'
import { termWords } from '../../words/terms.ts'
import { organisationOf, whoOf } from '../items/who.ts'
import { OwnPart } from './OwnPart.tsx'
import { Said } from './Said.tsx'

export type Asking = 'extend' | 'cancel'

/** The first line is what the wall shows of it. */
function Text({ text }: Pick<Directive, 'text'>) {
  const [first, ...rest] = text.split('\n')
  return (
    <>
      <p className="directive-text">{first}</p>
      {rest.length === 0 ? null : <p className="directive-rest">{rest.join('\n')}</p>}
    </>
  )
}

/** When it is due, how late it is, or what became of it. */
function Due({ directive }: { readonly directive: Directive }) {
  const t = useWords(directiveWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(1_000)
  const zone = shown.info?.zone ?? 'UTC'
  const { deadline, cancelled } = directive
  const at = whenOf(deadline, now, zone)
  if (cancelled)
    return <p className="quiet">{t.cancelled(whenOf(cancelled.at, now, zone), cancelled.reason)}</p>
  if (isOverdue(directive, now))
    return <p className="directive-late">{t.overdue(at, spanOf(now - deadline, language))}</p>
  const due = isRunning(directive) ? t.due(at, spanOf(deadline - now, language)) : t.dueWas(at)
  return <p className="directive-due">{due}</p>
}

/** What the department knows besides: who issued it, why it moved, and every addressee. */
function ForDepartment({ directive }: { readonly directive: Directive }) {
  const t = useWords(directiveWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(15_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const { to, issuedAt, issuedBy, extensions } = directive
  const count = (...steps: string[]): number =>
    to.filter((id) => steps.includes(stepOf(directive, id))).length
  return (
    <>
      <p className="quiet">
        {t.by(whoOf(snapshot, issuedBy, unknownPerson), whenOf(issuedAt, now, zone))} ·{' '}
        {t.progress(count('received', 'completed'), count('completed'), to.length)}
      </p>
      {extensions.map(({ at, from, reason }) => (
        <p key={at} className="quiet">
          {t.was(whenOf(from, now, zone), reason)}
        </p>
      ))}
      <ul className="directive-steps">
        {to.map((id) => (
          <li key={id}>
            <b>{organisationOf(snapshot, id)}</b>
            <Said directive={directive} organisation={id} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface CardProps {
  readonly directive: Directive
  readonly leads: boolean
  readonly onAsk: (asking: Asking, directive: Directive) => void
}

/** One directive as this account may see it. */
export function DirectiveCard({ directive, leads, onAsk }: CardProps) {
  const t = useWords(directiveWords)
  const { noLine } = useWords(termWords)
  const { actor, connection } = useSnapshot()
  const now = useNow(1_000)
  const own = actor?.organisation ?? null
  const unavailable = connection.state === 'live' ? undefined : noLine
  return (
    <article
      className={classes(
        'directive',
        isOverdue(directive, now) && 'late',
        !isRunning(directive) && 'settled',
      )}
      aria-label={directive.text}
    >
      <Text text={directive.text} />
      <Due directive={directive} />
      {actor?.department === true ? (
        <ForDepartment directive={directive} />
      ) : (
        <p className="quiet">{t.byDepartment}</p>
      )}
      {own !== null && directive.to.includes(own) ? (
        <OwnPart key={directive.id} directive={directive} organisation={own} />
      ) : null}
      {leads && isRunning(directive) ? (
        <div className="directive-buttons">
          <Button unavailable={unavailable} onPress={() => onAsk('extend', directive)}>
            {t.extend}
          </Button>
          <Button kind="quiet" unavailable={unavailable} onPress={() => onAsk('cancel', directive)}>
            {t.cancel}
          </Button>
        </div>
      ) : null}
    </article>
  )
}
