import { expect, test } from 'vitest'
import { bounded, ok, both } from '../../server/self-test/finding.ts'
import type { Seen } from '../../server/self-test/finding.ts'
import { checkAnchors, checkClock, checkScheduler, ClockWatch } from '../../server/self-test/going.ts'
import { checkLoad } from '../../server/self-test/load.ts'
import { checkAdministrators, checkVersion } from '../../server/self-test/people.ts'
import { freshFor, SelfTest, usualLimit } from '../../server/self-test/run.ts'
import { fakeClock } from '../tools/clock.ts'

const fine = ok(both('được', 'fine'))
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('[ZT8] a wall clock that jumps beside the time that passed is noticed within half a minute and told for a day', () => {
  const clock = fakeClock()
  const watch = new ClockWatch(clock)
  const seen = (newest: number | null = null) =>
    checkClock({ now: () => clock.now(), jump: () => watch.greatest, newest: () => newest })
  clock.advance(3_600_000)
  expect(seen().state).toBe('ok')
  clock.jump(clock.now() + 90_000)
  clock.advance(30_000)
  expect(seen()).toMatchObject({ state: 'look', value: { vi: expect.stringMatching(/đã nhảy 90 giây lúc/) } })
  clock.jump(clock.now() - 20 * 60_000)
  clock.advance(30_000)
  expect(seen()).toMatchObject({ state: 'bad', act: { en: expect.stringContaining('timedatectl') } })
  // A lesser one since does not hide the greatest.
  clock.jump(clock.now() + 5_000)
  clock.advance(30_000)
  expect(seen().value.vi).toContain('20 phút')
  clock.advance(25 * 3_600_000)
  expect(seen().state).toBe('ok')
  expect(seen(clock.now() + 60_000)).toMatchObject({
    state: 'bad',
    value: { vi: expect.stringContaining('ghi muộn hơn') },
  })
  watch.close()
  expect(clock.waiting).toBe(0)
})

test('[ZT9] a check that throws or hangs says so in its own line within its limit, and hides no other', async () => {
  const clock = fakeClock()
  let hanging = 0
  const test = new SelfTest(clock, {
    tls: () => {
      throw new Error('/etc/secret/path')
    },
    disk: () => {
      hanging += 1
      return new Promise<Seen>(() => undefined)
    },
    backup: () => Promise.reject(Object.assign(new Error('x'), { code: 'EIO' })),
    version: () => fine,
  })
  const press = async () => {
    const running = test.run()
    await settled()
    clock.advance(usualLimit)
    return running
  }
  const found = await press()
  expect(found.map(({ id, state }) => [id, state])).toEqual([
    ['tls', 'bad'],
    ['disk', 'bad'],
    ['backup', 'bad'],
    ['version', 'ok'],
  ])
  expect(found.map(({ value }) => value.vi)).toEqual([
    'Không kiểm tra được (fault)',
    'Không xong trong 3 giây',
    'Không kiểm tra được (EIO)',
    'được',
  ])
  expect(JSON.stringify(found)).not.toContain('/etc/secret')
  // However often it is pressed, what hangs is not begun again.
  await press()
  await press()
  expect(hanging).toBe(1)
})

test('[ZT9] pressed again within five seconds nothing is measured again; after them it is', async () => {
  const clock = fakeClock()
  let measured = 0
  const test = new SelfTest(clock, {
    load: () => {
      measured += 1
      return fine
    },
  })
  await Promise.all([test.run(), test.run()])
  await test.run()
  expect(measured).toBe(1)
  clock.advance(freshFor)
  await test.run()
  expect(measured).toBe(2)
  expect(await bounded(clock, 1_000, () => fine)).toBe(fine)
  expect(clock.waiting).toBe(0)
})

test('[ZT10] scheduler and anchors: late, never, failing and unreachable places each have their sentence', () => {
  const now = 1_000_000_000
  expect(checkScheduler(now - 14_000, 0, now).state).toBe('ok')
  expect(checkScheduler(now - 61_000, 0, now).state).toBe('bad')
  expect([checkScheduler(null, 5_000, now).state, checkScheduler(null, 120_000, now).state]).toEqual([
    'look',
    'bad',
  ])
  const place = (failing: { since: number; why: string } | null) => ({ name: 'vien-kiem-sat', failing })
  const anchors = { last: { at: now - 60_000 }, places: [place(null)], failing: null }
  expect(checkAnchors(anchors, now).state).toBe('ok')
  expect(checkAnchors({ ...anchors, places: [] }, now)).toMatchObject({
    state: 'look',
    act: { vi: expect.stringContaining('ANCHOR_CONFIG') },
  })
  expect(
    checkAnchors({ ...anchors, places: [place({ since: now - 600_000, why: 'timeout' })] }, now),
  ).toMatchObject({
    state: 'bad',
    value: { vi: expect.stringContaining('không gửi được tới vien-kiem-sat từ 10 phút nay (timeout)') },
  })
  expect(checkAnchors({ ...anchors, last: { at: now - 11 * 60_000 } }, now).state).toBe('bad')
  expect(checkAnchors({ ...anchors, last: null }, now).state).toBe('bad')
  expect(checkAnchors({ ...anchors, failing: now - 1_000 }, now).state).toBe('bad')
  expect(checkAnchors(null, now).state).toBe('look')
})

test('[ZT10] memory, waiting, administrators and versions are judged by their figures', () => {
  const load = { heap: 1e8, mostHeap: 4e9, free: 8e9, total: 1.6e10, delay: 4 }
  expect(checkLoad(load).state).toBe('ok')
  expect([checkLoad({ ...load, delay: 300 }).state, checkLoad({ ...load, delay: 3_000 }).state]).toEqual([
    'look',
    'bad',
  ])
  expect([checkLoad({ ...load, free: 3e8 }).state, checkLoad({ ...load, heap: 3.9e9 }).state]).toEqual([
    'look',
    'bad',
  ])
  const people = { administrators: 3, siteAdmins: 3, without: [], links: 0 }
  expect(checkAdministrators(people).state).toBe('ok')
  expect(checkAdministrators({ ...people, without: ['an', 'binh'] })).toMatchObject({
    state: 'look',
    act: { vi: expect.stringContaining('Nhắc an, binh') },
  })
  expect(checkAdministrators({ ...people, without: ['an', 'binh', 'chi'] }).state).toBe('bad')
  expect(checkAdministrators({ ...people, siteAdmins: 1 }).state).toBe('look')
  expect(checkAdministrators({ ...people, links: 2 }).value.vi).toContain('2 liên kết')
  const version = { product: '0.4.0', platform: 'linux x64', rules: 3, snapshots: 3 }
  expect([
    checkVersion({ ...version, node: '20.19.0' }).state,
    checkVersion({ ...version, node: '20.18.3' }).state,
  ]).toEqual(['ok', 'bad'])
})
