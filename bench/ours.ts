// The real server on a temporary folder, with the congress of the demo's plan and no limit of speed per person.
import type { Journal } from '../server/journal/port.ts'
import { congress, startServer } from '../test/tools/server.ts'
import type { Username } from '../test/tools/server.ts'
import type { Ask, Ready } from './contract.ts'

const people: readonly Username[] = ['vnpt1', 'vnpt2']
const measuring: readonly Username[] =
  process.env['BENCH_MEASURE'] === undefined
    ? []
    : ['lanhdao', 'trucban1', 'trucban2', 'hatang1', 'viettel1', 'viettel2', 'mobifone1', 'buudien1']
const unlimited = { rate: 1e9, burst: 1e9, patience: 1e9 }

const server = await startServer({ usernames: [...people, ...measuring], instead: { limits: unlimited } })
let extraMs = 0
const { journal } = server.system.store
const append: Journal['append'] = journal.append.bind(journal)
journal.append = async (...args) => {
  if (extraMs > 0) await new Promise((resolve) => setTimeout(resolve, extraMs))
  return append(...args)
}

process.on('message', ({ ask, ...more }: Ask) => {
  if (ask === 'delay') extraMs = (more as { ms: number }).ms
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system })
})
process.on('disconnect', () => void server.drop().finally(() => process.exit(0)))

const rows = [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
const row = rows.find(
  ({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson,
)
const { token } = await server.display('so')
const cookies = await Promise.all(people.flatMap((who) => [server.cookie(who), server.cookie(who)]))
const ready: Ready = {
  port: server.port,
  token,
  subscribe: { congress, cursor: null },
  cookies,
  measuring: await Promise.all(measuring.map((who) => server.cookie(who))),
  row: row?.id ?? '',
}
process.send?.(ready)
