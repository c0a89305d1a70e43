import { describe, expect, test } from 'vitest'
import { commandSchemas } from '../../domain/commands.ts'
import { stillOpen } from '../../domain/congress/settings.ts'
import { dueInstant } from '../../domain/run/due.ts'
import { rowStatus } from '../../domain/run/status.ts'
import { emptySite, evolveSite } from '../../domain/site/events.ts'
import { decideSite } from '../../domain/site/commands.ts'
import type { SiteScene } from '../../domain/site/commands.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { areas, began, info, minute, personOf, uuid } from './stage.ts'
import { given, open, say } from './story.ts'

const admin = 'so admin'
const reason = 'Ban Tổ chức thông báo'
const close = say('so leader', 'congress.close', { reason })
const id = 'CN-01.hoi-truong.vnpt'

describe('a congress that runs', () => {
  test('[TL1] its name, telephone and shifts change, shifts in order', () => {
    const facts = { name: 'Đại hội', level: 'tỉnh', dutyPhone: '0211 111 111', reason }
    const state = given()
      .when(say(admin, 'congress.change', { ...facts, shifts: ['07:00', '19:00'] }))
      .thenHappened({ type: 'congress.changed', reason })
    expect(state.info).toMatchObject({ name: 'Đại hội', shifts: ['07:00', '19:00'] })
    given()
      .when(say(admin, 'congress.change', { ...facts, shifts: ['19:00', '07:00'] }))
      .thenRefused('shifts-in-order', 'shifts')
  })

  test('[TL2] a new opening moves the times of what is open, keeps what is proven and says how much moved', () => {
    const later = { opening: info.opening + 1_440 * minute, closing: info.closing + 1_440 * minute, reason }
    const story = given(say('vnpt liaison', 'run.tick', { row: id }))
    const state = story.when(say(admin, 'congress.reschedule', later)).thenHappened({
      type: 'congress.rescheduled',
      moved: story.state.rows.size - 1,
    })
    const open = rowStatus(state.rows.get('CN-01.hoi-truong.viettel')!, state.info!, began)
    expect(open.dueAt).toBe(dueInstant('T-2h', { ...info, ...later }))
    expect(rowStatus(state.rows.get(id)!, state.info!, began + 60 * minute).state).toBe('done')
    given()
      .when(say(admin, 'congress.reschedule', { ...later, closing: later.opening }))
      .thenRefused('closing-before-opening', 'closing')
  })

  test('[TL3] closing writes down what was open and when contacts go, and stops every timer', () => {
    const story = given(open(), say('vnpt liaison', 'run.tick', { row: id }))
    const state = story.when(close).thenHappened({
      type: 'congress.closed',
      open: stillOpen(story.state, began + 3 * minute),
      purgeAt: dueInstant('C+30d', info),
    })
    const row = state.rows.get('CN-01.hoi-truong.viettel')!
    expect(rowStatus(row, state.info!, info.opening).overdue).toBe(false)
    expect(rowStatus(row, info, info.opening).overdue).toBe(true)
  })

  test('[TL4] a closed congress takes nothing but its reopening and the coming and going of people', () => {
    const closed = () => given(open(), close)
    closed()
      .when(say('vnpt liaison', 'run.tick', { row: id }))
      .thenRefused('congress-closed')
    closed()
      .when(say('so operator', 'run.ask-again', { rows: [id], reason }))
      .thenRefused('congress-closed')
    closed()
      .when(open({}, { id: uuid(7) }))
      .thenRefused('congress-closed')
    closed()
      .when(say(admin, 'person.leave', { person: personOf('tt leader') }))
      .thenHappened({ type: 'person.left' })
    const state = closed()
      .when(say(admin, 'congress.reopen', { reason }))
      .thenHappened({ type: 'congress.reopened' })
    expect(state.info?.closedAt).toBeUndefined()
    given()
      .when(say(admin, 'congress.reopen', { reason }))
      .thenRefused('congress-open')
  })

  test('[TL5] a new area brings the rows its kind asks for, from the runs’ own items', () => {
    const area = { ...areas[0]!, id: 'hoi-truong-2', name: 'Hội trường 2' }
    const set = say(admin, 'area.set', { area, rows: true, reason })
    given().when(set).thenRefused('owners-unknown', 'rows')
    const story = given()
    const owners = { dept_unit: 'so', infra_centre: 'tt', carrier: 'vnpt', post: 'buu-dien' }
    story.state.info = { ...info, owners }
    const { state } = story.and(set)
    const rows = [...state.rows.values()].filter((row) => row.area === area.id)
    expect(rows.map(({ owner }) => owner)).toEqual(expect.arrayContaining(['vnpt', 'viettel', 'so']))
    expect(rows.length).toBe(22)
  })

  test('[TL6] which organisations see everything, and of which kind they are, does not change', () => {
    const vnpt = given().state.organisations.get('vnpt')!
    const set = (over: object) =>
      say(admin, 'organisation.set', { organisation: { ...vnpt, ...over }, reason })
    given()
      .when(set({ department: true }))
      .thenRefused('department-fixed', 'organisation')
    given()
      .when(set({ kind: 'post' }))
      .thenRefused('kind-fixed', 'organisation')
    given()
      .when(set({ id: 'moi', department: true }))
      .thenRefused('department-fixed', 'organisation')
    given()
      .when(set({ name: 'VNPT tỉnh' }))
      .thenHappened({ type: 'organisation.set' })
  })

  test('[V13] who owns what by default, how much was open and why areas changed stay with the department', () => {
    const story = given()
    const owners = { dept_unit: 'so', infra_centre: 'tt', carrier: 'vnpt', post: 'buu-dien' }
    story.state.info = { ...info, owners }
    expect(viewOf(viewerOf(story.state, 'viettel'), story.state).info?.owners).toBeUndefined()
    expect(viewOf(viewerOf(story.state, 'so'), story.state).info?.owners).toEqual(owners)
  })
})

