import { suggestRaise } from '../../../domain/incident/suggest.ts'
import { localParts } from '../../../domain/zone.ts'
import { useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextArea, TextField } from '../../parts/controls/TextField.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { TextButton } from '../../parts/incidents/Panel.tsx'
import { composerWords } from '../../words/composer.ts'
import { conductWords } from '../../words/conduct.ts'
import { writingWords } from '../../words/writing.ts'
import type { Composing } from './Composer.tsx'
import { similarTo } from './compose.ts'
import { WhenField } from './WhenField.tsx'

/** Open incidents of the area that may be the same one, the likeliest by what has been typed so far. */
export function Similar({ lines, draft, resolved, onOpen }: Composing) {
  const t = useWords(composerWords)
  const found = similarTo(lines, draft.area, resolved.kind?.category.id ?? null, draft.title)
  if (found.length === 0) return null
  return (
    <div className="similar" role="status">
      <Icon name="copy" />
      <div>
        <b>{t.similar}</b>
        <ul>
          {found.map(({ whole, incident }) => (
            <li key={incident.id}>
              <b className="code">{incident.code}</b> {whole ? incident.title : incident.publicLine}{' '}
              <TextButton onPress={() => onOpen(incident.id)}>{t.openIt(incident.code)}</TextButton>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** One severity higher with its reason, until somebody has judged it themselves. */
export function RaiseHint({ draft, resolved, state, change }: Composing) {
  const t = useWords(conductWords)
  const composer = useWords(composerWords)
  const store = useStore()
  const { kind, area, severity, occurredAt } = resolved
  if (draft.severity !== null || !kind || !area) return null
  const about = { id: null, area: area.id, category: kind.category.id, sub: kind.sub?.id ?? null }
  const found = suggestRaise(state, { ...about, severity, occurredAt }, store.now())
  if (!found) return null
  const why = { hall: t.suggestHall, 'second-path': t.suggestSecond, again: t.suggestAgain }[found.because]
  return (
    <p className="raise-hint" role="status">
      <Icon name="chevron-up" />
      <span>
        {t.suggest(found.severity)}: {why}.
      </span>
      <Button size="small" onPress={() => change({ severity: found.severity })}>
        {composer.raiseTo(found.severity)}
      </Button>
    </p>
  )
}

/** When it happened: near now, or as the paper board has it. */
export function When({ draft, problems, state, openedAt, change }: Composing) {
  const t = useWords(composerWords)
  const writing = useWords(writingWords)
  const zone = state.info?.zone ?? 'UTC'
  const { paper } = draft
  const onPaper = (on: boolean) =>
    change({ paper: on ? { day: localParts(openedAt, zone).date, clock: '' } : null })
  return (
    <div className="when">
      {paper === null ? (
        <WhenField
          value={draft.occurredAt}
          openedAt={openedAt}
          zone={zone}
          nowWord={t.whenNow(clockOf(openedAt, zone))}
          onChange={(occurredAt) => change({ occurredAt })}
        />
      ) : (
        <div className="field-pair">
          <TextField
            label={writing.paperDay}
            type="date"
            value={paper.day}
            onChange={(day) => change({ paper: { ...paper, day } })}
          />
          <TextField
            label={writing.paperClock}
            hint={writing.paperHint}
            type="time"
            value={paper.clock}
            error={problems.includes('when') ? writing.paperNeeded : undefined}
            onChange={(clock) => change({ paper: { ...paper, clock } })}
          />
        </div>
      )}
      <Checkbox label={writing.paper} checked={paper !== null} onChange={onPaper} />
    </div>
  )
}

/** Who called it in; folded, for callers have no account. */
export function Reporter({ draft, state, change }: Composing) {
  const t = useWords(composerWords)
  const none = { value: '', label: t.reporterNone }
  const organisations = [...state.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <details className="fold">
      <summary>
        {t.reporter} <span className="field-aside">· {t.reporterAside}</span>
      </summary>
      <div className="field-pair">
        <Select
          label={t.reporter}
          value={draft.reporter}
          options={[none, ...organisations]}
          onChange={(reporter) => change({ reporter })}
        />
        <TextField label={t.post} maxLength={80} value={draft.post} onChange={(post) => change({ post })} />
        <TextField
          label={t.phone}
          type="tel"
          maxLength={30}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
      <TextArea label={t.note} maxLength={2000} value={draft.note} onChange={(note) => change({ note })} />
    </details>
  )
}
