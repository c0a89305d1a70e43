import { describe, expect, test } from 'vitest'
import type { CongressState } from '../../domain/state.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { suggestRaise } from '../../domain/incident/suggest.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, info, minute, personOf, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Said } from './story.ts'

const on = { incident: incidentId }
const note = 'Đã gọi trực ca'
const so = 'so operator'
const acknowledge = say('vnpt operator', 'incident.acknowledge', { ...on, note })
const resolve = say(so, 'incident.resolve', { ...on, note })
const incident = ({ incidents }: CongressState, id = incidentId): Incident => {
  const found = incidents.get(id)
  if (!found) throw new Error('no such incident')
  return found
}
const seenBy = (state: CongressState, organisation: string) =>
  viewOf(viewerOf(state, organisation), state).incidents.get(incidentId)
const second = uuid(0x5d)
const openSecond = (over = {}): Said => open({ title: 'Mất điện', ...over }, { id: second })

describe('command', () => {
  test('[I14] who acknowledges first commands, and stays it when others act', () => {
    const { state } = given(open(), acknowledge, resolve)
    expect(incident(state).commander).toMatchObject({ person: personOf('vnpt operator'), of: 'vnpt' })
  })

  test('[I14] it is taken at once by whom it was offered to, by others with a reason', () => {
    const offered = given(open(), acknowledge).and(
      say('vnpt operator', 'incident.hand-over', { ...on, to: personOf('vnpt liaison') }),
    )
    offered.when(say('viettel operator', 'incident.take-command', on)).thenRefused('note-required', 'note')
    const taken = offered.and(say('vnpt liaison', 'incident.take-command', on))
    expect(incident(taken.state)).toMatchObject({
      handing: null,
      commander: { person: personOf('vnpt liaison') },
    })
    const other = offered.and(say('viettel operator', 'incident.take-command', { ...on, note }))
    expect(incident(other.state).commander?.of).toBe('viettel')
  })

  test('[I14] a carrier offers it to its own people, the department to whoever reads it whole', () => {
    const story = given(open(), acknowledge)
    const offer = (by: string, to: string) => say(by, 'incident.hand-over', { ...on, to: personOf(to) })
    story.when(offer('vnpt operator', 'viettel operator')).thenRefused('unknown-person', 'to')
    story.when(offer(so, 'tt operator')).thenRefused('unknown-person', 'to')
    story.when(offer(so, 'viettel operator')).thenHappened({ type: 'incident.command-offered' })
  })
})

test('[I15] a corrected time of occurrence keeps the former one and its reason', () => {
  const set = (occurredAt: number, at = began + 9 * minute) =>
    say(so, 'incident.correct-time', { ...on, occurredAt, reason: 'Theo nhật ký trạm' }, { at })
  const story = given(open())
  story.when(set(began)).thenRefused('nothing-new', 'occurredAt')
  story.when(set(began + 20 * minute)).thenRefused('in-the-future', 'occurredAt')
  story.when(set(began - 200 * 24 * 60 * minute)).thenRefused('too-early', 'occurredAt')
  const { state } = story.and(set(began - 5 * minute))
  expect(incident(state).occurredAt).toBe(began - 5 * minute)
  expect(incident(state).timeline.at(-1)).toMatchObject({ kind: 'time', detail: String(began) })
})

test('[I16] steps of the playbook are ticked and un-ticked, with who and when', () => {
  const step = (n: number, done = true) => say('vnpt liaison', 'incident.step', { ...on, step: n, done })
  const story = given(open()).and(step(1))
  story.when(step(1)).thenRefused('nothing-new')
  story.when(step(3)).thenRefused('not-found', 'step')
  expect(incident(story.state).steps).toMatchObject([{ step: 1, by: { organisation: 'vnpt' } }])
  expect(incident(story.and(step(1, false)).state).steps).toEqual([])
})

