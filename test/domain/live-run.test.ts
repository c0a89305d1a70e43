import { describe, expect, test } from 'vitest'
import { countedFact, standingMark } from '../../domain/run/facts.ts'
import type { Attachment } from '../../domain/run/facts.ts'
import type { RowState } from '../../domain/run/status.ts'
import { rowStatus } from '../../domain/run/status.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, info, minute, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Said } from './story.ts'

const me = 'vnpt liaison'
const so = 'so operator'
const note = 'Chờ chìa khóa phòng máy'
const reason = 'Theo kết quả khảo sát'
const row = (item: string) => `${item}.hoi-truong.vnpt`
const tick = (item: string, more: object = {}) => say(me, 'run.tick', { row: row(item) }, more)
const fail = (item: string, more: object = {}) => say(me, 'run.fail', { row: row(item), note }, more)
const begin = (item: string) => say(me, 'run.begin', { row: row(item) })
const block = (item: string) => say(me, 'run.block', { row: row(item), note })
const a = uuid(0xa1)
const b = uuid(0xb2)
const stands = (state: CongressState, id: string, now = began + 60 * minute): RowState =>
  rowStatus(state.rows.get(id)!, state.info ?? info, now).state

describe('marks', () => {
  test('[R15] work that has begun, or is blocked, shows and proves nothing', () => {
    expect(stands(given(begin('CN-01')).state, row('CN-01'))).toBe('in-progress')
    expect(stands(given(begin('CN-01'), block('CN-01')).state, row('CN-01'))).toBe('blocked')
    expect(countedFact(given(begin('CN-01')).state.rows.get(row('CN-01'))!)).toBeNull()
    expect(stands(given(block('CN-01'), tick('CN-01')).state, row('CN-01'))).toBe('done')
  })

  test('[R15] no mark makes a failure better, and a block hides no proof for ever', () => {
    expect(stands(given(fail('CN-01'), begin('CN-01')).state, row('CN-01'))).toBe('failed')
    expect(stands(given(fail('CN-01'), block('CN-01')).state, row('CN-01'))).toBe('failed')
    const blocked = given(tick('CN-01'), block('CN-01'))
    expect(stands(blocked.state, row('CN-01'))).toBe('blocked')
    const mark = standingMark(blocked.state.rows.get(row('CN-01'))!)!
    const lifted = blocked.and(say(me, 'run.undo', { row: row('CN-01'), fact: mark.id }))
    expect(stands(lifted.state, row('CN-01'))).toBe('done')
  })

  test('[R15] a mark older than the proof changes nothing', () => {
    const state = given(
      tick('CN-01', { at: began + 20 * minute }),
      say(me, 'run.block', { row: row('CN-01'), note }, { at: began + 21 * minute, madeAt: began + minute }),
    ).state
    expect(stands(state, row('CN-01'))).toBe('done')
  })
})

describe('taking back', () => {
  test('[R16] its author takes a record back within five minutes without a word, later with a reason', () => {
    const undo = (by: string, at: number, more: object = {}) =>
      say(by, 'run.undo', { row: row('CN-01'), fact: a, ...more }, { at })
    const ticked = () => given(tick('CN-01', { id: a, at: began }))
    ticked()
      .when(undo(me, began + 5 * minute))
      .thenHappened({ type: 'run.undone' })
    ticked()
      .when(undo(me, began + 5 * minute + 1))
      .thenRefused('undo-reason', 'note')
    ticked()
      .when(undo('vnpt operator', began + minute))
      .thenRefused('undo-reason', 'note')
    ticked()
      .when(undo('vnpt operator', began + 90 * minute, { note }))
      .thenHappened({ type: 'run.undone', note })
  })
})

describe('photos', () => {
  const photo: Attachment = {
    id: uuid(0x91),
    kind: 'photo',
    mime: 'image/webp',
    bytes: 8,
    width: 2,
    height: 2,
    digest: 'aa',
  }
  const attachment = (id: string) => (id === photo.id ? photo : null)
  const shown = (item: string, photos: string[], more: object = {}): Said =>
    say(me, 'run.tick', { row: row(item), photos, ...more }, { attachment })

  test('[R17] a photo proves an item that asks for one; without it a person vouches with a note', () => {
    given()
      .when(shown('CN-03', [photo.id]))
      .thenHappened({ byHand: false, photos: [photo] })
    given().when(shown('CN-03', [])).thenRefused('note-required', 'note')
    given()
      .when(shown('CN-03', [], { note }))
      .thenHappened({ byHand: true })
  })

  test('[W26] a text alone proves no item that asks for a photo', () => {
    const text: Attachment = { ...photo, kind: 'file', mime: 'text/plain', width: null, height: null }
    const brought = { attachment: () => text }
    given()
      .when(say(me, 'run.tick', { row: row('CN-03'), photos: [photo.id], note }, brought))
      .thenRefused('wrong-evidence', 'photos')
    const both = { attachment: (id: string) => (id === photo.id ? photo : text) }
    given()
      .when(say(me, 'run.tick', { row: row('CN-03'), photos: [uuid(0x92), photo.id] }, both))
      .thenHappened({ byHand: false })
  })

  test('[R17] a photo that has not arrived, or is another’s, is refused', () => {
    given()
      .when(shown('CN-03', [photo.id, uuid(0x92)]))
      .thenRefused('unknown-attachment', 'photos')
    given()
      .when(say(me, 'run.tick', { row: row('CN-03'), photos: [photo.id] }))
      .thenRefused('unknown-attachment', 'photos')
  })
})

