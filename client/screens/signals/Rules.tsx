import { useState } from 'react'
import type { SignalRule } from '../../../domain/signal/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { signalWords } from '../../words/signals.ts'
import { areaOf } from '../items/who.ts'
import { categoryOf } from './facts.ts'
import { RemoveRule, RuleDialog } from './RuleDialog.tsx'

/** One rule in a line: whose signals, how many, what they become, what holds them back. */
function RuleLine({ rule }: { readonly rule: SignalRule }) {
  const t = useWords(signalWords)
  const language = useLanguage()
  const snapshot = useSnapshot()
  const { source, key, threshold, minutes, area, category, sub, parent } = rule
  const found = category === null ? null : categoryOf(snapshot.shown.catalogue, sub ?? category)
  const kind = found?.subs.find(({ id }) => id === sub) ?? found
  const parts = [
    threshold === null ? t.ruleNever : t.ruleLine(threshold, minutes),
    area === null ? null : areaOf(snapshot, area, ''),
    kind?.title[language] ?? null,
    parent &&
      t.ruleParent('area' in parent ? areaOf(snapshot, parent.area, '') : `${parent.source} ${parent.key}`),
    rule.reason,
  ]
  return (
    <div className="signal-words">
      <p>
        <b>{source}</b> <span className="code">{key}</span>
      </p>
      <p className="signal-source">{parts.filter((part) => part).join(' · ')}</p>
    </div>
  )
}

/** When machine alerts become an incident by themselves. */
export function Rules({ mayChange }: { readonly mayChange: boolean }) {
  const t = useWords(signalWords)
  const { signalRules } = useSnapshot().shown
  const [asked, setAsked] = useState<{ readonly rule: SignalRule | null; readonly remove: boolean } | null>(
    null,
  )
  const close = () => setAsked(null)
  return (
    <details className="signals-fold">
      <summary>{t.rules(signalRules.size)}</summary>
      <p className="quiet">{t.rulesText}</p>
      <ul>
        {[...signalRules.values()].map((rule) => (
          <li key={rule.id} className="signal handled">
            <RuleLine rule={rule} />
            {mayChange ? (
              <div className="signal-buttons">
                <Button size="small" onPress={() => setAsked({ rule, remove: false })}>
                  {t.editRule}
                </Button>
                <Button size="small" kind="quiet" onPress={() => setAsked({ rule, remove: true })}>
                  {t.removeRule}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <p>
          <Button icon="plus" onPress={() => setAsked({ rule: null, remove: false })}>
            {t.addRule}
          </Button>
        </p>
      ) : null}
      {asked && !asked.remove ? <RuleDialog rule={asked.rule} onClose={close} /> : null}
      {asked?.remove && asked.rule ? <RemoveRule rule={asked.rule} onClose={close} /> : null}
    </details>
  )
}
