import { useEffect, useRef, useState } from 'react'
import type { Mistake } from '../../../domain/catalogue/catalogue.ts'
import type { NetError } from '../../adapters/net.ts'
import { useSession } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { courseWords } from '../../words/setup.ts'
import { formWords } from '../../words/setup-form.ts'
import { setupWords } from '../../words/admin.ts'
import { AdminError } from '../people/AdminError.tsx'
import { ImportForm } from './ImportForm.tsx'
import { draftOf } from './plan-draft.ts'
import type { CheckedPlan, PlanLine } from './plans.ts'
import { useHandDraft, usePlanText } from './useHand.ts'

/** Every mistake with its line as it stands in the text. */
function Mistakes({ mistakes, text }: { readonly mistakes: readonly Mistake[]; readonly text: string }) {
  const t = useWords(courseWords)
  const said = useWords(setupWords)
  const language = useLanguage()
  const lines = text.split('\n')
  return (
    <div className="admin-error block" role="alert">
      <b>{t.mistakes(mistakes.length)}</b>
      <ol className="plan-mistakes">
        {mistakes.map(({ line, path, expected }, n) => (
          <li key={n}>
            <b>{t.place(line, path)}</b>: {said.expected(expected[language])}
            <code>{lines[line - 1]?.trim()}</code>
          </li>
        ))}
      </ol>
    </div>
  )
}

function useChecking() {
  const session = useSession()
  const [checked, setChecked] = useState<(CheckedPlan & { readonly text: string }) | null>(null)
  const [error, setError] = useState<NetError | null>(null)
  const check = async (file: string, text: string) => {
    const answer = await session.net.post<CheckedPlan>('/api/v1/plans/check', { file, text })
    setError(answer.ok ? null : answer.error)
    setChecked(answer.ok ? { ...answer.body, text } : null)
  }
  const begin = async (id: string): Promise<string | null> => {
    const answer = await session.net.get<{ readonly text: string }>(
      `/api/v1/plans/${encodeURIComponent(id)}/text`,
    )
    setError(answer.ok ? null : answer.error)
    return answer.ok ? answer.body.text : null
  }
  return { checked, error, check, begin, forget: () => setChecked(null) }
}

/** A file of one's own, or a plan that ships to begin from. */
function Begin(props: {
  readonly plans: readonly PlanLine[]
  readonly onFile: (file: File | undefined) => void
  readonly onPlan: (id: string) => void
}) {
  const t = useWords(courseWords)
  const plans = props.plans.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <div className="plan-begin">
      <label className="button">
        {t.pick}
        <input
          className="unseen"
          type="file"
          accept=".yaml,.yml,text/yaml"
          onChange={(event) => {
            props.onFile(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </label>
      <Select
        label={t.begin}
        value=""
        options={[{ value: '', label: t.beginNone }, ...plans]}
        onChange={props.onPlan}
      />
    </div>
  )
}

/** The plan as it is written; the form leads here with `?xem=van-ban`. */
function PlanText({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  const t = useWords(courseWords)
  const area = useRef<HTMLTextAreaElement>(null)
  const asked = usePlace().query.get('xem') === 'van-ban'
  useEffect(() => {
    if (asked) area.current?.focus()
  }, [asked])
  return (
    <label className="plan-text">
      <span>{t.text}</span>
      <span className="quiet">{t.textHint}</span>
      <textarea
        ref={area}
        value={value}
        spellCheck={false}
        rows={value === '' ? 4 : 18}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

/** A plan from a file or written here; with a mistake nothing is imported, and every one is told with its line. */
export function PlanFile({ plans }: { readonly plans: readonly PlanLine[] }) {
  const t = useWords(courseWords)
  const { asForm } = useWords(formWords)
  const { draft, change } = usePlanText()
  const form = useHandDraft()
  const { checked, error, check, begin, forget } = useChecking()
  const put = (next: Partial<typeof draft>) => {
    forget()
    change(next)
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const text = await file.text()
    put({ file: file.name.slice(0, 120), text })
    await check(file.name.slice(0, 120), text)
  }
  const start = async (id: string) => {
    const text = await begin(id)
    if (text !== null) put({ file: `${id}.yaml`, text })
  }
  const good = checked?.plan && checked.text === draft.text ? checked : null
  const inForm = () => {
    if (!good?.plan) return
    form.change(draftOf(good.plan, form.draft))
    go('/thiet-lap/soan')
  }
  return (
    <>
      <section className="sheet">
        <h2>{t.fromFile}</h2>
        <p className="quiet">{t.fromFileText}</p>
        <AdminError error={error} />
        <Begin plans={plans} onFile={(file) => void take(file)} onPlan={(id) => void start(id)} />
        <PlanText value={draft.text} onChange={(text) => put({ text })} />
        <Button
          kind="primary"
          unavailable={draft.text.trim() === '' ? t.fromFileText : undefined}
          onPress={() => void check(draft.file, draft.text)}
        >
          {t.check}
        </Button>
        {checked && checked.mistakes.length > 0 ? (
          <Mistakes mistakes={checked.mistakes} text={checked.text} />
        ) : null}
        {good ? (
          <>
            <p className="ok">{t.good}</p>
            <Button onPress={inForm}>{asForm}</Button>
          </>
        ) : null}
      </section>
      {good?.summary && good.plan ? (
        <ImportForm key={good.plan.id} plan={good.summary} document={good.plan} />
      ) : null}
    </>
  )
}