describe('probes', () => {
  const id = row('CN-06')
  const bind = say(so, 'run.bind-probe', { row: id, probe: 'cong-thong-tin', reason })
  const heard = (result: 'ok' | 'bad' | 'silent', more: object = {}) =>
    say('system', 'run.probe', { row: id, result }, more)
  const measure = (more: object = {}) => say(me, 'run.measure', { row: id, values: [5], ...more }, { id: b })

  test('[R18] a bound probe ticks and un-ticks by itself; one that falls silent proves nothing', () => {
    const story = given(bind, heard('ok'))
    expect(stands(story.state, id)).toBe('done')
    expect(stands(story.and(heard('bad')).state, id)).toBe('failed')
    expect(stands(given(bind, heard('ok'), heard('silent')).state, id)).toBe('stale')
  })

  test('[R18] only what is new is written, and only of a bound probe', () => {
    given(bind, heard('ok')).when(heard('ok')).thenRefused('nothing-new')
    given().when(heard('ok')).thenRefused('no-probe', 'row')
    given()
      .when(say(so, 'run.bind-probe', { row: row('CN-01'), probe: 'x', reason }))
      .thenRefused('wrong-evidence', 'row')
  })

  test('[R18] a proof by probe is made anew for the next occurrence', () => {
    const due = info.opening - 120 * minute
    given(bind, heard('ok'))
      .when(heard('ok', { at: due + minute }))
      .thenHappened({ type: 'run.probed', result: 'ok' })
  })

  test('[R19] a person overrides a probe with a reason, and that stands until it is taken back', () => {
    given(bind, heard('bad')).when(measure()).thenRefused('override-reason', 'note')
    const overridden = () => given(bind, heard('bad'), measure({ note }))
    expect(stands(overridden().state, id)).toBe('done')
    expect(stands(overridden().and(heard('ok'), heard('bad')).state, id)).toBe('done')
    const back = overridden().and(say(me, 'run.undo', { row: id, fact: b }))
    expect(stands(back.state, id)).toBe('failed')
  })
})

describe('a second person from elsewhere', () => {
  test('[R20] the second person is of another organisation where the item says so', () => {
    const ticked = () => given(tick('CN-10', { id: a }))
    const confirm = (by: string) => say(by, 'run.confirm', { row: row('CN-10'), fact: a })
    ticked().when(confirm('vnpt operator')).thenRefused('other-organisation')
    ticked().when(confirm('so leader')).thenHappened({ type: 'run.confirmed' })
  })

  test('[R21] a reminder is written down once in ten minutes', () => {
    const remind = (at: number) => say(so, 'run.remind', { row: row('CN-10') }, { at })
    given(remind(began))
      .when(remind(began + 10 * minute - 1))
      .thenRefused('reminded-already')
    const state = given(remind(began))
      .when(remind(began + 10 * minute))
      .thenHappened({ type: 'run.reminded' })
    expect(state.rows.get(row('CN-10'))?.reminded?.at).toBe(began + 10 * minute)
  })
})

describe('conditions', () => {
  const id = row('CN-09')
  const asked = (...said: Said[]) => given(...said).state.rows.get(id)?.asked ?? true

  test('[R22] an item that depends on another is asked for only when that one says so', () => {
    expect(asked()).toBe(false)
    expect(asked(fail('CN-01', { id: a }))).toBe(true)
    expect(asked(fail('CN-01'), tick('CN-01'))).toBe(false)
    expect(asked(fail('CN-01', { id: a }), say(me, 'run.undo', { row: row('CN-01'), fact: a }))).toBe(false)
  })

  test('[R22] a view that sees only its own rows comes to the same answer', () => {
    const { state } = given(fail('CN-01'))
    const seen = viewOf(viewerOf(state, 'vnpt'), state)
    expect(seen.rows.get(id)?.asked).toBe(state.rows.get(id)?.asked)
    expect(state.rows.get('CN-09.hoi-truong.viettel')?.asked).toBe(false)
  })
})

describe('a failed item and its incident', () => {
  const resolved = (over: object = {}) => [
    fail('CN-01'),
    open({ rows: [row('CN-01'), row('CN-04')], ...over }, {}, so),
    say(so, 'incident.acknowledge', { incident: incidentId, note }),
    say(so, 'incident.resolve', { incident: incidentId, note }),
  ]

  test('[R23] resolving it asks for proof again of what failed, and of nothing else', () => {
    const { state } = given(tick('CN-04'), ...resolved())
    expect(stands(state, row('CN-01'))).toBe('open')
    expect(state.rows.get(row('CN-01'))?.askedAgain).toMatchObject({ incident: incidentId })
    expect(state.rows.get(row('CN-04'))?.askedAgain).toBeUndefined()
  })

  test('[R23] an owner who may not know of the incident sees nothing of it in the row', () => {
    const { state } = given(...resolved({ visibility: 'department' }))
    expect(stands(state, row('CN-01'))).toBe('failed')
  })

  test('[R24] what was proved before it was asked for again no longer counts, however late it arrives', () => {
    const again = say(so, 'run.ask-again', { rows: [row('CN-01')], reason }, { at: began + 30 * minute })
    const story = given(tick('CN-01'), again)
    expect(stands(story.state, row('CN-01'))).toBe('open')
    const late = story.and(tick('CN-01', { at: began + 40 * minute, madeAt: began + 29 * minute }))
    expect(stands(late.state, row('CN-01'))).toBe('open')
    expect(stands(late.and(tick('CN-01', { at: began + 41 * minute })).state, row('CN-01'))).toBe('done')
  })
})
