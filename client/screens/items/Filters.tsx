import { useState } from 'react'
import type { Row } from '../../../domain/run/row.ts'
import { rowStates } from '../../../domain/run/status.ts'
import { useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import type { Scope } from './ItemsList.tsx'
import { isFiltered } from './sections.ts'
import type { Wanted } from './sections.ts'

interface FiltersProps {
  readonly wanted: Wanted
  readonly scope: Scope
  /** What can be chosen from. */
  readonly rows: readonly Row[]
}

function Choices({ wanted, rows }: FiltersProps) {
  const t = useWords(itemWords)
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
  return (
    <div className="filter-choices">
      <Select
        label={t.area}
        value={wanted.area ?? ''}
        options={[any(t.anyArea), ...areaOptions]}
        onChange={set('khu')}
      />
      <Select
        label={t.checklist}
        value={wanted.checklist ?? ''}
        options={[any(t.anyChecklist), ...listOptions]}
        onChange={set('bang')}
      />
      <Select
        label={t.state}
        value={wanted.state ?? ''}
        options={[any(t.anyState), ...stateOptions]}
        onChange={set('loc')}
      />
    </div>
  )
}

/** Search and filters; all of them stand in the address. */
export function Filters(props: FiltersProps) {
  const { wanted, scope } = props
  const t = useWords(itemWords)
  const place = usePlace()
  const chosen = [wanted.area, wanted.checklist, wanted.state].filter((one) => one !== null).length
  const [open, setOpen] = useState(chosen > 0)
  const grouped = place.query.get('nhom') === 'khu'
  const clear = { tim: null, khu: null, bang: null, loc: null }
  return (
    <div className="filters">
      <div className="filter-line">
        <SearchBox
          label={t.search}
          placeholder={t.searchHint}
          keys={['/']}
          value={wanted.query}
          onChange={(tim) => go(withQuery(place, { tim }), { replace: true })}
        />
        <Button expanded={open} onPress={() => setOpen(!open)}>
          {chosen === 0 ? t.filters : t.filtersOn(chosen)}
        </Button>
        {isFiltered(wanted) ? (
          <Button kind="quiet" onPress={() => go(withQuery(place, clear), { replace: true })}>
            {t.clear}
          </Button>
        ) : null}
      </div>
      {open ? <Choices {...props} /> : null}
      {scope === 'all' ? (
        <Checkbox
          label={t.groupByArea}
          checked={grouped}
          onChange={(on) => go(withQuery(place, { nhom: on ? 'khu' : null }), { replace: true })}
        />
      ) : null}
    </div>
  )
}
