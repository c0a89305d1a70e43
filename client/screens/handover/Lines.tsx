import type { Handover, HandoverLine } from '../../../domain/handover/events.ts'
import type { LiveLine } from '../../../domain/handover/draft.ts'
import { lineKey } from '../../../domain/handover/draft.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { handoverWords } from '../../words/handover.ts'
import { termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'
import { Glyph } from './Glyph.tsx'
import { byGroup, groups, groupWords, useLineSaid } from './said.ts'

/** What this reader can do with a line; nothing where it is only to be read. */
export interface LineActs {
  readonly onAccept?: ((line: HandoverLine) => void) | undefined
  readonly onQuestion?: ((line: HandoverLine) => void) | undefined
  readonly onMend?: ((line: HandoverLine) => void) | undefined
}

/** Says to those who listen which line a button is about. */
const Unseen = ({ children }: { readonly children: string }) => (
  <span className="handover-unseen">{children}</span>
)

function Settled({
  line,
  acts,
  what,
}: {
  readonly line: HandoverLine
  readonly acts: LineActs
  readonly what: string
}) {
  const t = useWords(handoverWords)
  const { onAccept, onQuestion, onMend } = acts
  if (line.state === 'accepted')
    return (
      <span className="handover-done">
        <Icon name="check" size={18} />
        {t.stateAccepted}
      </span>
    )
  return (
    <div className="handover-acts">
      {line.state === 'questioned' ? <Chip tone="warn">{t.stateQuestioned}</Chip> : null}
      {onAccept ? (
        <Button onPress={() => onAccept(line)}>
          {t.accept} <Unseen>{what}</Unseen>
        </Button>
      ) : null}
      {onQuestion && line.state === 'open' ? (
        <Button kind="quiet" onPress={() => onQuestion(line)}>
          {t.question} <Unseen>{what}</Unseen>
        </Button>
      ) : null}
      {onMend && line.state === 'questioned' ? (
        <Button kind="primary" onPress={() => onMend(line)}>
          {t.mend} <Unseen>{what}</Unseen>
        </Button>
      ) : null}
      {!onAccept && line.state === 'open' ? <span className="quiet">{t.stateOpen}</span> : null}
    </div>
  )
}

function Questions({ line }: { readonly line: HandoverLine }) {
  const t = useWords(handoverWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(30_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  return (
    <>
      {line.questions.map(({ at, by, text }) => (
        <small key={`${at} ${text ?? ''}`} className="handover-question">
          {t.asks(whoOf(snapshot, by, unknownPerson), whenOf(at, now, zone))}: <b>{text}</b>
        </small>
      ))}
    </>
  )
}

function Line({ line, acts }: { readonly line: HandoverLine; readonly acts: LineActs }) {
  const { title, facts, href } = useLineSaid()(line.subject)
  const own = line.subject.about === 'own'
  const what = own ? (line.note ?? '') : title
  return (
    <li className={`handover-line ${line.state}`}>
      <Glyph subject={line.subject} />
      <div className="handover-words">
        {own ? (
          <p>{line.note}</p>
        ) : (
          <p>
            <b>{href === null ? title : <Link href={href}>{title}</Link>}</b>
            <small>{facts}</small>
            {line.note === null ? null : <span>{line.note}</span>}
          </p>
        )}
        <Questions line={line} />
      </div>
      <Settled line={line} acts={acts} what={what} />
    </li>
  )
}

/** The lines of a handover, by what they are about. */
export function Lines({ handover, acts = {} }: { readonly handover: Handover; readonly acts?: LineActs }) {
  const t = useWords(handoverWords)
  return (
    <div className="handover-groups">
      {groups.map((group) => {
        const lines = byGroup(handover.lines, group)
        if (lines.length === 0) return null
        return (
          <section key={group} className="handover-group" aria-label={t[groupWords[group]]}>
            <h2>
              {t[groupWords[group]]} <span className="quiet">{lines.length}</span>
            </h2>
            <ul>
              {lines.map((line) => (
                <Line key={line.key} line={line} acts={acts} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** What came up between the signatures. */
export function Arisen({ lines }: { readonly lines: readonly LiveLine[] }) {
  const t = useWords(handoverWords)
  const said = useLineSaid()
  if (lines.length === 0) return null
  return (
    <section className="handover-group arisen" aria-label={t.arisen}>
      <h2>
        {t.arisen} <span className="quiet">{lines.length}</span>
      </h2>
      <p className="quiet">{t.arisenText}</p>
      <ul>
        {lines.map((line) => {
          const { title, facts } = said(line)
          return (
            <li key={lineKey(line)} className="handover-line">
              <Glyph subject={line} />
              <p className="handover-words">
                <b>{title}</b>
                <small>{facts}</small>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
