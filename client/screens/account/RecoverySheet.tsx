import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { securityWords } from '../../words/security.ts'

/** Ten codes, this once: for paper, not for a file. */
export function RecoverySheet(props: {
  readonly codes: readonly string[]
  readonly at: number
  readonly onDone: () => void
}) {
  const { codes, at, onDone } = props
  const t = useWords(securityWords)
  const me = useMe()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const [copied, setCopied] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  // They are shown this once: whoever pressed far below must not miss them.
  useEffect(() => {
    title.current?.focus()
    title.current?.scrollIntoView({ block: 'center' })
  }, [])
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <section className="sheet recovery-sheet" aria-labelledby="recovery-title">
      <h2 id="recovery-title" ref={title} tabIndex={-1}>
        {t.sheetTitle}
      </h2>
      <p>{t.sheetText}</p>
      <p className="recovery-for">
        {t.sheetFor(me.username, `${clockOf(at, timeZone)} ${dateOf(at, timeZone)}`)}
      </p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="outbox-actions">
        <Button kind="primary" icon="printer" onPress={() => window.print()}>
          {t.print}
        </Button>
        <Button icon="copy" onPress={() => void copy()}>
          {copied ? t.copied : t.copy}
        </Button>
        <Button onPress={onDone}>{t.sheetDone}</Button>
      </div>
    </section>
  )
}
