import { describe, expect, test } from 'vitest'
import { LineRefused } from '../../client/adapters/probe-line.ts'
import type { LineProbe } from '../../client/adapters/probe-line.ts'
import { httpTrips, socketTrips } from '../../client/measure/course.ts'
import type { Progress } from '../../client/measure/course.ts'
import { measureLine } from '../../client/measure/run.ts'
import type { Ended } from '../../client/measure/run.ts'
import { lineFiguresOf, LineSamples } from '../../domain/run/line.ts'
import { fakeClock } from '../tools/clock.ts'
import type { FakeClock } from '../tools/clock.ts'

/** A line as slow as it is told, on a clock that only the test moves. */
class FakeLine implements LineProbe {
  readonly moved: number[] = []
  readonly clock: FakeClock = fakeClock()
  opens = true
  socketMs: (n: number) => number | 'late' | 'broken' = () => 12.34
  httpMs: (n: number) => number | LineRefused = () => 25
  bytesPerMs = { down: 1_000, up: 500 }
  refusals: LineRefused[] = []
  upRefusals: (LineRefused | null)[] = []
  cutsUp = false
  closed = false
  aborted = 0
  #trips = 0

  after<T>(ms: number, value: T, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.clock.after(ms, () => resolve(value))
      signal?.addEventListener('abort', () => {
        stop()
        this.aborted += 1
        reject(new Error('aborted'))
      })
    })
  }
  open = (): Promise<boolean> => this.after(30, this.opens)
  socketTrip = (timeoutMs: number) => {
    this.#trips += 1
    const ms = this.socketMs(this.#trips)
    if (ms === 'broken') return this.after(1, ms)
    return typeof ms === 'number' ? this.after(ms, 'answered' as const) : this.after(timeoutMs, ms)
  }
  httpTrip = async (signal: AbortSignal): Promise<void> => {
    const ms = this.httpMs(0)
    if (ms instanceof LineRefused) throw ms
    await this.after(ms, null, signal)
  }
  down = async (bytes: number, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> => {
    this.#refuse(this.refusals)
    this.moved.push(bytes)
    await this.after(bytes / 4 / this.bytesPerMs.down, null, signal)
    onBytes(bytes / 4)
    await this.after((bytes * 3) / 4 / this.bytesPerMs.down, null, signal)
  }
  mayUp = async (_bytes: number, signal: AbortSignal): Promise<void> => {
    this.#refuse(this.upRefusals)
    await this.after(10, null, signal)
  }
  up = async (bytes: number, signal: AbortSignal): Promise<void> => {
    if (this.cutsUp) throw new TypeError('Failed to fetch')
    this.moved.push(bytes)
    await this.after(bytes / this.bytesPerMs.up, null, signal)
  }
  network = (): string | null => '4g'
  close = (): void => void (this.closed = true)
  #refuse(refusals: (LineRefused | null)[]): void {
    const refusal = refusals.shift()
    if (refusal) throw refusal
  }
}

class FakeWake {
  isOnline = true
  goOffline: () => void = () => undefined
  hide: () => void = () => undefined
  listeners = 0
  #on = (set: () => void) => {
    set()
    this.listeners += 1
    return () => void (this.listeners -= 1)
  }
  online = (): boolean => this.isOnline
  onWake = () => () => undefined
  onOffline = (fn: () => void) => this.#on(() => (this.goOffline = fn))
  onHide = (fn: () => void) => this.#on(() => (this.hide = fn))
  visible = (): boolean => true
  touched = (): number => -Infinity
}

interface Watched {
  readonly end: Ended
  readonly told: readonly Progress[]
  readonly line: FakeLine
  readonly wake: FakeWake
  readonly took: number
}

/** Runs one measurement to its end, the clock a little further each time nothing else is to be done. */
async function measured(
  line: FakeLine,
  meanwhile: (progress: Progress, wake: FakeWake, cancel: () => void) => void = () => undefined,
  wake = new FakeWake(),
): Promise<Watched> {
  const told: Progress[] = []
  const measuring = measureLine({
    probe: line,
    clock: line.clock,
    wake,
    onProgress: (progress) => {
      told.push(progress)
      // Not from inside the constructor: nobody can press a key there.
      queueMicrotask(() => meanwhile(progress, wake, () => measuring.cancel()))
    },
  })
  const began = line.clock.monotonic()
  const ends: Ended[] = []
  void measuring.ended.then((value) => ends.push(value))
  for (let turn = 0; turn < 200_000 && ends.length === 0; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    line.clock.advance(5)
  }
  const [end] = ends
  if (!end) throw new Error('it never ended')
  return { end, told, line, wake, took: line.clock.monotonic() - began }
}

const line = (over: Partial<FakeLine> = {}): FakeLine => Object.assign(new FakeLine(), over)
function done({ end }: Watched): LineSamples {
  if (end.is !== 'done') throw new Error(JSON.stringify(end))
  expect(LineSamples.safeParse(end.samples).success).toBe(true)
  return end.samples
}
const seconds = 1_000

