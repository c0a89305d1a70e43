import { Suspense, useState } from 'react'
import type { Row } from '../../../domain/run/row.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { Checkbox } from '../../parts/controls/Choice.tsx'
import { itemWords } from '../../words/items.ts'
import type { Scope } from './ItemsList.tsx'
import { FilterChoices } from './pressed.ts'
import { chosenOf, isFiltered } from './sections.ts'
import type { Wanted } from './sections.ts'

export interface FiltersProps {
  readonly wanted: Wanted
  readonly scope: Scope
  /** What can be chosen from. */
  readonly rows: readonly Row[]
}

/** Search and filters; all of them stand in the address. */
export function Filters(props: FiltersProps) {
  const { wanted, scope } = props
  const t = useWords(itemWords)
  const place = usePlace()
  const chosen = chosenOf(wanted)
  const [open, setOpen] = useState(chosen > 0)
  const grouped = place.query.get('nhom') === 'khu'
  const clear = { tim: null, khu: null, bang: null, loc: null, 'giai-doan': null, 'quan-trong': null }
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
      {open ? (
        <Suspense>
          <FilterChoices {...props} />
        </Suspense>
      ) : null}
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
