import { describe, expect, test } from 'vitest'
import { decide } from '../../domain/commands.ts'
import { freeText } from '../../domain/events.ts'
import { draftOf, isRequired, lineKey, missingFrom, rowsNamed } from '../../domain/handover/draft.ts'
import { handoversKept, underwayOf } from '../../domain/handover/events.ts'
import type { Handover } from '../../domain/handover/events.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, minute, personOf, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Payload, Said } from './story.ts'

const hour = 60 * minute
/** Past T-2h: everything that is due once before opening and not done is overdue. */
const late = began + 21 * hour
const id = uuid(0x4a)
type Offer = Payload<'handover.offer'>
const nothing: Offer = { incidents: [], overdue: [], directives: [], own: [] }

const offer = (by: string, over: Partial<Offer> = {}, more = {}): Said =>
  say(by, 'handover.offer', { ...nothing, ...over }, { id, ...more })
const accept = (by: string, lines: readonly string[], more = {}): Said =>
  say(by, 'handover.accept', { handover: id, lines: [...lines] }, more)
const question = (by: string, line: string): Said =>
  say(by, 'handover.question', { handover: id, line, reason: 'Xe định hướng ở đâu?' })
const mend = (by: string, line: string): Said =>
  say(by, 'handover.mend', { handover: id, line, note: 'Xe ở cổng phụ, anh lái giữ bộ đàm' })
const take = (by: string, more = {}): Said => say(by, 'handover.take', { handover: id }, more)
const withdraw = (by: string): Said => say(by, 'handover.withdraw', { handover: id, reason: 'Soạn lại' })
const own = { own: ['Chìa khóa ở bàn trực'] }

const who = (state: CongressState, name: string) => {
  const actor = actorOf(state, personOf(name), false)
  if (!actor) throw new Error(name)
  return actor
}
/** All that a shift has to hand over now, as its own screen puts it together. */
function whole(state: CongressState, name: string, now: number): Offer {
  const made = { incidents: [], overdue: [], directives: [], own: [] } as Offer
  for (const line of draftOf(state, who(state, name), now))
    if (line.about === 'incident') made.incidents.push({ incident: line.incident })
    else if (line.about === 'directive') made.directives.push({ directive: line.directive })
    else made.overdue.push({ item: line.item, owner: line.owner })
  return made
}
const found = (state: CongressState): Handover => {
  const handover = state.handovers.get(id)
  if (!handover) throw new Error('there is no handover')
  return handover
}