describe('closing', () => {
  const close = (more: { note: string | undefined } = { note: undefined }) =>
    say(so, 'incident.close', { ...on, ...more })
  const steps = [0, 1, 2].map((step) => say(so, 'incident.step', { ...on, step, done: true }))

  test('[I17] with undone steps it asks for a reason, with all done it does not', () => {
    const story = given(open(), acknowledge, resolve)
    story.when(close()).thenRefused('close-reason', 'note')
    story.when(close({ note })).thenHappened({ type: 'incident.moved', to: 'closed' })
    given(open(), ...steps, acknowledge, resolve)
      .when(close())
      .thenHappened({ to: 'closed' })
  })

  test('[I17] so it does with an open child, and with an item that is not proven', () => {
    const child = say(so, 'incident.relate', { incident: second, parent: incidentId, related: [] })
    given(open(), openSecond(), child, ...steps, acknowledge, resolve)
      .when(close())
      .thenRefused('close-reason', 'note')
    const rows = ['CN-01.hoi-truong.vnpt']
    given(open({ rows }, {}, so), ...steps, acknowledge, resolve)
      .when(close())
      .thenRefused('close-reason', 'note')
  })
})

describe('what stays inside the department', () => {
  test('[I18] its notes and links change nothing of what others have', () => {
    const before = given(open(), openSecond())
    const seen = (state: CongressState) => JSON.stringify(seenBy(state, 'vnpt'))
    const first = seen(before.state)
    const { state } = before.and(
      say(so, 'incident.note', { ...on, note: 'Chưa báo cho ai', inside: true }),
      say(so, 'incident.relate', { ...on, parent: null, related: [second] }),
    )
    expect(seen(state)).toBe(first)
    expect(seenBy(state, 'so')?.inside).toMatchObject({
      notes: [{ text: 'Chưa báo cho ai' }],
      related: [second],
    })
    before
      .when(say('vnpt operator', 'incident.note', { ...on, note, inside: true }))
      .thenRefused('not-allowed', 'inside')
  })

  test('[I19] merging closes the duplicate and tells nobody else into which', () => {
    const merge = say(so, 'incident.merge', { ...on, into: second, note: 'Cùng chỗ đứt', involve: true })
    const { state } = given(open(), openSecond({ lead: 'buu-dien', involved: [] }), merge)
    expect(incident(state)).toMatchObject({ status: 'closed', inside: { mergedInto: second } })
    expect(seenBy(state, 'vnpt')).toMatchObject({ status: 'closed' })
    expect(JSON.stringify(seenBy(state, 'vnpt'))).not.toContain(second)
    expect(incident(state, second).involved).toEqual(['vnpt', 'mobifone', 'viettel'])
    const again = given(open(), openSecond(), merge, say(so, 'incident.reopen', { ...on, note }))
    expect(incident(again.state)).toMatchObject({ status: 'open', inside: { mergedInto: null } })
  })

  test('[I20] a parent has no parent, and nobody is their own', () => {
    const relate = (child: string, parent: string) =>
      say(so, 'incident.relate', { incident: child, parent, related: [] })
    const story = given(open(), openSecond()).and(relate(second, incidentId))
    story.when(relate(incidentId, incidentId)).thenRefused('not-found', 'parent')
    story.when(relate(incidentId, second)).thenRefused('not-found', 'parent')
  })
})

test('[I21] a receipt is no acknowledgement, is given once, and only its organisation and the department know', () => {
  const receive = (by: string) => say(by, 'incident.receive', on)
  const story = given(open()).and(receive('vnpt liaison'))
  story.when(receive('vnpt operator')).thenRefused('nothing-new')
  const { state } = story.and(receive('viettel leader'))
  expect(incident(state)).toMatchObject({ status: 'open', acknowledgedAt: null })
  expect(seenBy(state, 'so')?.receipts?.map(({ of }) => of)).toEqual(['vnpt', 'viettel'])
  expect(seenBy(state, 'viettel')?.receipts?.map(({ of }) => of)).toEqual(['viettel'])
  expect(seenBy(state, 'mobifone')?.receipts).toBeUndefined()
})

test('[I22] what came from paper says so until another person has compared it', () => {
  const story = given(open({ paper: true }))
  const confirm = (by: string) => say(by, 'incident.confirm-paper', { ...on, entry: incidentId })
  expect(incident(story.state).timeline[0]?.paper).toEqual({ confirmed: null })
  story.when(confirm('mobifone operator')).thenRefused('same-person')
  const { state } = story.and(confirm(so))
  expect(incident(state).timeline[0]?.paper?.confirmed?.by?.organisation).toBe('so')
})

