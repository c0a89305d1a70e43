import { organisationKinds } from '../../../domain/catalogue/plan.ts'
import type { Organisation } from '../../../domain/catalogue/plan.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { courseWords } from '../../words/setup.ts'
import { formWords } from '../../words/setup-form.ts'
import { SectionWrong } from './HandField.tsx'
import { HandRow, NameCells } from './HandRow.tsx'
import { organisationIds } from './plan-draft.ts'
import type { OrganisationDraft } from './plan-draft.ts'
import { changeOrganisation, withOrganisation, withoutOrganisation } from './plan-rows.ts'
import { useHand } from './useHand.ts'
import { useRows } from './useRows.ts'

interface RowProps {
  readonly row: OrganisationDraft
  readonly at: number
  readonly made: string
  readonly onRemove: () => void
}

function Row({ row, at, made, onRemove }: RowProps) {
  const t = useWords(formWords)
  const kinds = useWords(courseWords)
  const { put } = useHand()
  const set = (to: Partial<Organisation>) => put((draft) => changeOrganisation(draft, row.key, to))
  const field = `organisations[${at}]`
  return (
    <HandRow
      field={field}
      title={t.organisation(at + 1, row.name)}
      row={row}
      about={[kinds[row.kind], ...(row.department ? [kinds.department] : [])]}
      onRemove={onRemove}
    >
      <NameCells
        field={field}
        row={row}
        label={t.organisationName}
        most={{ name: 120, short: 14 }}
        kinds={organisationKinds}
        kindWords={kinds}
        made={made}
        onChange={set}
      />
      <Checkbox label={t.seesAll} checked={row.department} onChange={(department) => set({ department })} />
    </HandRow>
  )
}

/** The second section: who takes part. */
export function HandOrganisations() {
  const t = useWords(formWords)
  const { draft } = useHand()
  const { add, remove } = useRows('organisations', withOrganisation, withoutOrganisation)
  const ids = organisationIds(draft)
  return (
    <section className="sheet">
      <h2>{t.organisations}</h2>
      <p className="quiet">{t.organisationsText}</p>
      <div className="hand-form">
        {draft.organisations.map((row, at) => (
          <Row
            key={row.key}
            row={row}
            at={at}
            made={ids[at] ?? ''}
            onRemove={() => remove(row.key, at, row.short || row.name || t.organisation(at + 1, ''))}
          />
        ))}
        <SectionWrong field="organisations" />
        <span className="hand-add" data-field="organisations">
          <Button icon="plus" onPress={add}>
            {t.addOrganisation}
          </Button>
        </span>
      </div>
    </section>
  )
}
