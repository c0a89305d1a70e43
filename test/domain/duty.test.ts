import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slotKey, takeOversKept } from '../../domain/duty/events.ts'
import { shiftAt, shiftOf, shiftsBetween } from '../../domain/duty/shift.ts'
import { gapsOf, onDuty, unreachedOf } from '../../domain/duty/standing.ts'
import { localParts } from '../../domain/zone.ts'
import { cases } from './seed.ts'
import { began, info, minute, personOf } from './stage.ts'
import { given, say } from './story.ts'

const hour = 60 * minute

const [mine, next] = ['2026-01-19.1', '2026-01-19.2']
const p = (name: string): string => personOf(`vnpt ${name}`)
type Names = readonly string[]

const roster = (people: Names, shifts: Names = [mine], by = 'vnpt operator', more = {}) =>
  say(
    by,
    'duty.roster',
    { organisation: 'vnpt', tier: 'commander', shifts: [...shifts], people: people.map(p) },
    more,
  )
const take = (by: string, person: string, over: { instead?: string; reason?: string; shift?: string } = {}) =>
  say(by, 'duty.take', {
    organisation: 'vnpt',
    tier: 'commander',
    shift: over.shift ?? mine,
    person: p(person),
    instead: over.instead === undefined ? null : p(over.instead),
    ...(over.reason === undefined ? {} : { reason: over.reason }),
  })
describe('a shift', () => {
  test('[TR1] lasts from one clock time of the congress to the next, over midnight too', () => {
    const local = (at: number) => `${localParts(at, info.zone).date} ${localParts(at, info.zone).time}`
    const night = shiftAt(info, Date.UTC(2026, 0, 19, 17))
    expect([night.key, local(night.from), local(night.to)]).toEqual([
      '2026-01-19.3',
      '2026-01-19 22:00',
      '2026-01-20 06:00',
    ])
    expect(shiftAt(info, night.to).key).toBe('2026-01-20.1')
    expect(shiftAt(info, night.to - 1)).toEqual(night)
  })

  test('[TR1] follows the one before without a gap, also where the clocks change, and is found by its key', () => {
    const zones = ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/St_Johns']
    const times = [['06:00', '14:00', '22:00'], ['02:30'], ['00:00', '12:00'], []]
    const anywhere = fc.tuple(
      fc.constantFrom(...zones),
      fc.constantFrom(...times),
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
    )
    fc.assert(
      fc.property(anywhere, ([zone, shifts, at]) => {
        const hours = { zone, shifts }
        const found = shiftsBetween(hours, at, at + 48 * hour)
        found.forEach((shift, n) => {
          expect(shift.to).toBeGreaterThan(shift.from)
          expect(found[n + 1]?.from ?? shift.to).toBe(shift.to)
          expect(shiftOf(hours, shift.key)).toEqual(shift)
        })
        expect(shiftAt(hours, at)).toEqual(found[0])
        expect(found[0]?.from).toBeLessThanOrEqual(at)
        expect(found.at(-1)?.to).toBeGreaterThanOrEqual(at + 48 * hour)
      }),
      cases('shifts', 200),
    )
  })

  test('[TR1] that no day has is none', () => {
    for (const key of ['2026-02-30.1', '2026-13-01.1', '2026-01-19.4', 'x', ''])
      expect(shiftOf(info, key)).toBeNull()
  })
})

