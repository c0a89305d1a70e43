// The real server on a temporary folder, with the congress of the demo's plan and no limit of speed per person.
import type { Journal } from '../server/journal/port.ts'
import { congress, startServer } from '../test/tools/server.ts'
import type { Username } from '../test/tools/server.ts'
import { used } from './contract.ts'
import type { Ask, Given, Ready } from './contract.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as Given
const people: readonly Username[] = given.by === 'department' ? ['trucban1', 'trucban2'] : ['vnpt1', 'vnpt2']
const measurers: readonly Username[] = [
  'lanhdao',
  'trucban1',
  'trucban2',
  'hatang1',
  'viettel1',
  'viettel2',
  'mobifone1',
  'buudien1',
]
const measuring = given.measuring ? measurers : []
const tickedInTurn = 50
const unlimited = { rate: 1e9, burst: 1e9, patience: 1e9 }

const folder = given.dir === undefined ? { usernames: [...people, ...measuring] } : { dir: given.dir }
const server = await startServer({ ...folder, instead: { limits: unlimited } })
let extraMs = 0
const { journal } = server.system.store
const append: Journal['append'] = journal.append.bind(journal)
journal.append = async (...args) => {
  if (extraMs > 0) await new Promise((resolve) => setTimeout(resolve, extraMs))
  return append(...args)
}

process.on('message', (asked: Ask) => {
  if (asked.ask === 'delay') extraMs = asked.ms
  process.send?.(used(asked))
})
const end = () => (given.dir === undefined ? server.drop() : server.stop())
process.on('disconnect', () => void end().finally(() => process.exit(0)))

const plainTicks = (owner: string): string[] =>
  [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
    .filter(
      (row) =>
        row.owner === owner && row.item.evidence.kind === 'tick' && !row.item.twoPerson && !row.item.byPoll,
    )
    .map(({ id }) => id)
const ticks = plainTicks('vnpt')
const seated = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all([...people, ...measurers].map(async (who) => [who, await server.cookie(who)] as const)),
  )
const { token } = await server.display('so')
const cookies = await Promise.all(people.flatMap((who) => [server.cookie(who), server.cookie(who)]))
const ready: Ready = {
  port: server.port,
  token,
  subscribe: { congress, cursor: null },
  cookies,
  measuring: await Promise.all(measuring.map((who) => server.cookie(who))),
  row: ticks[0] ?? '',
  ...(given.by === 'vnpt' ? { rows: ticks.slice(0, tickedInTurn) } : {}),
  tickable: plainTicks('so'),
  seats: given.dir === undefined ? {} : await seated(),
}
process.send?.(ready)
