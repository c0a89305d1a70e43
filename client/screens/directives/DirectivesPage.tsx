import './directives.css'
import { useState } from 'react'
import type { Directive } from '../../../domain/directive/events.ts'
import { inOrder, isRunning } from '../../../domain/directive/standing.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { directiveWords } from '../../words/directives.ts'
import { termWords } from '../../words/terms.ts'
import { CancelDialog, ExtendDialog } from './ChangeDialogs.tsx'
import { DirectiveCard } from './DirectiveCard.tsx'
import type { Asking } from './DirectiveCard.tsx'
import { IssueDialog } from './IssueDialog.tsx'

/** Leaders' directives: overdue ones first, then what is due soonest, settled ones folded away. */
export default function DirectivesPage() {
  const t = useWords(directiveWords)
  const { noLine } = useWords(termWords)
  const { actor, shown, connection } = useSnapshot()
  const now = useNow(15_000)
  const [issuing, setIssuing] = useState(false)
  const [asked, setAsked] = useState<{ asking: Asking; directive: Directive } | null>(null)
  const leads = actor?.department === true && actor.role === 'leader'
  const all = [...shown.directives.values()].sort(inOrder(now))
  const running = all.filter(isRunning)
  const settled = all.filter((one) => !isRunning(one))
  const empty = leads ? t.noneLeader : actor?.department === true ? t.noneDepartment : t.noneOther
  const done = () => setAsked(null)
  const card = (directive: Directive) => (
    <DirectiveCard
      key={directive.id}
      directive={directive}
      leads={leads}
      onAsk={(asking, of) => setAsked({ asking, directive: of })}
    />
  )
  return (
    <div className="directives">
      <PageHead
        title={t.title}
        actions={
          leads ? (
            <Button
              kind="primary"
              icon="megaphone"
              unavailable={connection.state === 'live' ? undefined : noLine}
              onPress={() => setIssuing(true)}
            >
              {t.issue}
            </Button>
          ) : undefined
        }
      />
      {running.length === 0 ? (
        <EmptyState title={all.length === 0 ? t.none : t.noneRunning} text={empty} />
      ) : null}
      {running.map(card)}
      {settled.length === 0 ? null : (
        <details className="directives-settled">
          <summary>{t.settled(settled.length)}</summary>
          {settled.map(card)}
        </details>
      )}
      {issuing ? <IssueDialog onClose={() => setIssuing(false)} /> : null}
      {asked?.asking === 'extend' ? <ExtendDialog directive={asked.directive} onClose={done} /> : null}
      {asked?.asking === 'cancel' ? <CancelDialog directive={asked.directive} onClose={done} /> : null}
    </div>
  )
}
