import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import type { Row } from '../../../domain/run/row.ts'
import { useNow, useSnapshot, useStore } from '../../app/context.ts'
import { useKeys } from '../../app/keys.ts'
import { useWords } from '../../app/language.ts'
import { go, usePlace, withQuery } from '../../app/place.ts'
import { clockOf } from '../../app/times.ts'
import { Tabs } from '../../parts/controls/Tabs.tsx'
import { PageHead } from '../../parts/layout/PageHead.tsx'
import { itemWords } from '../../words/items.ts'
import { unheard } from '../directives/unheard.ts'
import { awaiting } from '../poll/awaiting.ts'
import { Filters } from './Filters.tsx'
import { OfflineNote } from './OfflineNote.tsx'
import { SecondList, Waivers } from './pressed.ts'
import { useScrollPlace } from './scroll.ts'
import { keep, linesOf, nothingWanted, sectionsOf, wantedFrom } from './sections.ts'
import type { Line } from './sections.ts'
import { shiftAt } from './shift.ts'
import { ItemSpine } from './ItemSpine.tsx'
import { organisationOf } from './who.ts'

const scopes = ['mine', 'all', 'second', 'waivers'] as const
export type Scope = (typeof scopes)[number]
const inAddress: { readonly [S in Scope]: string | null } = {
  mine: null,
  all: 'don-vi',
  second: 'cho-toi',
  waivers: 'cho-so',
}
const scopeFrom = (text: string | null): Scope => scopes.find((scope) => inAddress[scope] === text) ?? 'mine'

export interface ItemsListProps {
  readonly rows: readonly Row[]
  readonly info: CongressInfo
  readonly organisation: string
  readonly now: number
  /** The row shown beside the list. */
  readonly chosen: string | null
  readonly onOpen: (row: string) => void
}

/** Critical, claimed not applicable, not confirmed: the department's to confirm. */
const isWaiver = ({ row, status }: Line): boolean =>
  status.state === 'waiting' && status.fact?.kind === 'waive' && row.item.critical

/** What waits for this person as the second one, and for the department; both from all that is seen, not only the own. */
function useWaiting(seen: () => readonly Line[]) {
  const { actor } = useSnapshot()
  const store = useStore()
  const department = actor?.department === true
  const lines = seen()
  const isMine = ({ row, status: { state, fact } }: Line): boolean => {
    if (state !== 'waiting' || !fact || fact.kind === 'waive') return false
    const no = store.may({ type: 'run.confirm', payload: { row: row.id, fact: fact.id } })
    return no === null || no.code === 'needs-connection'
  }
  return { second: lines.filter(isMine), waivers: department ? lines.filter(isWaiver) : null }
}

function useLines({ rows, info, now }: Pick<ItemsListProps, 'rows' | 'info' | 'now'>, shiftEnd: number) {
  const { shown } = useSnapshot()
  const { query } = usePlace()
  const wanted = useMemo(() => wantedFrom(query), [query])
  const ask = { areas: shown.areas, calendar: info, now, shiftEnd }
  // What was to do when the list was opened keeps its place once it is done, until the shift changes.
  const [opened, setOpened] = useState({ shiftEnd: 0, kept: keep([]) })
  if (opened.shiftEnd !== shiftEnd)
    setOpened({ shiftEnd, kept: keep(linesOf({ ...ask, rows, wanted: nothingWanted })) })
  const all = linesOf({ ...ask, rows, wanted: nothingWanted, kept: opened.kept })
  const lines = linesOf({ ...ask, rows, wanted, kept: opened.kept })
  return { all, lines, wanted, shown, ask }
}

/** Search by `/`, move by `j` and `k`, open by Enter, close by Escape (UI 8). */
function useListKeys(list: { readonly current: HTMLElement | null }, chosen: string | null): void {
  const t = useWords(itemWords)
  const place = usePlace()
  const step = (by: number) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('button.item-words') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
  }
  useKeys([
    { keys: 'j', text: t.rowKeys, run: () => step(1) },
    { keys: 'k', text: t.rowKeys, run: () => step(-1) },
    {
      keys: '/',
      text: t.keySearch,
      run: () => list.current?.querySelector<HTMLElement>('[type=search]')?.focus(),
    },
    ...(chosen === null
      ? []
      : [
          {
            keys: 'Escape' as const,
            text: t.keyClose,
            run: () => go(withQuery({ path: '/viec', query: place.query }, {})),
          },
        ]),
  ])
}

const Notice = lazy(async () => ({ default: (await import('../poll/PollNotice.tsx')).PollNotice }))
const Order = lazy(async () => ({
  default: (await import('../directives/DirectiveNotice.tsx')).DirectiveNotice,
}))
/** Loaded only while a poll, or a directive, waits for this organisation's word. */
function Asked({ info }: Pick<ItemsListProps, 'info'>) {
  const { shown, actor } = useSnapshot()
  const now = useNow(15_000)
  const own = actor?.organisation ?? null
  const poll = awaiting(shown, own, now)
  const [directive, ...more] = unheard(shown, own, now)
  const at = { now, zone: info.zone }
  return (
    <Suspense>
      {poll === null ? null : <Notice poll={poll} {...at} />}
      {directive === undefined ? null : <Order directive={directive} more={more.length} {...at} />}
    </Suspense>
  )
}

export function ItemsList(props: ItemsListProps) {
  const { info, organisation, now } = props
  const t = useWords(itemWords)
  const place = usePlace()
  const box = useRef<HTMLDivElement>(null)
  useScrollPlace(`/viec?${place.query.toString()}`, 'kept')
  useListKeys(box, props.chosen)
  const shift = shiftAt(info, now)
  const { all, lines, wanted, shown, ask } = useLines(props, shift.to)
  const { second, waivers } = useWaiting(() =>
    linesOf({ ...ask, rows: shown.rows.values(), wanted: nothingWanted }),
  )
  const chosen = scopeFrom(place.query.get('xem'))
  const scope = chosen === 'waivers' && !waivers ? 'mine' : chosen
  const whole = sectionsOf(all)
  const short = organisationOf({ shown }, organisation)
  const tabs = [
    { id: 'mine' as const, label: t.mine, count: whole.now.length + whole.shift.length },
    { id: 'all' as const, label: t.allOf(short), count: all.length },
    { id: 'second' as const, label: t.second, count: second.length },
    ...(waivers ? [{ id: 'waivers' as const, label: t.waivers, count: waivers.length }] : []),
  ]
  return (
    <div className="items" ref={box}>
      <PageHead title={t.title} note={short}>
        <Tabs
          label={t.scope}
          tabs={tabs}
          current={scope}
          panelId="items-panel"
          onChoose={(id) => go(withQuery(place, { xem: inAddress[id] }), { replace: true })}
        />
      </PageHead>
      <Asked info={info} />
      <OfflineNote phone={info.dutyPhone} />
      {scope === 'waivers' || scope === 'second' ? null : (
        <Filters wanted={wanted} scope={scope} rows={props.rows} />
      )}
      <div id="items-panel" role="tabpanel" className="items-panel">
        {scope === 'second' || scope === 'waivers' ? (
          <Suspense>
            {scope === 'second' ? (
              <SecondList lines={second} info={info} now={now} onOpen={props.onOpen} />
            ) : (
              <Waivers lines={waivers ?? []} now={now} zone={info.zone} onOpen={props.onOpen} />
            )}
          </Suspense>
        ) : (
          <ItemSpine
            {...props}
            lines={lines}
            scope={scope}
            wanted={wanted}
            shiftEnd={clockOf(shift.to, info.zone)}
          />
        )}
      </div>
    </div>
  )
}
