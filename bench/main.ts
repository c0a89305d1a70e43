// `npm run bench [-- --quick] [-- --only boards,commands,memory,start,measuring,pages,cost,phone,desk,wall,storm,crowd]`: prints a table and JSON. See README.md here.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { deskRows } from './board.ts'
import { costRows } from './cost.ts'
import { crowdRows } from './crowd.ts'
import { enduringRows } from './enduring.ts'
import { printTable } from './figures.ts'
import type { Row } from './figures.ts'
import { steady, sustained } from './load.ts'
import type { Steady } from './load.ts'
import { measuringRows } from './measuring.ts'
import { inPairs } from './pairs.ts'
import type { Effort } from './pairs.ts'
import { memoryRows } from './memory.ts'
import { pageRows } from './pages.ts'
import { phoneRows } from './phone.ts'
import { startRows } from './starting.ts'
import { stormRows } from './storm.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
const isQuick = values.quick === true
const effort: Effort = isQuick ? { pairs: 3, seconds: 2 } : { pairs: 7, seconds: 5 }

const boardRows = (boards: number, rate: number, delay: number): Promise<Row[]> => {
  const name = `${boards} boards, ${rate}/s${delay > 0 ? `, +${delay} ms` : ''}`
  return inPairs<Steady>(
    {
      boards,
      delay,
      run: (stand) => steady(stand, rate, effort.seconds),
      wanted: [
        {
          name: `last board p99, ${name}`,
          unit: 'ms',
          target: { on: 'ratio', most: 1.25 },
          of: ({ lastBoard }) => lastBoard,
        },
        { name: `ack p99, ${name}`, unit: 'ms', target: null, of: ({ ack }) => ack },
        { name: `CPU per delivery, ${name}`, unit: 'µs', target: null, of: ({ perDelivery }) => perDelivery },
        { name: `server CPU, ${name}`, unit: 'core', target: null, of: ({ serverCpu }) => serverCpu },
      ],
    },
    effort,
  )
}

const commandRows = (delay: number): Promise<Row[]> =>
  inPairs(
    {
      boards: 20,
      delay,
      run: (stand) => sustained(stand, 64, effort),
      wanted: [
        {
          name: `commands, 64 in flight, 20 boards${delay > 0 ? `, +${delay} ms` : ''}`,
          unit: '/s',
          target: { on: 'ratio', least: 0.85 },
          of: ({ perSecond }: { perSecond: number; loaderCpu: number }) => perSecond,
        },
      ],
    },
    effort,
  )

const parts: Record<string, () => Promise<Row[]>> = {
  boards: async () => [
    ...(await boardRows(200, 20, 0)),
    ...(await boardRows(1_000, 100, 0)),
    ...(isQuick ? [] : [...(await boardRows(200, 20, 5)), ...(await boardRows(1_000, 100, 5))]),
  ],
  commands: async () => [...(await commandRows(0)), ...(isQuick ? [] : await commandRows(5))],
  memory: () => memoryRows(effort.pairs),
  start: () => startRows(isQuick ? [20_000] : [50_000, 100_000], effort),
  measuring: () => measuringRows(effort),
  pages: pageRows,
  cost: () => costRows(effort),
  phone: () => phoneRows(effort.pairs),
  desk: () => deskRows(effort.pairs),
  wall: enduringRows,
  storm: () => stormRows(effort.pairs),
  crowd: crowdRows,
}

// What is measured is what would be installed, and never an older one.
const home = fileURLToPath(new URL('..', import.meta.url))
const tsc = [`${home}node_modules/typescript/bin/tsc`, '-p', `${home}server/tsconfig.build.json`]
if (spawnSync(process.execPath, tsc, { stdio: ['ignore', 2, 2] }).status !== 0)
  throw new Error('the server could not be built')

const wanted = values.only?.split(',') ?? Object.keys(parts)
const rows: Row[] = []
for (const name of wanted) {
  const part = parts[name]
  if (!part) throw new Error(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`)
  console.error(`measuring ${name}…`)
  rows.push(...(await part()))
}
printTable(rows)
console.log(JSON.stringify({ node: process.version, quick: isQuick, rows }))
