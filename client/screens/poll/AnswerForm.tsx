import type { ReactNode } from 'react'
import type { Answer, Poll } from '../../../domain/poll/events.ts'
import { openCritical } from '../../../domain/poll/result.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Choice } from '../../parts/controls/Choice.tsx'
import { TextArea } from '../../parts/controls/TextField.tsx'
import { pollWords } from '../../words/poll.ts'
import { refusalText } from '../../words/refusals.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { useDraft } from '../items/draft.ts'
import { OpenRows } from './OpenRows.tsx'
import { answerLamp, PlainLamp } from './Said.tsx'
import { lineOf } from './standing.ts'

/** The own critical items that go on record with the answer, as they stand at this moment. */
export function WillFreeze({ poll, organisation }: { readonly poll: Poll; readonly organisation: string }) {
  const t = useWords(pollWords)
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  if (!shown.info) return null
  const open = openCritical(shown.rows.values(), organisation, shown.info, poll.deadline, now)
  if (open.length === 0) return <p className="quiet">{t.nothingOpen}</p>
  return (
    <section>
      <h3>{t.frozen(open.length)}</h3>
      <OpenRows open={open.slice(0, 60)} total={open.length} />
    </section>
  )
}

function Choices(props: {
  readonly answer: Answer | undefined
  readonly onChange: (answer: Answer) => void
}) {
  const t = useWords(pollWords)
  const glyph = (answer: Answer): ReactNode => <PlainLamp verdict={answerLamp[answer]} size={30} />
  return (
    <Choice<Answer>
      legend={t.answer}
      value={props.answer}
      columns={3}
      options={[
        { value: 'go', label: t.go, sub: t.goSub, glyph: glyph('go') },
        { value: 'conditions', label: t.conditions, sub: t.conditionsSub, glyph: glyph('conditions') },
        { value: 'no-go', label: t.noGo, sub: t.noGoSub, glyph: glyph('no-go') },
      ]}
      onChange={props.onChange}
    />
  )
}

interface Draft {
  readonly answer?: Answer
  readonly reason: string
}

/** One organisation's signed answer: three choices, why, and what is frozen with it. */
export function AnswerForm({ poll, organisation }: { readonly poll: Poll; readonly organisation: string }) {
  const t = useWords(pollWords)
  const { noSecrets } = useWords(termWords)
  const language = useLanguage()
  const store = useStore()
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const before = shown.info ? lineOf(shown, shown.info, poll, organisation, now).vote : null
  const first: Draft = { reason: before?.reason ?? '', ...(before ? { answer: before.answer } : {}) }
  const { draft, change: type, drop } = useDraft(`trucban-answer ${poll.id} ${organisation}`, first)
  const { answer, reason } = draft
  const change = useChange(t.signed, drop)
  const no = store.may({ type: 'poll.answer', payload: { poll: poll.id, answer: 'go' } })
  const sign = () => {
    if (answer === undefined) return change.setWrong(t.chooseFirst)
    if (answer !== 'go' && reason.trim() === '') return change.setWrong(t.needed)
    const said = reason.trim() === '' ? {} : { reason: reason.trim() }
    void change.send('poll.answer', { poll: poll.id, answer, ...said })
  }
  return (
    <form
      className="poll-form"
      onSubmit={(event) => {
        event.preventDefault()
        sign()
      }}
    >
      <Choices
        answer={answer}
        onChange={(value) => {
          type({ answer: value })
          change.setWrong(null)
        }}
      />
      <TextArea
        label={answer === 'conditions' ? t.whichConditions : answer === 'no-go' ? t.why : t.reasonGo}
        aside={answer === undefined || answer === 'go' ? t.optional : undefined}
        hint={noSecrets}
        rows={2}
        value={reason}
        maxLength={300}
        error={change.wrong ?? undefined}
        onChange={(said) => type({ reason: said })}
      />
      <WillFreeze poll={poll} organisation={organisation} />
      {no ? <p role="status">{refusalText(no, language, shown.info?.dutyPhone ?? '')}</p> : null}
      <Button
        kind="primary"
        size="large"
        type="submit"
        unavailable={no ? refusalText(no, language, shown.info?.dutyPhone ?? '') : undefined}
      >
        {before ? t.signAgain : t.sign}
      </Button>
    </form>
  )
}
