import '../people/people.css'
import './policy.css'
import { useState } from 'react'
import { clockKinds } from '../../../domain/incident/clocks.ts'
import type { ClockKind } from '../../../domain/incident/clocks.ts'
import type { EscalationPolicy } from '../../../domain/incident/escalation.ts'
import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { Button } from '../../parts/controls/Button.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { clockWords, policyWords } from '../../words/policy.ts'
import { Changes } from './Changes.tsx'
import { changesOf, rulesOf } from './policies.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleCard } from './RuleCard.tsx'
import { TargetsDialog } from './TargetsDialog.tsx'
import { TargetsTable } from './TargetsTable.tsx'

type Editing =
  | { readonly targets: SeverityTargets }
  | { readonly rule: EscalationPolicy; readonly fresh: boolean }
  | { readonly removing: EscalationPolicy }

interface ClockRulesProps {
  readonly clock: ClockKind
  readonly may: boolean
  readonly now: number
  readonly onEdit: (editing: Editing) => void
}

/** Who is told when one clock has run out: the general rule, then those of an organisation or category. */
function ClockRules({ clock, may, now, onEdit }: ClockRulesProps) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const rules = rulesOf(shown, clock)
  const [general] = rules
  return (
    <section className="sheet" aria-label={clockWords[clock][language]}>
      <h2>{clockWords[clock][language]}</h2>
      {rules.map((rule) => (
        <RuleCard
          key={`${rule.policy.of ?? ''} ${rule.policy.category ?? ''}`}
          rule={rule}
          now={now}
          onEdit={may ? () => onEdit({ rule: rule.policy, fresh: false }) : undefined}
          onRemove={may && !rule.isDefault ? () => onEdit({ removing: rule.policy }) : undefined}
        />
      ))}
      {may && general ? (
        <Button size="small" icon="plus" onPress={() => onEdit({ rule: general.policy, fresh: true })}>
          {t.add}
        </Button>
      ) : null}
      <Changes changes={changesOf(shown, clock)} />
    </section>
  )
}

/** Time targets per severity and who is told when they pass; the department's operators and leaders change them. */
export default function PolicyPage() {
  const t = useWords(policyWords)
  const { shown, actor } = useSnapshot()
  const now = useNow(60_000)
  const [editing, setEditing] = useState<Editing | null>(null)
  if (!shown.info || !actor) return null
  const may = actor.department && (actor.role === 'operator' || actor.role === 'leader')
  const close = () => setEditing(null)
  // Others know only the rules of their own organisation: what is general is the department's.
  const clocks = actor.department
    ? clockKinds
    : clockKinds.filter(
        (clock) =>
          rulesOf(shown, clock).some(({ isDefault }) => !isDefault) || changesOf(shown, clock).length > 0,
      )
  return (
    <div className="admin">
      <PageHead title={t.title} sub={t.sub} />
      <div className="sheets wide">
        {may ? null : (
          <p className="quiet policy-lead">
            {t.readOnly} <Link href="/truc">{t.whoOnDuty}</Link>
          </p>
        )}
        <TargetsTable onEdit={may ? (targets) => setEditing({ targets }) : undefined} />
        {clocks.length > 0 ? (
          <div className="policy-lead">
            <h2>{t.escalation}</h2>
            <p className="quiet">
              {t.escalationText} {t.seenBy}
            </p>
          </div>
        ) : null}
        {clocks.map((clock) => (
          <ClockRules key={clock} clock={clock} may={may} now={now} onEdit={setEditing} />
        ))}
      </div>
      {editing !== null && 'targets' in editing ? (
        <TargetsDialog targets={editing.targets} onClose={close} />
      ) : null}
      {editing !== null && 'removing' in editing ? (
        <RemoveDialog rule={editing.removing} onClose={close} />
      ) : null}
      {editing !== null && 'rule' in editing ? <RuleDialog {...editing} onClose={close} /> : null}
    </div>
  )
}
