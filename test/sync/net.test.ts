import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidFrom } from '../../client/adapters/chance.ts'
import { browserNet } from '../../client/adapters/net.ts'
import { CommandId } from '../../domain/ids.ts'

const pages: Record<string, [status: number, body: string]> = {
  '/ok': [200, '{"a":1}'],
  '/empty': [200, ''],
  '/refused': [
    422,
    '{"error":{"code":"names-required","message":"Chọn đơn vị","field":"named","requestId":"r1"}}',
  ],
  '/proxy': [502, '<html>Bad gateway</html>'],
  '/bare': [503, '{}'],
}
const asked: IncomingMessage[] = []
const server = createServer((request, response) => {
  asked.push(request)
  const [status, body] = pages[request.url ?? ''] ?? [404, '{}']
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const net = (token: string | null = null, at = base) => browserNet(() => 'vi', token, { base: at })

test('[E14] a refusal, an empty answer, a proxy’s page and a missing line are all answers, never exceptions', async () => {
  expect(await net().get('/ok')).toEqual({ ok: true, body: { a: 1 } })
  expect(await net().del('/empty')).toEqual({ ok: true, body: null })
  expect(await net().post('/refused', {})).toEqual({
    ok: false,
    error: { status: 422, code: 'names-required', message: 'Chọn đơn vị', field: 'named', requestId: 'r1' },
  })
  const none = { ok: false, error: { status: 0, code: 'no-connection' } }
  expect(await net().get('/proxy')).toEqual(none)
  expect(await net(null, 'http://127.0.0.1:9').get('/ok')).toEqual(none)
  expect(await net().get('/bare')).toEqual({ ok: false, error: { status: 503, code: 'http-503' } })
})

test('[E15] a display sends its token and no cookie, everybody their language', async () => {
  await net('tờ-khai'.normalize('NFD').replaceAll(/[^a-z-]/g, '')).get('/ok')
  const { headers } = asked.at(-1)!
  expect(headers).toMatchObject({ authorization: 'Bearer to-khai', 'accept-language': 'vi' })
  expect(headers.cookie).toBeUndefined()
})

test('[E16] ids are UUIDs of version 4 as the server wants them, made without crypto.randomUUID', () => {
  for (const fill of [0, 0x55, 0xaa, 0xff]) {
    const id = uuidFrom(new Uint8Array(16).fill(fill))
    expect(CommandId.safeParse(id).success).toBe(true)
    expect(id[14]).toBe('4')
  }
})
