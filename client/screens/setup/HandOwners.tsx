import { ownerTypes } from '../../../domain/catalogue/checklist.ts'
import type { OwnerType } from '../../../domain/catalogue/checklist.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { formWords } from '../../words/setup-form.ts'
import { At, ChoicesAt } from './HandField.tsx'
import { ownerOf } from './plan-draft.ts'
import { turnChecklist } from './plan-rows.ts'
import { useHand } from './useHand.ts'
import type { ChecklistLine } from './useHand.ts'

/** The fourth section: which checklists are carried out. */
export function HandChecklists({ shelf }: { readonly shelf: readonly ChecklistLine[] }) {
  const t = useWords(formWords)
  const language = useLanguage()
  const { draft, put } = useHand()
  const ids = shelf.map(({ id }) => id)
  return (
    <section className="sheet">
      <h2>{t.checklists}</h2>
      <div className="hand-form">
        <ChoicesAt field="checklists" legend={t.checklistsText} className="hand-list">
          {shelf.map(({ id, title, items }) => (
            <Checkbox
              key={id}
              label={
                <>
                  <b>{id}</b> {title[language]} <span className="quiet">· {t.items(items)}</span>
                </>
              }
              checked={draft.checklists.includes(id)}
              onChange={() => put((before) => turnChecklist(before, id, ids))}
            />
          ))}
        </ChoicesAt>
      </div>
    </section>
  )
}

/** One select of an owner type; `checklist` null for the assignment that holds everywhere else. */
function Owner({ type, checklist }: { readonly type: OwnerType; readonly checklist: string | null }) {
  const t = useWords(formWords)
  const { draft, change } = useHand()
  const options = draft.organisations.map(({ key, short, name }, n) => ({
    value: key,
    label: short || name || t.organisation(n + 1, ''),
  }))
  const general = checklist === null
  const own = general ? ownerOf(draft, type) : (draft.exceptions[checklist]?.[type] ?? '')
  const choose = (key: string) =>
    change(
      general
        ? { owners: { ...draft.owners, [type]: key } }
        : {
            exceptions: { ...draft.exceptions, [checklist]: { ...draft.exceptions[checklist], [type]: key } },
          },
    )
  return (
    <At field={general ? `owners.${type}` : `owners.by_checklist.${checklist}.${type}`}>
      {(wrong) => (
        <Select
          label={t[type]}
          value={own}
          options={
            general && own !== ''
              ? options
              : [{ value: '', label: general ? t.choose : t.asAssigned }, ...options]
          }
          error={wrong}
          onChange={choose}
        />
      )}
    </At>
  )
}

const owners = (checklist: string | null) => (
  <div className="hand-cells">
    {ownerTypes.map((type) => (
      <Owner key={type} type={type} checklist={checklist} />
    ))}
  </div>
)

/** The fifth section: who owns what, and where a checklist differs. */
export function HandOwners() {
  const t = useWords(formWords)
  const { draft } = useHand()
  const named = (checklist: string) =>
    Object.values(draft.exceptions[checklist] ?? {}).filter((key) => key !== '').length
  return (
    <section className="sheet">
      <h2>{t.owners}</h2>
      <p className="quiet">{t.ownersText}</p>
      <div className="hand-form">
        {owners(null)}
        {draft.checklists.map((checklist) => (
          <details key={checklist} className="hand-more">
            <summary>{t.exceptions(checklist, named(checklist))}</summary>
            {owners(checklist)}
          </details>
        ))}
      </div>
    </section>
  )
}
