import { useState } from 'react'
import { useSnapshot } from '../../../app/context.ts'
import { useWords } from '../../../app/language.ts'
import { Button, IconButton } from '../../../parts/controls/Button.tsx'
import { Select } from '../../../parts/controls/Select.tsx'
import { TextArea, TextField } from '../../../parts/controls/TextField.tsx'
import { conductFormWords } from '../../../words/conduct-forms.ts'
import type { AskProps } from '../FormDialog.tsx'
import { FormDialog } from '../FormDialog.tsx'
import { useKeptDraft } from '../kept-draft.ts'
import { useAct } from '../use-act.ts'
import { mostFollowUps, newFollowUp, reviewDraft, reviewPayload, reviewProblems } from './review.ts'
import type { FollowUpDraft } from './review.ts'

interface FollowUpsProps {
  readonly followUps: readonly FollowUpDraft[]
  readonly error: string | undefined
  readonly onChange: (followUps: readonly FollowUpDraft[]) => void
}

/** What has to be done afterwards: text, who owns it, until when. */
function FollowUps({ followUps, error, onChange }: FollowUpsProps) {
  const t = useWords(conductFormWords)
  const { shown } = useSnapshot()
  const organisations = [...shown.organisations.values()].map(({ id, name }) => ({ value: id, label: name }))
  const owners = [{ value: '', label: t.ownerNone }, ...organisations]
  const set = (index: number, changes: Partial<FollowUpDraft>) =>
    onChange(followUps.map((one, n) => (n === index ? { ...one, ...changes } : one)))
  return (
    <fieldset className="conduct-follow-ups">
      <legend>{t.followUps}</legend>
      {followUps.map(({ text, owner, due }, index) => (
        <div key={index} className="conduct-follow-up">
          <TextField
            label={t.followUpNth(index + 1)}
            maxLength={200}
            value={text}
            onChange={(to) => set(index, { text: to })}
          />
          <Select
            label={t.ownerNth(index + 1)}
            value={owner}
            options={owners}
            onChange={(to) => set(index, { owner: to })}
          />
          <TextField
            label={t.dueNth(index + 1)}
            aside={t.optional}
            type="datetime-local"
            value={due}
            onChange={(to) => set(index, { due: to })}
          />
          <IconButton
            icon="x"
            label={t.dropFollowUp(index + 1)}
            onPress={() => onChange(followUps.filter((_one, n) => n !== index))}
          />
        </div>
      ))}
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {followUps.length < mostFollowUps ? (
        <Button size="small" icon="plus" onPress={() => onChange([...followUps, newFollowUp])}>
          {t.addFollowUp}
        </Button>
      ) : null}
    </fieldset>
  )
}

/** Cause, what worked, what to improve, and follow-ups with an owner each. */
export function ReviewDialog({ view, onClose }: AskProps) {
  const { incident, info } = view
  const { zone } = info
  const t = useWords(conductFormWords)
  const { draft, change, drop } = useKeptDraft(`trucban-review ${incident.id}`, reviewDraft(incident, zone))
  const [asked, setAsked] = useState(false)
  const { wrong, send } = useAct(view, () => {
    drop()
    onClose()
  })
  const problems = asked ? reviewProblems(draft) : []
  const submit = () => {
    setAsked(true)
    if (reviewProblems(draft).length > 0) return
    void send('incident.review', reviewPayload(incident.id, draft, zone))
  }
  return (
    <FormDialog
      title={t.reviewAsk(incident.code)}
      submit={t.reviewDo}
      wide
      onSubmit={submit}
      onClose={onClose}
    >
      {incident.review ? <p className="conduct-note">{t.reviewAgain}</p> : null}
      <TextArea
        label={t.cause}
        maxLength={1000}
        value={draft.cause}
        error={problems.includes('cause') ? t.causeNeeded : undefined}
        onChange={(cause) => change({ cause })}
      />
      <TextArea
        label={t.worked}
        maxLength={1000}
        value={draft.worked}
        error={problems.includes('worked') ? t.workedNeeded : undefined}
        onChange={(worked) => change({ worked })}
      />
      <TextArea
        label={t.improve}
        aside={t.optional}
        maxLength={1000}
        value={draft.improve}
        onChange={(improve) => change({ improve })}
      />
      <FollowUps
        followUps={draft.followUps}
        error={problems.includes('followUps') ? t.followUpNeeded : undefined}
        onChange={(followUps) => change({ followUps })}
      />
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <p className="quiet">{t.reviewSeen}</p>
    </FormDialog>
  )
}