describe('the draft of a handover', () => {
  const issue = say('so leader', 'directive.issue', {
    text: 'Giữ hai đội hàn tới hết phiên khai mạc',
    organisations: ['vnpt', 'viettel'],
    deadline: began + 30 * hour,
  })

  test('[BG1] is what the organisation sees: open incidents, the worst first, what is overdue, its directives', () => {
    const second = open({ severity: 1, visibility: 'department' }, { id: uuid(0x5d) }, 'vnpt operator')
    const { state } = given(open({ severity: 3 }), second, issue)
    const draft = (name: string, now = late) => draftOf(state, who(state, name), now)
    expect(draft('vnpt operator', began).map(lineKey)).toEqual([uuid(0x5d), incidentId, uuid(0x1003)])
    const incidents = (name: string) => draft(name).filter(({ about }) => about === 'incident')
    expect(incidents('so operator')).toHaveLength(2)
    expect(incidents('viettel operator').map(lineKey)).toEqual([incidentId])
    expect(incidents('buu-dien operator')).toEqual([])
    const owners = draft('viettel operator').flatMap((line) => (line.about === 'overdue' ? line.owner : []))
    expect(new Set(owners)).toEqual(new Set(['viettel']))
    const awaited = (name: string) =>
      draft(name).flatMap((line) => (line.about === 'directive' ? line.awaited : []))
    expect([awaited('so operator'), awaited('vnpt operator'), awaited('tt operator')]).toEqual([[2], [1], []])
  })

  test('[BG1] puts what is overdue of one item at one owner together, the critical before the rest', () => {
    const { state } = given()
    const lines = draftOf(state, who(state, 'so operator'), late).filter(({ about }) => about === 'overdue')
    const keys = lines.map(lineKey)
    expect(keys).toContain('CN-05/vnpt')
    expect(new Set(keys).size).toBe(keys.length)
    const critical = lines.map((line) => line.about === 'overdue' && line.critical)
    expect(critical.indexOf(false)).toBe(critical.lastIndexOf(true) + 1)
    for (const line of lines)
      if (line.about === 'overdue') {
        expect(line.rows).toHaveLength(Math.min(rowsNamed, line.total))
        expect(line.dueAt).toBeLessThan(late)
      }
    expect(keys).not.toContain('CN-09/vnpt')
  })

  test('[BG1] comes to the same on the organisation’s phone, and so does the server’s answer to it', () => {
    const { state } = given(open(), issue, open({ severity: 1 }, { id: uuid(0x5d) }, 'viettel operator'))
    for (const organisation of ['so', 'vnpt', 'viettel', 'tt']) {
      const name = `${organisation} operator`
      const seen = viewOf(viewerOf(state, organisation), state)
      const draft = draftOf(seen, who(state, name), late)
      expect(draft).toEqual(draftOf(state, who(state, name), late))
      const command = { type: 'handover.offer', payload: whole(seen, name, late) } as const
      const ctx = { by: who(state, name), at: late, madeAt: late, id, expected: null }
      expect(decide(seen, command, ctx)).toEqual(decide(state, command, ctx))
      expect(decide(state, command, ctx).ok).toBe(true)
    }
  })
})

