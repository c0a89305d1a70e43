import { phases } from '../../../domain/catalogue/checklist.ts'
import { rowStates } from '../../../domain/run/status.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { checklistWords } from '../../words/checklist.ts'
import { itemPageWords } from '../../words/item-page.ts'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import { capital } from './capital.ts'
import type { FiltersProps } from './Filters.tsx'

/** What the list can be narrowed to; every choice stands in the address. */
export function FilterChoices({ wanted, rows }: FiltersProps) {
  const t = useWords(itemWords)
  const page = useWords(itemPageWords)
  const names = useWords(checklistWords)
  const language = useLanguage()
  const place = usePlace()
  const { shown } = useSnapshot()
  const areas = new Set(rows.map(({ area }) => area ?? ''))
  const lists = new Set(rows.map(({ checklist }) => checklist))
  const set = (key: string) => (value: string) => go(withQuery(place, { [key]: value }), { replace: true })
  const any = (label: string) => ({ value: '', label })
  const areaOptions = [...shown.areas.values()]
    .filter(({ id }) => areas.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  const listOptions = [...shown.checklists.values()]
    .filter(({ id }) => lists.has(id))
    .map(({ id, title }) => ({ value: id, label: title[language] }))
  const stateOptions = rowStates.map((state) => ({ value: state, label: rowStateWords[state][language] }))
  const phaseOptions = phases.map((phase) => ({ value: phase, label: capital(names[phase]) }))
  return (
    <div className="filter-choices">
      <Select
        label={t.area}
        value={wanted.area ?? ''}
        options={[any(t.anyArea), ...areaOptions]}
        onChange={set('khu')}
      />
      <Select
        label={page.checklist}
        value={wanted.checklist ?? ''}
        options={[any(page.anyChecklist), ...listOptions]}
        onChange={set('bang')}
      />
      <Select
        label={page.state}
        value={wanted.state ?? ''}
        options={[any(page.anyState), ...stateOptions]}
        onChange={set('loc')}
      />
      <Select
        label={names.phase}
        value={wanted.phase ?? ''}
        options={[any(page.anyPhase), ...phaseOptions]}
        onChange={set('giai-doan')}
      />
      <Checkbox
        label={page.onlyCritical}
        checked={wanted.critical}
        onChange={(on) => set('quan-trong')(on ? '1' : '')}
      />
    </div>
  )
}
