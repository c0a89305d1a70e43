import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopes } from '../../domain/site/scopes.ts'
import { congress, startServer } from '../tools/server.ts'
import type { Started, Username } from '../tools/server.ts'
import { codeTable, commandTable, eventTable } from './protocol-tables.ts'

const path = fileURLToPath(new URL('../../docs/protocol.md', import.meta.url))
const tables = { events: eventTable(), commands: commandTable(), codes: codeTable() }

/** The page with its tables as the schemas have them now. */
function renewed(page: string): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const between = new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`)
    expect(text).toMatch(between)
    return text.replace(between, () => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`)
  }, page)
}
if (process.env['UPDATE_DOCS']) writeFileSync(path, renewed(readFileSync(path, 'utf8')))
const page = readFileSync(path, 'utf8')

test('[N26] docs/protocol.md lists every command, event and code as they are (else: UPDATE_DOCS=1)', () => {
  expect(page).toBe(renewed(page))
})

interface Example {
  readonly who: Username | 'token'
  readonly how: string
  readonly where: string
  readonly body: string | null
  readonly status: number | null
  readonly answer: string
}

/** First line who, how and where; then the body, the status of an HTTP answer, and the answer. */
function read(block: string): Example {
  const [head = '', ...rest] = block.trim().split('\n')
  const [, who, how, where] = /^(\w+): (\w+) (\S+)$/.exec(head) ?? []
  if (who === undefined || how === undefined || where === undefined)
    throw new Error(`not an example: ${head}`)
  const at = rest.findIndex((line) => /^\d{3}$/.test(line))
  const body = how === 'GET' ? null : (rest[0] ?? null)
  return {
    who: who as Example['who'],
    how,
    where,
    body,
    status: at === -1 ? null : Number(rest[at]),
    answer: rest.at(-1) ?? '',
  }
}
const examples = [...page.matchAll(/```example\n([^]*?)```/g)].map(([, block = '']) => read(block))

/** `"*"` stands for anything; fields that the example leaves out may be there. */
function pattern(value: unknown): unknown {
  if (value === '*') return expect.anything()
  if (Array.isArray(value)) return value.map(pattern)
  if (typeof value !== 'object' || value === null) return value
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([name, one]) => [name, pattern(one)])),
  )
}

let server: Started
let row: string
let secret: string
beforeAll(async () => {
  server = await startServer({ usernames: ['quantri', 'vnpt1', 'viettel1', 'trucban1'] })
  const rows = [...(server.system.desk.congress(congress)?.rows.values() ?? [])]
  const made = await server.system.accounts.addToken({
    label: 'Chương trình thử',
    scopes: [...scopes],
    congress,
    organisation: 'so',
    maker: server.person('quantri'),
    expiresAt: Date.now() + 86_400_000,
  })
  secret = made.secret
  row = rows.find(({ owner, item }) => owner === 'vnpt' && item.evidence.kind === 'tick')?.id ?? ''
})
afterAll(() => server.drop())

const filled = (body: string): unknown =>
  JSON.parse(body.replaceAll('"{now}"', String(Date.now())).replaceAll('{row}', row))

async function carryOut({
  who,
  how,
  where,
  body,
}: Example): Promise<{ status: number | null; answer: unknown }> {
  if (how === 'emit') {
    const line = who === 'token' ? await server.wall(secret) : await server.line(who)
    const answer = await line.ask(where, filled(body ?? 'null'))
    line.close()
    return { status: null, answer }
  }
  const known: Record<string, string> =
    who === 'token' ? { authorization: `Bearer ${secret}` } : { cookie: await server.cookie(who) }
  const headers = { 'content-type': 'application/json', ...known }
  const sent = body === null ? {} : { body: JSON.stringify(filled(body)) }
  const response = await fetch(`${server.url}${where}`, { method: how, headers, ...sent })
  return { status: response.status, answer: await response.json() }
}

test('[N26] the page has examples of signing in, following, commanding, tokens, hooks and displays', () => {
  expect(examples.length).toBeGreaterThanOrEqual(16)
})

test.each(examples)('[N26] the example $who: $how $where does what the page says', async (example) => {
  const { status, answer } = await carryOut(example)
  expect(status).toBe(example.status)
  expect(answer).toEqual(pattern(JSON.parse(example.answer)))
})
