import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadingFigure, middleRun } from '../../client/measure/choose.ts'
import { lineFiguresOf } from '../../domain/run/line.ts'
import type { LineSamples } from '../../domain/run/line.ts'
import { cases } from '../domain/seed.ts'

const run = (latency: number | null, kbit = 1_000): LineSamples => ({
  network: null,
  socket: { sent: 1, rtts: latency === null ? [] : [latency] },
  http: { sent: 0, rtts: [] },
  down: [{ bytes: kbit * 125, ms: 1_000 }],
  up: [],
  startedAt: 0,
  tookMs: 1,
})
const reading = (line?: 'down' | 'loss') => ({
  name: { vi: 'x', en: 'x' },
  unit: 'x',
  min: null,
  max: null,
  basis: 'judgement' as const,
  ...(line ? { line } : {}),
})

test('[LM12] of several runs the middle one is offered, of two in the middle the worse', () => {
  const runs = [run(30), run(10), run(20)]
  expect(middleRun(runs, 'latency')).toBe(runs[2])
  const four = [...runs, run(90)]
  expect(middleRun(four, 'latency')).toBe(four[0])
  const rates = [run(1, 9_000), run(1, 2_000)]
  expect(middleRun(rates, 'down')).toBe(rates[1])
})

test('[LM12] runs without the figure do not count, and without any run nothing is offered', () => {
  const runs = [run(null), run(5), run(null)]
  expect(middleRun(runs, 'latency')).toBe(runs[1])
  expect(middleRun([run(null)], 'latency')).not.toBe(null)
  expect(middleRun([], 'latency')).toBe(null)
})

test('[LM12] runs are compared by the first figure that the item asks for', () => {
  expect(leadingFigure([reading(), reading('down'), reading('loss')])).toBe('down')
  expect(leadingFigure([reading()])).toBe('latency')
})

test('[LM12] as many runs are better as are worse, or one fewer are worse', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 5 }), (times) => {
      const unique = [...new Set(times)]
      const chosen = middleRun(
        unique.map((time) => run(time)),
        'latency',
      )
      const value = chosen ? (lineFiguresOf(chosen).latency ?? 0) : 0
      const better = unique.filter((time) => time < value).length
      const worse = unique.filter((time) => time > value).length
      expect(better - worse).toBeGreaterThanOrEqual(0)
      expect(better - worse).toBeLessThanOrEqual(1)
    }),
    cases('middle run', 200),
  )
})
