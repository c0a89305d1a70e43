import './readiness.css'
import { useMemo, useState } from 'react'
import { readiness } from '../../../domain/run/readiness.ts'
import type { Readiness } from '../../../domain/run/readiness.ts'
import { phases } from '../../../domain/catalogue/checklist.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { whenOf } from '../../app/times.ts'
import { Button } from '../../parts/controls/Button.tsx'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { Lamp } from '../../parts/glyphs/Lamp.tsx'
import { EmptyState } from '../../parts/layout/EmptyState.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { Matrix } from '../../parts/wall/Matrix.tsx'
import { readinessWords } from '../../words/readiness.ts'
import { verdictWords } from '../../words/terms.ts'
import { PublishDialog } from '../summary/PublishDialog.tsx'
import { scopeOf } from '../wall/fit.ts'
import { lightOf } from '../wall/verdict.ts'
import { Burn } from './Burn.tsx'
import { BlockerList, Groups, Turned } from './Lists.tsx'
import { isSelected, lampOf, linesOf, selectedFrom } from './select.ts'
import type { Selected } from './select.ts'

function Head({ found, now }: { readonly found: Readiness; readonly now: number }) {
  const t = useWords(readinessWords)
  const language = useLanguage()
  const store = useStore()
  const { shown, actor } = useSnapshot()
  const [publishing, setPublishing] = useState(false)
  const light = lightOf(shown, found, scopeOf(shown), now, language)
  const { published, info } = shown
  const zone = info?.zone ?? 'UTC'
  const polled = published?.polled
  const said = published
    ? [
        t.published(verdictWords[published.verdict][language], whenOf(published.at, now, zone)),
        ...(polled
          ? [t.polled(verdictWords[polled.verdict][language], whenOf(polled.closedAt, now, zone))]
          : []),
      ].join(' · ')
    : t.unpublished
  const mayPublish = store.may({ type: 'readiness.publish', payload: {} })?.code !== 'not-allowed'
  return (
    <PageHead
      title={light.word}
      glyph={<Lamp verdict={light.verdict} label={verdictWords[light.verdict][language]} size={48} />}
      sub={
        <>
          {light.sentence}
          <br />
          <span className="quiet">{said}</span>
        </>
      }
      actions={
        mayPublish ? (
          <Button kind="primary" onPress={() => setPublishing(true)}>
            {t.publish}
          </Button>
        ) : undefined
      }
    >
      {actor?.department ? null : <p className="quiet">{t.own}</p>}
      {publishing ? (
        <PublishDialog verdict={found.verdict ?? 'unknown'} onClose={() => setPublishing(false)} />
      ) : null}
    </PageHead>
  )
}

/** Names of columns and areas, as the grid and the lists say them. */
function useNames() {
  const t = useWords(readinessWords)
  const language = useLanguage()
  const { shown } = useSnapshot()
  const area = (id: string): string => (id === '' ? t.noArea : (shown.areas.get(id)?.short ?? id))
  const checklist = (id: string): string => shown.checklists.get(id)?.title[language] ?? id
  const owner = (id: string): string => shown.organisations.get(id)?.short ?? id
  const phase = (id: string): string => ({ before: t.before, during: t.during, after: t.after })[id] ?? id
  const selected = ({ area: at, kind, value }: Selected): string | null => {
    const what = value === null || kind === null ? null : { checklist, owner, phase }[kind](value)
    const parts = [at === null ? null : area(at), what].filter((part) => part !== null)
    return parts.length > 0 ? parts.join(', ') : null
  }
  return { area, checklist, owner, phase, selected }
}

function Grid({ found, selected }: { readonly found: Readiness; readonly selected: Selected }) {
  const t = useWords(readinessWords)
  const language = useLanguage()
  const place = usePlace()
  const names = useNames()
  const { shown } = useSnapshot()
  const fields = selected.by === 'fields'
  const columns = [...(fields ? found.byChecklist : found.byOwner).keys()]
  const kind = fields ? 'checklist' : 'owner'
  const name = fields ? names.checklist : names.owner
  const lines = linesOf(fields ? found.fields : found.cells, [...shown.areas.keys()], columns)
  const rows = lines.map(({ area, worst, cells }) => ({
    id: area,
    name: names.area(area),
    worst,
    worstLabel: verdictWords[worst][language],
    cells: cells.map(({ id, group }) => {
      const verdict = group === undefined ? 'none' : lampOf(group)
      const to = withQuery(place, { khu: area, loai: kind, gi: id })
      const { done = 0, total = 0 } = group ?? {}
      return {
        id,
        verdict,
        figure: group ? `${done}/${total}` : undefined,
        label: t.cell(names.area(area), name(id), verdictWords[verdict][language], done, total),
        href: group ? to : undefined,
        onOpen: () => go(to),
      }
    }),
  }))
  const label = fields ? t.byField : t.byOwner
  const heads = columns.map((id) => ({ id, name: name(id) }))
  return <Matrix label={label} corner={t.corner} columns={heads} rows={rows} size="desk" />
}

/** Go, hold or no-go, rolled up every way, each with what blocks it one tap away. */
export default function ReadinessPage() {
  const t = useWords(readinessWords)
  const place = usePlace()
  const names = useNames()
  const { shown } = useSnapshot()
  const now = useNow(5_000)
  const rows = useMemo(() => [...shown.rows.values()], [shown.rows])
  const { info } = shown
  if (!info) return null
  const found = readiness(rows, info, now)
  const selected = selectedFrom(place.query)
  const named = <K extends string>(map: ReadonlyMap<K, unknown>, name: (id: string) => string) =>
    [...map.keys()].map((id) => ({ id, name: name(id) }))
  if (found.total === 0)
    return (
      <div className="readiness">
        <Head found={found} now={now} />
        <EmptyState title={t.empty} text={t.emptyText} />
      </div>
    )
  return (
    <div className="readiness">
      <Head found={found} now={now} />
      <div className="readiness-columns">
        <div className="readiness-main">
          <Tabs
            label={t.view}
            tabs={[
              { id: 'fields', label: t.byField },
              { id: 'owners', label: t.byOwner },
            ]}
            current={selected.by}
            onChoose={(id) =>
              go(withQuery(place, { xem: id === 'owners' ? 'don-vi' : null }), { replace: true })
            }
          />
          <Grid found={found} selected={selected} />
          <p className="quiet readiness-rule">{t.rule}</p>
          <Burn rows={rows} info={info} now={now} />
        </div>
        <aside className={isSelected(selected) ? 'readiness-side chosen' : 'readiness-side'}>
          <BlockerList
            key={place.query.toString()}
            found={found}
            selected={selected}
            name={names.selected(selected)}
            now={now}
          />
          <Turned rows={rows} now={now} />
          <Groups
            title={t.checklists}
            kind="checklist"
            groups={named(found.byChecklist, names.checklist).map((one) => ({
              ...one,
              group: found.byChecklist.get(one.id),
            }))}
          />
          <Groups
            title={t.organisations}
            kind="owner"
            groups={named(found.byOwner, names.owner).map((one) => ({
              ...one,
              group: found.byOwner.get(one.id),
            }))}
          />
          <Groups
            title={t.phases}
            kind="phase"
            groups={phases.map((id) => ({ id, name: names.phase(id), group: found.byPhase.get(id) }))}
          />
        </aside>
      </div>
    </div>
  )
}
