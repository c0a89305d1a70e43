import { useState } from 'react'
import type { Severity } from '../../../domain/incident/events.ts'
import { severities } from '../../../domain/incident/events.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { TextArea, TextField } from '../../parts/controls/TextField.tsx'
import { composerWords } from '../../words/composer.ts'
import { moveWords } from '../../words/incident-moves.ts'
import { severityWords } from '../../words/terms.ts'
import { useDraft } from '../items/draft.ts'
import type { AskProps } from './FormDialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { SeverityMark } from './SeverityMark.tsx'
import { lastTime, nextTime } from './typed-time.ts'
import { useAct } from './use-act.ts'

const minute = 60_000
/** Minutes from now that are offered for the expected restore. */
const offered = [10, 20, 40, 90] as const

/** What is being done now, and when it is expected back. */
export function UpdateDialog({ view, onClose }: AskProps) {
  const { incident, info, now } = view
  const t = useWords(moveWords)
  const kept = incident.restoreAt !== null && incident.restoreAt > now ? incident.restoreAt : null
  const first = { doing: incident.doing ?? '', restore: kept === null ? 'unknown' : 'keep', clock: '' }
  const { draft, change, drop } = useDraft(`trucban-update ${incident.id}`, first)
  const store = useStore()
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const restoreAt = (): number | null | undefined => {
    if (draft.restore === 'keep') return kept
    if (draft.restore === 'unknown') return null
    if (draft.restore === 'clock') return nextTime(draft.clock, store.now(), info.zone) ?? undefined
    return Math.round((store.now() + Number(draft.restore) * minute) / minute) * minute
  }
  const submit = () => {
    const at = restoreAt()
    if (draft.doing.trim() === '' || at === undefined) return setWrong(t.oneLineNeeded)
    void send('incident.update', { incident: incident.id, doing: draft.doing.trim(), restoreAt: at })
  }
  const options = [
    ...(kept === null ? [] : [{ value: 'keep', label: t.restoreKeep(clockOf(kept, info.zone)) }]),
    ...offered.map((minutes) => ({ value: String(minutes), label: t.inMinutes(minutes) })),
    { value: 'clock', label: t.restoreClock },
    { value: 'unknown', label: t.restoreUnknown },
  ]
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
    </FormDialog>
  )
}

/** Something that happened, now or before. */
export function NoteDialog({ view, onClose }: AskProps) {
  const { incident, info } = view
  const t = useWords(moveWords)
  const composer = useWords(composerWords)
  const store = useStore()
  const { draft, change, drop } = useDraft(`trucban-note ${incident.id}`, { note: '', clock: '' })
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const submit = () => {
    if (draft.note.trim() === '') return setWrong(t.oneLineNeeded)
    const at = draft.clock === '' ? undefined : lastTime(draft.clock, store.now(), info.zone)
    if (at === null) return setWrong(composer.badTime)
    const when = at === undefined ? {} : { occurredAt: at }
    void send('incident.note', { incident: incident.id, note: draft.note.trim(), ...when })
  }
  return (
    <FormDialog title={t.noteAsk(incident.code)} submit={t.noteDo} onSubmit={submit} onClose={onClose}>
      <TextArea
        label={t.noteText}
        maxLength={2000}
        value={draft.note}
        error={wrong ?? undefined}
        onChange={(note) => {
          setWrong(null)
          change({ note })
        }}
      />
      <TextField
        label={t.noteWhen}
        aside={t.optional}
        hint={t.noteWhenHint}
        type="time"
        value={draft.clock}
        onChange={(clock) => change({ clock })}
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
  const { draft, change, drop } = useDraft(`trucban-severity ${incident.id}`, { note: '' })
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
