import { useState } from 'react'
import { missingFrom } from '../../../domain/handover/draft.ts'
import type { Handover, HandoverLine } from '../../../domain/handover/events.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { handoverWords } from '../../words/handover.ts'
import { termWords } from '../../words/terms.ts'
import { useChange } from '../items/change.ts'
import { MendDialog, QuestionDialog, WithdrawDialog } from './HandoverDialogs.tsx'
import { Arisen, Lines } from './Lines.tsx'
import type { LineActs } from './Lines.tsx'
import { acceptedOf } from './said.ts'
import { Signatures } from './Signatures.tsx'

type Asking =
  { readonly what: 'question' | 'mend'; readonly line: HandoverLine } | { readonly what: 'withdraw' } | null

function Asked({ handover, asking, onClose }: { handover: Handover; asking: Asking; onClose: () => void }) {
  if (asking === null) return null
  if (asking.what === 'withdraw') return <WithdrawDialog handover={handover} onClose={onClose} />
  const Dialog = asking.what === 'question' ? QuestionDialog : MendDialog
  return <Dialog handover={handover} line={asking.line} onClose={onClose} />
}

/** Signing, once every line is accepted; and taking it back. */
function Foot(props: {
  readonly handover: Handover
  readonly outgoing: boolean
  readonly wrong: string | null
  readonly onWithdraw: () => void
}) {
  const t = useWords(handoverWords)
  const { noLine } = useWords(termWords)
  const { connection } = useSnapshot()
  const { handover, outgoing } = props
  const change = useChange(t.taken, () => undefined)
  const left = handover.lines.length - acceptedOf(handover)
  const unavailable = connection.state !== 'live' ? noLine : left > 0 ? t.left(left) : undefined
  const wrong = change.wrong ?? props.wrong
  return (
    <div className="handover-foot">
      <Signatures handover={handover} />
      {wrong === null ? null : (
        <p role="alert" className="handover-wrong">
          {wrong}
        </p>
      )}
      {outgoing ? <p className="quiet">{t.waitOther}</p> : null}
      <Button kind="quiet" onPress={props.onWithdraw}>
        {t.withdraw}
      </Button>
      {outgoing ? null : (
        <Button
          kind="primary"
          unavailable={unavailable}
          onPress={() => void change.send('handover.take', { handover: handover.id })}
        >
          {t.take}
        </Button>
      )}
    </div>
  )
}

/** A handover of one's own organisation on its way from one person to the other. */
export function Underway({ handover }: { readonly handover: Handover }) {
  const t = useWords(handoverWords)
  const { shown, actor } = useSnapshot()
  const now = useNow(15_000)
  const [asking, setAsking] = useState<Asking>(null)
  const change = useChange(t.stateAccepted, () => undefined)
  if (!actor) return null
  const outgoing = handover.offered.by?.person === actor.person
  const acts: LineActs = outgoing
    ? { onMend: (line) => setAsking({ what: 'mend', line }) }
    : {
        onAccept: ({ key }) => void change.send('handover.accept', { handover: handover.id, lines: [key] }),
        onQuestion: (line) => setAsking({ what: 'question', line }),
      }
  const arisen = missingFrom(shown, actor, now, new Set(handover.lines.map(({ key }) => key)))
  return (
    <>
      <Arisen lines={arisen} />
      <Lines handover={handover} acts={acts} />
      <Foot
        handover={handover}
        outgoing={outgoing}
        wrong={change.wrong}
        onWithdraw={() => setAsking({ what: 'withdraw' })}
      />
      <Asked handover={handover} asking={asking} onClose={() => setAsking(null)} />
    </>
  )
}
