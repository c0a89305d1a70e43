import type { EscalationPolicy, EscalationStep } from '../../../domain/incident/escalation.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { spanOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Chip } from '../../parts/controls/Chip.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { tierWords } from '../../words/duty.ts'
import { meansWords, policyWords, whoseWords } from '../../words/policy.ts'
import { organisationOf } from '../items/who.ts'
import { useNaming } from '../incidents/panel/naming.ts'
import { unmanned } from './policies.ts'
import type { Rule, Unmanned } from './policies.ts'

/** Whose incidents a rule is for: everybody's, or one organisation's, or one category's. */
export function useScope({ of, category }: Pick<EscalationPolicy, 'of' | 'category'>): string {
  const t = useWords(policyWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const kind = snapshot.shown.catalogue.categories.find(({ id }) => id === category)?.title[language]
  const parts = [of === null ? '' : t.forOf(organisationOf(snapshot, of)), kind ?? category ?? '']
  const said = parts.filter((part) => part !== '').join(' · ')
  return said === '' ? t.general : said
}

function Step({ afterMin, whose, tier, means, person }: EscalationStep) {
  const t = useWords(policyWords)
  const naming = useNaming()
  const left = !useSnapshot().shown.people.has(person ?? '')
  const language = useLanguage()
  const when = afterMin === 0 ? t.atOnce : t.after(spanOf(afterMin * 60_000, language))
  return (
    <li>
      <b className="tn">{when}</b>
      <span>
        {person === undefined ? null : <b>{naming(person)} · </b>}
        {tierWords[tier][language]} · {whoseWords[whose][language]}
        {person !== undefined && left ? <small className="warn">{t.personLeft}</small> : null}
      </span>
      <span className="quiet">{meansWords[means][language]}</span>
    </li>
  )
}

/** Whom the rule would not find now. */
function Warnings({ rule, now }: { readonly rule: Rule; readonly now: number }) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { nobody, byRole } = unmanned(snapshot.shown, rule.policy, now)
  const names = ({ of }: Unmanned) => of.map((id) => organisationOf(snapshot, id)).join(', ')
  if (nobody.length + byRole.length === 0) return null
  return (
    <div className="policy-warn">
      {nobody.map((one) => (
        <p key={one.tier} className="warn">
          <Icon name="triangle-alert" size={16} /> {t.nobody(tierWords[one.tier][language], names(one))}
        </p>
      ))}
      {byRole.map((one) => (
        <p key={one.tier} className="quiet">
          {t.byRole(tierWords[one.tier][language], names(one))}
        </p>
      ))}
      <Link href="/truc">{t.toRoster}</Link>
    </div>
  )
}

export interface RuleCardProps {
  readonly rule: Rule
  readonly now: number
  readonly onEdit: (() => void) | undefined
  /** Only of what was set: the default cannot go. */
  readonly onRemove: (() => void) | undefined
}

/** One rule: whose incidents, which severities, each step with its wait, and whom it would not find. */
export function RuleCard({ rule, now, onEdit, onRemove }: RuleCardProps) {
  const t = useWords(policyWords)
  const { actor } = useSnapshot()
  const scope = useScope(rule.policy)
  const { severities, steps } = rule.policy
  const levels = severities.length === 0 ? t.appliesNone : t.appliesTo([...severities].sort().join(', '))
  return (
    <article className="policy-rule" aria-label={scope}>
      <header>
        <h3>{scope}</h3>
        <Chip>{levels}</Chip>
        {rule.isDefault ? <Chip look="outline">{t.default}</Chip> : null}
        {onEdit === undefined ? null : (
          <Button size="small" onPress={onEdit}>
            {t.edit} <span className="unseen">{scope}</span>
          </Button>
        )}
        {onRemove === undefined ? null : (
          <Button size="small" kind="quiet" onPress={onRemove}>
            {t.remove} <span className="unseen">{scope}</span>
          </Button>
        )}
      </header>
      {steps.length === 0 ? <p className="warn">{t.noSteps}</p> : null}
      <ol>
        {steps.map((step, index) => (
          <Step key={index} {...step} />
        ))}
      </ol>
      {actor?.department === true ? <Warnings rule={rule} now={now} /> : null}
    </article>
  )
}
