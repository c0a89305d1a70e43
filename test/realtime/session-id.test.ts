import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRaw, plain } from '../tools/raw.ts'
import { congress, envelope, incident, startServer, until } from '../tools/server.ts'
import type { Started, Username } from '../tools/server.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ usernames: ['vnpt1', 'vnpt2', 'viettel1', 'trucban1'] })
})
afterAll(() => server.drop())

type Headers = Record<string, string>
const headersOf = async (who: Username): Promise<Headers> => ({
  cookie: await server.cookie(who),
  'sec-fetch-site': 'same-origin',
})
const polling = 'EIO=4&transport=polling'

/** A polling session of these headers, and its id as it stands in every address it is asked by. */
async function opened(headers: Headers): Promise<{ to: string; query: string }> {
  const { status, body } = await plain(server.port, `/socket.io/?${polling}`, headers)
  const sid = /"sid":"([^"]+)"/.exec(body)?.[1]
  if (status !== 200 || sid === undefined) throw new Error(`not opened: ${status} ${body}`)
  return { to: `/socket.io/?${polling}&sid=${sid}`, query: `EIO=4&transport=websocket&sid=${sid}` }
}

/** Asks from another address of this machine. */
const fromAfar = (to: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = { host: '127.0.0.1', port: server.port, path: to, localAddress: '127.0.0.9', agent: false }
    const sent = request(asked, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })

test('[N27] the id of somebody’s polling session lets nobody else listen, ask or take it over', async () => {
  const own = await headersOf('vnpt1')
  const { to, query } = await opened(own)
  expect((await plain(server.port, to, own, '40')).status).toBe(200)
  expect((await plain(server.port, to, own)).body).toMatch(/^40\{/)
  const asked = JSON.stringify(['subscribe', { congress, cursor: null }])
  const ordered = JSON.stringify(['command', envelope(incident({ title: 'Do người khác gửi' }))])
  const others: Headers[] = [
    {},
    { cookie: 'tb=nonsense' },
    await headersOf('viettel1'),
    await headersOf('trucban1'),
  ]
  for (const headers of others) {
    expect((await plain(server.port, to, headers, `420${asked}`)).status).toBe(400)
    expect((await plain(server.port, to, headers, `421${ordered}`)).status).toBe(400)
    expect((await plain(server.port, to, headers)).status).toBe(400)
    expect(await openRaw(server.port, { query, ...headers })).toBe(400)
  }
  expect(server.system.desk.congress(congress)?.incidents.size).toBe(0)
  // Its owner goes on, from another address too: a phone changes between them.
  expect((await plain(server.port, to, own, `420${asked}`)).status).toBe(200)
  let heard = ''
  await until('the view is there', async () => {
    heard += (await plain(server.port, to, own)).body
    return heard.includes('430[')
  })
  expect(heard).toContain('"mode":"snapshot"')
  const upgraded = await openRaw(server.port, { query, ...own })
  if (typeof upgraded === 'number') throw new Error(`not taken over by its owner: ${upgraded}`)
  upgraded.send('2probe')
  await until('the probe is answered', () => upgraded.frames.includes('3probe'))
  upgraded.end()
})

test('[N27] a session opened without a cookie is asked for from the same address only', async () => {
  const { token } = await server.display('vnpt')
  const { to } = await opened({})
  const hello = `40${JSON.stringify({ token })}`
  expect(await fromAfar(to)).toBe(400)
  expect((await plain(server.port, to, {}, hello)).status).toBe(200)
  expect((await plain(server.port, to)).body).toMatch(/^40\{/)
  expect(await fromAfar(to)).toBe(400)
  // In the same browser somebody has signed in meanwhile.
  expect((await plain(server.port, to, await headersOf('vnpt2'), '1')).status).toBe(200)
})

test('[N27] a websocket is one connection: no other is joined on to it, not even its owner’s', async () => {
  const own = await headersOf('vnpt1')
  const first = await openRaw(server.port, own)
  if (typeof first === 'number') throw new Error(`not let in: ${first}`)
  await until('it is greeted', () => first.frames.length > 0)
  const sid = /"sid":"([^"]+)"/.exec(first.frames[0] ?? '')?.[1] ?? ''
  expect(await openRaw(server.port, { query: `EIO=4&transport=websocket&sid=${sid}`, ...own })).toBe(400)
  expect(first.isOpen()).toBe(true)
  first.end()
})

test('[N27] whose session ended is told why by the poll that comes next, and then the id is nobody’s', async () => {
  const own = await headersOf('vnpt2')
  const { to } = await opened(own)
  await plain(server.port, to, own, '40')
  expect((await plain(server.port, to, own)).body).toMatch(/^40\{/)
  const left = await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers: own })
  expect(left.ok).toBe(true)
  let heard = ''
  await until('it is over', async () => {
    const { status, body } = await plain(server.port, to, own)
    heard += body
    return status === 400
  })
  expect(heard).toContain('42["revoked",{"reason":"signed-out"}]')
})
