import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemChance } from '../../server/adapters/chance.ts'
import { shownAt } from '../../server/adapters/tls-look.ts'
import { checkTls, judged } from '../../server/self-test/tls.ts'
import { makeAuthority, makeServerPair } from '../../server/tls/authority.ts'
import type { Pair } from '../../server/tls/authority.ts'

const day = 86_400_000
const now = Date.now()
let authority: Pair
beforeAll(async () => {
  authority = await makeAuthority('CA thử', now, systemChance.bytes(16))
})
const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

/** A real TLS server with a certificate that the tools of this repository made at `made`, ms. */
async function served(hosts: readonly string[], made: number): Promise<number> {
  const { certificate: cert, key } = await makeServerPair(authority, hosts, made, systemChance.bytes(16))
  const server = createServer({ cert, key })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}
const check = (port: number, host = 'localhost') =>
  checkTls({ url: `https://${host}:${port}`, own: null, now: () => now, look: shownAt })

test('[ZT5] an expired certificate is found at the door, as a browser is shown it, and the sentence says how to renew it', async () => {
  const seen = await check(await served(['localhost'], now - 400 * day))
  expect(seen.state).toBe('bad')
  expect(seen.value.vi).toMatch(/^localhost: đã hết hạn \d{4}-\d\d-\d\d$/)
  expect(seen.act?.vi).toContain('npx trucban tls --host')
  expect(seen.act?.en).toContain('systemctl reload nginx')
})

test('[ZT5] days left, another name, another time and an unknown authority each have their own sentence', async () => {
  const fresh = await check(await served(['localhost', '127.0.0.1'], now))
  expect([fresh.state, fresh.value.vi]).toEqual([
    'look',
    expect.stringMatching(/còn 39[67] ngày; do CA riêng ký$/),
  ])
  expect(fresh.act?.vi).toContain('cài CA')
  const few = await check(await served(['localhost'], now - 390 * day))
  expect([few.state, few.value.vi]).toEqual(['look', expect.stringMatching(/còn [67] ngày$/)])
  const last = await check(await served(['localhost'], now - 395 * day))
  expect(last.state).toBe('bad')
  const other = await check(await served(['trucban.example.vn'], now))
  expect([other.state, other.value.vi]).toEqual([
    'bad',
    'Chứng chỉ là của trucban.example.vn, không có tên localhost',
  ])
  const early = await check(await served(['localhost'], now + 40 * day))
  expect([early.state, early.act?.en]).toEqual(['bad', expect.stringContaining('timedatectl')])
  const shown = await shownAt({
    host: '127.0.0.1',
    port: await served(['localhost'], now),
    name: 'localhost',
    within: 2_000,
  })
  expect(judged({ ...shown, untrusted: null }, 'localhost', now)).toMatchObject({ state: 'ok', act: null })
})

test('[ZT5] http on this machine is said as such; http beyond it is broken; a door that does not open is to be looked at', async () => {
  const plain = (url: string) => checkTls({ url, own: null, now: () => now, look: shownAt })
  expect(await plain('http://localhost:8080')).toMatchObject({
    state: 'ok',
    value: { vi: 'http://localhost:8080: http trên chính máy này, không cần chứng chỉ' },
  })
  expect(await plain('http://trucban.example.vn')).toMatchObject({ state: 'bad' })
  const port = await served(['localhost'], now)
  closing.pop()?.()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const closed = await check(port)
  expect([closed.state, closed.value.en]).toEqual(['look', expect.stringContaining('ECONNREFUSED')])
})

test('[ZT5] where the server speaks TLS itself its own door is asked, whatever the name leads to', async () => {
  const port = await served(['trucban.example.vn'], now - 400 * day)
  const own = { host: '127.0.0.1', port }
  const seen = await checkTls({ url: 'https://trucban.example.vn', own, now: () => now, look: shownAt })
  expect(seen.value.en).toMatch(/^trucban\.example\.vn: expired on/)
})
