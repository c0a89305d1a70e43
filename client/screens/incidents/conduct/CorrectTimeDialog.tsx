import { useWords } from '../../../app/language.ts'
import { whenOf } from '../../../app/times.ts'
import { TextField } from '../../../parts/controls/TextField.tsx'
import { localParts } from '../../../../domain/zone.ts'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import { typedInstant } from '../../directives/presets.ts'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useKeptDraft } from '../kept-draft.ts'
import { useAct } from '../use-act.ts'

/** Another time of occurrence and what it rests on; the record keeps both. */
export function CorrectTimeDialog({ view, onClose }: AskProps) {
  const { incident, info, now } = view
  const { zone } = info
  const t = useWords(conductFormWords)
  const { date, time } = localParts(incident.occurredAt, zone)
  const first = { date, clock: time, reason: '' }
  const { draft, change, drop } = useKeptDraft(`trucban-time ${incident.id}`, first)
  const { wrong, setWrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const at = typedInstant(draft.date, draft.clock, zone)
  const submit = () => {
    if (at === null) return setWrong(t.timeBad)
    if (draft.reason.trim() === '') return setWrong(t.whyNeeded)
    const said = { incident: incident.id, occurredAt: at, reason: draft.reason.trim() }
    void send('incident.correct-time', said)
  }
  const type = (changes: Partial<typeof first>) => {
    setWrong(null)
    change(changes)
  }
  return (
    <FormDialog title={t.timeAsk(incident.code)} submit={t.timeDo} onSubmit={submit} onClose={onClose}>
      <p>{t.timeNow(whenOf(incident.occurredAt, now, zone), whenOf(incident.recordedAt, now, zone))}</p>
      <div className="conduct-when">
        <TextField label={t.day} type="date" value={draft.date} onChange={(to) => type({ date: to })} />
        <TextField label={t.clock} type="time" value={draft.clock} onChange={(to) => type({ clock: to })} />
      </div>
      <TextField
        label={t.timeWhy}
        maxLength={300}
        value={draft.reason}
        error={wrong ?? undefined}
        onChange={(reason) => type({ reason })}
      />
      <p className="quiet">{t.timeKept}</p>
    </FormDialog>
  )
}