test('[I23] a mention names who can read it, and a carrier its own people', () => {
  const mention = (by: string, mentions: string[], more = {}) =>
    say(by, 'incident.note', { ...on, note, mentions, ...more })
  const story = given(open())
  story.when(mention('vnpt operator', [personOf('vnpt liaison'), 'viettel'])).thenHappened({ mentions: {} })
  story
    .when(mention('vnpt operator', [personOf('viettel operator')]))
    .thenRefused('mention-unseen', 'mentions')
  story.when(mention(so, ['tt'])).thenRefused('mention-unseen', 'mentions')
  story.when(mention(so, ['vnpt'], { inside: true })).thenRefused('mention-unseen', 'mentions')
})

test('[I24] the review comes when it is over; its follow-ups are completed by their owners', () => {
  const review = say('vnpt leader', 'incident.review', {
    ...on,
    cause: 'Máy xúc',
    worked: 'Báo sớm',
    followUps: [
      { text: 'Chôn lại cáp', owner: 'vnpt', due: null },
      { text: 'Cắm biển', owner: 'so', due: began },
    ],
  })
  given(open()).when(review).thenRefused('still-open')
  const story = given(open(), acknowledge, resolve, review)
  const done = (by: string, index: number) => say(by, 'incident.follow-up', { ...on, index })
  story.when(done('viettel operator', 0)).thenRefused('not-owner')
  const completed = story.and(done('vnpt operator', 0))
  const { state } = completed
  expect(incident(state).review?.followUps).toMatchObject([
    { text: 'Chôn lại cáp', owner: 'vnpt', done: { by: { organisation: 'vnpt' } } },
    { text: 'Cắm biển', owner: 'so', due: began, done: null },
  ])
  // Written again, what is the same stays done; what is new is not.
  const again = say('vnpt leader', 'incident.review', {
    ...on,
    cause: 'Máy xúc',
    worked: 'Báo sớm',
    followUps: [
      { text: 'Lập biên bản', owner: 'vnpt', due: null },
      { text: 'Chôn lại cáp', owner: 'vnpt', due: null },
    ],
  })
  expect(incident(completed.and(again).state).review?.followUps.map((one) => one.done !== null)).toEqual([
    false,
    true,
  ])
})

test('[I25] an update says conditions, actions and needs, and promises nothing in the past', () => {
  const update = (restoreAt: number | null) =>
    say(
      'vnpt operator',
      'incident.update',
      { ...on, doing: 'Hàn nối', restoreAt, conditions: 'Đứt hai sợi', needs: 'Xe cẩu' },
      { at: began + 30 * minute },
    )
  const story = given(open())
  story.when(update(began)).thenRefused('in-the-past', 'restoreAt')
  const { state } = story.and(update(began + 60 * minute))
  expect(incident(state)).toMatchObject({ doing: 'Hàn nối', conditions: 'Đứt hai sợi', needs: 'Xe cẩu' })
})

test('[I26] items that the actor does not see stay linked', () => {
  const [mine, theirs] = ['CN-01.hoi-truong.vnpt', 'CN-01.hoi-truong.viettel']
  const link = (by: string, rows: string[]) => say(by, 'incident.link-rows', { ...on, rows })
  const story = given(open({ rows: [mine, theirs] }, {}, so))
  expect(incident(story.and(link('vnpt operator', [])).state).rows).toEqual([theirs])
  story.when(link('viettel operator', ['CN-02.hoi-truong.vnpt'])).thenRefused('not-found', 'rows')
})

test('[I32] a higher severity is suggested with its reason, and nothing is raised by itself', () => {
  const { state } = given(openSecond())
  const about = (over = {}) => ({
    id: null,
    area: 'hoi-truong',
    category: 'VT',
    sub: 'VT1',
    severity: 2 as const,
    occurredAt: began,
    ...over,
  })
  expect(suggestRaise(state, about(), began)).toEqual({ severity: 1, because: 'again' })
  expect(suggestRaise(state, about(), info.opening + minute)).toEqual({ severity: 1, because: 'hall' })
  expect(suggestRaise(state, about({ area: 'khach-san' }), began)).toBeNull()
  expect(suggestRaise(state, about({ severity: 1 }), began)).toBeNull()
  expect(incident(state, second).severity).toBe(2)
})
