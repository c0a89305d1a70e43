import { lazy, Suspense, useMemo, useState } from 'react'
import type { Language } from '../../../domain/words.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import { isRunning } from '../../../domain/directive/standing.ts'
import { readiness } from '../../../domain/run/readiness.ts'
import type { CongressState } from '../../../domain/state.ts'
import { useNow, useSnapshot } from '../../app/context.ts'
import { useLanguage, useWords } from '../../app/language.ts'
import { clockOf, dateOf, secondsOf, shortDateOf, wallCountdown, weekdayOf } from '../../app/times.ts'
import { speak } from '../../app/words.ts'
import { Stamp } from '../../parts/layout/EmptyState.tsx'
import { GoLight, SeverityCounts, Wall, WallCountdown } from '../../parts/wall/Wall.tsx'
import { WallFoot } from '../../parts/wall/WallFoot.tsx'
import { shellWords } from '../../words/shell.ts'
import { severityWords, termWords } from '../../words/terms.ts'
import { wallWords } from '../../words/wall.ts'
import { gridOf, scopeOf } from './fit.ts'
import { Places } from './Places.tsx'
import { waitingAfter } from './silence.ts'
import { useTurned } from './turned.ts'
import { lightOf } from './verdict.ts'
import { roomBeside } from './lines.ts'
import { WorstList } from './WorstList.tsx'
import type { Standing } from './order.ts'
import { countBySeverity, inOrder, openIncidents, standing } from './worst.ts'
import type { OpenIncident } from './worst.ts'

function countdownFor({ opening, closing, zone }: CongressInfo, now: number, language: Language) {
  const t = speak(wallWords, language)
  const day = (at: number) => [weekdayOf(at, zone, language), shortDateOf(at, zone)] as const
  if (now < opening)
    return {
      parts: wallCountdown(opening - now, language),
      text: t.toOpening(clockOf(opening, zone), ...day(opening)),
    }
  if (now < closing)
    return {
      parts: wallCountdown(closing - now, language),
      text: t.toClosing(clockOf(closing, zone), ...day(closing)),
    }
  return { parts: [{ figure: t.over, unit: '' }], text: t.overText(...day(closing)) }
}

const Directives = lazy(async () => ({ default: (await import('../directives/WallStrip.tsx')).WallStrip }))

interface SideProps {
  readonly state: CongressState
  readonly open: readonly OpenIncident[]
  /** In the order that stands. */
  readonly order: readonly OpenIncident[]
  readonly now: number
}

/** Counts, the worst incidents and what the leaders have ordered. */
function Side({ state, open, order, now }: SideProps) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const turned = useTurned()
  const directing = [...state.directives.values()].filter(isRunning).length
  return (
    <>
      <SeverityCounts
        label={t.counts}
        counts={countBySeverity(open).map(({ severity, count, loose, ink }) => ({
          severity,
          ink,
          count,
          label: t.countOf(severity, severityWords[severity][language], count, loose),
        }))}
      />
      <WorstList state={state} open={open} order={order} now={now} room={roomBeside(turned, directing)} />
      {directing === 0 ? null : (
        <Suspense>
          <Directives state={state} now={now} turned={turned} />
        </Suspense>
      )}
    </>
  )
}

interface FootProps {
  readonly info: CongressInfo
  readonly now: number
  readonly silence: number
  readonly scheduledAt: number | null
}

/** Clock and sign of life: how old what stands above is, and when due times were last looked at. */
function Foot({ info: { zone, name }, now, silence, scheduledAt }: FootProps) {
  const t = useWords(wallWords)
  const language = useLanguage()
  const seconds = Math.floor(silence / 1000)
  const fresh = silence < waitingAfter
  const scheduled = scheduledAt === null ? t.unscheduled : t.scheduled(clockOf(scheduledAt, zone))
  return (
    <WallFoot
      clock={secondsOf(now, zone)}
      date={`${weekdayOf(now, zone, language)} ${dateOf(now, zone)}`}
      name={name}
      second={Number(secondsOf(now, zone).slice(-2))}
      live={fresh ? `${t.live(seconds)} · ${scheduled}` : t.silent(seconds)}
      fresh={fresh}
    />
  )
}

/** What the wall shows while it hears the centre. */
export function Board({ silence }: { readonly silence: number }) {
  const terms = useWords(termWords)
  const shell = useWords(shellWords)
  const language = useLanguage()
  const { shown, connection } = useSnapshot()
  const now = useNow(1000)
  const [before, setBefore] = useState<Standing | null>(null)
  const { info, rows } = shown
  // Rows of another incident's event are the same: nothing of them is worked out anew.
  const found = useMemo(() => (info ? readiness(rows.values(), info, now) : null), [rows, info, now])
  if (!info || !found) return null
  const scope = scopeOf(shown)
  const open = openIncidents(shown)
  const stands = standing(before, open, now, (id) => shown.incidents.has(id) || shown.faces.has(id))
  if (stands !== before) setBefore(stands)
  return (
    <Wall
      banner={info.rehearsal ? <Stamp word={terms.rehearsal} text={shell.rehearsalText} /> : undefined}
      head={
        <>
          <GoLight {...lightOf(shown, found, scope, now, language)} />
          <WallCountdown {...countdownFor(info, now, language)} />
        </>
      }
      grid={
        <Places
          state={shown}
          scope={scope}
          grid={gridOf(shown, found, scope, now, language)}
          open={open}
          now={now}
        />
      }
      side={<Side state={shown} open={open} order={inOrder(stands, shown)} now={now} />}
      foot={<Foot info={info} now={now} silence={silence} scheduledAt={connection.scheduledAt} />}
    />
  )
}
