import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { commandSchemas } from '../../domain/commands.ts'
import { scopes } from '../../domain/site/scopes.ts'
import { allowedOrigins } from '../../server/accounts/origins.ts'
import { systemChance } from '../../server/adapters/chance.ts'
import { makeApp } from '../../server/http/app.ts'
import { openApiDocument, openPath, operations } from '../../server/http/openapi/document.ts'
import type { Operation, OperationExample } from '../../server/http/openapi/operation.ts'
import type { HttpParts } from '../../server/http/port.ts'
import { errorCodes } from '../../server/http/words.ts'
import { goodPassword } from '../accounts/rig.ts'
import { fakeClock } from '../tools/clock.ts'
import { congress, envelope, incidentOpened, openHouse } from './rig.ts'
import type { Answer, House } from './rig.ts'
import { tokenOf } from './token-rig.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is read by path
type Json = any
const document: Json = openApiDocument('en', false)

/** The document's schemas with what they refer to in its place, as a validator made of the document alone. */
const inlined = (schema: Json): Json => {
  if (Array.isArray(schema)) return schema.map(inlined)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $ref, discriminator: _hint, ...rest } = schema
  if (typeof $ref === 'string') return inlined(at($ref))
  return Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, inlined(one)]))
}
const at = (ref: string): Json =>
  ref
    .split('/')
    .slice(1)
    .reduce((found, name) => found?.[name], document)
const fits = (schema: Json, value: unknown): z.core.$ZodIssue[] =>
  z.fromJSONSchema(inlined(schema)).safeParse(value).error?.issues ?? []

const entryOf = ({ method, path }: Operation): Json => document.paths[openPath(path)][method]

/** Every route that the app has, by asking the app itself. */
function registered(): string[] {
  const parts = {
    chance: systemChance,
    clock: fakeClock(),
    log: pino({ level: 'silent' }),
    metrics: new Registry(),
    origins: allowedOrigins(null, false),
    secure: false,
    clientDir: '/khong-co',
    queuedBytes: () => 0,
  } as unknown as HttpParts
  const { stack } = makeApp(parts).router as unknown as { stack: Json[] }
  return stack
    .flatMap(({ route }) => (route ? Object.keys(route.methods).map((one) => `${one} ${route.path}`) : []))
    .sort()
}

test('[OA1] every route of the server stands in the document, and nothing else does', () => {
  const documented = operations.map(({ method, path }) => `${method} ${path}`)
  expect(registered().length).toBeGreaterThan(35)
  expect(documented.toSorted()).toEqual(registered())
  const inPaths = Object.entries<Json>(document.paths).flatMap(([path, entry]) =>
    Object.keys(entry).map((method) => `${method} ${path}`),
  )
  expect(inPaths.sort()).toEqual(operations.map(({ method, path }) => `${method} ${openPath(path)}`).sort())
})

