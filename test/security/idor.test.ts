import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operations } from '../../server/http/openapi/document.ts'
import type { Asker, World } from './sweep-world.ts'
import { askAs, everything, openWorld, tellable } from './sweep-world.ts'
import { routeTable } from './sweep-routes.ts'
import type { RouteCase } from './sweep-routes.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.house.close())

/** Whether a name is one of those, `*` standing for anything. */
const among = (names: readonly string[], name: string): boolean =>
  names.some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`).test(name))

/** An id of the same form that nothing has. */
const madeUp = (made: RouteCase['made'], like: string): string =>
  made === 'uuid' ? randomUUID() : made === 'congress' ? 'khong-co-dau' : like.replace(/^.{4}/, 'zzzz')

/** Body, address and method of one try. */
async function tried(asker: Asker, route: string, one: RouteCase, id: string) {
  const [method = '', path = ''] = route.split(' ')
  const values: Record<string, string> = { integration: 'generic' }
  for (const [name, known] of Object.entries(one.at ?? {})) values[name] = world.real[known] ?? known
  if (!one.param.startsWith('?')) values[one.param] = id
  const where = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = new URLSearchParams(one.query ?? {})
  if (query.get('at')) query.set('at', String(world.house.now()))
  if (one.param.startsWith('?')) query.set(one.param.slice(1), id)
  const json = { ...one.body, ...(one.proven ? { proof: asker.proof ?? 'không' } : {}) }
  const sent = method === 'post' ? { json } : method === 'put' ? { body: Buffer.from('GIF89a') } : {}
  return askAs(world, asker, method.toUpperCase(), query.size > 0 ? `${where}?${query}` : where, sent)
}

test('[SC3] every route of the server has a row in the table of who may tell what is there', () => {
  const inTable = routeTable.map(({ route }) => route)
  const missing = operations
    .map(({ method, path }) => `${method} ${path}`)
    .filter((one) => !inTable.includes(one))
  const hint =
    'add a row to test/security/sweep-routes.ts: which ids are in its address, and who may see them'
  expect([missing, missing.length > 0 ? hint : '']).toEqual([[], ''])
  expect(new Set(inTable).size).toBe(inTable.length)
  for (const { route, cases } of routeTable)
    if (/:(id|incident|contact|attachment|person|display|token|passkey|session)\b/.test(route))
      expect([route, typeof cases]).toEqual([route, 'object'])
})

const cells = routeTable.flatMap(({ route, cases }) =>
  typeof cases === 'string'
    ? []
    : cases.map((one, n) => ({ route, one, name: `${route} · ${one.param} ${n + 1}` })),
)

test.each(cells)(
  '[SC3] a forbidden id and a made-up one are answered alike: $name',
  async ({ route, one }) => {
    const real = world.real[one.real] ?? ''
    expect([one.real, real === '']).toEqual([one.real, false])
    const before = everything(world)
    const wrong: string[] = []
    const blind = world.askers.filter(({ name }) => !among(one.sees, name))
    for (const asker of blind) {
      const made = madeUp(one.made, real)
      const [is, isNot] = [await tried(asker, route, one, real), await tried(asker, route, one, made)]
      if (tellable(is) !== tellable(isNot))
        wrong.push(
          `${asker.name}: ${is.status} ${is.text.slice(0, 200)} / ${isNot.status} ${isNot.text.slice(0, 200)}`,
        )
      if (is.status < 400) wrong.push(`${asker.name} is let in: ${is.status}`)
      if (is.text.includes(real)) wrong.push(`${asker.name} reads the id`)
    }
    expect(wrong).toEqual([])
    expect(blind.length).toBeGreaterThan(5)
    expect(everything(world)).toBe(before)
  },
)

// Last, because these change things: without them a table that names too many, or an id that is not there, would pass.
test.each(cells.filter(({ one }) => one.sees.length > 0))(
  '[SC3] whoever may see is answered otherwise: $name',
  async ({ route, one }) => {
    const real = world.real[one.real] ?? ''
    const wrong: string[] = []
    const method = route.split(' ')[0] ?? ''
    // What acts on the id is done once; what only reads is asked by each.
    const may = world.askers.filter(({ name }) => among(one.sees, name))
    for (const asker of method === 'get'
      ? may
      : may.filter(({ name }) => name !== 'viettel-liaison').slice(0, 1)) {
      const is = await tried(asker, route, one, real)
      const isNot = await tried(asker, route, one, madeUp(one.made, real))
      if (tellable(is) === tellable(isNot)) wrong.push(`${asker.name}: ${is.status} ${is.text.slice(0, 200)}`)
    }
    expect(wrong).toEqual([])
    expect(may.length).toBeGreaterThan(0)
  },
)
