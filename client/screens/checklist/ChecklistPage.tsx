import './checklist.css'
import { useState } from 'react'
import { rowStates } from '../../../domain/run/status.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import type { ScreenProps } from '../../app/routes.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { SearchBox } from '../../parts/controls/SearchBox.tsx'
import { Select } from '../../parts/controls/Select.tsx'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { checklistWords } from '../../words/checklist.ts'
import { itemWords } from '../../words/items.ts'
import { rowStateWords } from '../../words/terms.ts'
import { organisationOf } from '../items/who.ts'
import { AddItem } from './AddItem.tsx'
import { countsOf, groupsOf, isSettled, linesOf, wantedFrom } from './lines.ts'
import type { Line, Wanted } from './lines.ts'
import { RunTable } from './RunTable.tsx'

function Filters({ wanted, lines }: { readonly wanted: Wanted; readonly lines: readonly Line[] }) {
  const t = useWords(checklistWords)
  const items = useWords(itemWords)
  const language = useLanguage()
  const place = usePlace()
  const snapshot = useSnapshot()
  const { shown } = snapshot
  const set = (key: string) => (value: string) =>
    go(withQuery(place, { [key]: value === '' ? null : value }), { replace: true })
  const owners = [...new Set(lines.map(({ row }) => row.owner))]
  const areas = new Set(lines.map(({ row }) => row.area))
  return (
    <div className="run-filters">
      <Select
        label={t.list}
        value={wanted.list}
        options={[...shown.checklists.values()].map(({ id, title }) => ({
          value: id,
          label: `${id} · ${title[language]}`,
        }))}
        onChange={(id) => go(`/bang-kiem/${id}`)}
      />
      <Select
        label={t.owner}
        value={wanted.owner ?? ''}
        options={[
          { value: '', label: t.anyOwner },
          ...owners.map((id) => ({ value: id, label: organisationOf(snapshot, id) })),
        ]}
        onChange={set('don-vi')}
      />
      <Select
        label={items.area}
        value={wanted.area ?? ''}
        options={[
          { value: '', label: items.anyArea },
          ...[...shown.areas.values()]
            .filter(({ id }) => areas.has(id))
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={set('khu')}
      />
      <SearchBox
        label={items.search}
        placeholder={items.searchHint}
        value={wanted.query}
        onChange={set('tim')}
      />
    </div>
  )
}

/** How the whole run stands, in words. */
function useCounts(lines: readonly Line[]): string {
  const t = useWords(checklistWords)
  const language = useLanguage()
  const counts = countsOf(lines)
  const parts = rowStates.flatMap((state) => {
    const n = counts.get(state) ?? 0
    return n === 0 ? [] : [t.some(n, rowStateWords[state][language])]
  })
  return t.counts(lines.length, parts.join(', '))
}

/** A whole run: every row of one checklist that this organisation may see, area by area. */
export default function ChecklistPage({ params }: ScreenProps) {
  const t = useWords(checklistWords)
  const language = useLanguage()
  const place = usePlace()
  const store = useStore()
  const { shown } = useSnapshot()
  const now = useNow(15_000)
  const [adding, setAdding] = useState(false)
  const list = shown.checklists.get(params['list'] ?? '') ?? [...shown.checklists.values()][0]
  const { info } = shown
  const lines = list && info ? linesOf(shown.rows.values(), list.id, info, now) : []
  const counts = useCounts(lines)
  if (!info || !list) return <EmptyState title={t.nothing} text={t.nothingText} />
  const wanted = wantedFrom(list.id, place.query)
  const groups = groupsOf(lines, shown.areas, wanted)
  const open = lines.filter(({ status, asked }) => asked && !isSettled(status)).length
  const mayAdd =
    store.may({ type: 'run.ask-again', payload: { rows: ['-'], reason: '.' } })?.code !== 'not-allowed'
  return (
    <div className="checklist">
      <PageHead
        title={list.title[language]}
        sub={counts}
        actions={
          mayAdd ? (
            <Button icon="plus" onPress={() => setAdding(true)}>
              {t.add}
            </Button>
          ) : undefined
        }
      >
        <Tabs
          label={t.title}
          tabs={[
            { id: 'all', label: t.all, count: lines.length },
            { id: 'open', label: t.open, count: open },
          ]}
          current={wanted.open ? 'open' : 'all'}
          onChoose={(id) => go(withQuery(place, { xem: id === 'open' ? 'mo' : null }), { replace: true })}
        />
      </PageHead>
      <Filters wanted={wanted} lines={lines} />
      {groups.length === 0 ? (
        <EmptyState title={t.nothing} text={t.nothingText} />
      ) : (
        <RunTable groups={groups} info={info} now={now} />
      )}
      {adding ? <AddItem list={list.id} onClose={() => setAdding(false)} /> : null}
    </div>
  )
}
