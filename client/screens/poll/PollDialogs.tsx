import { useState } from 'react'
import { signersOf } from '../../../domain/poll/signing.ts'
import type { Poll } from '../../../domain/poll/events.ts'
import { voteOf } from '../../../domain/poll/asking.ts'
import { resultOf } from '../../../domain/poll/result.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox, Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import { pollWords, presetWords } from '../../words/poll.ts'
import type { Preset } from '../../words/poll.ts'
import { termWords, verdictWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { organisationOf } from '../items/who.ts'
import { presetsAt } from './standing.ts'

/** The presets with their instant in words. */
function useDeadlines() {
  const language = useLanguage()
  const store = useStore()
  const { shown } = useSnapshot()
  const [now] = useState(() => store.now())
  const { info } = shown
  if (!info) return []
  return presetsAt(now, info).map(({ id, at }) => ({
    id,
    at,
    label: `${presetWords[id][language]} · ${whenOf(at, now, info.zone)}`,
  }))
}

/** Who is asked: everybody who has somebody to sign, until the leader chooses otherwise. */
function Asked(props: {
  readonly asked: ReadonlySet<string>
  readonly onChange: (asked: ReadonlySet<string>) => void
}) {
  const t = useWords(pollWords)
  const { shown } = useSnapshot()
  const { asked, onChange } = props
  const turn = (id: string) => {
    const next = new Set(asked)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <fieldset className="poll-asked">
      <legend>{t.asked}</legend>
      {[...shown.organisations.values()].map(({ id, name }) => {
        const signs = signersOf(shown, id).length > 0
        return (
          <Checkbox
            key={id}
            checked={asked.has(id)}
            label={signs ? name : `${name} · ${t.nobodySigns}`}
            onChange={() => turn(id)}
          />
        )
      })}
    </fieldset>
  )
}

/** What a leader fills in; one more poll after another begins with the former one's. */
function useOpening(follows: Poll | null, onDone: () => void) {
  const t = useWords(pollWords)
  const { shown } = useSnapshot()
  const withSigners = [...shown.organisations.keys()].filter((id) => signersOf(shown, id).length > 0)
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set(follows?.asked ?? withSigners))
  const [question, setQuestion] = useState(follows?.question ?? t.firstQuestion)
  const [rule, setRule] = useState<'all' | 'most'>(follows?.unanimous === false ? 'most' : 'all')
  const [until, setUntil] = useState<Preset>('30m')
  const deadlines = useDeadlines()
  const change = useChange(t.opened, onDone)
  const open = () => {
    if (question.trim() === '') return change.setWrong(t.askSomething)
    void change.send('poll.open', {
      question: question.trim(),
      deadline: deadlines.find(({ id }) => id === until)?.at ?? 0,
      organisations: [...asked],
      unanimous: rule === 'all',
      ...(follows ? { follows: follows.id } : {}),
    })
  }
  return { asked, setAsked, question, setQuestion, rule, setRule, until, setUntil, deadlines, change, open }
}

/** Opens a poll, or one more after another. */
export function OpenPoll(props: { readonly follows: Poll | null; readonly onClose: () => void }) {
  const t = useWords(pollWords)
  const { close } = useWords(termWords)
  const form = useOpening(props.follows, props.onClose)
  const { asked, rule, change } = form
  return (
    <Dialog
      title={t.openTitle}
      closeLabel={close}
      onClose={props.onClose}
      actions={
        <Button kind="primary" unavailable={asked.size === 0 ? t.askSomebody : undefined} onPress={form.open}>
          {t.openNow}
        </Button>
      }
    >
      <TextField
        label={t.question}
        value={form.question}
        maxLength={160}
        required
        error={change.wrong ?? undefined}
        onChange={form.setQuestion}
      />
      <Select
        label={t.deadline}
        value={form.until}
        options={form.deadlines.map(({ id, label }) => ({ value: id, label }))}
        onChange={form.setUntil}
      />
      <Choice
        legend={t.rule}
        value={rule}
        options={[
          { value: 'all', label: t.all },
          { value: 'most', label: t.most },
        ]}
        onChange={form.setRule}
      />
      <p className="quiet">{rule === 'all' ? t.unanimous : t.majority}</p>
      <Asked asked={asked} onChange={form.setAsked} />
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
  const snapshot = useSnapshot()
  const { verdict } = resultOf(poll)
  const silent = poll.asked.filter((organisation) => voteOf(poll, organisation) === null)
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
      {silent.length === 0 ? null : (
        <p className="poll-over">
          {t.stillSilent(silent.map((id) => organisationOf(snapshot, id)).join(', '))}
        </p>
      )}
      <TextField
        label={t.note}
        aside={t.optional}
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
        label={t.why}
        hint={t.cancelHint}
        value={reason}
        maxLength={300}
        required
        error={change.wrong ?? undefined}
        onChange={setReason}
      />
    </Dialog>
  )
}
