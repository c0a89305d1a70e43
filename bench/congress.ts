// Congresses of the largest size that is promised: eight organisations, 125 items at each area, half of them proven; or
// thousands of incidents.
import { cpSync, rmSync } from 'node:fs'
import { initFolder } from '../server/journal/store.ts'
import { systemChance } from '../server/adapters/chance.ts'
import { systemClock } from '../server/adapters/clock.ts'
import { argonHasher } from '../server/adapters/hash.ts'
import { catalogueDir, realWorld } from '../server/main.ts'
import { openCatalogue, openSystem } from '../server/system.ts'
import type { System } from '../server/system.ts'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import { areaKinds } from '../domain/catalogue/checklist.ts'
import type { Checklist, Item } from '../domain/catalogue/checklist.ts'
import type { Area, Plan } from '../domain/catalogue/plan.ts'
import type { Row } from '../domain/run/row.ts'
import { congress, envelope, freshFolder, password, posts } from '../test/tools/server.ts'
import { raise } from './incidents.ts'
import type { Username } from '../test/tools/server.ts'

const itemsAtEachArea = 125
/** So many of them are authored, however many there come to be; the rest is there to be ticked. */
const authoredAtMost = 112
const planId = 'vinh-phuc-demo'
const carriers = ['vnpt', 'viettel', 'mobifone']
const postal = ['buu-dien', 'viettel-post']
const day = 86_400_000
const atOnce = 200

/** People who prove rows: one of each organisation that has somebody here. */
const provers: readonly Username[] = [
  'trucban1',
  'hatang1',
  'vnpt1',
  'vnpt2',
  'viettel1',
  'mobifone1',
  'buudien1',
]

/** Every authored item at every area; what is missing to 125 are plain ticks of the carriers, long due. */
function everywhere(lists: readonly Checklist[]): readonly Checklist[] {
  const spread = (item: Item): Item => ({
    ...item,
    scope: 'per_area',
    areaKinds: [...areaKinds],
    perCarrier: false,
  })
  const kept = fewer(lists)
  let missing = itemsAtEachArea - kept.reduce((sum, { items }) => sum + items.length, 0)
  return kept.map((list) => {
    const more = list.items
      .filter(({ onlyIf }) => !onlyIf)
      .slice(0, Math.max(0, missing))
      .map((item, n) => plainTick(item, `${item.id.slice(0, 2)}-${(80 + n).toString()}`))
    missing -= more.length
    return { ...list, items: [...list.items, ...more].map(spread) }
  })
}

/** At most `authoredAtMost` items, taken evenly from the lists; what another's condition names stays. */
function fewer(lists: readonly Checklist[]): readonly Checklist[] {
  const named = new Set(lists.flatMap(({ items }) => items.flatMap(({ onlyIf }) => onlyIf?.item ?? [])))
  let over = lists.reduce((sum, { items }) => sum + items.length, 0) - authoredAtMost
  return lists.map((list) => ({
    ...list,
    items: list.items.filter(({ id }, n) => {
      if (over <= 0 || n % 4 !== 3 || named.has(id)) return true
      over -= 1
      return false
    }),
  }))
}

const plainTick = (item: Item, id: string): Item => ({
  ...item,
  id,
  due: 'T-14d',
  ownerType: 'carrier',
  evidence: { kind: 'tick', readings: [] },
  twoPerson: false,
})

const areaOf = (n: number): Area => ({
  id: `khu-${n}`,
  name: `Khu vực ${n}`,
  short: `Khu ${n}`,
  kind: areaKinds[n % areaKinds.length] ?? 'hall',
  leadCarrier: carriers[n % carriers.length],
  leadPost: postal[n % postal.length],
  carriers,
})