describe('the roster', () => {
  test('[TR2] is kept by the organisation’s operators and leaders, and by the department’s for all', () => {
    for (const by of ['vnpt operator', 'vnpt leader', 'so operator', 'so leader'])
      given()
        .when(roster(['liaison'], [mine, next, mine], by))
        .thenHappened({
          type: 'duty.rostered',
          of: 'vnpt',
          tier: 'commander',
          shifts: [mine, next],
          people: [p('liaison')],
        })
    for (const by of ['vnpt liaison', 'vnpt admin', 'so liaison', 'so admin', 'viettel leader', 'site'])
      given()
        .when(roster(['liaison'], [mine], by))
        .thenRefused('not-allowed')
  })

  test('[TR2] holds the organisation’s own people, in shifts that are not over', () => {
    const other = { organisation: 'vnpt', tier: 'leader' as const, shifts: [mine] }
    given()
      .when(say('so operator', 'duty.roster', { ...other, people: [personOf('viettel leader')] }))
      .thenRefused('not-found', 'people')
    given()
      .when(say('so operator', 'duty.roster', { ...other, organisation: 'ai', people: [] }))
      .thenRefused('unknown-organisation', 'organisation')
    given()
      .when(roster([], ['2026-01-18.3']))
      .thenRefused('shift-over', 'shifts')
    given()
      .when(roster([], ['2026-01-19.4']))
      .thenRefused('unknown-shift', 'shifts')
    given()
      .when(roster([], ['2026-06-19.1']))
      .thenRefused('unknown-shift', 'shifts')
  })

  test('[TR3] says who is on duty now; who has left the organisation no longer is', () => {
    const story = given(roster(['liaison', 'operator']), roster(['leader'], [next]))
    expect(onDuty(story.state, 'vnpt', 'commander', began + hour)).toEqual([p('liaison'), p('operator')])
    expect(onDuty(story.state, 'vnpt', 'commander', began + 4 * hour)).toEqual([p('leader')])
    expect(onDuty(story.state, 'vnpt', 'commander', began + 13 * hour)).toEqual([])
    expect(onDuty(story.state, 'viettel', 'commander', began)).toEqual([])
    story.and(say('so admin', 'person.leave', { person: p('liaison') }))
    expect(onDuty(story.state, 'vnpt', 'commander', began + hour)).toEqual([p('operator')])
  })

  test('[TR3] keeps its shifts when their hours move', () => {
    const story = given(
      roster(['liaison'], [next]),
      say('so admin', 'congress.change', {
        name: 'Đại hội thử',
        level: 'tỉnh',
        dutyPhone: '0211 000 0000',
        shifts: ['06:00', '18:00'],
        reason: 'Hai ca mỗi ngày',
      }),
    )
    expect(onDuty(story.state, 'vnpt', 'commander', began + 4 * hour)).toEqual([])
    expect(onDuty(story.state, 'vnpt', 'commander', began + 9 * hour)).toEqual([p('liaison')])
  })

  test('[TR3] written anew forgets slots of long ago, the organisation’s own only', () => {
    const story = given(
      roster(['liaison']),
      say('so operator', 'duty.roster', { organisation: 'so', tier: 'leader', shifts: [mine], people: [] }),
      roster(['liaison'], ['2026-02-02.1'], 'vnpt operator', { at: began + 12 * 24 * hour }),
    )
    expect([...story.state.duty.keys()]).toEqual([
      slotKey('so', 'leader', mine),
      slotKey('vnpt', 'commander', '2026-02-02.1'),
    ])
  })
})

