import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsLine, lineFiguresOf, LineSamples } from '../../domain/run/line.ts'
import { cases } from '../domain/seed.ts'
import { began, uuid } from '../domain/stage.ts'
import { given, say } from '../domain/story.ts'

const samples = (over: Partial<LineSamples> = {}): LineSamples => ({
  network: 'wifi-4g',
  socket: { sent: 4, rtts: [10, 14, 12, 30] },
  http: { sent: 2, rtts: [20, 22] },
  down: [
    { bytes: 65_536, ms: 400 },
    { bytes: 1_000_000, ms: 500 },
    { bytes: 4_000_000, ms: 1_500 },
  ],
  up: [{ bytes: 1_000_000, ms: 2_000 }],
  startedAt: 0,
  tookMs: 9_000,
  ...over,
})

describe('[LM1] the figures of a measurement', () => {
  test('are worked out by hand as the rule says', () => {
    // Median of 10 12 14 30 is 13; steps 4 2 18 make 8; the first download is left out: 5 MB in 2 s are 20 Mbit/s.
    expect(lineFiguresOf(samples())).toEqual({ latency: 13, jitter: 8, loss: 0, down: 20, up: 4 })
  })
  test('count what was late or not answered as not answered', () => {
    const socket = { sent: 5, rtts: [10, 2_001, 12] }
    expect(lineFiguresOf(samples({ socket }))).toMatchObject({ loss: 60, latency: 11, jitter: 2 })
    const silent = lineFiguresOf(samples({ socket: { sent: 5, rtts: [] }, down: [], up: [] }))
    expect(silent).toEqual({ latency: null, jitter: null, loss: 100, down: null, up: null })
  })
  test('take HTTP where the socket has none', () => {
    expect(lineFiguresOf(samples({ socket: { sent: 0, rtts: [] } }))).toMatchObject({
      latency: 21,
      jitter: 2,
    })
  })
  test('are never negative, loss within 0 and 100, latency between the extremes', () => {
    const rtts = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(rtts, fc.nat(20), (list, lost) => {
        const got = lineFiguresOf(samples({ socket: { sent: list.length + lost, rtts: list } }))
        expect(got.latency).toBeGreaterThanOrEqual(Math.min(...list))
        expect(got.latency).toBeLessThanOrEqual(Math.max(...list))
        expect(got.loss).toBeGreaterThanOrEqual(0)
        expect(got.loss).toBeLessThanOrEqual(100)
        expect(got.jitter ?? 0).toBeGreaterThanOrEqual(0)
      }),
      cases('line figures', 300),
    )
  })
})

test('[LM2] readings filled in by a measurement have to follow from its samples', () => {
  const reading = (line?: 'latency' | 'loss') => ({
    name: { vi: 'x', en: 'x' },
    unit: 'ms',
    min: null,
    max: null,
    basis: 'judgement' as const,
    ...(line ? { line } : {}),
  })
  const readings = [reading('latency'), reading(), reading('loss')]
  expect(fitsLine(readings, [13, 99, 0], samples())).toBe(true)
  expect(fitsLine(readings, [12, 99, 0], samples())).toBe(false)
  expect(fitsLine(readings, [13, 99, 1], samples())).toBe(false)
  const row = 'CN-02.hoi-truong.vnpt'
  const state = given()
    .when(say('vnpt liaison', 'run.measure', { row, values: [60, 20], line: samples() }, { id: uuid(7) }))
    .thenHappened({ type: 'run.measured', line: samples() })
  expect(state.rows.get(row)?.facts[0]?.line?.network).toBe('wifi-4g')
  expect(began).toBeGreaterThan(0)
})

test.each([
  ['too many round trips', { socket: { sent: 60, rtts: Array.from({ length: 61 }, () => 1) } }],
  ['more answers than questions', { socket: { sent: 1, rtts: [1, 2] } }],
  ['a negative time', { socket: { sent: 1, rtts: [-1] } }],
  ['no number', { up: [{ bytes: 1, ms: Number.NaN }] }],
  ['more bytes than there can be', { down: [{ bytes: 99_000_000, ms: 1 }] }],
  ['a network name that is a sentence', { network: 'Nhà ông Ba, số 0912' }],
  ['half a byte', { up: [{ bytes: 0.5, ms: 1 }] }],
  ['a field more', { serial: 'x' }],
])('[LM3] samples with %s are refused', (_what, over) => {
  expect(LineSamples.safeParse({ ...samples(), ...over }).success).toBe(false)
  expect(LineSamples.safeParse(samples()).success).toBe(true)
})
