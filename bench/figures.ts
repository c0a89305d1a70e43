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

/** One line of the report: the bare server's figure, ours, and the ratio of the pairs. */
export interface Row {
  readonly name: string
  readonly unit: string
  readonly bare: Spread | null
  readonly ours: Spread
  readonly ratio: Spread | null
  readonly target: string
  readonly pairs: number
  /** Pairs that stayed disturbed although repeated. */
  readonly disturbed: number
  /** Share of one core that the load generator itself used, at most. */
  readonly loader: number | null
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))
const wide = (spread: Spread | null): string =>
  spread ? `${shown(spread.median)} [${shown(spread.low)} ${shown(spread.high)}]` : '-'

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map(({ name, unit, bare, ours, ratio, target, pairs, disturbed, loader }) => [
    name,
    unit,
    wide(bare),
    wide(ours),
    wide(ratio),
    target,
    `${pairs}${disturbed > 0 ? ` (${disturbed} disturbed)` : ''}`,
    loader === null ? '-' : `${(loader * 100).toFixed(0)} %`,
  ])
  const head = [
    'row',
    'unit',
    'bare [quartiles]',
    'ours [quartiles]',
    'ours/bare',
    'target',
    'runs',
    'loader CPU',
  ]
  const widths = head.map((title, at) =>
    Math.max(title.length, ...cells.map((line) => line[at]?.length ?? 0)),
  )
  for (const line of [head, ...cells])
    console.log(line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
}
