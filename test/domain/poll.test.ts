import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { may } from '../../domain/may.ts'
import { roles } from '../../domain/decision.ts'
import { openCritical, resultOf } from '../../domain/poll/result.ts'
import type { Poll } from '../../domain/poll/events.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { cases } from './seed.ts'
import { began, info, minute, organisations, personOf, uuid } from './stage.ts'
import { given, say } from './story.ts'

const id = uuid(0x90)
/** Done by the poll. */
const settled = 'DT-09.hoi-truong.so'
const note = 'Đường dự phòng chưa thử'
const asked = ['vnpt', 'viettel', 'buu-dien']
const deadline = info.opening - 60 * minute
const open = (over: object = {}, more: object = {}) =>
  say(
    'so leader',
    'poll.open',
    { question: 'Sẵn sàng khai mạc?', deadline, organisations: asked, unanimous: true, ...over },
    { id, ...more },
  )
const answer = (by: string, said: 'go' | 'no-go' | 'conditions', more: object = {}) =>
  say(by, 'poll.answer', { poll: id, answer: said, reason: note }, more)
const close = (by = 'so leader', more: object = {}) => say(by, 'poll.close', { poll: id }, more)

describe('the go/no-go poll', () => {
  test('[GN1] a leader of the department opens one at a time, for organisations there are, with a deadline ahead', () => {
    given().when(open()).thenHappened({ type: 'poll.opened', poll: id, asked })
    given(open())
      .when(open({}, { id: uuid(0x91) }))
      .thenRefused('poll-underway')
    given()
      .when(open({ deadline: began }))
      .thenRefused('deadline-passed', 'deadline')
    given()
      .when(open({ organisations: ['fpt'] }))
      .thenRefused('unknown-organisation', 'organisations')
    given(open(), close())
      .when(open({ follows: id }, { id: uuid(0x91) }))
      .thenHappened({ follows: id })
  })

  test('[GN2] an organisation’s leaders sign; without one its operators, without those its liaisons', () => {
    const signers = (...gone: string[]) => {
      const { state } = given(open())
      for (const name of gone) state.people.delete(personOf(name))
      return roles.filter((role) => {
        const actor = { person: uuid(1), organisation: 'vnpt', role, department: false }
        return may(actor, { type: 'poll.answer', payload: { poll: id, answer: 'go' } }, state) === null
      })
    }
    expect(signers()).toEqual(['leader'])
    expect(signers('vnpt leader')).toEqual(['operator', 'leader'])
    expect(signers('vnpt leader', 'vnpt operator')).toEqual(['liaison', 'operator', 'leader'])
  })

  test('[GN2] to an organisation that is not asked there is no poll', () => {
    given(open()).when(answer('mobifone leader', 'go')).thenRefused('not-found', 'poll')
    given(open()).when(answer('so leader', 'go')).thenRefused('not-allowed')
  })

  test('[GN3] an answer freezes the own critical items due by then and not proven, as they stand', () => {
    const tick = say('vnpt liaison', 'run.tick', { row: 'CN-05.hoi-truong.vnpt' })
    const state = given(open(), tick)
      .when(answer('vnpt leader', 'go'))
      .thenHappened({ type: 'poll.answered', voter: 'vnpt', openTotal: 1 })
    const [vote] = state.polls.get(id)!.votes
    expect(vote?.open).toEqual([{ row: 'CN-08.hoi-truong.vnpt', state: 'open', verdict: 'unknown' }])
    expect(openCritical(state.rows.values(), 'vnpt', info, info.opening - 180 * minute, began)).toEqual([])
    const later = say('vnpt liaison', 'run.tick', { row: 'CN-08.hoi-truong.vnpt' })
    expect(given(open(), tick, answer('vnpt leader', 'go'), later).state.polls.get(id)!.votes).toEqual(
      state.polls.get(id)!.votes,
    )
  })

  test('[GN3] what is frozen stands worst first, with the department’s own item of the poll left out', () => {
    const failed = say('vnpt liaison', 'run.fail', { row: 'CN-08.hoi-truong.vnpt', note })
    const told = given(open(), failed, answer('vnpt leader', 'go'))
    expect(told.state.polls.get(id)!.votes[0]?.open.map(({ row, verdict }) => [row, verdict])).toEqual([
      ['CN-08.hoi-truong.vnpt', 'no-go'],
      ['CN-05.hoi-truong.vnpt', 'unknown'],
    ])
    const own = openCritical(told.state.rows.values(), 'so', info, deadline, began)
    expect(own.map(({ row }) => row)).toEqual(['DT-02.hoi-truong.so'])
  })

  test('[GN3] no-go and conditions say why; the last word counts until the deadline', () => {
    given(open())
      .when(say('vnpt leader', 'poll.answer', { poll: id, answer: 'no-go' }))
      .thenRefused('note-required', 'reason')
    const changed = given(open(), answer('vnpt leader', 'no-go'), answer('vnpt leader', 'go'))
    expect(resultOf(changed.state.polls.get(id)!)).toMatchObject({ go: 1, noGo: 0 })
    given(open())
      .when(answer('vnpt leader', 'go', { at: deadline + 1 }))
      .thenRefused('poll-over')
  })

  const voted = (unanimous: boolean, votes: (string | null)[]): Poll => ({
    id,
    follows: null,
    question: '',
    openedAt: 0,
    openedBy: null,
    deadline: 0,
    unanimous,
    asked: votes.map((_, n) => `o${n}`),
    votes: votes.flatMap((said, n) =>
      said === null
        ? []
        : [
            {
              id: uuid(n),
              organisation: `o${n}`,
              answer: said as never,
              reason: null,
              by: null,
              at: 0,
              open: [],
              openTotal: 0,
            },
          ],
    ),
    closed: null,
    cancelled: null,
  })

  test.each([
    [true, ['go', 'go'], 'go'],
    [true, ['go', 'conditions'], 'go'],
    [true, ['go', 'no-go'], 'no-go'],
    [true, ['go', null], 'hold'],
    [false, ['go', 'go', 'no-go'], 'go'],
    [false, ['go', 'no-go'], 'hold'],
    [false, ['no-go', 'no-go', 'go'], 'no-go'],
    [false, ['go', null, null], 'hold'],
  ])('[GN4] unanimous %s, %o comes to %s', (unanimous, votes, verdict) => {
    expect(resultOf(voted(unanimous, votes)).verdict).toBe(verdict)
  })

  test('[GN4] silence never makes a go, and a go turned into a no-go never helps', () => {
    const said = fc.array(fc.constantFrom('go', 'conditions', 'no-go', null), { minLength: 1, maxLength: 9 })
    const rank = ['no-go', 'hold', 'go']
    fc.assert(
      fc.property(said, fc.boolean(), fc.nat(8), (votes, unanimous, at) => {
        const before = rank.indexOf(resultOf(voted(unanimous, votes)).verdict)
        const silenced = votes.map((one, n) => (n === at % votes.length ? null : one))
        const against = votes.map((one, n) => (n === at % votes.length ? 'no-go' : one))
        expect(rank.indexOf(resultOf(voted(unanimous, against)).verdict)).toBeLessThanOrEqual(before)
        if (votes[at % votes.length] !== 'no-go')
          expect(rank.indexOf(resultOf(voted(unanimous, silenced)).verdict)).toBeLessThanOrEqual(before)
        expect(
          resultOf(
            voted(
              unanimous,
              votes.map(() => null),
            ),
          ).verdict,
        ).toBe('hold')
      }),
      cases('poll results', 500),
    )
  })

  test('[GN5] closing freezes the result and does the item that is done by the poll, which no hand can tick', () => {
    const story = (said: 'go' | 'no-go') =>
      given(open({ organisations: ['vnpt'] }), answer('vnpt leader', said))
    story('go')
      .when(close())
      .thenHappened(
        { type: 'poll.closed', result: { verdict: 'go' } },
        { type: 'run.polled', row: settled, passed: true },
      )
    story('no-go').when(close()).thenHappened({ type: 'poll.closed' }, { type: 'run.polled', passed: false })
    story('go')
      .when(say('so operator', 'run.tick', { row: settled }))
      .thenRefused('by-poll')
    story('go').and(close()).when(answer('vnpt leader', 'no-go')).thenRefused('poll-over')
    story('go').and(close()).when(close()).thenRefused('poll-over')
  })

  test('[GN6] others learn the result only when a leader publishes', () => {
    const story = given(open(), answer('vnpt leader', 'go'), answer('viettel leader', 'no-go'), close())
    const seen = (organisation: string) => viewOf(viewerOf(story.state, organisation), story.state)
    expect(seen('vnpt').polls.get(id)).toMatchObject({ asked: ['vnpt'], closed: { result: null } })
    expect(
      seen('vnpt')
        .polls.get(id)
        ?.votes.map((vote) => vote.organisation),
    ).toEqual(['vnpt'])
    expect(seen('mobifone').polls.size).toBe(0)
    expect(seen('so').polls.get(id)?.votes).toHaveLength(2)
    story.and(say('so leader', 'readiness.publish', {}))
    expect(story.state.published?.polled).toMatchObject({ verdict: 'no-go', go: 1, noGo: 1, silent: 1 })
    expect(organisations.length).toBeGreaterThan(3)
  })

  test('[GN7] the server closes one that nobody closed, not before ten minutes after its deadline', () => {
    given(open())
      .when(close('system', { at: deadline + 9 * minute }))
      .thenRefused('nothing-new')
    given(open())
      .when(close('system', { at: deadline + 10 * minute }))
      .thenHappened(
        { type: 'poll.closed', result: { verdict: 'hold', silent: 3 } },
        { type: 'run.polled', row: settled, passed: false },
      )
    given(open()).when(close('so operator')).thenRefused('not-allowed')
  })

  test('[GN8] the item that is done by the poll stays in the department, where its result may be known', () => {
    const away = (owner: string) => say('so leader', 'run.reassign', { row: settled, owner, reason: note })
    given().when(away('vnpt')).thenRefused('by-poll', 'owner')
    const planned = given()
    planned.state.rows.set(settled, { ...planned.state.rows.get(settled)!, owner: 'vnpt' })
    planned.and(open()).when(close()).thenHappened({ type: 'poll.closed' })
  })

  test('[GN9] ten answers of an organisation are kept, its newest among them', () => {
    const many = Array.from({ length: 13 }, (_, n) =>
      say('vnpt leader', 'poll.answer', { poll: id, answer: n % 2 === 0 ? 'go' : 'no-go', reason: `${n}` }),
    )
    const { votes } = given(open(), answer('viettel leader', 'go'), ...many).state.polls.get(id)!
    const own = votes.filter(({ organisation }) => organisation === 'vnpt')
    expect(own.map(({ reason }) => reason)).toEqual(['3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
    expect(votes).toHaveLength(11)
  })

  test('[GN1] the id of a poll is not taken twice, nor that of an answer: a device that hands it in again counts once', () => {
    given(open(), close()).when(open()).thenRefused('id-reused')
    const once = answer('vnpt leader', 'go', { id: uuid(0x95) })
    given(open(), once).when(once).thenRefused('id-reused')
  })

  test('[GN7] a poll that was cancelled takes no answer, and those asked do not read why', () => {
    const told = given(open(), say('so leader', 'poll.cancel', { poll: id, reason: note }))
    const seen = viewOf(viewerOf(told.state, 'vnpt'), told.state).polls.get(id)
    expect(seen?.cancelled).toEqual({ at: expect.any(Number) as number, reason: '' })
    given(open(), say('so leader', 'poll.cancel', { poll: id, reason: note }))
      .when(answer('vnpt leader', 'go'))
      .thenRefused('poll-over')
  })
})
