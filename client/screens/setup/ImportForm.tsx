import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { Plan } from '../../../domain/catalogue/plan.ts'
import { useBench, useMe } from '../../app/context.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { TextField } from '../../parts/controls/TextField.tsx'
import { setupWords } from '../../words/admin.ts'
import { termWords } from '../../words/terms.ts'
import { AdminError } from '../people/AdminError.tsx'
import { Preview, TimeFields, useImport } from './Importing.tsx'
import type { PlanLine, Times } from './plans.ts'
import { firstTimes, freeKey, instantsOf, keyForm, zoneOf } from './plans.ts'

interface Asked {
  readonly name: string
  readonly key: string
  readonly times: Times
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
