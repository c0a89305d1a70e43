import { useState } from 'react'
import { voteOf } from '../../../domain/poll/events.ts'
import type { Answer, Poll } from '../../../domain/poll/events.ts'
import { openCritical } from '../../../domain/poll/result.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { Button } from '../../parts/controls/Button.tsx'
import { Choice } from '../../parts/controls/Choice.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { pollWords } from '../../words/poll.ts'
import { refusalText } from '../../words/refusals.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'

/** The own critical items that go on record with the answer. */
function Open({ poll, organisation }: { readonly poll: Poll; readonly organisation: string }) {
  const t = useWords(pollWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  if (!shown.info) return null
  const open = openCritical(shown.rows.values(), organisation, shown.info, poll.deadline, now)
  if (open.length === 0) return <p className="quiet">{t.nothingOpen}</p>
  return (
    <div className="poll-open">
      <p>
        <b>{t.frozen(open.length)}</b>
      </p>
      <ul>
        {open.slice(0, 40).map(({ row }) => (
          <li key={row}>
            <Link href={`/viec/${encodeURIComponent(row)}`}>
              {row} · {shown.rows.get(row)?.item.title[language]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One organisation's signed answer. */
export function AnswerForm({ poll }: { readonly poll: Poll }) {
  const t = useWords(pollWords)
  const { noSecrets } = useWords(termWords)
  const language = useLanguage()
  const store = useStore()
  const { actor, shown } = useSnapshot()
  const own = actor?.organisation ?? ''
  const before = voteOf(poll, own)
  const [answer, setAnswer] = useState<Answer | undefined>(before?.answer)
  const [reason, setReason] = useState(before?.reason ?? '')
  const change = useChange(t.signed, () => undefined)
  const no = store.may({ type: 'poll.answer', payload: { poll: poll.id, answer: 'go' } })
  if (no?.code === 'not-found' || !poll.asked.includes(own)) return null
  const sign = () => {
    if (answer === undefined) return
    if (answer !== 'go' && reason.trim() === '') return change.setWrong(t.needed)
    const said = reason.trim() === '' ? {} : { reason }
    void change.send('poll.answer', { poll: poll.id, answer, ...said })
  }
  return (
    <section className="poll-card" aria-label={t.yourAnswer(own)}>
      <h2>{t.yourAnswer(shown.organisations.get(own)?.short ?? own)}</h2>
      <Choice<Answer>
        legend={poll.question}
        value={answer}
        columns={3}
        options={[
          { value: 'go', label: t.go },
          { value: 'conditions', label: t.conditions },
          { value: 'no-go', label: t.noGo },
        ]}
        onChange={(value) => {
          setAnswer(value)
          change.setWrong(null)
        }}
      />
      <TextField
        label={answer === 'go' ? t.reasonGo : t.reason}
        hint={noSecrets}
        value={reason}
        maxLength={300}
        error={change.wrong ?? undefined}
        onChange={setReason}
      />
      <Open poll={poll} organisation={own} />
      <p className="quiet">{no ? refusalText(no, language, shown.info?.dutyPhone ?? '') : t.signer}</p>
      <Button
        kind="primary"
        size="large"
        unavailable={answer === undefined || no !== null ? t.signer : undefined}
        onPress={sign}
      >
        {before ? t.signAgain : t.sign}
      </Button>
    </section>
  )
}
