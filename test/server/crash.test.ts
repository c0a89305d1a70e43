import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { violations } from '../tools/history.ts'
import { sendAgain, work } from '../tools/load.ts'
import type { ClientPlan, Ledger } from '../tools/load.ts'
import { congress, prepareFolder, runCli, spawnServer, startServer } from '../tools/server.ts'
import type { Username } from '../tools/server.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10)
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

/** mulberry32: what is random in a round can be repeated from the printed seed. */
function dice(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const crew: readonly (readonly [Username, string])[] = [
  ['vnpt1', 'vnpt'],
  ['vnpt2', 'vnpt'],
  ['viettel1', 'viettel'],
  ['viettel2', 'viettel'],
]
const devices = 20

/** A plain tick row of each organisation, read from a prepared folder. */
async function rowsOf(dir: string): Promise<Map<string, string>> {
  const server = await startServer({ dir })
  const rows = [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
  await server.stop()
  const found = new Map<string, string>()
  for (const { id, owner, item } of rows)
    if (item.evidence.kind === 'tick' && !item.twoPerson && !found.has(owner)) found.set(owner, id)
  return found
}

/** Ids of the ticks in the record and whose they are, in order, straight from the files. */
function journalOf(dir: string, rows: ReadonlyMap<string, string>): Map<string, string[]> {
  const owners = new Map([...rows].map(([owner, row]) => [row, owner]))
  const found = new Map<string, string[]>()
  const folder = join(dir, 'journal', congress)
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort())
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').slice(1, -1)) {
      const { commit } = JSON.parse(line) as {
        commit: { command: { id: string }; events: { type: string; row?: string }[] }
      }
      const [event] = commit.events
      if (event?.type !== 'run.ticked') continue
      const owner = owners.get(event.row ?? '') ?? ''
      found.set(owner, [...(found.get(owner) ?? []), commit.command.id])
    }
  return found
}

test(`[N21] killed at any moment under load, nothing acknowledged is lost and nothing happens twice`, async () => {
  console.log(`seed ${seed}, ${rounds} rounds`)
  const chance = dice(seed)
  const dir = await prepareFolder(crew.map(([username]) => username))
  const rows = await rowsOf(dir)
  const ledger: Ledger = { sent: [], seen: [] }
  let unanswered = 0
  for (let round = 0; round < rounds; round += 1) {
    const server = await spawnServer(dir)
    for (const [username] of crew) await server.cookie(username)
    let stopped = false
    const plans = Array.from({ length: devices }, (_, at): ClientPlan => {
      const [username, organisation] = crew[at % crew.length] ?? ['vnpt1', 'vnpt']
      return { username, organisation, row: rows.get(organisation) ?? '', pause: () => 260 + chance() * 60 }
    })
    const before = ledger.sent.length
    const working = plans.map((plan) => work(server, plan, ledger, () => stopped))
    await new Promise((resolve) => setTimeout(resolve, 50 + chance() * 1_950))
    expect((await server.kill()).signal).toBe('SIGKILL')
    stopped = true
    await Promise.all(working)
    unanswered += ledger.sent.slice(before).filter(({ ackedAt }) => ackedAt === null).length
  }
  const last = await spawnServer(dir)
  // Only what nobody knows needs it; a share of the answered ones proves that they are not done again either.
  const again = ledger.sent.filter(({ ackedAt }, at) => ackedAt === null || at % 5 === 0)
  expect(await sendAgain(last, again)).toEqual([])
  expect((await last.stop()).code).toBe(0)
  const journal = journalOf(dir, rows)
  const acked = ledger.sent.filter(({ ackedAt }) => ackedAt !== null).length
  console.log(`${ledger.sent.length} sent, ${acked} acknowledged, ${unanswered} unknown at a kill`)
  expect(acked).toBeGreaterThan(rounds)
  for (const organisation of ['vnpt', 'viettel']) {
    const mine = <T extends { organisation: string }>(all: readonly T[]): T[] =>
      all.filter((one) => one.organisation === organisation)
    const history = {
      journal: journal.get(organisation) ?? [],
      told: mine(ledger.sent),
      seen: mine(ledger.seen),
    }
    expect(violations(history)).toEqual([])
  }
  const sentIds = ledger.sent.map(({ id }) => id).sort()
  expect([...journal.values()].flat().sort()).toEqual(sentIds)
  const verified = await runCli(['verify'], { DATA_DIR: dir }).ended
  expect([verified.code, verified.output]).toEqual([0, expect.any(String)])
  rmSync(dir, { recursive: true, force: true })
}, 280_000)
