import { useState } from 'react'
import { latestResult } from '../../../domain/poll/events.ts'
import type { Verdict } from '../../../domain/run/readiness.ts'
import { refusals } from '../../../domain/refusal.ts'
import { useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { Dialog } from '../../parts/layout/Dialog.tsx'
import type { Receipt } from '../../sync/entry.ts'
import { pollWords } from '../../words/poll.ts'
import { termWords, verdictWords } from '../../words/terms.ts'
import { summaryWords } from '../../words/wall.ts'

const isRefusal = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/** Why it was not published, in words. */
function useExplained() {
  const terms = useWords(termWords)
  const language = useLanguage()
  return ({ error: { code } }: Extract<Receipt, { ok: false }>): string => {
    if (isRefusal(code)) return refusals[code][language]
    return code === 'needs-connection' || code === 'no-answer' ? terms.noLine : terms.fault(code)
  }
}

/** The result of the latest poll goes out with the verdict, and how many said what. */
function GoesAlong() {
  const t = useWords(pollWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const result = latestResult(shown)
  if (!result) return null
  const counts = t.counts(result.go, result.conditions, result.noGo, result.silent)
  return <p>{t.goesAlong(verdictWords[result.verdict][language], counts)}</p>
}

/** Publishing tells every organisation: says whom before it is done. */
export function PublishDialog({
  verdict,
  onClose,
}: {
  readonly verdict: Verdict
  readonly onClose: () => void
}) {
  const t = useWords(summaryWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const store = useStore()
  const { shown, connection } = useSnapshot()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const word = verdictWords[verdict][language]
  const others = [...shown.organisations.values()].filter(({ department }) => !department)
  const explain = useExplained()
  const publish = async () => {
    setBusy(true)
    const receipt = await store.send('readiness.publish', {}, { wait: 'answer' })
    setBusy(false)
    if (receipt.ok) onClose()
    else setError(explain(receipt))
  }
  return (
    <Dialog
      title={t.publishAsk(word)}
      closeLabel={terms.close}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {terms.cancel}
          </Button>
          <Button
            kind="primary"
            unavailable={connection.state === 'live' ? undefined : terms.noLine}
            onPress={() => {
              if (!busy) void publish()
            }}
          >
            {t.publishAs(word)}
          </Button>
        </>
      }
    >
      <p className="summary-ask">
        <Lamp verdict={verdict} label={word} size={28} />
        <b>{t.publishWho(others.map(({ short }) => short).join(', '))}</b>
      </p>
      <GoesAlong />
      <p>{t.publishAgain}</p>
      {error === null ? null : (
        <p className="summary-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}