describe('offering a handover', () => {
  test('[BG2] needs every open incident of severity 1 or 2 and every critical overdue item, and says which list lacks one', () => {
    const story = given(open())
    story.when(offer('vnpt operator')).thenRefused('handover-incomplete', 'incidents')
    story
      .when(offer('vnpt operator', { incidents: [{ incident: incidentId }] }, { at: late }))
      .thenRefused('handover-incomplete', 'overdue')
    const all = whole(story.state, 'vnpt operator', late)
    const { length } = all.overdue.filter(({ item }) => item === 'CN-05')
    expect(length).toBe(1)
    const without = { ...all, overdue: all.overdue.filter(({ item }) => item !== 'CN-05') }
    story.when(offer('vnpt operator', without, { at: late })).thenRefused('handover-incomplete', 'overdue')
    story
      .when(offer('vnpt operator', all, { at: late }))
      .thenHappened({ type: 'handover.offered', of: 'vnpt', shift: '2026-01-20.1' })
    given(open())
      .when(offer('buu-dien operator', own))
      .thenHappened({ type: 'handover.offered' }, { note: own.own[0] })
  })

  test('[BG2] may leave out what is less grave, and name what is not open any more', () => {
    const closing = say('vnpt operator', 'incident.acknowledge', { incident: incidentId, note: 'Nhận' })
    const resolved = say('vnpt operator', 'incident.resolve', { incident: incidentId, note: 'Đã hàn' })
    given(open({ severity: 3 }))
      .when(offer('vnpt operator', own))
      .thenHappened({ type: 'handover.offered', lines: [{ key: '+1', subject: { about: 'own' } }] }, {})
    const named = { incidents: [{ incident: incidentId, note: 'Theo dõi thêm 24 giờ' }] }
    given(open(), closing, resolved)
      .when(offer('vnpt operator', named))
      .thenHappened({ lines: [{ subject: { status: 'resolved' } }] }, { note: 'Theo dõi thêm 24 giờ' })
  })

  test('[BG3] names only what the organisation sees whole; to others it is as if it were not there', () => {
    const story = given(open({ severity: 4, visibility: 'department' }, {}, 'vnpt operator'))
    for (const by of ['viettel operator', 'mobifone operator'])
      story.when(offer(by, { incidents: [{ incident: incidentId }] })).thenRefused('not-found', 'incidents')
    const others = { overdue: [{ item: 'CN-05', owner: 'vnpt', note: 'x' }] }
    story
      .when(
        offer(
          'viettel operator',
          { ...whole(story.state, 'viettel operator', late), ...others },
          { at: late },
        ),
      )
      .thenRefused('handover-incomplete', 'overdue')
  })

  test('[BG3] its record holds no text of an incident or a directive, and own words apart from the chain', () => {
    const issue = say('so leader', 'directive.issue', {
      text: 'Báo tin nhanh mỗi giờ',
      organisations: ['vnpt'],
      deadline: began + 30 * hour,
    })
    const story = given(open(), issue)
    const all = whole(story.state, 'vnpt operator', began + hour)
    const { incidents } = all
    const noted = { ...all, incidents: incidents.map((one) => ({ ...one, note: 'Đội hàn ở bể B14' })) }
    const after = story.when(offer('vnpt operator', noted, { at: began + hour })).thenHappened({}, {})
    const [offered, ...rest] = [after].map(found)
    expect(rest).toEqual([])
    const { lines, ...others } = offered ?? found(after)
    const facts = JSON.stringify([others, lines.map(({ subject }) => subject)])
    for (const text of ['Đứt cáp', 'Báo tin', 'bể B14', 'SC-']) expect(facts).not.toContain(text)
    expect(freeText('handover.noted')).toEqual(['note'])
    expect(freeText('handover.questioned')).toEqual(['reason'])
    expect(freeText('handover.offered')).toEqual([])
  })

  test('[BG4] is for the organisation’s own people, one at a time', () => {
    for (const by of ['vnpt liaison', 'vnpt leader', 'so operator'])
      given().when(offer(by, own)).thenHappened({ type: 'handover.offered' }, {})
    given().when(offer('vnpt admin', own)).thenRefused('not-allowed')
    given().when(offer('site', own)).thenRefused('not-allowed')
    const story = given(offer('vnpt liaison', own))
    story.when(offer('vnpt operator', own, { id: uuid(0x4b) })).thenRefused('handover-underway')
    story
      .when(offer('viettel operator', own, { id: uuid(0x4b) }))
      .thenHappened({ type: 'handover.offered', of: 'viettel' }, {})
    expect(underwayOf(story.state, 'vnpt')?.id).toBe(id)
  })
})

