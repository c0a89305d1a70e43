import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandSchemas, decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { actorOf } from '../../domain/state.ts'
import { congress } from '../http/rig.ts'
import { openLine } from '../tools/client.ts'
import type { Line } from '../tools/client.ts'
import { askAs, everything, openWorld, other, tellable } from './sweep-world.ts'
import type { Asker, World } from './sweep-world.ts'
import { commandTable } from './sweep-commands.ts'
import type { CommandCase } from './sweep-commands.ts'

let world: World
const lines = new Map<string, Line>()
beforeAll(async () => {
  world = await openWorld()
  for (const { name, headers, bearer } of world.askers) {
    const { cookie } = headers
    const means = cookie === undefined ? { auth: { token: bearer ?? '' } } : { cookie }
    if (name !== 'nobody') lines.set(name, await openLine(`http://localhost:${world.house.port}`, means))
  }
})
afterAll(async () => {
  for (const line of lines.values()) line.close()
  await world.house.close()
})

const among = (names: readonly string[], name: string): boolean =>
  names.some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`).test(name))

/** The payload with what is really there, or with an id of the same form that nothing has. */
function filled({ payload }: CommandCase, madeUp: boolean): object {
  const timed = JSON.stringify(payload).replace('"<soon>"', String(world.house.now() + 3_600_000))
  const said = timed.replace(/<(\w+)>|"\{(\w+)\}"/g, (_, stays?: string, tried?: string) => {
    if (stays !== undefined) return world.real[stays] ?? ''
    const real = world.real[tried ?? ''] ?? ''
    if (!madeUp) return JSON.stringify(real)
    if (/^[\da-f-]{36}$/.test(real)) return JSON.stringify(randomUUID())
    return JSON.stringify(tried === 'row' ? real.replace(/^\w\w-\d\d/, 'ZZ-99') : 'khong-co-dau')
  })
  return JSON.parse(said) as object
}

/** One command over both doors; what is the same of every answer to it is left out. */
async function tried(asker: Asker, type: string, payload: object, to: string): Promise<string> {
  const json = { id: randomUUID(), congress: to, type, payload, madeAt: world.house.now() }
  const twin = await askAs(world, asker, 'POST', '/api/v1/commands', { json })
  const line = lines.get(asker.name)
  const acked = line ? await line.ask('command', { ...json, id: randomUUID() }) : null
  return `${tellable(twin)} ${JSON.stringify(acked)}`
    .replace(/"content-length":"\d+"/, '')
    .replace(/\\"cursor\\":\\"[^"]*"/g, '')
}

test('[SC4] every command has a row in the table of ids', () => {
  const missing = Object.keys(commandSchemas).filter((type) => !Object.hasOwn(commandTable, type))
  const hint =
    'add a row to test/security/sweep-commands.ts: which ids are in its payload, and who may tell a real one'
  expect([missing, missing.length > 0 ? hint : '']).toEqual([[], ''])
  expect(Object.keys(commandTable).filter((type) => !Object.hasOwn(commandSchemas, type))).toEqual([])
})

const cells = Object.entries(commandTable).flatMap(([type, cases]) =>
  typeof cases === 'string' ? [] : cases.map((one, n) => ({ type, one, name: `${type} ${n + 1}` })),
)

test.each(cells)(
  '[SC4] a forbidden id in a command and a made-up one are answered alike: $name',
  async ({ type, one }) => {
    for (const [, name = ''] of JSON.stringify(one.payload).matchAll(/[<{](\w+)[>}]/g))
      if (name !== 'soon') expect([name, world.real[name] ?? '']).not.toEqual([name, ''])
    const form = commandSchemas[type as keyof typeof commandSchemas].safeParse(filled(one, true))
    expect(form.error?.issues ?? []).toEqual([])
    const before = everything(world)
    const wrong: string[] = []
    const to = one.congress ?? congress
    for (const asker of world.askers.filter(({ name }) => !among(one.sees, name))) {
      const is = await tried(asker, type, filled(one, false), to)
      const isNot = await tried(asker, type, filled(one, true), to)
      if (is !== isNot) wrong.push(`${asker.name}: ${is.slice(0, 900)}\n   / ${isNot.slice(0, 900)}`)
      if (is.includes('"ok":true')) wrong.push(`${asker.name} is obeyed`)
    }
    expect(wrong).toEqual([])
    expect(everything(world)).toBe(before)
  },
)

test('[SC4] whoever may see decides otherwise on what is there: none of these ids is one that nobody would know', () => {
  const { desk } = world.house.system
  const state = desk.congress(congress)
  if (!state) throw new Error('no congress')
  const attachment = () => null
  const decided = (person: string, { type, one }: (typeof cells)[number], madeUp: boolean): string => {
    const actor = actorOf(state, person, desk.site().admins.has(person))
    const now = world.house.now()
    if (!actor) throw new Error(person)
    const command = { type, payload: filled(one, madeUp) } as CongressCommand
    const ctx = { by: actor, at: now, madeAt: now, id: 'thu', expected: null, attachment }
    const { ok, ...said } = decide(state, command, ctx)
    return ok ? 'ok' : JSON.stringify(said)
  }
  const alike = cells.filter((cell) => {
    const { one } = cell
    if (
      one.sees.length === 0 ||
      one.congress === 'site' ||
      one.idle !== undefined ||
      JSON.stringify(one).includes('photo')
    )
      return false
    const may = world.askers.filter(({ name, bearer }) => bearer === null && among(one.sees, name))
    return may.every(({ name }) => {
      const person = world.house.personOf(name)
      return decided(person, cell, false) === decided(person, cell, true)
    })
  })
  expect(alike.map(({ name }) => name)).toEqual([])
})

test('[SC4] how many items a competitor has linked to an incident is not told by a limit', () => {
  const { desk } = world.house.system
  const state = desk.congress(congress)
  const incident = world.real['ownIncident'] ?? ''
  const found = state?.incidents.get(incident)
  const actor = state && actorOf(state, world.house.personOf('vnpt-liaison'), false)
  if (!state || !found || !actor) throw new Error('no incident')
  const now = world.house.now()
  const ctx = { by: actor, at: now, madeAt: now, id: 'thu', expected: null, attachment: () => null }
  const rows = [...state.rows.values()].filter(({ owner }) => owner === 'vnpt').map(({ id }) => id)
  const command = { type: 'incident.link-rows', payload: { incident, rows: rows.slice(0, 20) } } as const
  for (const linked of [[], [world.real['row'] ?? '']]) {
    const incidents = new Map(state.incidents).set(incident, { ...found, rows: linked })
    const decision = decide({ ...state, incidents }, command, ctx)
    expect([linked, decision.ok]).toEqual([linked, true])
  }
  expect(command.payload.rows).toHaveLength(20)
})

test('[SC4] a congress that is not one’s own is at the socket as one that is not there', async () => {
  const wrong: string[] = []
  for (const [name, line] of lines) {
    const sees = /^(quan-tri|other-|token-other)/.test(name)
    // Administers the installation: which congresses there are is no secret to them (docs/decisions/0019).
    const knows = sees || name === 'site-unproven'
    const is = await line.ask('subscribe', { congress: other, cursor: null })
    const isNot = await line.ask('subscribe', { congress: 'khong-co-dau', cursor: null })
    if ((JSON.stringify(is) === JSON.stringify(isNot)) === sees)
      wrong.push(`${name}: ${JSON.stringify(is).slice(0, 100)}`)
    const asker = world.askers.find((one) => one.name === name)
    const payload = { row: world.real['row'] }
    if (asker && !knows) {
      const there = await tried(asker, 'run.tick', payload, other)
      if (there !== (await tried(asker, 'run.tick', payload, 'khong-co-dau')))
        wrong.push(`${name}: ${there.slice(0, 300)}`)
    }
  }
  expect(wrong).toEqual([])
})