describe('the site', () => {
  const entry = { congress: 'thu', name: 'Thử', opening: 1, closing: 2, rehearsal: false, zone: info.zone }
  const scene = (): SiteScene => {
    const site = emptySite()
    evolveSite['congress.listed'](site, { type: 'congress.listed', ...entry }, { at: 0, by: null, id: '' })
    return { ...site, plan: () => null, wrong: () => 'areas.0.carriers.1' }
  }
  const ctx = (person: string) => ({
    by: { person, organisation: null, role: 'admin', department: false } as const,
    at: 0,
    madeAt: 0,
    id: uuid(1),
    expected: null,
  })

  test('[TL7] a rehearsal is a congress of its own that says so', () => {
    const ask = { source: 'thu', congress: 'dien-tap', name: 'Diễn tập', opening: 5, closing: 9 }
    const rehearse = decideSite['congress.rehearse']
    expect(rehearse(scene(), ask, ctx('x'))).toMatchObject({ ok: true, events: [{ rehearsal: true }] })
    expect(rehearse(scene(), { ...ask, source: 'khac' }, ctx('x'))).toMatchObject({ ok: false })
    expect(rehearse(scene(), { ...ask, congress: 'thu' }, ctx('x'))).toMatchObject({
      refusal: { code: 'congress-exists' },
    })
  })

  test('[TL8] a plan from outside with a mistake is refused by its place, and nobody but the server lists a congress', () => {
    const form = commandSchemas['congress.import'].safeParse({
      plan: 'x',
      opening: 1,
      closing: 2,
      document: {},
    })
    expect(form.success).toBe(false)
    const document = { id: 'x' } as never
    expect(
      decideSite['congress.import'](scene(), { plan: 'x', opening: 1, closing: 2, document }, ctx('x')),
    ).toEqual({ ok: false, refusal: { code: 'bad-plan', field: 'document.areas.0.carriers.1' } })
    const other = { ...entry, congress: 'khac' }
    expect(decideSite['congress.list'](scene(), other, ctx('x'))).toMatchObject({ ok: false })
    expect(decideSite['congress.list'](scene(), other, ctx('system'))).toMatchObject({ ok: true })
  })

  test('[M9] what was done at the accounts is recorded by the server alone, not by an administrator', () => {
    const act = { act: 'token-made', actor: 'x', second: null, subject: 't1', digest: null } as const
    expect(decideSite['office.record'](scene(), act, ctx('x'))).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed' },
    })
    expect(decideSite['office.record'](scene(), act, ctx('system'))).toMatchObject({
      ok: true,
      events: [{ type: 'office.recorded', ...act }],
    })
  })
})
