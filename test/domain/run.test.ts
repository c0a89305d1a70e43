import { describe, expect, test } from 'vitest'
import { countedFact } from '../../domain/run/facts.ts'
import type { Fact } from '../../domain/run/facts.ts'
import type { CongressState } from '../../domain/state.ts'
import { began, minute, uuid } from './stage.ts'
import { given, person, say } from './story.ts'

const me = 'vnpt liaison'
const colleague = 'vnpt operator'
const row = (item: string) => `${item}.hoi-truong.vnpt`
const tick = (item: string, more = {}, by = me) => say(by, 'run.tick', { row: row(item) }, more)
const waive = (item: string, more = {}) =>
  say(me, 'run.waive', { row: row(item), note: 'Không có tại khu vực' }, more)
const undo = (item: string, fact: string) =>
  say(colleague, 'run.undo', { row: row(item), fact, note: 'Ghi nhầm dòng' })
const confirm = (item: string, fact: string, by = colleague) =>
  say(by, 'run.confirm', { row: row(item), fact })
const counted = (state: CongressState, item: string): Fact | null => {
  const found = state.rows.get(row(item))
  return found ? countedFact(found) : null
}
const a = uuid(0xa1)
const b = uuid(0xb2)

describe('proof', () => {
  test('[R1] a tick proves an item that asks for a tick', () => {
    const state = given()
      .when(tick('CN-01', { id: a }))
      .thenHappened({ type: 'run.ticked', byHand: false })
    expect(counted(state, 'CN-01')).toMatchObject({ id: a, kind: 'tick', passed: true, needsSecond: false })
    expect(counted(state, 'CN-01')?.by).toEqual({ person: person(me), organisation: 'vnpt' })
  })

  test('[R2] an item with readings is not proved by a tick', () => {
    given().when(tick('CN-02')).thenRefused('reading-required', 'values')
  })

  test('[R2] an item without readings takes none', () => {
    given()
      .when(say(me, 'run.measure', { row: row('CN-01'), values: [1] }))
      .thenRefused('wrong-evidence')
  })

  test.each([[[]], [[60]], [[60, 20, 1]]])('[R2] two readings are asked for, %j is not two', (values) => {
    given()
      .when(say(me, 'run.measure', { row: row('CN-02'), values }))
      .thenRefused('reading-required', 'values')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('[R2] %d is not a reading', (value) => {
    given()
      .when(say(me, 'run.measure', { row: row('CN-02'), values: [value, 1] }))
      .thenRefused('reading-not-a-number', 'values')
  })

  test.each([
    [[50, 30], true],
    [[49.999, 30], false],
    [[50, 30.001], false],
    [[1e9, -1e9], true],
  ])('[R3] readings %j between "at least 50" and "at most 30" pass: %s', (values, passed) => {
    const state = given()
      .when(say(me, 'run.measure', { row: row('CN-02'), values }))
      .thenHappened({ type: 'run.measured', passed })
    expect(counted(state, 'CN-02')).toMatchObject({ kind: 'reading', values, passed })
  })

  test.each(['CN-03'])('[R4] %s asks for a means that is not built: by hand needs a note', (item) => {
    given().when(tick(item)).thenRefused('note-required', 'note')
    given()
      .when(say(me, 'run.tick', { row: row(item), note: 'Đã xem tận nơi' }))
      .thenHappened({ type: 'run.ticked', byHand: true })
  })

  test('[R4] readings taken by hand for a probe need a note and say so', () => {
    const measure = { row: row('CN-06'), values: [5] }
    given()
      .when(say(me, 'run.measure', measure))
      .thenRefused('note-required', 'note')
    given()
      .when(say(me, 'run.measure', { ...measure, note: 'Đo tay' }))
      .thenHappened({ type: 'run.measured', byHand: true, passed: true })
  })

  test('[R5] a failure counts over an earlier tick and is answered by a later one', () => {
    const failed = given(tick('CN-01'), say(me, 'run.fail', { row: row('CN-01'), note: 'Mất tín hiệu' }))
    expect(counted(failed.state, 'CN-01')).toMatchObject({ kind: 'fail', passed: false })
    expect(counted(failed.and(tick('CN-01')).state, 'CN-01')).toMatchObject({ kind: 'tick', passed: true })
  })
})

describe('two persons', () => {
  test('[R6] a two-person item waits for a second account', () => {
    const state = given(tick('CN-04', { id: a }))
      .when(confirm('CN-04', a))
      .thenHappened({ fact: a })
    expect(counted(state, 'CN-04')?.confirmed?.by?.person).toBe(person(colleague))
  })

  test('[R6] never the same person twice', () => {
    given(tick('CN-04', { id: a }))
      .when(confirm('CN-04', a, me))
      .thenRefused('same-person')
  })

  test('[R6] whoever ticks again needs somebody else again', () => {
    given(tick('CN-04', { id: a }), tick('CN-04', { id: b }, colleague))
      .when(confirm('CN-04', b))
      .thenRefused('same-person')
  })

  test('[R6] a person of the department may be the second', () => {
    given(tick('CN-04', { id: a }))
      .when(confirm('CN-04', a, 'so operator'))
      .thenHappened({ fact: a })
  })

  test('[R7] what needs no second, is confirmed, is undone or no longer counts cannot be confirmed', () => {
    given(tick('CN-01', { id: a }))
      .when(confirm('CN-01', a))
      .thenRefused('nothing-to-confirm')
    const waits = () => given(tick('CN-04', { id: a }))
    waits().and(confirm('CN-04', a)).when(confirm('CN-04', a)).thenRefused('nothing-to-confirm')
    waits().and(undo('CN-04', a)).when(confirm('CN-04', a)).thenRefused('nothing-to-confirm')
    waits()
      .and(tick('CN-04', { id: b }))
      .when(confirm('CN-04', a))
      .thenRefused('nothing-to-confirm')
  })

  test('[R7] a reading out of range has failed and asks nobody', () => {
    given(say(me, 'run.measure', { row: row('CN-07'), values: [10] }, { id: a }))
      .when(confirm('CN-07', a))
      .thenRefused('nothing-to-confirm')
    given(say(me, 'run.measure', { row: row('CN-07'), values: [9] }, { id: a }))
      .when(confirm('CN-07', a))
      .thenHappened({ fact: a })
  })
})

describe('not applicable', () => {
  test('[R8] a waived item takes no proof until the waiver is undone', () => {
    const waived = () => given(waive('CN-01', { id: a }))
    waived().when(tick('CN-01')).thenRefused('item-waived')
    waived().when(waive('CN-01')).thenRefused('item-waived')
    waived()
      .when(say(me, 'run.fail', { row: row('CN-01'), note: 'Hỏng' }))
      .thenRefused('item-waived')
    given(say(me, 'run.waive', { row: row('CN-02'), note: 'Không dùng' }))
      .when(say(me, 'run.measure', { row: row('CN-02'), values: [60, 20] }))
      .thenRefused('item-waived')
    waived().and(undo('CN-01', a)).when(tick('CN-01')).thenHappened({ type: 'run.ticked' })
  })

  test('[R9] the waiver of a critical item waits for the department', () => {
    const waived = () => given(waive('CN-05', { id: a }))
    expect(counted(waived().state, 'CN-05')).toMatchObject({ needsSecond: true, confirmed: null })
    waived().when(confirm('CN-05', a)).thenRefused('department-needed')
    waived()
      .when(confirm('CN-05', a, 'so leader'))
      .thenHappened({ type: 'run.confirmed' })
    expect(counted(given(waive('CN-01')).state, 'CN-01')?.needsSecond).toBe(false)
  })

  test('[R9] nor does the department waive its own critical item alone', () => {
    const id = 'DT-02.hoi-truong.so'
    const waived = () => given(say('so operator', 'run.waive', { row: id, note: 'Không cần' }, { id: a }))
    waived()
      .when(say('so operator', 'run.confirm', { row: id, fact: a }))
      .thenRefused('same-person')
    waived()
      .when(say('so leader', 'run.confirm', { row: id, fact: a }))
      .thenHappened({ fact: a })
  })
})

describe('undoing', () => {
  test('[R10] undoing is a new fact: the old one stays, marked, and the one before counts again', () => {
    const state = given(tick('CN-01', { id: a }), tick('CN-01', { id: b }))
      .when(undo('CN-01', b))
      .thenHappened({ type: 'run.undone', fact: b })
    const facts = state.rows.get(row('CN-01'))?.facts
    expect(facts?.map(({ id, undone }) => [id, undone?.by?.person])).toEqual([
      [a, undefined],
      [b, person(colleague)],
    ])
    expect(counted(state, 'CN-01')?.id).toBe(a)
  })

  test('[R10] only what counts can be undone, once', () => {
    const two = () => given(tick('CN-01', { id: a }), tick('CN-01', { id: b }))
    two().when(undo('CN-01', a)).thenRefused('nothing-to-undo')
    two().and(undo('CN-01', b)).when(undo('CN-01', b)).thenRefused('nothing-to-undo')
    two()
      .when(undo('CN-01', uuid(9)))
      .thenRefused('nothing-to-undo')
  })

  test('[R11] one id makes one fact of a row', () => {
    given(tick('CN-01', { id: a }))
      .when(tick('CN-01', { id: a }, colleague))
      .thenRefused('id-reused')
  })
})

describe('times', () => {
  const late = { at: began + 60 * minute }

  test('[R12] an older proof that arrives later is kept and changes nothing', () => {
    const state = given(tick('CN-01', { id: a, ...late }))
      .when(
        say(me, 'run.fail', { row: row('CN-01'), note: 'Hỏng' }, { id: b, ...late, madeAt: began + minute }),
      )
      .thenHappened({ madeAt: began + minute, flagged: false })
    expect(counted(state, 'CN-01')?.id).toBe(a)
    expect(state.rows.get(row('CN-01'))?.facts.map(({ id }) => id)).toEqual([a, b])
  })

  test('[R12] not even when so many arrive that the history is cut', () => {
    const older = Array.from({ length: 100 }, (_, index) =>
      tick('CN-01', { id: uuid(0x3000 + index), ...late, madeAt: began + index }),
    )
    const fail = say(me, 'run.fail', { row: row('CN-01'), note: 'Hỏng' }, { id: a, ...late })
    const { state } = given(fail, ...older)
    expect(counted(state, 'CN-01')?.id).toBe(a)
    expect(state.rows.get(row('CN-01'))?.facts).toHaveLength(40)
  })

  test('[R12] of two with the same time the later position counts', () => {
    const { state } = given(tick('CN-01', { id: a, ...late }), tick('CN-01', { id: b, ...late }))
    expect(counted(state, 'CN-01')?.id).toBe(b)
  })

  test.each([
    ['exactly 2 minutes ahead', 62 * minute, false],
    ['1 ms more', 62 * minute + 1, true],
    ['at the start of the run', 0, false],
    ['1 ms before it', -1, true],
  ])('[R13] a phone clock that says %s: flagged and taken as the server’s', (_what, offset, flagged) => {
    const state = given()
      .when(tick('CN-01', { ...late, madeAt: began + offset }))
      .thenHappened({ flagged, madeAt: flagged ? late.at : began + offset })
    expect(counted(state, 'CN-01')).toMatchObject({ flagged, at: late.at })
  })
})
