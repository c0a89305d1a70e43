import { describe, expect, test } from 'vitest'
import { reachKey } from '../../domain/duty/events.ts'
import { answerWithin, proofCounts, unreachedOf } from '../../domain/duty/standing.ts'
import { began, minute, personOf, siteAdmin } from './stage.ts'
import { given, say } from './story.ts'

const hour = 60 * minute
const [mine, next] = ['2026-01-19.1', '2026-01-19.2']
const p = (name: string): string => personOf(`vnpt ${name}`)
type Names = readonly string[]

const roster = (people: Names, shifts: Names = [mine], by = 'vnpt operator') =>
  say(by, 'duty.roster', {
    organisation: 'vnpt',
    tier: 'commander',
    shifts: [...shifts],
    people: people.map(p),
  })
const ask = (names: Names, by = 'vnpt operator', more = {}) =>
  say(by, 'duty.test', { organisation: 'vnpt', people: names.map(p) }, more)
const answer = (by: string, more = {}) => say(by, 'duty.answer', {}, more)

describe('reachability', () => {
  const reach = (state: ReturnType<typeof given>['state']) => state.reach.get(reachKey('vnpt', p('liaison')))

  test('[TR7] a test is answered with one tap, by who was asked and has not answered yet', () => {
    const asked = began + hour
    const story = given(ask(['liaison', 'leader'], 'so operator', { at: asked }))
    story
      .when(answer('vnpt liaison', { at: asked + minute }))
      .thenHappened({ type: 'duty.answered', of: 'vnpt', person: p('liaison'), byHand: false })
    expect(reach(story.state)).toMatchObject({
      asked: { at: asked },
      answered: { at: asked + minute, byHand: false },
    })
    story.when(answer('vnpt liaison', { at: asked + 2 * minute })).thenRefused('nothing-new')
    story.when(answer('vnpt operator')).thenRefused('nothing-new')
    story.when(answer('site')).thenRefused('not-allowed')
  })

  test('[TR7] is asked by who keeps the roster, of the organisation’s own people', () => {
    for (const by of ['vnpt liaison', 'viettel leader', 'so admin'])
      given()
        .when(ask(['leader'], by))
        .thenRefused('not-allowed')
    given()
      .when(say('so operator', 'duty.test', { organisation: 'vnpt', people: [personOf('tt leader')] }))
      .thenRefused('not-found', 'people')
  })

  test('[TR8] the department may record that the telephone was answered', () => {
    const reached = (by: string, person = p('liaison')) =>
      say(by, 'duty.reached', { person, note: 'Gọi di động' })
    for (const by of ['so operator', 'so leader'])
      given()
        .when(reached(by))
        .thenHappened({ type: 'duty.answered', of: 'vnpt', byHand: true, note: 'Gọi di động' })
    for (const by of ['vnpt operator', 'vnpt leader', 'so liaison', 'viettel operator'])
      given().when(reached(by)).thenRefused('not-allowed')
    given().when(reached('so leader', siteAdmin)).thenRefused('not-found', 'person')
  })

  test('[TR9] who is on duty now or next and does not answer, or has no proof of a day, is a warning', () => {
    const asked = began + hour
    const kinds = (state: ReturnType<typeof given>['state'], now: number) =>
      unreachedOf(state, now, 'vnpt').map(({ person, kind, since }) => [person, kind, since])
    const story = given(
      roster(['liaison', 'operator']),
      roster(['leader'], [next]),
      ask(['operator', 'leader'], 'vnpt leader', { at: asked }),
      answer('vnpt leader', { at: asked + minute }),
    )
    expect(kinds(story.state, asked + 2 * minute)).toEqual([[p('liaison'), 'no-proof', null]])
    expect(kinds(story.state, asked + answerWithin + 1)).toEqual([
      [p('operator'), 'no-answer', asked],
      [p('liaison'), 'no-proof', null],
    ])
    story.and(answer('vnpt operator', { at: asked + 9 * minute }))
    expect(kinds(story.state, asked + 10 * minute)).toEqual([[p('liaison'), 'no-proof', null]])
    story.and(roster(['leader'], ['2026-01-20.2'], 'vnpt leader'))
    expect(kinds(story.state, asked + minute + proofCounts + 1)).toEqual([
      [p('leader'), 'no-proof', asked + minute],
    ])
    expect(unreachedOf(story.state, asked, 'viettel')).toEqual([])
  })
})
