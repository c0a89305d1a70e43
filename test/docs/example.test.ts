import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { incident, openBoard } from '../../docs/examples/board.ts'
import { congress, incident as asked, startServer, until } from '../tools/server.ts'
import type { Started } from '../tools/server.ts'

let server: Started
let token: { id: string; secret: string }
beforeAll(async () => {
  server = await startServer({ usernames: ['quantri', 'trucban1', 'vnpt1'] })
  const made = await server.system.accounts.addToken({
    label: 'Bảng của VNPT',
    scopes: ['view:read', 'incidents:log'],
    congress,
    organisation: 'vnpt',
    maker: server.person('quantri'),
    expiresAt: Date.now() + 86_400_000,
  })
  token = { id: made.token.id, secret: made.secret }
})
afterAll(() => server.drop())

test('[OA6] the example client logs an incident and follows the board through a lost connection, without a gap or a repeat', async () => {
  const heard: string[] = []
  const client = await openBoard(server.url, token.secret, (why) => void heard.push(why))
  expect(client.congress).toBe(congress)
  await until('it is connected', () => client.socket.connected)
  const first = await client.command('incident.open', incident('Mất nguồn tủ 3', 'hoi-truong'))
  expect(first).toMatchObject({ ok: true })
  const id = first.ok ? (first.result?.['incident'] ?? '') : ''
  await until('it is on the board', () => client.board.has(id))
  expect(client.board.get(id)).toMatchObject({ severity: 3, status: 'open', text: 'Mất nguồn tủ 3' })

  // The line is cut; what happens meanwhile is there once it is back, and only once.
  const back = new Promise((resolve) => client.socket.once('connect', () => resolve(null)))
  client.socket.io.engine.close()
  await until('it is cut', () => !client.socket.connected)
  const opened = await server.command('trucban1', asked({ lead: 'vnpt', title: 'Đứt cáp quang' }))
  const other = opened.answer.result?.['incident'] ?? ''
  const acknowledge = {
    type: 'incident.acknowledge',
    payload: { incident: other, note: 'Đã cử tổ cáp' },
    expected: 'open',
  }
  expect((await server.command('vnpt1', acknowledge)).answer).toMatchObject({ ok: true })
  expect(client.board.has(other)).toBe(false)
  await back
  await until('it has caught up', () => client.board.get(other)?.status === 'acknowledged')
  expect(client.board.get(other)?.text).toBe('Đứt cáp quang')
  expect(heard.filter((why) => why === 'incident.opened')).toHaveLength(2)
  expect(heard.filter((why) => why === 'snapshot')).toHaveLength(1)
  const head = await server.get(
    'vnpt1',
    `/api/v1/congresses/${congress}/events?after=${client.cursor() ?? ''}`,
  )
  expect(head.body).toMatchObject({ mode: 'events', events: [] })

  await server.system.accounts.revokeToken(congress, token.id)
  await until('it is told', () => heard.includes('ended: token-revoked'))
  client.close()
})

test('[OA6] it takes nothing of ours along but types', () => {
  const source = readFileSync(new URL('../../docs/examples/board.ts', import.meta.url), 'utf8')
  const loaded = [...source.matchAll(/^import (?!type)[^']*'([^']+)'/gm)].map(([, from]) => from)
  expect(loaded).toEqual(['node:crypto', 'node:url', 'socket.io-client'])
  expect(source.split('\n').length).toBeLessThan(125)
})
