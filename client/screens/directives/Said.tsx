import type { Directive } from '../../../domain/directive/events.ts'
import { receiptOf, stepOf } from '../../../domain/directive/standing.ts'
import type { Step } from '../../../domain/directive/standing.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { Chip } from '../../parts/controls/Chip.tsx'
import type { IconName } from '../../parts/glyphs/iconPaths.ts'
import { directiveWords } from '../../words/directives.ts'
import { termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'

const icons: { readonly [S in Step]: IconName } = {
  silent: 'bell-ring',
  received: 'check',
  completed: 'check-check',
}

/** Solid: nobody there has it. Outline: somebody has. Plain: done. */
export function StepChip({ step }: { readonly step: Step }) {
  const t = useWords(directiveWords)
  if (step === 'silent')
    return (
      <Chip tone="warn" look="solid" icon={icons.silent}>
        {t.silent}
      </Chip>
    )
  return (
    <Chip
      tone={step === 'received' ? 'accent' : 'ok'}
      look={step === 'received' ? 'outline' : 'tint'}
      icon={icons[step]}
    >
      {t[step]}
    </Chip>
  )
}

/** How far an organisation is, when and by whom it said so, and what came of it. */
export function Said({
  directive,
  organisation,
}: {
  readonly directive: Directive
  readonly organisation: string
}) {
  const t = useWords(directiveWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(15_000)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  const receipt = receiptOf(directive, organisation)
  const last = receipt?.completed ?? receipt?.received
  return (
    <div className="directive-said">
      <StepChip step={stepOf(directive, organisation)} />
      {last ? (
        <span className="quiet">
          {t.atBy(whenOf(last.at, now, zone), whoOf(snapshot, last.by, unknownPerson))}
        </span>
      ) : null}
      {receipt?.completed?.note ? <p>{receipt.completed.note}</p> : null}
    </div>
  )
}
