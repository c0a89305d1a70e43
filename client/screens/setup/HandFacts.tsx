import { useMemo } from 'react'
import { useMe } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { setupWords } from '../../words/admin.ts'
import { formWords } from '../../words/setup-form.ts'
import { termWords } from '../../words/terms.ts'
import { At, TextAt } from './HandField.tsx'
import { firstZone, planId } from './plan-draft.ts'
import { useHand } from './useHand.ts'

/** Every zone that this browser knows, the country's own and the chosen one first. */
function useZones(chosen: string) {
  return useMemo(() => {
    const all = new Set([firstZone, chosen, ...Intl.supportedValuesOf('timeZone')])
    return [...all].map((zone) => ({ value: zone, label: zone }))
  }, [chosen])
}

function Times() {
  const t = useWords(setupWords)
  const { draft, change } = useHand()
  const field = (
    key: 'openingDate' | 'openingTime' | 'closingDate' | 'closingTime',
    type: 'date' | 'time',
  ) => (
    <TextAt
      field={key}
      label={t[key]}
      type={type}
      value={draft[key]}
      onChange={(to) => change({ [key]: to })}
    />
  )
  return (
    <div className="plan-times">
      {field('openingDate', 'date')}
      {field('openingTime', 'time')}
      {field('closingDate', 'date')}
      {field('closingTime', 'time')}
    </div>
  )
}

/** How the congress is called and ordered, and when the shifts of its duty begin. */
function Order() {
  const t = useWords(formWords)
  const me = useMe()
  const { draft, change } = useHand()
  const zones = useZones(draft.zone)
  const key = planId(
    { id: '', title: draft.title },
    me.congresses.map(({ id }) => id),
  )
  return (
    <div className="hand-pairs">
      <At field="zone">
        {(wrong) => (
          <Select
            label={t.zone}
            value={draft.zone}
            options={zones}
            error={wrong}
            onChange={(zone) => change({ zone })}
          />
        )}
      </At>
      <TextAt
        field="shifts"
        label={t.shifts}
        hint={t.shiftsHint}
        value={draft.shifts}
        maxLength={60}
        onChange={(shifts) => change({ shifts })}
      />
      <TextAt
        field="code_prefix"
        label={t.prefix}
        hint={t.prefixHint}
        value={draft.codePrefix}
        maxLength={6}
        onChange={(codePrefix) => change({ codePrefix: codePrefix.toUpperCase() })}
      />
      <TextAt
        field="id"
        label={t.key}
        hint={t.keyHint}
        value={draft.id}
        placeholder={draft.title === '' ? undefined : key}
        maxLength={40}
        onChange={(id) => change({ id })}
      />
    </div>
  )
}

/** The first section: what the congress is, and when. */
export function HandFacts() {
  const t = useWords(formWords)
  const { noSecrets } = useWords(termWords)
  const { draft, change } = useHand()
  return (
    <section className="sheet">
      <h2>{t.facts}</h2>
      <div className="hand-form">
        <TextAt
          field="title"
          label={t.name}
          hint={noSecrets}
          value={draft.title}
          maxLength={160}
          onChange={(title) => change({ title })}
        />
        <div className="hand-pairs">
          <TextAt
            field="level"
            label={t.level}
            hint={t.levelHint}
            value={draft.level}
            maxLength={40}
            onChange={(level) => change({ level })}
          />
          <TextAt
            field="duty_phone"
            label={t.phone}
            hint={t.phoneHint}
            value={draft.dutyPhone}
            maxLength={30}
            onChange={(dutyPhone) => change({ dutyPhone })}
          />
        </div>
        <TextAt
          field="source"
          label={t.source}
          hint={t.sourceHint}
          value={draft.source}
          maxLength={200}
          onChange={(source) => change({ source })}
        />
        <Times />
        <Order />
        <Checkbox
          label={t.rehearsal}
          checked={draft.rehearsal}
          onChange={(rehearsal) => change({ rehearsal })}
        />
      </div>
    </section>
  )
}
