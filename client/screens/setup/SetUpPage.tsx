import '../people/people.css'
import './setup.css'
import { useEffect, useState } from 'react'
import type { NetError } from '../../adapters/net.ts'
import { useMe, useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Link } from '../../app/Link.tsx'
import { go } from '../../app/place.ts'
import { clockOf, dateOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Icon } from '../../parts/glyphs/Icon.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { policyWords } from '../../words/policy.ts'
import { courseWords } from '../../words/setup.ts'
import { formWords } from '../../words/setup-form.ts'
import { setupWords } from '../../words/admin.ts'
import { AdminError } from '../people/AdminError.tsx'
import { ImportForm } from './ImportForm.tsx'
import { isTouched } from './plan-draft.ts'
import { PlanFile } from './PlanFile.tsx'
import type { PlanLine } from './plans.ts'
import { useHandDraft } from './useHand.ts'

/** What is wrong in a plan's files, each with its place. */
function Mistakes({ plan }: { readonly plan: PlanLine }) {
  const t = useWords(setupWords)
  const language = useLanguage()
  return (
    <div className="admin-error block">
      <b>{t.broken(plan.mistakes.length)}</b>
      <ul>
        {plan.mistakes.map(({ file, line, path, expected }) => (
          <li key={`${file}:${line}:${path}`}>
            <code>{t.place(file, line, path)}</code> {t.expected(expected[language])}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Choices(props: {
  readonly plans: readonly PlanLine[]
  readonly chosen: PlanLine | null
  readonly onChoose: (plan: PlanLine) => void
}) {
  const t = useWords(setupWords)
  return (
    <fieldset className="plan-choices">
      <legend className="unseen">{t.choose}</legend>
      {props.plans.map((plan) => (
        <label key={plan.id} className="plan-choice">
          <input
            type="radio"
            name="plan"
            checked={plan.id === props.chosen?.id}
            disabled={plan.mistakes.length > 0}
            onChange={() => props.onChoose(plan)}
          />
          <span>
            <b>{plan.title}</b>
            <span className="quiet">{plan.source}</span>
            {plan.mistakes.length === 0 ? (
              <span>
                {t.counts(
                  plan.counts.organisations,
                  plan.counts.areas,
                  plan.counts.checklists,
                  plan.counts.rows,
                )}
              </span>
            ) : (
              <Mistakes plan={plan} />
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** The way to the form, with what was begun in it. */
function ByHand() {
  const t = useWords(formWords)
  const { draft } = useHandDraft()
  return (
    <section className="sheet">
      <h2>{t.open}</h2>
      <p className="quiet">{t.openText}</p>
      {isTouched(draft) ? <p>{t.openDraft(draft.title || t.untitled)}</p> : null}
      <Button onPress={() => go('/thiet-lap/soan')}>{t.open}</Button>
    </section>
  )
}

/** The administrator's: which congresses there are, and making one from a plan. */
export default function SetUpPage() {
  const t = useWords(setupWords)
  const course = useWords(courseWords)
  const policy = useWords(policyWords)
  const session = useSession()
  const me = useMe()
  const [plans, setPlans] = useState<readonly PlanLine[] | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const [chosen, setChosen] = useState<PlanLine | null>(null)
  useEffect(() => {
    let here = true
    void session.net.get<{ readonly plans: readonly PlanLine[] }>('/api/v1/plans').then((answer) => {
      if (!here) return
      if (answer.ok) setPlans(answer.body.plans)
      setError(answer.ok ? null : answer.error)
    })
    return () => {
      here = false
    }
  }, [session])
  const when = (at: number, zone: string) => `${clockOf(at, zone)} ${dateOf(at, zone)}`
  return (
    <div className="admin">
      <PageHead title={t.title} />
      <div className="sheets wide">
        {me.congresses.length > 0 ? (
          <section className="sheet">
            <h2>{t.running}</h2>
            <ul className="people-group">
              {me.congresses.map(({ id, name, opening, closing, zone }) => (
                <li key={id} className="plan-made">
                  <Icon name="check" className="ok" />
                  <span>
                    <b>{name}</b>
                    <span className="quiet">{t.when(when(opening, zone), when(closing, zone))}</span>
                  </span>
                </li>
              ))}
            </ul>
            <Link href="/dieu-chinh">{course.toChange}</Link>
            <Link href="/quy-tac-su-co">{policy.toPolicy}</Link>
          </section>
        ) : null}
        <section className="sheet">
          <h2>{t.choose}</h2>
          <p className="quiet">{t.chooseText}</p>
          <AdminError error={error} />
          {plans !== null && plans.length === 0 ? <EmptyState title={t.noPlans} /> : null}
          <Choices plans={plans ?? []} chosen={chosen} onChoose={setChosen} />
        </section>
        {chosen ? <ImportForm key={chosen.id} plan={chosen} /> : null}
        <ByHand />
        <PlanFile plans={plans ?? []} />
      </div>
    </div>
  )
}
