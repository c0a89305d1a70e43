import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf, sourceOf } from '../../server/accounts/peers.ts'
import { openThrottle } from '../../server/accounts/throttle.ts'
import { Places } from '../../server/http/places.ts'
import { fakeClock } from '../tools/clock.ts'
import { plain } from '../tools/raw.ts'
import { startServer } from '../tools/server.ts'
import { from, openRig } from './rig.ts'

/** The `n`th address of a household that has 2001:db8:0:1200::/56, written short or long. */
const home = (n: number): string => {
  const [net, last] = [(n % 256).toString(16).padStart(2, '0'), n.toString(16)]
  return n % 2 === 0 ? `2001:db8:0:12${net}::${last}` : `2001:0db8:0000:12${net}:0:0:0:${last}`
}
const away = '2001:db8:0:1300::1'

/** An address as eight numbers and as text, with any run of its zeros left out. */
const written = fc
  .record({
    groups: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
      minLength: 8,
      maxLength: 8,
    }),
    at: fc.nat({ max: 7 }),
    wide: fc.boolean(),
    dotted: fc.boolean(),
  })
  .map(({ groups, at, wide, dotted }) => {
    const text = groups.map((group) => group.toString(16).padStart(wide ? 4 : 0, '0'))
    const tail = groups.slice(6).flatMap((group) => [group >> 8, group & 255])
    const parts = dotted ? [...text.slice(0, 6), tail.join('.')] : text
    const zeros = groups.slice(at, parts.length - (dotted ? 1 : 0)).findIndex((group) => group !== 0)
    const run = zeros < 0 ? Math.max(0, (dotted ? 6 : 8) - at) : zeros
    const short = `${parts.slice(0, at).join(':')}::${parts.slice(at + run).join(':')}`
    return { groups, text: run > 0 ? short : parts.join(':') }
  })
const mapped = ([a, b, c, d, e, f]: readonly number[]): boolean =>
  [a, b, c, d, e].every((group) => group === 0) && f === 0xffff

test('[A16] two addresses of IPv6 are one source when their first 56 bits are the same, however they are written', () => {
  fc.assert(
    fc.property(written, written, fc.nat({ max: 4 }), (one, other, shared) => {
      fc.pre(!mapped(one.groups) && !mapped(other.groups))
      const bits = ({ groups }: typeof one): string => [...groups.slice(0, 3), groups[3]! >> 8].join(' ')
      expect([one.text, sourceOf(one.text) === sourceOf(other.text)]).toEqual([
        one.text,
        bits(one) === bits(other),
      ])
      const near = [...one.groups.slice(0, shared), ...other.groups.slice(shared)]
      const text = near.map((group) => group.toString(16)).join(':')
      if (!mapped(near))
        expect(sourceOf(text) === sourceOf(one.text)).toBe(bits({ groups: near, text }) === bits(one))
    }),
    { numRuns: 2_000 },
  )
  expect(sourceOf('fe80::1%eth0')).toBe(sourceOf('fe80::2%eth1'))
  expect(sourceOf('::ffff:10.1.2.3')).toBe('10.1.2.3')
  expect(sourceOf('10.1.2.3')).not.toBe(sourceOf('10.1.2.4'))
  expect(networkOf(home(1))).toBe(networkOf(home(2)))
})

test('[A16] one household that tries one password at many accounts, each from another address, stands in one line', async () => {
  const clock = fakeClock()
  const throttle = openThrottle(clock)
  const sentAway: number[] = []
  const tryFrom = (address: string, n: number) =>
    throttle
      .pass({ username: `nguoi-${n}`, address, device: null })
      .then((wait) => (wait === null ? 0 : sentAway.push(wait)))
  const all = Array.from({ length: 200 }, (_, n) => tryFrom(home(n), n))
  await new Promise(setImmediate)
  expect(sentAway.length).toBeGreaterThan(100)
  expect(await throttle.pass({ username: 'nguoi-0', address: away, device: null })).toBeNull()
  clock.advance(60_000)
  await Promise.all(all)
})

test('[A16] one household cannot push out what others began at the provider', async () => {
  const { accounts } = await openRig()
  const secrets = { state: 's', nonce: 'n', verifier: 'v' }
  const kept = accounts.beginProvider(secrets, null, from(away))
  for (let n = 0; n < 10_100; n += 1) accounts.beginProvider(secrets, null, from(home(n)))
  expect(accounts.takeProvider(kept)).not.toBeNull()
})

test('[A16] of one household at most 20 sockets have yet to say who they are', async () => {
  const server = await startServer({ usernames: ['trucban1'], trustedProxies: ['127.0.0.1'] })
  try {
    const ask = async (address: string): Promise<number> => {
      const path = '/socket.io/?EIO=4&transport=polling'
      return (await plain(server.port, path, { 'x-forwarded-for': address })).status
    }
    const statuses: number[] = []
    for (let n = 0; n < 25; n += 1) statuses.push(await ask(home(n)))
    expect(statuses).toEqual([...Array<number>(20).fill(200), ...Array<number>(5).fill(403)])
    expect(await ask(away)).toBe(200)
  } finally {
    await server.drop()
  }
})

/** As much of a connection as its place looks at: a thousand addresses of IPv6 are not on every machine. */
class Connection extends EventEmitter {
  readonly remoteAddress: string
  readonly remotePort = 40_000
  isDestroyed = false

  constructor(address: string) {
    super()
    this.remoteAddress = address
  }

  destroy(): void {
    this.isDestroyed = true
    this.emit('close')
  }
}

test('[A16] one household has no more connections than one address of IPv4; the quietest goes first', () => {
  const places = new Places(false)
  const take = (address: string): Connection => {
    const connection = new Connection(address)
    places.take(connection as unknown as Socket)
    return connection
  }
  const other = take(away)
  const own = Array.from({ length: 1_000 }, (_, n) => take(home(n)))
  expect(own.filter(({ isDestroyed }) => isDestroyed)).toEqual([])
  places.asks(own[0] as unknown as Socket)
  places.keep(own[1] as unknown as Socket)
  take(home(2_000))
  expect(own.filter(({ isDestroyed }) => isDestroyed)).toEqual([])
  take(home(2_001))
  expect(own.map(({ isDestroyed }, n) => (isDestroyed ? n : -1)).filter((n) => n >= 0)).toEqual([2])
  expect(other.isDestroyed).toBe(false)
})
