import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { Plan } from '../../../domain/catalogue/plan.ts'
import type { NetError } from '../../adapters/net.ts'
import { useBench, useMe, useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go } from '../../app/place.ts'
import { clockOf, dateOf, weekdayOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { setupWords } from '../../words/admin.ts'
import { termWords } from '../../words/terms.ts'
import { AdminError } from '../people/AdminError.tsx'
import type { PlanLine, Times } from './plans.ts'
import { firstTimes, freeKey, instantsOf, keyForm, zoneOf } from './plans.ts'

interface Asked {
  readonly name: string
  readonly key: string
  readonly times: Times
}

/** What importing will make, in words, before it is made. */
function Preview({
  plan,
  opening,
  closing,
}: {
  readonly plan: PlanLine
  readonly opening: number
  readonly closing: number
}) {
  const t = useWords(setupWords)
  const language = useLanguage()
  const zone = zoneOf(plan)
  const when = (at: number) => `${clockOf(at, zone)} ${weekdayOf(at, zone, language)} ${dateOf(at, zone)}`
  const { organisations, areas, checklists, rows } = plan.counts
  return (
    <div className="plan-preview">
      <h3>{t.preview}</h3>
      <p>{t.previewTimes(when(opening), when(closing))}</p>
      <p>{t.counts(organisations, areas, checklists, rows)}.</p>
      {plan.areas ? <p>{t.areas(plan.areas.join(', '))}</p> : null}
      {plan.owners ? (
        <p>{t.owners(plan.owners.map(({ name, rows: own }) => `${name} ${own}`).join(', '))}</p>
      ) : null}
      <p className="quiet">{t.copyNote}</p>
    </div>
  )
}

function TimeFields(props: {
  readonly times: Times
  readonly zone: string
  readonly error: string | undefined
  readonly onChange: (times: Times) => void
}) {
  const t = useWords(setupWords)
  const { times, zone, error, onChange } = props
  const field = (key: keyof Times, type: 'date' | 'time', wrong?: string) => (
    <TextField
      label={t[key]}
      type={type}
      value={times[key]}
      onChange={(value) => onChange({ ...times, [key]: value })}
      error={wrong}
    />
  )
  return (
    <>
      <div className="plan-times">
        {field('openingDate', 'date')}
        {field('openingTime', 'time')}
        {field('closingDate', 'date', error)}
        {field('closingTime', 'time')}
      </div>
      <p className="quiet">{t.zone(zone)}</p>
    </>
  )
}

function NameFields(props: {
  readonly asked: Asked
  readonly wrongName: string | undefined
  readonly wrongKey: string | undefined
  readonly onChange: (change: Partial<Asked>) => void
}) {
  const t = useWords(setupWords)
  const { noSecrets } = useWords(termWords)
  return (
    <>
      <TextField
        label={t.name}
        hint={noSecrets}
        value={props.asked.name}
        onChange={(name) => props.onChange({ name })}
        maxLength={160}
        error={props.wrongName}
      />
      <TextField
        label={t.key}
        hint={t.keyHint}
        value={props.asked.key}
        onChange={(key) => props.onChange({ key })}
        maxLength={40}
        error={props.wrongKey}
      />
    </>
  )
}

/** Hands the import in, online, and opens what it made. */
function useImport() {
  const session = useSession()
  const [error, setError] = useState<NetError | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (congress: string, payload: object) => {
    if (busy) return
    setBusy(true)
    const answer = await session.command('site', 'congress.import', payload)
    if (answer.ok) {
      await session.refresh()
      await session.openCongress(congress)
      go('/nguoi-dung?muc=add')
    } else setError(answer.error)
    setBusy(false)
  }
  return { error, busy, run }
}

/** Name, key and times of a congress to be made from a plan. */
export function ImportForm({
  plan,
  document,
}: {
  readonly plan: PlanLine
  /** The plan itself, where it is none of the catalogue's. */
  readonly document?: Plan
}) {
  const t = useWords(setupWords)
  const { required } = useWords(termWords)
  const { clock } = useBench()
  const me = useMe()
  const zone = zoneOf(plan)
  const taken = me.congresses.map(({ id }) => id)
  const [asked, setAsked] = useState<Asked>(() => ({
    name: plan.title,
    key: freeKey(plan.id, taken),
    times: firstTimes(clock.now(), zone),
  }))
  const { error, busy, run } = useImport()
  const { opening, closing } = instantsOf(asked.times, zone)
  const wrongKey = !keyForm.test(asked.key) ? t.keyWrong : taken.includes(asked.key) ? t.keyTaken : undefined
  const wrongName = asked.name.trim() === '' ? required : undefined
  const wrongTimes =
    opening === null || closing === null ? required : closing <= opening ? t.order : undefined
  const ready = wrongKey === undefined && wrongName === undefined && wrongTimes === undefined
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!ready) return
    const { name, key } = asked
    const whole = document === undefined ? {} : { document }
    void run(key, { plan: plan.id, congress: key, name: name.trim(), opening, closing, ...whole })
  }
  return (
    <section className="sheet">
      <h2>{t.form}</h2>
      <form className="admin-form" onSubmit={submit}>
        <AdminError error={error} />
        <NameFields
          asked={asked}
          wrongName={wrongName}
          wrongKey={wrongKey}
          onChange={(change) => setAsked({ ...asked, ...change })}
        />
        <TimeFields
          times={asked.times}
          zone={zone}
          error={wrongTimes}
          onChange={(times) => setAsked({ ...asked, times })}
        />
        {ready && opening !== null && closing !== null ? (
          <Preview plan={plan} opening={opening} closing={closing} />
        ) : null}
        <Button type="submit" kind="primary" size="large">
          {busy ? t.importing : t.import}
        </Button>
      </form>
    </section>
  )
}
