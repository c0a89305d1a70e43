import type { Severity } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Select } from '../../parts/controls/Select.tsx'
import { severityWords, termWords } from '../../words/terms.ts'
import { signalWords } from '../../words/signals.ts'

/** What an incident made of a signal needs: `kind` is a sub-category, or a category. */
export interface Facts {
  readonly area: string
  readonly kind: string
  readonly severity: Severity | null
}

const severities = ['', '1', '2', '3', '4'] as const

interface KindFieldsProps {
  readonly facts: Facts
  readonly wrong?: { readonly area?: string | undefined; readonly kind?: string | undefined }
  readonly aside?: string | undefined
  readonly onChange: (to: Partial<Facts>) => void
}

/** Area, kind and severity, in the browser's own lists. */
export function KindFields({ facts, wrong = {}, aside, onChange }: KindFieldsProps) {
  const t = useWords(signalWords)
  const terms = useWords(termWords)
  const language = useLanguage()
  const { areas, catalogue } = useSnapshot().shown
  const kinds = catalogue.categories.flatMap(({ id, title, subs }) => [
    { value: id, label: title[language] },
    ...subs.map((sub) => ({ value: sub.id, label: `${title[language]} · ${sub.title[language]}` })),
  ])
  return (
    <>
      <Select
        label={t.area}
        aside={aside}
        value={facts.area}
        error={wrong.area}
        options={[
          { value: '', label: t.choose },
          ...[...areas.values()].map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(area) => onChange({ area })}
      />
      <Select
        label={t.kind}
        aside={aside}
        value={facts.kind}
        error={wrong.kind}
        options={[{ value: '', label: t.choose }, ...kinds]}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label={t.severity}
        value={facts.severity === null ? '' : (String(facts.severity) as (typeof severities)[number])}
        options={severities.map((one) => ({
          value: one,
          label:
            one === ''
              ? t.usual
              : `${terms.severity(Number(one))} · ${severityWords[Number(one) as Severity][language]}`,
        }))}
        onChange={(one) => onChange({ severity: one === '' ? null : (Number(one) as Severity) })}
      />
    </>
  )
}
