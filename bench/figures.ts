/** What one measured run says of a server. */
export type Figures = Readonly<Record<string, number>>

/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: quantile(values, 0.5),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
})

/** The same work each time: how long it took, and how much of that this process really ran, ms. */
function spin(): { took: number; ran: number } {
  const before = process.cpuUsage()
  const began = performance.now()
  let sum = 0
  for (let at = 0; at < 12_000_000; at += 1) sum = (sum + at * 7) % 1_000_003
  const took = performance.now() - began + Math.min(0, sum)
  const { user, system } = process.cpuUsage(before)
  return { took, ran: (user + system) / 1000 }
}

/** A loop of fixed work: it takes longer than at its best, or waits for a core, when somebody else is busy here. */
export function openGauge(): { disturbed(): boolean } {
  let best = Math.min(...Array.from({ length: 5 }, () => spin().took))
  return {
    disturbed: () => {
      const { took, ran } = spin()
      best = Math.min(best, took)
      return took > best * 1.35 || took > ran * 1.2
    },
  }
}

/** What a row must not exceed, or fall below: the ratio to the bare counterpart, or our own figure. */
export type Target = { readonly on: 'ratio' | 'ours' } & (
  { readonly most: number } | { readonly least: number }
)

/** One line of the report: the bare counterpart's figure, ours, and the ratio of the pairs. */
export interface Row {
  readonly name: string
  readonly unit: string
  readonly bare: Spread | null
  readonly ours: Spread
  readonly ratio: Spread | null
  /** Null: shown, not promised. */
  readonly target: Target | null
  /** How often it was measured, or how many pairs. */
  readonly pairs: number
  /** Pairs that stayed disturbed although repeated. */
  readonly disturbed: number
  /** Share of one core that the load generator itself used, at most. */
  readonly loader: number | null
}

/** One run of each of two things, one after the other. */
export interface Pair<T> {
  readonly bare: T
  readonly ours: T
  /** The machine was busy with something else before or after it. */
  readonly disturbed: boolean
}

/** What is read out of pairs: the row but for its figures. */
export type RowHead = Pick<Row, 'name' | 'unit' | 'target'>

/** The row of pairs that were measured in turns. */
export function pairedRow<T>(head: RowHead, pairs: readonly Pair<T>[], of: (run: T) => number): Row {
  return {
    ...head,
    bare: spreadOf(pairs.map(({ bare }) => of(bare))),
    ours: spreadOf(pairs.map(({ ours }) => of(ours))),
    ratio: spreadOf(pairs.map(({ bare, ours }) => of(ours) / of(bare))),
    pairs: pairs.length,
    disturbed: pairs.filter(({ disturbed }) => disturbed).length,
    loader: null,
  }
}

/** The row of something that has no bare counterpart. */
export const plainRow = (head: RowHead, values: readonly number[]): Row => ({
  ...head,
  bare: null,
  ours: spreadOf(values),
  ratio: null,
  pairs: values.length,
  disturbed: 0,
  loader: null,
})

/** The median decides; null: nothing was promised. */
export function isMet({ target, ratio, ours }: Row): boolean | null {
  if (target === null) return null
  const { median } = target.on === 'ratio' ? (ratio ?? ours) : ours
  return 'most' in target ? median <= target.most : median >= target.least
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))
const wide = (spread: Spread | null): string =>
  spread ? `${shown(spread.median)} [${shown(spread.low)} ${shown(spread.high)}]` : '-'
const targetShown = (target: Target | null): string => {
  if (target === null) return '-'
  return `${target.on} ${'most' in target ? `<= ${target.most}` : `>= ${target.least}`}`
}
const verdicts = new Map([
  [true, 'pass'],
  [false, 'MISS'],
  [null, '-'],
])

const heads = [
  'row',
  'unit',
  'bare [quartiles]',
  'ours [quartiles]',
  'ours/bare',
  'target',
  'met',
  'runs',
  'loader CPU',
]

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.name,
    row.unit,
    wide(row.bare),
    wide(row.ours),
    wide(row.ratio),
    targetShown(row.target),
    verdicts.get(isMet(row)) ?? '-',
    `${row.pairs}${row.disturbed > 0 ? ` (${row.disturbed} disturbed)` : ''}`,
    row.loader === null ? '-' : `${(row.loader * 100).toFixed(0)} %`,
  ])
  const widths = heads.map((title, at) =>
    Math.max(title.length, ...cells.map((line) => line[at]?.length ?? 0)),
  )
  for (const line of [heads, ...cells])
    console.log(line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  const promised = rows.filter(({ target }) => target !== null)
  console.log(`${promised.filter((row) => isMet(row) === true).length} of ${promised.length} targets met`)
}
