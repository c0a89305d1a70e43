import { useState } from 'react'
import type { Poll } from '../../../domain/poll/events.ts'
import { resultOf } from '../../../domain/poll/result.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox, Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { pollWords } from '../../words/poll.ts'
import { termWords, verdictWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'

const minute = 60_000

function useDeadlines() {
  const t = useWords(pollWords)
  const store = useStore()
  const { shown } = useSnapshot()
  const now = store.now()
  const opening = shown.info?.opening ?? now
  const dayBefore = opening - 24 * 60 * minute
  return [
    { value: '15', label: t.inMinutes(15), at: now + 15 * minute },
    { value: '30', label: t.inMinutes(30), at: now + 30 * minute },
    { value: '60', label: t.inHours(1), at: now + 60 * minute },
    { value: '240', label: t.inHours(4), at: now + 240 * minute },
    ...(dayBefore > now + minute ? [{ value: 'T-24h', label: t.dayBefore, at: dayBefore }] : []),
  ]
}

/** Opens a poll, or one more after another. */
export function OpenPoll({
  follows,
  onClose,
}: {
  readonly follows: Poll | null
  readonly onClose: () => void
}) {
  const t = useWords(pollWords)
  const { close } = useWords(termWords)
  const { shown } = useSnapshot()
  const everybody = [...shown.organisations.values()]
  const first = follows?.asked ?? everybody.filter(({ kind }) => kind !== 'partner').map(({ id }) => id)
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set(first))
  const [question, setQuestion] = useState(follows?.question ?? t.firstQuestion)
  const [rule, setRule] = useState<'all' | 'most'>(follows?.unanimous === false ? 'most' : 'all')
  const deadlines = useDeadlines()
  const [until, setUntil] = useState('30')
  const change = useChange(t.opened, onClose)
  const turn = (id: string) => {
    const next = new Set(asked)
    if (!next.delete(id)) next.add(id)
    setAsked(next)
  }
  const open = () =>
    void change.send('poll.open', {
      question,
      deadline: deadlines.find(({ value }) => value === until)?.at ?? 0,
      organisations: [...asked],
      unanimous: rule === 'all',
      ...(follows ? { follows: follows.id } : {}),
    })
  return (
    <Dialog
      title={t.openTitle}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" unavailable={asked.size === 0 ? t.asked : undefined} onPress={open}>
          {t.openNow}
        </Button>
      }
    >
      <TextField
        label={t.question}
        value={question}
        maxLength={160}
        required
        error={change.wrong ?? undefined}
        onChange={setQuestion}
      />
      <Select
        label={t.deadline}
        value={until}
        options={deadlines.map(({ value, label }) => ({ value, label }))}
        onChange={setUntil}
      />
      <Choice
        legend={t.rule}
        value={rule}
        options={[
          { value: 'all', label: t.all },
          { value: 'most', label: t.most },
        ]}
        onChange={setRule}
      />
      <p className="quiet">{rule === 'all' ? t.unanimous : t.majority}</p>
      <fieldset className="plain">
        <legend>{t.asked}</legend>
        {everybody.map(({ id, name }) => (
          <Checkbox key={id} checked={asked.has(id)} label={name} onChange={() => turn(id)} />
        ))}
      </fieldset>
    </Dialog>
  )
}

/** Closing says the result before it is frozen. */
export function ClosePoll({ poll, onClose }: { readonly poll: Poll; readonly onClose: () => void }) {
  const t = useWords(pollWords)
  const { close } = useWords(termWords)
  const language = useLanguage()
  const [note, setNote] = useState('')
  const change = useChange(t.closedDone, onClose)
  const { verdict } = resultOf(poll)
  const save = () =>
    void change.send('poll.close', { poll: poll.id, ...(note.trim() === '' ? {} : { note }) })
  return (
    <Dialog
      title={t.closeTitle}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={save}>
          {t.closeNow}
        </Button>
      }
    >
      <p>{t.closeText(verdictWords[verdict][language])}</p>
      <TextField
        label={t.note}
        value={note}
        maxLength={300}
        error={change.wrong ?? undefined}
        onChange={setNote}
      />
    </Dialog>
  )
}

export function CancelPoll({ poll, onClose }: { readonly poll: Poll; readonly onClose: () => void }) {
  const t = useWords(pollWords)
  const { close } = useWords(termWords)
  const [reason, setReason] = useState('')
  const change = useChange(t.cancelledDone, onClose)
  return (
    <Dialog
      title={t.cancelTitle}
      closeLabel={close}
      onClose={onClose}
      actions={
        <Button kind="danger" onPress={() => void change.send('poll.cancel', { poll: poll.id, reason })}>
          {t.cancelNow}
        </Button>
      }
    >
      <TextField
        label={t.reason}
        value={reason}
        maxLength={300}
        required
        error={change.wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}
