import { describe, expect, test } from 'vitest'
import { countedFact } from '../../domain/run/facts.ts'
import type { RowState } from '../../domain/run/status.ts'
import { rowStatus } from '../../domain/run/status.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { began, info, minute, uuid } from './stage.ts'
import { given, say } from './story.ts'
import type { Said } from './story.ts'

const me = 'vnpt liaison'
const so = 'so operator'
const note = 'Chờ chìa khóa phòng máy'
const reason = 'Theo kết quả khảo sát'
const row = (item: string) => `${item}.hoi-truong.vnpt`
const a = uuid(0xa1)
const stands = (state: CongressState, id: string, now = began + 60 * minute): RowState =>
  rowStatus(state.rows.get(id)!, state.info ?? info, now).state

describe('changes of a live run', () => {
  const added = (over: object = {}): Said =>
    say(so, 'run.add-item', {
      checklist: 'CL6',
      title: { vi: 'Thử máy phát dự phòng' },
      howto: 'Chạy có tải 15 phút.',
      phase: 'before',
      due: 'T-2h',
      recurrence: 'once',
      evidence: 'tick',
      readings: [],
      critical: true,
      twoPerson: false,
      rows: [{ area: 'hoi-truong', owner: 'vnpt' }],
      reason,
      ...over,
    })

  test('[R25] an item is added to a live run, with a code that is no running number', () => {
    const state = given().when(added()).thenHappened({ type: 'run.grown', reason })
    const made = [...state.rows.values()].find(({ item }) => item.id.startsWith('BS-'))
    expect(made).toMatchObject({ area: 'hoi-truong', owner: 'vnpt', facts: [] })
    expect(made?.item.id).toMatch(/^BS-[0-9A-Z]{4}$/)
    expect([...viewOf(viewerOf(state, 'viettel'), state).checklists.get('CL6')!.items]).not.toContain(
      made?.item,
    )
  })

  test('[R25] one without an owner, an area or limits that make sense is refused', () => {
    given()
      .when(added({ checklist: 'CL9' }))
      .thenRefused('not-found', 'checklist')
    given()
      .when(added({ rows: [{ area: 'hoi-truong', owner: 'fpt' }] }))
      .thenRefused('unknown-organisation', 'rows')
    given()
      .when(added({ rows: [{ area: 'nha-ga', owner: 'vnpt' }] }))
      .thenRefused('unknown-area', 'rows')
    const twice = { area: null, owner: 'vnpt' }
    given()
      .when(added({ rows: [twice, twice] }))
      .thenRefused('row-twice', 'rows')
    given()
      .when(added({ evidence: 'reading' }))
      .thenRefused('reading-required', 'readings')
  })

  const dt = 'DT-01.hoi-truong.so'
  const give = (owner: string) => say(so, 'run.reassign', { row: dt, owner, reason })

  test('[R26] a new owner begins with nothing proven; the former one’s proof stays with the department', () => {
    const { state } = given(give('vnpt'), say(me, 'run.tick', { row: dt, note }, { id: a }), give('viettel'))
    const now = state.rows.get(dt)!
    expect(now).toMatchObject({ owner: 'viettel', facts: [], assigned: { reason } })
    expect(now.past?.map(({ owner, facts }) => [owner, facts.length])).toEqual([
      ['so', 0],
      ['vnpt', 1],
    ])
    const theirs = viewOf(viewerOf(state, 'viettel'), state).rows.get(dt)
    expect(JSON.stringify(theirs)).not.toMatch(/vnpt|"so"/)
    expect(viewOf(viewerOf(state, 'vnpt'), state).rows.has(dt)).toBe(false)
  })

  test('[R26] nothing that the former owner did counts for the new one', () => {
    const story = given(give('vnpt')).and(
      say(me, 'run.tick', { row: dt }, { at: began + 9 * minute, madeAt: began - minute }),
    )
    expect(countedFact(story.state.rows.get(dt)!)).toMatchObject({
      flagged: true,
      madeAt: began + 9 * minute,
    })
  })

  test('[R26] a carrier’s own row is not given away, nor to who has it', () => {
    given()
      .when(say(so, 'run.reassign', { row: row('CN-01'), owner: 'viettel', reason }))
      .thenRefused('carrier-row', 'row')
    given().when(give('so')).thenRefused('same-owner', 'owner')
    given().when(give('fpt')).thenRefused('unknown-organisation', 'owner')
  })

  const range = (over: object) =>
    say(so, 'run.set-range', {
      checklist: 'CL6',
      item: 'CN-02',
      reading: 0,
      min: 50,
      max: null,
      reason,
      ...over,
    })

  test('[R27] approving limits marks them; changing them judges the readings anew', () => {
    const measured = say(me, 'run.measure', { row: row('CN-02'), values: [60, 20] })
    const approved = given(measured, range({})).state
    expect(approved.rows.get(row('CN-02'))?.item.evidence.readings[0]).toMatchObject({
      min: 50,
      approved: true,
    })
    expect(stands(approved, row('CN-02'))).toBe('done')
    expect(stands(given(measured, range({ min: 70 })).state, row('CN-02'))).toBe('failed')
    given()
      .when(range({ min: 9, max: 5 }))
      .thenRefused('bad-range', 'max')
    given()
      .when(range({ item: 'CN-01' }))
      .thenRefused('wrong-evidence', 'reading')
  })
})
