import type { SeverityTargets } from '../../../domain/catalogue/incidents.ts'
import type { Severity } from '../../../domain/incident/events.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { spanOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { policyWords } from '../../words/policy.ts'
import { severityWords } from '../../words/terms.ts'
import { SeverityMark } from '../incidents/SeverityMark.tsx'
import { capital } from '../items/capital.ts'
import { Changes } from './Changes.tsx'
import { changesOf, timeFields } from './policies.ts'

const levelOf = ({ id }: Pick<SeverityTargets, 'id'>): Severity => Number(id.slice(1)) as Severity

interface LineProps {
  readonly targets: SeverityTargets
  /** As they came. */
  readonly shipped: SeverityTargets
  readonly onEdit: (() => void) | undefined
}

function Line({ targets, shipped, onEdit }: LineProps) {
  const t = useWords(policyWords)
  const language = useLanguage()
  const level = levelOf(targets)
  const said = (minutes: number | undefined) =>
    minutes === undefined ? t.never : spanOf(minutes * 60_000, language)
  return (
    <tr>
      <th scope="row">
        <SeverityMark severity={level} size={22} />
        <span>{capital(severityWords[level][language])}</span>
      </th>
      {timeFields.map((field) => (
        <td key={field} data-label={t[field]}>
          <b className="tn">{said(targets[field])}</b>
          {targets[field] === shipped[field] ? null : <small>{t.shippedAs(said(shipped[field]))}</small>}
        </td>
      ))}
      {onEdit === undefined ? null : (
        <td className="policy-edit">
          <Button size="small" onPress={onEdit}>
            {t.editTargets(level)}
          </Button>
        </td>
      )}
    </tr>
  )
}

/** How soon each severity asks for what, with what it was when it came. */
export function TargetsTable({
  onEdit,
}: {
  readonly onEdit: ((targets: SeverityTargets) => void) | undefined
}) {
  const t = useWords(policyWords)
  const { shown } = useSnapshot()
  const { severities, shipped } = shown.catalogue
  return (
    <section className="sheet" aria-label={t.targets}>
      <h2>{t.targets}</h2>
      <p className="quiet">
        {t.targetsText} {shipped === undefined ? capital(`${t.asShipped}.`) : ''}
      </p>
      <table className="policy-times">
        <thead>
          <tr>
            <th scope="col">{t.severity}</th>
            {timeFields.map((field) => (
              <th key={field} scope="col">
                {t[field]}
              </th>
            ))}
            {onEdit === undefined ? null : (
              <th scope="col">
                <span className="unseen">{t.edit}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {severities.map((targets) => (
            <Line
              key={targets.id}
              targets={targets}
              shipped={shipped?.find(({ id }) => id === targets.id) ?? targets}
              onEdit={onEdit === undefined ? undefined : () => onEdit(targets)}
            />
          ))}
        </tbody>
      </table>
      <Changes changes={changesOf(shown, null)} />
    </section>
  )
}