describe('the incoming shift', () => {
  const offered = () =>
    given(open(), offer('vnpt operator', { incidents: [{ incident: incidentId }], ...own }))

  test('[BG5] accepts line by line; one that it questions goes back and is mended by who hands over', () => {
    const story = offered()
    story.when(accept('vnpt liaison', ['+1', '+1'])).thenHappened({ lines: ['+1'] })
    story.when(accept('vnpt liaison', ['+1'])).thenRefused('nothing-new', 'lines')
    story.when(accept('vnpt liaison', ['+2'])).thenRefused('not-found', 'lines')
    story.when(question('vnpt liaison', incidentId)).thenHappened({ type: 'handover.questioned' })
    story.when(mend('vnpt leader', incidentId)).thenRefused('outgoing-only')
    story.when(mend('vnpt operator', '+1')).thenRefused('changed-meanwhile', 'line')
    story.when(mend('vnpt operator', incidentId)).thenHappened({ type: 'handover.noted' })
    const [line] = found(story.state).lines
    expect(line).toMatchObject({
      state: 'open',
      note: 'Xe ở cổng phụ, anh lái giữ bộ đàm',
      questions: [{ text: 'Xe định hướng ở đâu?', by: { person: personOf('vnpt liaison') } }],
    })
  })

  test('[BG6] is another account of the same organisation', () => {
    const story = offered()
    for (const said of [
      accept('vnpt operator', ['+1']),
      question('vnpt operator', '+1'),
      take('vnpt operator'),
    ])
      story.when(said).thenRefused('same-person')
    for (const by of ['viettel leader', 'tt operator'])
      story.when(take(by)).thenRefused('not-found', 'handover')
    for (const by of ['so leader', 'vnpt admin']) story.when(take(by)).thenRefused('not-allowed')
  })

  test('[BG7] signs once every line is accepted; both signatures stay, and nothing changes any more', () => {
    const story = offered().and(accept('vnpt liaison', ['+1']))
    story.when(take('vnpt liaison')).thenRefused('handover-lines-open')
    const done = story.and(accept('vnpt leader', [incidentId]))
    done.when(take('vnpt liaison')).thenHappened({ type: 'handover.taken', arisen: [] })
    const { offered: gave, taken } = found(done.state)
    expect([gave.by?.person, taken?.by?.person]).toEqual([
      personOf('vnpt operator'),
      personOf('vnpt liaison'),
    ])
    expect(taken?.at).toBeGreaterThan(gave.at)
    for (const said of [accept('vnpt leader', ['+1']), mend('vnpt operator', '+1'), withdraw('vnpt leader')])
      done.when(said).thenRefused('handover-over')
    expect(underwayOf(done.state, 'vnpt')).toBeNull()
  })

  test('[BG7] signs for what came up meanwhile as well: it is frozen beside the lines', () => {
    const story = offered().and(
      accept('vnpt liaison', ['+1', incidentId]),
      open({ severity: 1 }, { id: uuid(0x5e) }, 'vnpt leader'),
      open({ severity: 3 }, { id: uuid(0x5f) }, 'vnpt leader'),
    )
    const keys = new Set(found(story.state).lines.map(({ key }) => key))
    const missing = missingFrom(story.state, who(story.state, 'vnpt liaison'), began + hour, keys)
    expect(missing.map(lineKey)).toEqual([uuid(0x5e)])
    expect(missing.every(isRequired)).toBe(true)
    story.when(take('vnpt liaison')).thenHappened({ arisen: missing })
    expect(found(story.state).taken?.arisen).toEqual(missing)
  })

  test('[BG8] finds none when it was withdrawn, with a reason; then another can be offered', () => {
    for (const by of ['vnpt operator', 'vnpt leader', 'vnpt liaison']) {
      const story = offered().and(withdraw(by))
      story.when(accept('vnpt liaison', ['+1'])).thenRefused('handover-over')
      expect(found(story.state).withdrawn).toMatchObject({ text: 'Soạn lại' })
      story
        .when(offer('vnpt leader', { incidents: [{ incident: incidentId }] }, { id: uuid(0x4b) }))
        .thenHappened({ type: 'handover.offered' })
    }
    offered().when(withdraw('viettel leader')).thenRefused('not-found', 'handover')
  })

  test('[BG9] the latest handovers of each organisation are kept, and seen by it and the department only', () => {
    const nth = (n: number): Said[] => [
      offer('vnpt operator', own, { id: uuid(0x400 + n) }),
      say('vnpt liaison', 'handover.withdraw', { handover: uuid(0x400 + n), reason: 'Soạn lại' }),
    ]
    const many = Array.from({ length: handoversKept + 2 }, (_, n) => nth(n)).flat()
    const { state } = given(offer('so operator', own, { id: uuid(0x300) }), ...many)
    const of = (organisation: string | null) =>
      [...viewOf(viewerOf(state, organisation), state).handovers.values()].map((one) => one.id)
    expect(of('vnpt')).toHaveLength(handoversKept)
    expect(of('vnpt')[0]).toBe(uuid(0x402))
    expect(of('so')).toEqual([uuid(0x300), ...of('vnpt')])
    expect([...of('viettel'), ...of(null)]).toEqual([])
  })
})
