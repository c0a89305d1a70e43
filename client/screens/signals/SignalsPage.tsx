import './signals.css'
import { useState } from 'react'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { clockOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { signalWords } from '../../words/signals.ts'
import { AskDialog } from './AskDialog.tsx'
import { HintFields, HintForm, useHint } from './HintForm.tsx'
import { Inbox } from './Inbox.tsx'
import { sorted } from './lines.ts'
import { Rules } from './Rules.tsx'

/** A caller's hint, noted at the desk. */
function HintDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(signalWords)
  const store = useStore()
  const toast = useToast()
  const zone = useSnapshot().shown.info?.zone ?? 'UTC'
  const hint = useHint(
    () => store.now(),
    () => {
      toast({ text: t.sent(clockOf(store.now(), zone)) })
      onClose()
    },
  )
  return (
    <AskDialog title={t.reportTitle} submit={t.send} onSubmit={hint.submit} onClose={onClose}>
      <HintFields hint={hint} />
    </AskDialog>
  )
}

/** The department's inbox; everybody else's way to tell the duty desk. */
export default function SignalsPage() {
  const t = useWords(signalWords)
  const store = useStore()
  const { actor, shown } = useSnapshot()
  const [reporting, setReporting] = useState(false)
  if (actor?.department !== true)
    return (
      <div className="signals">
        <PageHead title={t.hintTitle} />
        <HintForm now={() => store.now()} />
      </div>
    )
  const mayDecide = actor.role === 'operator' || actor.role === 'leader'
  return (
    <div className="signals">
      <PageHead
        title={t.title}
        note={t.note(sorted(shown).waiting.length)}
        actions={<Button onPress={() => setReporting(true)}>{t.report}</Button>}
      />
      {mayDecide ? (
        <p className="signals-note quiet">
          <span className="signals-keys">{t.keys}. </span>
          {t.acceptNote}
        </p>
      ) : null}
      <Inbox mayDecide={mayDecide} />
      <Rules mayChange={mayDecide} />
      {reporting ? <HintDialog onClose={() => setReporting(false)} /> : null}
    </div>
  )
}
