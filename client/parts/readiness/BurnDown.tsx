import './burn-down.css'

export interface ChartPoint {
  /** ms */
  readonly at: number
  readonly count: number
}
export interface BurnDownProps {
  /** The whole picture in a sentence. */
  readonly label: string
  /** What was still open, ascending in time; drawn up to its last point. */
  readonly open: readonly ChartPoint[]
  /** Of that, what was in the way already. */
  readonly held: readonly ChartPoint[]
  /** What would be open if everything were done when due; each count holds to the next instant. */
  readonly due: readonly ChartPoint[]
  /** Right end of the axis, ms. */
  readonly until: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  readonly words: { readonly open: string; readonly held: string; readonly due: string }
  readonly untilLabel: string
}

/** Percent of the drawing; it is stretched to its box, so that the letters are never scaled. */
const hundred = 100

type Point = readonly [number, number]
const line = (points: readonly Point[]): string =>
  points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('')

/** A step for each count that holds to the next instant. */
const steps = (points: readonly Point[]): string =>
  points
    .map(([x, y], n) => (n === 0 ? `M${x.toFixed(2)} ${y.toFixed(2)}` : `H${x.toFixed(2)}V${y.toFixed(2)}`))
    .join('')

/** A figure above `most` that halves to a whole number. */
export function roundUp(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  const top = [1, 2, 4, 6, 8, 10].map((n) => n * size).find((n) => n >= most) ?? most
  return Math.max(2, top)
}

/** What is left towards opening, against what the due times ask. The figures stand beside it as a table. */
export function BurnDown(props: BurnDownProps) {
  const { label, open, held, due, until, ticks, words, untilLabel } = props
  const from = Math.min(open[0]?.at ?? until, due[0]?.at ?? until)
  const top = roundUp(Math.max(...[...open, ...due].map(({ count }) => count)))
  const x = (at: number) => ((at - from) / Math.max(1, until - from)) * hundred
  const y = (count: number) => (1 - count / top) * hundred
  const placed = (points: readonly ChartPoint[]) => points.map(({ at, count }): Point => [x(at), y(count)])
  const now = open.at(-1)
  const area = (points: readonly ChartPoint[]) => {
    const [first, last] = [points[0], points.at(-1)]
    return first && last ? `${line(placed(points))}L${x(last.at)} ${hundred}L${x(first.at)} ${hundred}Z` : ''
  }
  return (
    <div className="burn-down">
      <div className="burn-plot" role="img" aria-label={label}>
        {[top, top / 2, 0].map((count) => (
          <span key={count} className="burn-level" style={{ top: `${y(count)}%` }}>
            {count}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="burn-grid" d={`M0 0H100M0 50H100M0 ${hundred}H100`} />
          <path className="burn-held" d={area(held)} />
          <path className="burn-due" d={steps(placed(due))} />
          <path className="burn-open" d={line(placed(open))} />
          {now === undefined ? null : <path className="burn-now" d={`M${x(now.at)} 0V${hundred}`} />}
        </svg>
        {now === undefined ? null : (
          <b
            className={x(now.at) > 80 ? 'burn-figure before' : 'burn-figure'}
            style={{ left: `${x(now.at)}%`, top: `${y(now.count)}%` }}
          >
            {now.count}
          </b>
        )}
        {ticks.map(({ at, label: text }) => (
          <span
            key={at}
            className={x(at) < 10 ? 'burn-tick first' : 'burn-tick'}
            style={{ left: `${x(at)}%` }}
          >
            {text}
          </span>
        ))}
        <span className="burn-tick last">{untilLabel}</span>
      </div>
      <ul className="burn-key">
        <li className="open">{words.open}</li>
        <li className="held">{words.held}</li>
        <li className="due">{words.due}</li>
      </ul>
    </div>
  )
}
