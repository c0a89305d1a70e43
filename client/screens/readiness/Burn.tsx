import { useMemo } from 'react'
import { burnDown, planned } from '../../../domain/run/course.ts'
import type { CongressInfo } from '../../../domain/congress/events.ts'
import type { Row } from '../../../domain/run/row.ts'
import { useWords } from '../../app/language.ts'
import { clockOf, shortDateOf, whenOf } from '../../app/times.ts'
import { readinessWords } from '../../words/readiness.ts'

const steps = 40
const width = 640
const height = 180
const edge = { left: 36, right: 12, top: 10, bottom: 24 }
const longest = 30 * 86_400_000

/** From when the course is drawn: the first proof there is, at most 30 days back, at least six hours. */
function beginOf(rows: readonly Row[], now: number): number {
  let first = now - 6 * 3_600_000
  for (const { facts } of rows) first = Math.min(first, facts[0]?.at ?? first)
  return Math.max(first, now - longest)
}

/** What is left of the critical items, against what the due times ask. */
export function Burn({
  rows,
  info,
  now,
}: {
  readonly rows: readonly Row[]
  readonly info: CongressInfo
  readonly now: number
}) {
  const t = useWords(readinessWords)
  // A minute is fine enough, and 700 rows are not walked forty times each second.
  const minute = Math.floor(now / 60_000) * 60_000
  const drawn = useMemo(() => {
    const from = beginOf(rows, minute)
    const until = Math.max(info.opening, minute)
    const points = burnDown(rows, info, from, minute, steps)
    const instants = Array.from({ length: steps + 1 }, (_, n) => from + ((until - from) * n) / steps)
    return { from, until, points, instants, plan: planned(rows, info, minute, instants) }
  }, [rows, info, minute])
  const { from, until, points, instants, plan } = drawn
  const most = Math.max(1, ...points.map(({ open }) => open), ...plan)
  const x = (at: number) =>
    edge.left + ((at - from) / Math.max(1, until - from)) * (width - edge.left - edge.right)
  const y = (count: number) => edge.top + (1 - count / most) * (height - edge.top - edge.bottom)
  const path = (list: readonly (readonly [number, number])[]) =>
    list.map(([at, count], n) => `${n === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(count).toFixed(1)}`).join('')
  const open = points.at(-1)?.open ?? 0
  const [asked = 0] = planned(rows, info, minute, [minute])
  const { zone } = info
  return (
    <section className="burn">
      <h2>{t.burn}</h2>
      <p className="quiet">{t.burnLabel(open, asked)}</p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.burnLabel(open, asked)}>
        <line className="burn-axis" x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} />
        <text x={edge.left - 6} y={y(most) + 4} textAnchor="end">
          {most}
        </text>
        <text x={edge.left - 6} y={y(0) + 4} textAnchor="end">
          0
        </text>
        <text x={edge.left} y={height - 6}>
          {shortDateOf(from, zone)}
        </text>
        <text x={width - edge.right} y={height - 6} textAnchor="end">
          {shortDateOf(until, zone)} {clockOf(until, zone)}
        </text>
        <path className="burn-plan" d={path(instants.map((at, n) => [at, plan[n] ?? 0]))} />
        <path className="burn-open" d={path(points.map((point) => [point.at, point.open]))} />
        <line className="burn-now" x1={x(minute)} x2={x(minute)} y1={edge.top} y2={y(0)} />
      </svg>
      <p className="burn-key">
        <span className="burn-open-key">{t.burnOpen}</span>
        <span className="burn-plan-key">{t.burnPlan}</span>
      </p>
      <details className="fold">
        <summary>{t.burnTable}</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.burnAt}</th>
              <th scope="col">{t.burnOpen}</th>
            </tr>
          </thead>
          <tbody>
            {points
              .filter((_, n) => n % 5 === 0)
              .map((point) => (
                <tr key={point.at}>
                  <td>{whenOf(point.at, minute, zone)}</td>
                  <td>{point.open}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