function catalogueOf(rows: number): Catalogue {
  const authored = openCatalogue(catalogueDir)
  const plan = authored.plans.get(planId)
  if (!plan) throw new Error(`no plan ${planId}`)
  const big: Plan = {
    ...plan,
    organisations: plan.organisations.filter(({ id }) => id !== 'fpt'),
    areas: Array.from({ length: Math.round(rows / itemsAtEachArea) }, (_, n) => areaOf(n + 1)),
  }
  const lists = everywhere([...authored.checklists.values()])
  return {
    ...authored,
    checklists: new Map(lists.map((list) => [list.id, list])),
    plans: new Map([[planId, big]]),
  }
}

/** What proves a row: a tick, or values within its limits. */
function proofOf({ id, item }: Row) {
  const { readings } = item.evidence
  const note = 'đã kiểm tra tại chỗ, đường truyền ổn định'
  if (readings.length === 0) return { type: 'run.tick', payload: { row: id, note } }
  const values = readings.map(({ min, max }) => min ?? max ?? 0)
  return { type: 'run.measure', payload: { row: id, values, note } }
}

/** Every second row of each organisation is proven by one of its people. */
async function prove({ desk, accounts }: System): Promise<void> {
  const rows = [...(desk.congress(congress)?.rows.values() ?? [])]
  for (const username of provers) {
    const person = accounts.byUsername(username)?.person ?? ''
    const mine = rows.filter(({ owner }) => owner === posts[username].organisation)
    const half = mine.filter((_, n) => n % 2 === 0)
    for (let from = 0; from < half.length; from += atOnce)
      await Promise.all(
        half.slice(from, from + atOnce).map((row) => {
          const proof = proofOf(row)
          return desk.handIn(person, { ...envelope(proof), ...proof }, 'vi')
        }),
      )
  }
}

/** Opens a fresh folder, lets `fill` work in it, closes it again; nothing runs then. */
async function prepare(catalogue: Catalogue, fill: (system: System) => Promise<void>): Promise<string> {
  const dir = freshFolder()
  initFolder(dir, { clock: systemClock, chance: systemChance })
  const config = {
    host: '127.0.0.1',
    port: 0,
    tls: null,
    trustedProxies: null,
    dataDir: dir,
    dataDirNamed: true,
    publicUrl: null,
    logLevel: 'silent',
    readOnly: false,
  } as const
  const hasher = argonHasher({ memoryCost: 256, timeCost: 1, parallelism: 1 })
  const system = await openSystem({ ...realWorld(config, () => 0), hasher, catalogue })
  const must = (answer: { readonly ok: boolean }): void => {
    if (!answer.ok) throw new Error(`refused while preparing: ${JSON.stringify(answer)}`)
  }
  const now = Date.now()
  const times = { opening: now + 3 * day, closing: now + 5 * day }
  must(await system.desk.asSystem('site', 'congress.import', { plan: planId, congress, ...times }))
  for (const username of Object.keys(posts) as Username[]) {
    const added = await system.accounts.add({ username, name: `Trực ban ${username}`, password })
    must(added)
    if (added.ok)
      must(await system.desk.asSystem(congress, 'person.join', { person: added.person, ...posts[username] }))
  }
  await fill(system)
  await system.close()
  return dir
}

/** A folder with a congress of so many rows, half of them proven, and the people of the tests in it. */
export const prepareRows = (rows: number): Promise<string> => prepare(catalogueOf(rows), prove)

const prepared = new Map<number, Promise<string>>()

/**
 * A folder with the demo's plan and so many incidents of twenty timeline entries each, one in ten still open. Made once
 * in a run, which takes a minute for 10,000; everybody gets a copy.
 */
export async function prepareIncidents(count: number): Promise<string> {
  const known = prepared.get(count)
  const made = known ?? prepare(openCatalogue(catalogueDir), (system) => raise(system, count))
  prepared.set(count, made)
  const from = await made
  if (!known) process.once('exit', () => rmSync(from, { recursive: true, force: true }))
  const copy = freshFolder()
  cpSync(from, copy, { recursive: true })
  return copy
}
