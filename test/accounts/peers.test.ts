import { expect, test } from 'vitest'
import { allowedOrigins } from '../../server/accounts/origins.ts'
import { addressOf, badProxy, isLoopback, networkOf, trust } from '../../server/accounts/peers.ts'

test('[A13] X-Forwarded-For counts only behind a trusted proxy, and only up to the first hop that is not one', () => {
  const trusted = trust(['127.0.0.1', '10.1.0.0/16', 'fd00::/8'])
  const forged = '6.6.6.6'
  expect(addressOf('203.0.113.7', forged, null)).toBe('203.0.113.7')
  expect(addressOf('203.0.113.7', forged, trusted)).toBe('203.0.113.7')
  expect(addressOf('127.0.0.1', undefined, trusted)).toBe('127.0.0.1')
  expect(addressOf('127.0.0.1', `${forged}, 198.51.100.4`, trusted)).toBe('198.51.100.4')
  expect(addressOf('::ffff:127.0.0.1', `${forged}, 198.51.100.4, 10.1.2.3`, trusted)).toBe('198.51.100.4')
  expect(addressOf('127.0.0.1', `${forged}, lạ`, trusted)).toBe('127.0.0.1')
  expect(addressOf('fd00::1', '2001:db8::9', trusted)).toBe('2001:db8::9')
})

test('[A13] a malformed proxy entry is named', () => {
  expect(badProxy(['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])).toBeNull()
  for (const entry of ['10.0.0', '10.0.0.0/33', '10.0.0.0/8/1', 'proxy.local', '10.0.0.0/x', '::/129', ''])
    expect(badProxy(['127.0.0.1', entry])).toBe(entry)
})

test('[A13] throttles count a network as one', () => {
  expect(networkOf('10.1.2.3')).toBe(networkOf('::ffff:10.1.2.250'))
  expect(networkOf('10.1.2.3')).not.toBe(networkOf('10.1.3.3'))
  expect(isLoopback('::ffff:127.0.0.1') && isLoopback('127.9.9.9') && isLoopback('::1')).toBe(true)
  expect(isLoopback('128.0.0.1')).toBe(false)
})

test('[A14] origins: our own pages, and nobody else’s', () => {
  const origins = allowedOrigins('https://trucban.example.vn', true)
  origins.listeningAt(8443)
  const socket = (origin?: string): boolean => origins.allowsSocket({ origin, host: 'evil.example' })
  expect(socket('https://trucban.example.vn')).toBe(true)
  expect(socket('https://localhost:8443')).toBe(true)
  expect(socket('https://127.0.0.1:8443')).toBe(true)
  for (const foreign of [
    undefined,
    'null',
    'https://evil.example',
    'https://trucban.example.vn.evil.example',
    'http://trucban.example.vn',
    'https://localhost:1',
  ])
    expect(socket(foreign)).toBe(false)
  expect(origins.allowsPolling({ 'sec-fetch-site': 'same-origin' })).toBe(true)
  expect(origins.allowsPolling({ 'sec-fetch-site': 'cross-site' })).toBe(false)
  expect(origins.allowsPolling({})).toBe(false)
})

test('[A14] without PUBLIC_URL a page under our own certificate is ours, on plain http only this machine’s', () => {
  const headers = { origin: 'https://10.0.0.5:8443', host: '10.0.0.5:8443' }
  expect(allowedOrigins(null, true).allowsSocket(headers)).toBe(true)
  expect(
    allowedOrigins(null, false).allowsSocket({ origin: 'http://rebound.example', host: 'rebound.example' }),
  ).toBe(false)
})
