import { useState } from 'react'
import { publicLineOf } from '../../../domain/incident/public-line.ts'
import type { Signal } from '../../../domain/signal/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Choice } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import type { PayloadOf } from '../../sync/snapshot.ts'
import { dismissReasons, signalWords } from '../../words/signals.ts'
import { AskDialog } from './AskDialog.tsx'
import { categoryOf, factsOf, payloadOf } from './facts.ts'
import { KindFields } from './KindFields.tsx'
import { openIn } from './lines.ts'

type AcceptPayload = PayloadOf<'signal.accept'>

export interface DialogProps {
  readonly signal: Signal
  readonly wrong: string | null
  readonly onClose: () => void
}

/** What the signal does not say, and who will see the incident. */
export function AcceptDialog(props: DialogProps & { readonly onAccept: (payload: AcceptPayload) => void }) {
  const { signal, wrong, onClose, onAccept } = props
  const t = useWords(signalWords)
  const { shown } = useSnapshot()
  const [facts, setFacts] = useState(() => factsOf(signal))
  const [title, setTitle] = useState(() => signal.text.replace(/\s+/g, ' ').slice(0, 120))
  const [sees, setSees] = useState<'department' | 'all'>('department')
  const [asked, setAsked] = useState(false)
  const missing = { area: facts.area === '', kind: facts.kind === '' }
  const category = categoryOf(shown.catalogue, facts.kind)
  const sub = category?.subs.find(({ id }) => id === facts.kind)
  const line = publicLineOf(category ?? undefined, sub, shown.areas.get(facts.area))
  const accept = () => {
    setAsked(true)
    if (missing.area || missing.kind) return
    const said = title.trim() === '' ? {} : { title: title.trim() }
    onAccept({ signal: signal.id, ...said, ...payloadOf(shown.catalogue, facts), visibility: sees })
  }
  return (
    <AskDialog
      title={t.acceptTitle}
      submit={t.accept}
      note={sees === 'all' ? t.seesAllText(line) : t.acceptNote}
      onSubmit={accept}
      onClose={onClose}
    >
      <TextField label={t.incidentTitle} value={title} maxLength={120} onChange={setTitle} />
      <KindFields
        facts={facts}
        wrong={{
          area: asked && missing.area ? t.needArea : undefined,
          kind: asked && missing.kind ? t.needKind : undefined,
        }}
        onChange={(to) => setFacts((before) => ({ ...before, ...to }))}
      />
      <Choice
        legend={t.sees}
        value={sees}
        options={[
          { value: 'department', label: t.seesDepartment },
          { value: 'all', label: t.seesAll },
        ]}
        onChange={setSees}
      />
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </AskDialog>
  )
}

/** Which open incident it belongs to: those of its area first. */
export function MergeDialog(
  props: DialogProps & { readonly onMerge: (incident: string, code: string) => void },
) {
  const { signal, wrong, onClose, onMerge } = props
  const t = useWords(signalWords)
  const { shown } = useSnapshot()
  const near = openIn(shown, signal.area)
  const others = openIn(shown, null).filter((one) => !near.includes(one))
  const all = signal.area === null ? others.concat(near) : near.concat(others)
  const [chosen, setChosen] = useState(all[0]?.id ?? '')
  const merge = () => {
    const incident = all.find(({ id }) => id === chosen)
    if (incident) onMerge(incident.id, incident.code)
  }
  return (
    <AskDialog title={t.mergeTitle} submit={t.mergeNow} note={t.mergeText} onSubmit={merge} onClose={onClose}>
      {all.length === 0 ? (
        <p>{t.noneOpen}</p>
      ) : (
        <Select
          label={t.mergeInto}
          value={chosen}
          error={wrong ?? undefined}
          options={all.map(({ id, code, title, area }) => ({
            value: id,
            label: `${code} · ${title} · ${shown.areas.get(area)?.short ?? area}`,
          }))}
          onChange={setChosen}
        />
      )}
    </AskDialog>
  )
}

/** Why it is let go: one of the usual reasons, or one's own words. */
export function DismissDialog(props: DialogProps & { readonly onDismiss: (reason: string) => void }) {
  const { signal, wrong, onClose, onDismiss } = props
  const t = useWords(signalWords)
  const language = useLanguage()
  const [chosen, setChosen] = useState('0')
  const [own, setOwn] = useState('')
  const [asked, setAsked] = useState(false)
  const dismiss = () => {
    const reason = chosen === 'own' ? own.trim() : (dismissReasons[Number(chosen)]?.[language] ?? '')
    setAsked(true)
    if (reason !== '') onDismiss(reason)
  }
  return (
    <AskDialog
      title={t.dismissTitle}
      submit={t.dismissNow}
      note={signal.source === null ? undefined : t.quiet}
      onSubmit={dismiss}
      onClose={onClose}
    >
      <p className="signal-text">{signal.text}</p>
      <Choice
        legend={t.reason}
        value={chosen}
        columns={2}
        options={[
          ...dismissReasons.map((reason, n) => ({ value: String(n), label: reason[language] })),
          { value: 'own', label: t.otherReason },
        ]}
        onChange={setChosen}
      />
      {chosen === 'own' ? (
        <TextField
          label={t.otherReason}
          value={own}
          maxLength={300}
          error={asked && own.trim() === '' ? t.needReason : undefined}
          onChange={setOwn}
        />
      ) : null}
      {wrong === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </AskDialog>
  )
}
