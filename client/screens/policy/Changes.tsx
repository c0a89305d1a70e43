import type { PolicyChange } from '../../../domain/incident/escalation.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { whenOf } from '../../app/times.ts'
import { policyWords } from '../../words/policy.ts'
import { termWords } from '../../words/terms.ts'
import { whoOf } from '../items/who.ts'
import { useScope } from './RuleCard.tsx'

/** What was changed: the targets of a severity, or the rule of a scope. */
function useSubject({ key }: PolicyChange): string {
  const t = useWords(policyWords)
  const [of = '*', category = '*'] = key.split('/')
  const scope = useScope({ of: of === '*' ? null : of, category: category === '*' ? null : category })
  return key.includes('/') ? scope : t.targetsOf(Number(key.slice(1)))
}

function Change({ change }: { readonly change: PolicyChange }) {
  const t = useWords(policyWords)
  const { unknownPerson } = useWords(termWords)
  const snapshot = useSnapshot()
  const now = useNow(60_000)
  const subject = useSubject(change)
  const { by, at, removed, reason } = change
  const who = by === null ? null : whoOf(snapshot, by, unknownPerson)
  const zone = snapshot.shown.info?.zone ?? 'UTC'
  return (
    <li>
      <span className="quiet tn">
        {[whenOf(at, now, zone), who].filter((one) => one !== null).join(' · ')}
      </span>
      <span>
        {removed ? t.wasRemoved(subject) : t.wasSet(subject)}
        {reason === '' ? null : <q>{reason}</q>}
      </span>
    </li>
  )
}

/** The latest change with its reason, and those before it when asked for. */
export function Changes({ changes }: { readonly changes: readonly PolicyChange[] }) {
  const t = useWords(policyWords)
  const [latest, ...former] = changes
  if (!latest) return null
  return (
    <div className="policy-changes">
      <h3>{t.changes}</h3>
      <ul>
        <Change change={latest} />
      </ul>
      {former.length > 0 ? (
        <details>
          <summary>{t.formerChanges(former.length)}</summary>
          <ul>
            {former.map((one) => (
              <Change key={`${one.key} ${one.at}`} change={one} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