test('[OA2] the document is whole: references, parameters, ids, ways to sign in; every command and code is in it', () => {
  const text = JSON.stringify(document)
  for (const [, ref = ''] of text.matchAll(/"\$ref":"([^"]+)"/g))
    expect([ref, at(ref) !== undefined]).toEqual([ref, true])
  const ids = operations.map((one) => entryOf(one).operationId as string)
  expect(new Set(ids).size).toBe(ids.length)
  for (const operation of operations) {
    const entry = entryOf(operation)
    const inPath = entry.parameters.filter((one: Json) => one.in === 'path').map((one: Json) => one.name)
    const named = [...openPath(operation.path).matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect([operation.path, inPath]).toEqual([operation.path, named])
    for (const way of entry.security.flatMap(Object.keys))
      expect(document.components.securitySchemes[way]).toBeDefined()
    for (const [status, answer] of Object.entries<Json>(entry.responses))
      expect([status, answer.description]).not.toEqual([status, ''])
    expect(entry.summary.length).toBeGreaterThan(5)
  }
  const union = entryOf(operations.find(({ path }) => path === '/api/v1/commands') as Operation).requestBody
  expect(union.content['application/json'].schema.oneOf).toHaveLength(Object.keys(commandSchemas).length)
  expect(document.components.schemas.ErrorCode.enum).toEqual(errorCodes)
  expect((openApiDocument('vi', false) as Json).paths['/healthz'].get.summary).toBe('Tiến trình còn sống.')
})

test('[OA2] every example that the document shows has the form that the document asks for', () => {
  let seen = 0
  for (const operation of operations) {
    const json = entryOf(operation).requestBody?.content['application/json']
    for (const [name, { value }] of Object.entries<Json>(json?.examples ?? {})) {
      expect([operation.path, name, fits(json.schema, value)]).toEqual([operation.path, name, []])
      seen += 1
    }
  }
  expect(seen).toBeGreaterThan(20)
})

test('[OA2] the schema of a command says what the command’s own schema says', () => {
  const schema = document.components.schemas['run.tick']
  const good = { ...envelope('run.tick', { row: 'CN-01.hoi-truong' }) }
  expect(fits(schema, good)).toEqual([])
  const wrong = [
    { ...good, payload: {} },
    { ...good, payload: { row: 'x' } },
    { ...good, payload: { ...good.payload, more: 1 } },
    { ...good, type: 'run.fail' },
    { ...good, id: 'X' },
  ]
  for (const one of wrong) expect([one, fits(schema, one).length > 0]).toEqual([one, true])
})

let house: House
let token: string
const known: Record<string, string> = {}
const usernames = { admin: 'quan-tri', operator: 'truc-ban', liaison: 'vnpt-1' } as const

/** What examples name in braces. */
async function prepare(): Promise<void> {
  const { accounts, desk } = house.system
  const admin = await house.cookieOf('quan-tri')
  token = (await tokenOf(house, admin, { scopes: [...scopes], organisation: 'so' })).secret
  const hand = async (who: string, type: string, payload: object): Promise<string> => {
    const asked = { ...envelope(type, payload), payload: { ...payload } }
    const answer = await desk.handIn(house.personOf(who), asked, 'en')
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code} ${answer.error.field ?? ''}`)
    return asked.id
  }
  const rows = [...(desk.congress(congress)?.rows.values() ?? [])]
  const contact = { kind: 'landline', value: '0211 3861 234', seen: 'all' }
  const link = await accounts.issueLink(house.personOf('lanh-dao'))
  const events = await house.ask('GET', `/api/v1/congresses/${congress}/events`, {
    headers: { authorization: `Bearer ${token}` },
  })
  Object.assign(known, {
    congress,
    row: rows.find(({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick' && !item.twoPerson)
      ?.id,
    incident: await hand('vnpt-1', 'incident.open', incidentOpened({ lead: 'vnpt' })),
    contact: await hand('truc-ban', 'directory.set', {
      organisation: 'so',
      area: null,
      post: 'Trực ban Sở',
      primary: contact,
    }),
    person: house.personOf('viettel-1'),
    display: (await accounts.addDisplay(congress, null, 'Sảnh')).display.id,
    otherToken: (await tokenOf(house, admin, { scopes: ['signals:post'], organisation: 'so' })).id,
    attachment: randomUUID(),
    username: 'truc-ban',
    password: goodPassword,
    link: link.ok ? link.token : '',
    cursor: events.json.cursor,
  })
}
beforeAll(async () => {
  house = await openHouse()
  await prepare()
})
afterAll(() => house.close())

const fill = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'now' ? String(Date.now()) : (known[name] ?? whole),
  )
const bodyOf = (body: unknown): unknown =>
  JSON.parse(fill(JSON.stringify(body).replaceAll('"{now}"', '{now}')))

async function carryOut({ method, path, body: kind }: Operation, example: OperationExample): Promise<Answer> {
  const where = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(fill(example.path?.[name] ?? '')),
  )
  const query = new URLSearchParams(
    Object.entries(example.query ?? {}).map(([name, one]) => [name, fill(one)]),
  )
  const { as } = example
  const headers: Record<string, string> = {
    ...(as === 'token' ? { authorization: `Bearer ${token}` } : {}),
    ...(kind === 'bytes' ? { 'content-type': 'application/octet-stream' } : {}),
  }
  const cookie = as === 'token' || as === 'nobody' ? {} : { cookie: await house.cookieOf(usernames[as]) }
  if (JSON.stringify(example.body ?? null).includes('{proof}')) {
    const proven = await house.ask('POST', '/api/v1/account/prove', {
      ...cookie,
      json: { password: goodPassword },
    })
    known['proof'] = proven.json.proof
  }
  const sent =
    example.body === undefined
      ? {}
      : kind === 'bytes'
        ? { body: example.body as string }
        : { json: bodyOf(example.body) }
  return house.ask(method.toUpperCase(), query.size > 0 ? `${where}?${query}` : where, {
    headers,
    ...cookie,
    ...sent,
  })
}

const cases = operations.flatMap((operation) =>
  operation.examples.map((example) => ({
    name: `${operation.method} ${operation.path} as ${example.as}: ${example.status ?? operation.status ?? 200}`,
    operation,
    example,
  })),
)

test.each(cases)('[OA3] $name', async ({ operation, example }) => {
  const entry = entryOf(operation)
  const json = entry.requestBody?.content['application/json']
  if (json) expect(fits(json.schema, bodyOf(example.body))).toEqual([])
  const answer = await carryOut(operation, example)
  const status = example.status ?? operation.status ?? 200
  expect([answer.status, status === answer.status ? '' : answer.text]).toEqual([status, ''])
  const said = entry.responses[String(status)]
  expect(said).toBeDefined()
  const [[media, { schema }] = ['', {}]] = Object.entries<Json>(said.content ?? {})
  if (media === 'application/json' && Object.keys(schema).length > 0)
    expect(fits(schema, answer.json)).toEqual([])
  else if (media !== '') expect(answer.headers['content-type']).toContain(media)
  if (answer.json?.error) expect(errorCodes).toContain(answer.json.error.code)
})

test('[OA4] the page and its document come with a policy of their own and keep the headers of every answer', async () => {
  const page = await house.ask('GET', '/api/docs')
  expect(page.headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  )
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  expect(page.text).not.toMatch(/<script(?! src="\/api\/docs\/)|https?:/)
  const bundle = await house.ask('GET', '/api/docs/swagger-ui-bundle.js', {
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(bundle.headers['content-encoding']).toBe('gzip')
  expect(bundle.text).toContain('SwaggerUIBundle')
  for (const file of ['..%2f..%2fpackage.json', 'swagger-ui-bundle.js.map', '__proto__', 'index.html'])
    expect([file, (await house.ask('GET', `/api/docs/${file}`)).status]).toEqual([file, 404])
  const vi = await house.ask('GET', '/api/openapi.json')
  expect(vi.json.info.description).toContain('Giao diện')
})
