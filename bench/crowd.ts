import { crowd } from '../test/load/crowd.ts'
import { plainRow } from './figures.ts'
import type { Row, Target } from './figures.ts'

const boards = 5_000
const seconds = 20

/** 5,000 boards at two commands a second: how far apart they are, how many were lost, and what each takes. */
export async function crowdRows(): Promise<Row[]> {
  const { wrong, figures } = await crowd(boards, seconds)
  for (const what of wrong) console.error(`crowd: ${what}`)
  const loader = (figures['loader CPU, % of a core'] ?? Number.NaN) / 100
  const row = (what: string, unit: string, most: number | null): Row => {
    const target: Target | null = most === null ? null : { on: 'ours', most }
    const name = `${what}, ${boards} boards, 2/s`
    return { ...plainRow({ name, unit, target }, [figures[what] ?? Number.NaN]), loader }
  }
  return [
    row('ms between the first and the last board', 'ms', 5_000),
    row('disconnected', 'boards', 0),
    row('KB of server heap for one board', 'KB', null),
    row('MB of server memory', 'MB', null),
    row('server CPU, % of a core', '%', null),
  ]
}
