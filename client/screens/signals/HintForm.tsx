import { useState } from 'react'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { clockOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextArea } from '../../parts/controls/TextField.tsx'
import { signalWords } from '../../words/signals.ts'
import { payloadOf } from './facts.ts'
import { KindFields } from './KindFields.tsx'
import type { Facts } from './KindFields.tsx'
import { useSending } from './use-sending.ts'

const nothing: Facts = { area: '', kind: '', severity: null }

/** What a hint says, and whether the desk has it: `sent` is its time there, ms, or null while it waits on this device. */
export function useHint(now: () => number, onSent: () => void) {
  const t = useWords(signalWords)
  const { catalogue } = useSnapshot().shown
  const [text, setText] = useState('')
  const [facts, setFacts] = useState(nothing)
  const [sent, setSent] = useState<{ readonly at: number | null } | null>(null)
  const { send, wrong, setWrong } = useSending()
  const submit = () => {
    if (text.trim() === '') return setWrong(t.needText)
    void send('signal.raise', { text: text.trim(), ...payloadOf(catalogue, facts) }, ({ state }) => {
      setSent({ at: state === 'accepted' ? now() : null })
      setText('')
      setFacts(nothing)
      onSent()
    })
  }
  return { text, setText, facts, setFacts, sent, again: () => setSent(null), wrong, setWrong, submit }
}

/** The fields of a hint. */
export function HintFields({ hint }: { readonly hint: ReturnType<typeof useHint> }) {
  const t = useWords(signalWords)
  return (
    <>
      <TextArea
        label={t.what}
        hint={t.whatHint}
        rows={3}
        value={hint.text}
        maxLength={1000}
        required
        error={hint.wrong ?? undefined}
        onChange={(text) => {
          hint.setText(text)
          hint.setWrong(null)
        }}
      />
      <KindFields
        facts={hint.facts}
        aside={t.optional}
        onChange={(to) => hint.setFacts((before) => ({ ...before, ...to }))}
      />
    </>
  )
}

/** For everybody outside the department: what the desk should look at, and that it has arrived. */
export function HintForm({ now }: { readonly now: () => number }) {
  const t = useWords(signalWords)
  const zone = useSnapshot().shown.info?.zone ?? 'UTC'
  const hint = useHint(now, () => undefined)
  if (hint.sent)
    return (
      <section className="signals-hint" role="status">
        <p>
          <b>{hint.sent.at === null ? t.kept : t.sent(clockOf(hint.sent.at, zone))}</b>
        </p>
        <Button onPress={hint.again}>{t.another}</Button>
      </section>
    )
  return (
    <form
      className="signals-hint"
      onSubmit={(event) => {
        event.preventDefault()
        hint.submit()
      }}
    >
      <p className="quiet">{t.hintText}</p>
      <HintFields hint={hint} />
      <Button kind="primary" size="large" type="submit" icon="send">
        {t.send}
      </Button>
    </form>
  )
}
