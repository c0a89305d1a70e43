import { useState } from 'react'
import type { SignalRule } from '../../../domain/signal/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { useToast } from '../../app/toast.ts'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { signalWords } from '../../words/signals.ts'
import { AskDialog } from './AskDialog.tsx'
import { factsOf, payloadOf } from './facts.ts'
import { KindFields } from './KindFields.tsx'
import { useSending } from './use-sending.ts'

const begun = (rule: SignalRule | null) => ({
  source: rule?.source ?? '',
  key: rule?.key ?? '*',
  threshold: String(rule?.threshold ?? (rule ? '' : 3)),
  minutes: String(rule?.minutes ?? 10),
  parent: rule?.parent && 'area' in rule.parent ? rule.parent.area : '',
  reason: '',
})

const isCount = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text)

function useRule(rule: SignalRule | null, onClose: () => void) {
  const t = useWords(signalWords)
  const toast = useToast()
  const { catalogue } = useSnapshot().shown
  const [draft, setDraft] = useState(() => begun(rule))
  const [facts, setFacts] = useState(() =>
    factsOf(rule ?? { area: null, category: null, sub: null, severity: null }),
  )
  const { send, wrong, setWrong } = useSending()
  const change = (to: Partial<typeof draft>) => {
    setWrong(null)
    setDraft((before) => ({ ...before, ...to }))
  }
  const save = () => {
    const { source, key, threshold, minutes, parent, reason } = draft
    if (!/^[a-z0-9][a-z0-9-]*$/.test(source)) return setWrong(t.needSource)
    if (key.trim() === '') return setWrong(t.needKey)
    if (!isCount(minutes) || !(threshold === '' || isCount(threshold))) return setWrong(t.badNumber)
    if (reason.trim() === '') return setWrong(t.needReason)
    // A parent by source and key is set by the integration's own set-up; it stays when the form does not name an area.
    const kept = rule?.parent && !('area' in rule.parent) ? rule.parent : null
    const above = parent === '' ? kept : { area: parent }
    void send(
      'signal.rule-set',
      {
        ...(rule ? { rule: rule.id } : {}),
        source,
        key: key.trim(),
        threshold: threshold === '' ? null : Number(threshold),
        minutes: Number(minutes),
        ...payloadOf(catalogue, facts),
        ...(above ? { parent: above } : {}),
        reason: reason.trim(),
      },
      () => {
        toast({ text: t.ruleSaved })
        onClose()
      },
    )
  }
  return { draft, change, facts, setFacts, wrong, save }
}

type Draft = ReturnType<typeof begun>

/** Whose signals, and how many in which time. */
function Matching({
  draft,
  onChange,
}: {
  readonly draft: Draft
  readonly onChange: (to: Partial<Draft>) => void
}) {
  const t = useWords(signalWords)
  return (
    <div className="signal-pair">
      <TextField
        label={t.source}
        hint={t.sourceHint}
        value={draft.source}
        maxLength={40}
        onChange={(source) => onChange({ source })}
      />
      <TextField
        label={t.key}
        hint={t.keyHint}
        value={draft.key}
        maxLength={120}
        onChange={(key) => onChange({ key })}
      />
      <TextField
        label={t.threshold}
        hint={t.thresholdHint}
        inputMode="numeric"
        value={draft.threshold}
        maxLength={2}
        onChange={(threshold) => onChange({ threshold })}
      />
      <TextField
        label={t.minutes}
        inputMode="numeric"
        value={draft.minutes}
        maxLength={4}
        onChange={(minutes) => onChange({ minutes })}
      />
    </div>
  )
}

/** One rule: whose signals, how many in which time, what they become, and what holds them back. */
export function RuleDialog({
  rule,
  onClose,
}: {
  readonly rule: SignalRule | null
  readonly onClose: () => void
}) {
  const t = useWords(signalWords)
  const { areas } = useSnapshot().shown
  const { draft, change, facts, setFacts, wrong, save } = useRule(rule, onClose)
  return (
    <AskDialog title={t.ruleTitle} submit={t.saveRule} note={t.acceptNote} onSubmit={save} onClose={onClose}>
      <Matching draft={draft} onChange={change} />
      <KindFields facts={facts} onChange={(to) => setFacts((before) => ({ ...before, ...to }))} />
      <Select
        label={t.parent}
        value={draft.parent}
        options={[
          { value: '', label: t.noParent },
          ...[...areas.values()].map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(parent) => change({ parent })}
      />
      <TextField
        label={t.reason}
        value={draft.reason}
        maxLength={300}
        error={wrong ?? undefined}
        onChange={(reason) => change({ reason })}
      />
    </AskDialog>
  )
}

export function RemoveRule({ rule, onClose }: { readonly rule: SignalRule; readonly onClose: () => void }) {
  const t = useWords(signalWords)
  const toast = useToast()
  const [reason, setReason] = useState('')
  const { send, wrong, setWrong } = useSending()
  const remove = () => {
    if (reason.trim() === '') return setWrong(t.needReason)
    void send('signal.rule-remove', { rule: rule.id, reason: reason.trim() }, () => {
      toast({ text: t.ruleRemoved })
      onClose()
    })
  }
  return (
    <AskDialog title={t.removeTitle} submit={t.removeRule} kind="danger" onSubmit={remove} onClose={onClose}>
      <p>
        <b>{rule.source}</b> <span className="code">{rule.key}</span>
      </p>
      <TextField
        label={t.reason}
        value={reason}
        maxLength={300}
        error={wrong ?? undefined}
        onChange={setReason}
      />
    </AskDialog>
  )
}
