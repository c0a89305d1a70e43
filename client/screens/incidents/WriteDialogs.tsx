import { useState } from 'react'
import type { Incident, Severity } from '../../../domain/incident/events.ts'
import { severities } from '../../../domain/incident/events.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { moveWords } from '../../words/incident-moves.ts'
import { severityWords } from '../../words/terms.ts'
import { writingWords } from '../../words/writing.ts'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useKeptDraft } from './kept-draft.ts'
import { SeverityMark } from './SeverityMark.tsx'
import { nextTime } from './typed-time.ts'
import { useAct } from './use-act.ts'

const minute = 60_000
/** Minutes from now that are offered for the expected restore. */
const offered = [10, 20, 40, 90] as const

interface UpdateDraft {
  readonly conditions: string
  readonly doing: string
  readonly needs: string
  /** `keep`, `unknown`, `clock`, or minutes from now. */
  readonly restore: string
  readonly clock: string
}

/** What was said last, to go on from. */
const updateDraft = ({ conditions, doing, needs }: Incident, kept: number | null): UpdateDraft => ({
  conditions: conditions ?? '',
  doing: doing ?? '',
  needs: needs ?? '',
  restore: kept === null ? 'unknown' : 'keep',
  clock: '',
})

/** The expected restore that a draft says: ms, null for unknown, undefined where it is no time. */
function restoreOf(
  { restore, clock }: UpdateDraft,
  kept: number | null,
  now: number,
  zone: string,
): number | null | undefined {
  if (restore === 'keep') return kept
  if (restore === 'unknown') return null
  if (restore === 'clock') return nextTime(clock, now, zone) ?? undefined
  return Math.round((now + Number(restore) * minute) / minute) * minute
}

interface RestoreProps {
  readonly kept: number | null
  readonly zone: string
  readonly draft: UpdateDraft
  readonly change: (changes: Partial<UpdateDraft>) => void
}

function RestoreField({ kept, zone, draft, change }: RestoreProps) {
  const t = useWords(moveWords)
  const options = [
    ...(kept === null ? [] : [{ value: 'keep', label: t.restoreKeep(clockOf(kept, zone)) }]),
    ...offered.map((minutes) => ({ value: String(minutes), label: t.inMinutes(minutes) })),
    { value: 'clock', label: t.restoreClock },
    { value: 'unknown', label: t.restoreUnknown },
  ]
  return (
    <>
      <Choice
        legend={t.restoreIn}
        columns={3}
        options={options}
        value={draft.restore}
        onChange={(restore) => change({ restore })}
      />
      {draft.restore === 'clock' ? (
        <TextField
          label={t.restoreClock}
          type="time"
          value={draft.clock}
          onChange={(clock) => change({ clock })}
        />
      ) : null}
    </>
  )
}

/** CAN: how it stands, what is being done and when it is expected back, what is needed. */
export function UpdateDialog({ view, onClose }: AskProps) {
  const { incident, info, now } = view
  const t = useWords(moveWords)
  const writing = useWords(writingWords)
  const kept = incident.restoreAt !== null && incident.restoreAt > now ? incident.restoreAt : null
  const key = `trucban-update ${incident.id}`
  const { draft, change, drop } = useKeptDraft(key, updateDraft(incident, kept))
  const store = useStore()
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const submit = () => {
    const restoreAt = restoreOf(draft, kept, store.now(), info.zone)
    const [conditions, doing, needs] = [draft.conditions.trim(), draft.doing.trim(), draft.needs.trim()]
    if (doing === '' || restoreAt === undefined) return setWrong(t.oneLineNeeded)
    void send('incident.update', {
      incident: incident.id,
      doing,
      restoreAt,
      ...(conditions === '' ? {} : { conditions }),
      ...(needs === '' ? {} : { needs }),
    })
  }
  return (
    <FormDialog title={t.updateAsk(incident.code)} submit={t.updateDo} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t.doing}
        maxLength={160}
        value={draft.doing}
        error={wrong ?? undefined}
        onChange={(doing) => {
          setWrong(null)
          change({ doing })
        }}
      />
      <RestoreField kept={kept} zone={info.zone} draft={draft} change={change} />
      <TextField
        label={writing.conditions}
        aside={t.optional}
        hint={writing.conditionsHint}
        maxLength={300}
        value={draft.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      <TextField
        label={writing.needs}
        aside={t.optional}
        hint={writing.needsHint}
        maxLength={300}
        value={draft.needs}
        onChange={(needs) => change({ needs })}
      />
    </FormDialog>
  )
}

/** Another severity, and why. */
export function SeverityDialog({ view, onClose }: AskProps) {
  const { incident } = view
  const t = useWords(moveWords)
  const language = useLanguage()
  const { catalogue } = useSnapshot().shown
  const [severity, setSeverity] = useState<Severity>(incident.severity)
  const { draft, change, drop } = useKeptDraft(`trucban-severity ${incident.id}`, { note: '' })
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const submit = () => {
    if (draft.note.trim() === '') return setWrong(t.oneLineNeeded)
    void send('incident.severity', { incident: incident.id, severity, note: draft.note.trim() })
  }
  const means = catalogue.severities.find(({ id }) => id === `S${severity}`)?.definition[language]
  return (
    <FormDialog
      title={t.severityAsk(incident.code)}
      submit={t.severityDo(severity)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Choice
        legend={t.severityHelp}
        options={severities.map((one) => ({
          value: String(one),
          label: `${one} · ${severityWords[one][language]}`,
          glyph: <SeverityMark severity={one} size={24} />,
        }))}
        columns={2}
        value={String(severity)}
        onChange={(value) => setSeverity(Number(value) as Severity)}
      />
      <p className="quiet">{means}</p>
      <TextField
        label={t.severityWhy}
        maxLength={300}
        value={draft.note}
        error={wrong ?? undefined}
        onChange={(note) => {
          setWrong(null)
          change({ note })
        }}
      />
    </FormDialog>
  )
}
