import { expect, test } from 'vitest'
import { dice } from './chance.ts'
import { Device } from './device.ts'
import type { Sent } from './device.ts'
import { doubtWhatCameWhileItTurned } from './doubt.ts'

const sent = (id: string, ackedAt: number | null): Sent =>
  ({ id, sentAt: 0, ackedAt, by: 'vnpt1', body: null, result: null }) as unknown as Sent

test('[CR4] only what was acknowledged in the second in which the file system turned may be missing', () => {
  const device = new Device({ username: 'vnpt1', organisation: 'vnpt', row: 'r' }, dice(1))
  device.sent.push(sent('before', 999), sent('kept', 1_010), sent('gone', 1_020), sent('later', 2_001))
  device.seen.push(['before', 'kept', 'gone', 'later'])
  expect(doubtWhatCameWhileItTurned([device], new Set(['kept']), 1_000)).toBe(1)
  expect(device.sent.map(({ ackedAt }) => ackedAt)).toEqual([999, 1_010, null, 2_001])
  expect(device.seen).toEqual([['before', 'kept', 'later']])
  expect(doubtWhatCameWhileItTurned([device], new Set(), Infinity)).toBe(0)
})