describe('taking over', () => {
  test('[TR4] needs nobody’s leave: a liaison goes on duty at once, instead of another or beside them', () => {
    const story = given(roster(['operator']))
    story
      .when(take('vnpt liaison', 'liaison', { instead: 'operator' }))
      .thenHappened({ type: 'duty.taken', instead: p('operator'), reason: null })
    expect(onDuty(story.state, 'vnpt', 'commander', began + hour)).toEqual([p('liaison')])
    story.and(take('vnpt leader', 'leader'))
    expect(onDuty(story.state, 'vnpt', 'commander', began + hour)).toEqual([p('liaison'), p('leader')])
    const [first] = story.state.duty.get(slotKey('vnpt', 'commander', mine))?.takeOvers ?? []
    expect(first).toMatchObject({ person: p('liaison'), by: { person: p('liaison') } })
  })

  test('[TR5] for somebody else is for operators and leaders, with a reason', () => {
    for (const by of ['vnpt operator', 'so leader']) {
      given().when(take(by, 'liaison')).thenRefused('duty-reason', 'reason')
      given()
        .when(take(by, 'liaison', { reason: 'Anh Trực đang ở viện' }))
        .thenHappened({ type: 'duty.taken', person: p('liaison') })
    }
    for (const by of ['vnpt liaison', 'viettel operator', 'vnpt admin'])
      given()
        .when(take(by, 'leader', { reason: 'Thay ca' }))
        .thenRefused('not-allowed')
  })

  test('[TR5] is refused to who is on duty already, does not belong, or replaces somebody who has been replaced', () => {
    const story = given(roster(['operator']))
    story.when(take('vnpt operator', 'operator')).thenRefused('already-on-duty', 'person')
    story.when(take('vnpt liaison', 'liaison', { shift: '2026-01-18.1' })).thenRefused('shift-over', 'shifts')
    const others = { organisation: 'vnpt', tier: 'commander', shift: mine, instead: null } as const
    story
      .when(
        say('so leader', 'duty.take', { ...others, person: personOf('so leader'), reason: 'Thiếu người' }),
      )
      .thenRefused('not-found', 'person')
    const taken = story.and(take('vnpt liaison', 'liaison', { instead: 'operator' }))
    taken
      .when(take('vnpt leader', 'leader', { instead: 'operator' }))
      .thenRefused('changed-meanwhile', 'instead')
  })

  test('[TR5] the last of them are kept beside the record', () => {
    const swaps = Array.from({ length: takeOversKept + 2 }, (_, n) => {
      const [comes, goes] =
        n % 2 === 0 ? (['liaison', 'operator'] as const) : (['operator', 'liaison'] as const)
      return take(`vnpt ${comes}`, comes, { instead: goes })
    })
    const { state } = given(roster(['operator']), ...swaps)
    const slot = state.duty.get(slotKey('vnpt', 'commander', mine))
    expect(slot?.takeOvers).toHaveLength(takeOversKept)
    expect(slot?.people).toEqual([p('liaison')])
  })
})

describe('a gap', () => {
  test('[TR6] is every shift without anybody in a tier, those one after another together', () => {
    const { state } = given(roster(['liaison'], [next]))
    const gaps = gapsOf(state, began, began + 24 * hour, 'vnpt')
    expect(gaps.map(({ tier, shifts }) => [tier, shifts.join(' ')])).toEqual([
      ['leader', '2026-01-19.1 2026-01-19.2 2026-01-19.3 2026-01-20.1'],
      ['commander', '2026-01-19.1'],
      ['responder', '2026-01-19.1 2026-01-19.2 2026-01-19.3 2026-01-20.1'],
      ['commander', '2026-01-19.3 2026-01-20.1'],
    ])
    const [first] = gaps
    expect([first?.from, first?.to]).toEqual([began, shiftOf(info, '2026-01-20.1')?.to])
    expect(gapsOf(state, began, began + hour).length).toBe(state.organisations.size * 3)
  })

  test('[TR6] is filled by a take-over, and opened by who leaves', () => {
    const tier = (state: Parameters<typeof gapsOf>[0]) =>
      gapsOf(state, began, began + hour, 'vnpt').map((gap) => gap.tier)
    const story = given(take('vnpt liaison', 'liaison'))
    expect(tier(story.state)).toEqual(['leader', 'responder'])
    story.and(say('so admin', 'person.move', { person: p('liaison'), organisation: 'so', role: 'liaison' }))
    expect(tier(story.state)).toEqual(['leader', 'commander', 'responder'])
  })

  test('[TR6] there is none once the congress is closed', () => {
    const story = given(say('so leader', 'congress.close', { reason: 'Đã bế mạc' }))
    expect(gapsOf(story.state, began + hour, began + 9 * hour)).toEqual([])
    expect(unreachedOf(story.state, began + hour)).toEqual([])
  })
})
