import { areaKinds } from '../../../domain/catalogue/checklist.ts'
import { useWords } from '../../app/language.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { courseWords } from '../../words/setup.ts'
import { formWords } from '../../words/setup-form.ts'
import { At, ChoicesAt, SectionWrong } from './HandField.tsx'
import { HandRow, NameCells } from './HandRow.tsx'
import { areaIds, ofKind } from './plan-draft.ts'
import type { AreaDraft } from './plan-draft.ts'
import { changeArea, withArea, withoutArea } from './plan-rows.ts'
import { useHand } from './useHand.ts'
import { useRows } from './useRows.ts'

interface PartProps {
  readonly row: AreaDraft
  readonly at: number
}

/** Carriers in the area, and who leads there. */
function Serving({ row, at }: PartProps) {
  const t = useWords(formWords)
  const { draft, put } = useHand()
  const carriers = ofKind(draft, 'carrier')
  const set = (to: Partial<AreaDraft>) => put((before) => changeArea(before, row.key, to))
  const turn = (key: string) =>
    set({
      carriers: row.carriers.includes(key)
        ? row.carriers.filter((one) => one !== key)
        : [...row.carriers, key],
    })
  const lead = (name: 'leadCarrier' | 'leadPost', field: string, label: string, kind: 'carrier' | 'post') => {
    const able = draft.organisations.filter((one) => one.kind === kind || one.key === row[name])
    const options = able.map(({ key, short, name: full }) => ({ value: key, label: short || full }))
    return (
      <At field={`areas[${at}].${field}`}>
        {(wrong) => (
          <Select
            label={label}
            value={row[name]}
            options={[{ value: '', label: t.asAssigned }, ...options]}
            error={wrong}
            onChange={(key) => set({ [name]: key })}
          />
        )}
      </At>
    )
  }
  return (
    <div className="hand-serving">
      <ChoicesAt field={`areas[${at}].carriers`} legend={t.carriers}>
        {carriers.length === 0 ? <p className="quiet">{t.noCarriers}</p> : null}
        {carriers.map(({ key, short, name }, n) => (
          <Checkbox
            key={key}
            label={short || name || t.organisation(n + 1, '')}
            checked={row.carriers.includes(key)}
            onChange={() => turn(key)}
          />
        ))}
      </ChoicesAt>
      {lead('leadCarrier', 'lead_carrier', t.lead, 'carrier')}
      {lead('leadPost', 'lead_post', t.leadPost, 'post')}
    </div>
  )
}

function Row({
  row,
  at,
  made,
  onRemove,
}: PartProps & { readonly made: string; readonly onRemove: () => void }) {
  const t = useWords(formWords)
  const kinds = useWords(courseWords)
  const { draft, put } = useHand()
  const field = `areas[${at}]`
  const serving = draft.organisations.filter(({ key }) => row.carriers.includes(key))
  return (
    <HandRow
      field={field}
      title={t.area(at + 1, row.name)}
      row={row}
      about={[kinds[row.kind], ...serving.map(({ short, name }) => short || name)]}
      onRemove={onRemove}
    >
      <NameCells
        field={field}
        row={row}
        label={t.areaName}
        most={{ name: 80, short: 28 }}
        kinds={areaKinds}
        kindWords={kinds}
        made={made}
        onChange={(to) => put((before) => changeArea(before, row.key, to))}
      />
      <Serving row={row} at={at} />
    </HandRow>
  )
}

/** The third section: where. */
export function HandAreas() {
  const t = useWords(formWords)
  const { draft } = useHand()
  const { add, remove } = useRows('areas', withArea, withoutArea)
  const ids = areaIds(draft)
  return (
    <section className="sheet">
      <h2>{t.areas}</h2>
      <p className="quiet">{t.areasText}</p>
      <div className="hand-form">
        {draft.areas.length === 0 ? <EmptyState title={t.noAreas} text={t.noAreasText} /> : null}
        {draft.areas.map((row, at) => (
          <Row
            key={row.key}
            row={row}
            at={at}
            made={ids[at] ?? ''}
            onRemove={() => remove(row.key, at, row.name || t.area(at + 1, ''))}
          />
        ))}
        <SectionWrong field="areas" />
        <span className="hand-add" data-field="areas">
          <Button icon="plus" onPress={add}>
            {t.addArea}
          </Button>
        </span>
      </div>
    </section>
  )
}
