import type { Signal } from '../../../domain/signal/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { SeverityGlyph } from '../../parts/glyphs/SeverityGlyph.tsx'
import { classes } from '../../parts/kinds.ts'
import { severityWords, termWords } from '../../words/terms.ts'
import { signalStateWords, signalWords } from '../../words/signals.ts'
import { organisationOf, whoOf } from '../items/who.ts'
import { categoryOf } from './facts.ts'
import { isComplete, openIn } from './lines.ts'

export type Deciding = 'accept' | 'merge' | 'dismiss'

/** Where it comes from, how often and since when. */
function Source({ signal }: { readonly signal: Signal }) {
  const t = useWords(signalWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(15_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const { source, key, count, firstAt, lastAt, by } = signal
  const when =
    count > 1
      ? t.since(whenOf(firstAt, now, zone), whenOf(lastAt, now, zone))
      : t.at(whenOf(firstAt, now, zone))
  return (
    <p className="signal-source">
      <Chip
        tone={source === null ? 'accent' : 'quiet'}
        look="outline"
        icon={source === null ? 'user' : 'activity'}
      >
        {source ?? t.hint(whoOf(snapshot, by, unknownPerson))}
      </Chip>
      {key === null ? null : <span className="code">{key}</span>}
      {count > 1 ? <b>{t.times(count)}</b> : null}
      <span>{when}</span>
    </p>
  )
}

/** What it says of the incident it may become, and which are open beside it: by name for the one that is chosen. */
function Facts({ signal, chosen }: Pick<SignalRowProps, 'signal' | 'chosen'>) {
  const t = useWords(signalWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const { area, category, sub, severity } = signal
  const found = category === null ? null : categoryOf(shown.catalogue, sub ?? category)
  const kind = found?.subs.find(({ id }) => id === sub) ?? found
  const near = area === null ? [] : openIn(shown, area).slice(0, 3)
  return (
    <>
      <p className="signal-facts">
        {severity === null ? null : (
          <SeverityGlyph
            severity={severity}
            ink="outline"
            size={22}
            label={`${terms.severity(severity)}, ${severityWords[severity][language]}`}
          />
        )}
        <span>
          {area === null ? t.noArea : (shown.areas.get(area)?.name ?? area)} ·{' '}
          {kind ? kind.title[language] : t.noKind}
        </span>
      </p>
      {near.length === 0 ? null : (
        <p className="signal-near">
          {t.near(near.map(({ code, title }) => (chosen ? `${code} ${title}` : code)).join(', '))}
        </p>
      )}
    </>
  )
}

interface SignalRowProps {
  readonly signal: Signal
  readonly chosen: boolean
  /** Why nothing can be decided now. */
  readonly unavailable: string | undefined
  /** Null for who only looks on. */
  readonly onDecide: ((what: Deciding, signal: Signal) => void) | null
  readonly onChoose: (id: string) => void
}

/** A signal that waits: what, whence, and the three things to do with it. */
export function SignalRow({ signal, chosen, unavailable, onDecide, onChoose }: SignalRowProps) {
  const t = useWords(signalWords)
  const button = (what: Deciding, key: string, words: string) => (
    <Button
      size="small"
      kind={what === 'accept' && chosen ? 'primary' : 'plain'}
      keys={chosen ? [key] : undefined}
      unavailable={unavailable}
      onPress={() => onDecide?.(what, signal)}
    >
      {words}
    </Button>
  )
  return (
    <li
      id={signal.id}
      className={classes('signal', chosen && 'chosen')}
      aria-current={chosen ? 'true' : undefined}
      tabIndex={-1}
      onFocus={() => onChoose(signal.id)}
      onPointerDown={() => onChoose(signal.id)}
    >
      <div className="signal-words">
        <p className="signal-text">{signal.text}</p>
        <Source signal={signal} />
        <Facts signal={signal} chosen={chosen} />
      </div>
      {onDecide === null ? null : (
        <div className="signal-buttons">
          {button('accept', 'Y', isComplete(signal) ? t.accept : t.acceptMore)}
          {button('merge', 'M', t.merge)}
          {button('dismiss', 'X', t.dismiss)}
        </div>
      )}
    </li>
  )
}

/** One that was dealt with: what became of it, by whom; a dismissed one can still be opened. */
export function HandledRow({ signal, onDecide }: Pick<SignalRowProps, 'signal' | 'onDecide'>) {
  const t = useWords(signalWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const now = useNow(15_000)
  const { shown } = snapshot
  const zone = shown.info?.zone ?? 'UTC'
  const { status, settled, incident, clearedAt } = signal
  const at = settled?.at ?? clearedAt ?? signal.lastAt
  const code = incident === null ? null : (shown.incidents.get(incident)?.code ?? null)
  const who = settled ? (settled.by?.organisation ? whoOf(snapshot, settled.by, t.byRule) : t.byRule) : null
  const from = signal.source ?? (signal.from === null ? '' : organisationOf(snapshot, signal.from))
  return (
    <li className="signal handled">
      <div className="signal-words">
        <p>{signal.text}</p>
        <p className="signal-source">
          <b>{signalStateWords[status][language]}</b>
          {incident === null || code === null ? null : <Link href={`/su-co/${incident}`}>{code}</Link>}
          <span>
            {from} · {who === null ? whenOf(at, now, zone) : t.settledBy(whenOf(at, now, zone), who)}
          </span>
          {settled?.reason ? <span>{settled.reason}</span> : null}
        </p>
      </div>
      {incident !== null || onDecide === null ? null : (
        <div className="signal-buttons">
          <Button size="small" onPress={() => onDecide('accept', signal)}>
            {t.acceptMore}
          </Button>
        </div>
      )}
    </li>
  )
}