describe('[LM4] a measurement in the browser', () => {
  test('asks so many round trips, apart, then moves bytes both ways, and tells its figures as they come', async () => {
    const seen = await measured(line())
    const samples = done(seen)
    expect([samples.socket.sent, samples.http.sent, samples.network]).toEqual([socketTrips, httpTrips, '4g'])
    expect(lineFiguresOf(samples)).toMatchObject({ loss: 0, latency: 15, jitter: 0, up: 4 })
    const shares = seen.told.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(seen.told.at(-1)?.figures).toEqual(lineFiguresOf(samples))
    expect(seen.line.closed).toBe(true)
    expect([seen.wake.listeners, seen.line.clock.waiting]).toEqual([0, 0])
  })

  test('grows its transfers until one takes long enough to be known by', async () => {
    const { moved } = (await measured(line({ bytesPerMs: { down: 1_000, up: 500 } }))).line
    expect(moved).toEqual([65_536, 262_144, 1_048_576, 2_097_152, 65_536, 262_144, 1_048_576])
  })

  test('moves at most 16 MB on the fastest line', async () => {
    const fast = line({ bytesPerMs: { down: 1e6, up: 1e6 } })
    await measured(fast)
    expect(fast.moved.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(16 * 1024 * 1024)
  })

  test('ends within a minute on the slowest line: a cut download counts as far as it came, a cut upload does not', async () => {
    const slow = line({ bytesPerMs: { down: 3, up: 3 }, socketMs: () => 1_900, httpMs: () => 1_900 })
    const seen = await measured(slow)
    const samples = done(seen)
    expect(seen.took).toBeLessThan(60 * seconds)
    expect(samples.down).toEqual([{ bytes: 16_384, ms: expect.closeTo(8_000, -2) as number }])
    expect(samples.up).toEqual([])
    expect(lineFiguresOf(samples)).toMatchObject({ down: 0, up: null })
    expect(samples.socket.sent).toBeLessThan(socketTrips)
    expect(slow.aborted).toBeGreaterThan(0)
  })

  test('counts what is not answered in time as lost', async () => {
    const deaf = await measured(line({ socketMs: (n) => (n % 4 === 0 ? 'late' : 10) }))
    const { sent, rtts } = done(deaf).socket
    expect(sent - rtts.length).toBe(Math.floor(sent / 4))
  })

  test('goes by HTTP where no socket opens, and does not call that a loss', async () => {
    const samples = done(await measured(line({ opens: false })))
    expect(samples.socket).toEqual({ sent: 0, rtts: [] })
    expect(lineFiguresOf(samples)).toMatchObject({ loss: 0, latency: 25 })
  })

  test('counts a socket that breaks as one question without an answer, and asks it nothing more', async () => {
    const samples = done(await measured(line({ socketMs: (n) => (n > 9 ? 'broken' : 10) })))
    expect(samples.socket).toMatchObject({ sent: 10, rtts: { length: 9 } })
  })
})

describe('[LM10] a measurement that cannot be right is dropped, and says why', () => {
  test.each([
    ['cancelled', (_wake: FakeWake, cancel: () => void) => cancel()],
    ['hidden', (wake: FakeWake) => wake.hide()],
    ['offline', (wake: FakeWake) => wake.goOffline()],
  ] as const)('%s in the middle of a transfer', async (why, act) => {
    const seen = await measured(line(), ({ stage }, wake, cancel) => {
      if (stage === 'down') act(wake, cancel)
    })
    expect(seen.end).toEqual({ is: 'stopped', why })
    expect(seen.line.moved.length).toBeLessThanOrEqual(2)
    expect([seen.line.closed, seen.wake.listeners]).toEqual([true, 0])
  })

  test('offline from the start', async () => {
    const wake = Object.assign(new FakeWake(), { isOnline: false })
    const seen = await measured(line(), undefined, wake)
    expect([seen.end, seen.line.moved]).toEqual([{ is: 'stopped', why: 'offline' }, []])
  })

  test('a line that breaks while it moves', async () => {
    const broken = line({ down: () => Promise.reject(new TypeError('Failed to fetch')) })
    expect((await measured(broken)).end).toEqual({ is: 'stopped', why: 'broken' })
  })

  test('a session that has ended', async () => {
    const out = line({ httpMs: () => new LineRefused('signed-out', null) })
    expect((await measured(out)).end).toEqual({ is: 'refused', code: 'signed-out', retryAfter: null })
  })
})

describe('[LM11] a busy server', () => {
  test('is waited for when it is soon free, with the seconds told, and the wait is in no figure', async () => {
    const refusals = [new LineRefused('measuring-busy', 3)]
    const seen = await measured(line({ refusals }))
    expect(seen.told.flatMap(({ waiting }) => waiting ?? [])).toEqual([3, 2, 1])
    expect(lineFiguresOf(done(seen))).toEqual(lineFiguresOf(done(await measured(line()))))
  })

  test.each([
    ['for long', [new LineRefused('measuring-busy', 40)]],
    ['again and again', Array.from({ length: 9 }, () => new LineRefused('measuring-busy', 2))],
  ])('is given up when it is busy %s', async (_how, refusals) => {
    const { end, took } = await measured(line({ refusals }))
    expect(end).toMatchObject({ is: 'refused', code: 'measuring-busy' })
    expect(took).toBeLessThan(60 * seconds)
  })

  test('is heard where it cuts an upload, before and after', async () => {
    const enough = new LineRefused('measuring-enough', 40)
    const before = await measured(line({ upRefusals: [enough] }))
    expect(before.end).toEqual({ is: 'refused', code: 'measuring-enough', retryAfter: 40 })
    const after = await measured(line({ upRefusals: [null, enough], cutsUp: true }))
    expect(after.end).toEqual({ is: 'refused', code: 'measuring-enough', retryAfter: 40 })
    const broken = await measured(line({ cutsUp: true }))
    expect(broken.end).toEqual({ is: 'stopped', why: 'broken' })
  })
})
