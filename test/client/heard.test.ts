import { expect, test } from 'vitest'
import { lineSaid, silentSince, waitsForLine } from '../../client/app/heard.ts'

const connection = {
  state: 'offline',
  since: 5_000,
  lastHeartbeat: null,
  commandsAccepted: true,
  scheduledAt: null,
} as const

test('a reload without a network still says since when nothing was heard', () => {
  expect(silentSince({ view: 'kept', viewAt: 1_000, connection, clockOffset: 0 })).toBe(1_000)
  expect(silentSince({ view: 'none', viewAt: null, connection, clockOffset: 0 })).toBe(5_000)
})

test('a line lost while the app was open is silent from the moment of the loss, in the centre’s time', () => {
  expect(silentSince({ view: 'fresh', viewAt: 1_000, connection, clockOffset: 300 })).toBe(5_300)
})

test('only what waits for the line is said to be on this device only', () => {
  const stored = { ok: true, id: 'a', state: 'stored' } as const
  expect(waitsForLine(stored, { connection })).toBe(true)
  expect(waitsForLine(stored, { connection: { ...connection, state: 'live' } })).toBe(false)
  expect(waitsForLine({ ...stored, state: 'accepted' }, { connection })).toBe(false)
})

test('[U20] a page that has heard nothing yet never says that it is live; a break of a breath is passed over', () => {
  const opening = { ...connection, state: 'reconnecting' as const }
  expect(lineSaid(opening, 5_100)).toBe('reconnecting')
  const heard = { ...opening, lastHeartbeat: 4_900 }
  expect(lineSaid(heard, 7_999)).toBe('live')
  expect(lineSaid(heard, 8_000)).toBe('reconnecting')
  expect(lineSaid({ ...connection, state: 'live' }, 5_100)).toBe('live')
})
