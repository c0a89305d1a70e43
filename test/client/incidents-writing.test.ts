import { describe, expect, test } from 'vitest'
import { decide } from '../../domain/commands.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Actor } from '../../domain/decision.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { leftIn } from '../../client/screens/incidents/closing.ts'
import {
  askedFor,
  matching,
  mentionables,
  stillMentioned,
  written,
} from '../../client/screens/incidents/mentions.ts'
import { emptyNote, notePayload, noteTime } from '../../client/screens/incidents/note.ts'
import { readersOf } from '../../client/screens/incidents/NoteDialog.tsx'
import { desk, happen, now, open, stage, vnpt, zone } from './incidents-stage.ts'

const names = new Map([
  ['so-1', 'Trực ban 1 · Sở'],
  ['so-2', 'Lãnh đạo Sở'],
  ['vnpt-1', 'Trực 1 · VNPT'],
  ['vnpt-2', 'Nguyễn Văn Đức'],
  ['viettel-1', 'Trực 1 · Viettel'],
])
const ask = (state: CongressState, command: CongressCommand, by: Actor) =>
  decide(state, command, {
    by,
    at: now,
    madeAt: now,
    id: '00000000-0000-4000-8000-000000000001',
    expected: null,
    attachment: () => null,
  })

describe('calling upon somebody in a note', () => {
  const state = stage()
  const incident = open(state, 'a')
  const asked = (by: Actor, inside: boolean) =>
    mentionables(
      viewOf({ organisation: by.organisation, department: by.department }, state),
      incident,
      inside,
      by,
      (id) => names.get(id),
    ).map(({ id }) => id)

  test('[I23] offers those who can read it, and of others no people to a carrier', () => {
    expect(asked(desk, false)).toEqual(['so-2', 'vnpt-1', 'vnpt-2', 'so', 'pbcvt', 'vnpt'])
    expect(asked(vnpt, false)).toEqual(['vnpt-2', 'so', 'pbcvt', 'vnpt'])
    expect(asked(desk, true)).toEqual(['so-2', 'so', 'pbcvt'])
  })
  test('[I23] every one that is offered is accepted by the rule, and one that is not is refused', () => {
    for (const by of [desk, vnpt])
      for (const inside of by.department ? [false, true] : [false])
        for (const id of asked(by, inside)) {
          const payload = {
            incident: 'a',
            note: 'x',
            mentions: [id],
            ...(inside ? { inside: true as const } : {}),
          }
          expect(ask(state, { type: 'incident.note', payload }, by).ok, id).toBe(true)
        }
    const unseen = { incident: 'a', note: 'x', mentions: ['viettel'] }
    expect(ask(state, { type: 'incident.note', payload: unseen }, desk)).toMatchObject({
      refusal: { code: 'mention-unseen' },
    })
  })
  test('begins at an @ that stands by itself, and is found without diacritics', () => {
    expect(askedFor('Nhờ @ngu', 8)).toEqual({ from: 4, query: 'ngu' })
    expect(askedFor('thư a@b', 7)).toBeNull()
    expect(askedFor('xong @ roi', 10)).toBeNull()
    expect(askedFor('không gọi ai', 5)).toBeNull()
    const people = [{ id: 'vnpt-2', name: 'Nguyễn Văn Đức', aside: 'VNPT' }]
    expect(matching(people, 'nguyen van d')).toEqual(people)
    expect(matching(people, 'viettel')).toEqual([])
  })
  test('writes the name out, and forgets who is no longer named', () => {
    const one = { id: 'vnpt-2', name: 'Nguyễn Văn Đức', aside: 'VNPT' }
    const after = written('Nhờ @ngu xem', 8, 4, one)
    expect(after).toEqual({ text: 'Nhờ @Nguyễn Văn Đức xem', caret: 20 })
    expect(stillMentioned(after.text, [one], ['vnpt-2'])).toEqual([one])
    expect(stillMentioned('Nhờ xem', [one], ['vnpt-2'])).toEqual([])
  })
})

describe('a note', () => {
  test('just now has no time, earlier the last such time, and from paper a day and a time or none at all', () => {
    const at = (draft: object) => noteTime({ ...emptyNote, ...draft }, now, zone)
    expect(at({})).toBeUndefined()
    expect(at({ clock: '02:10' })).toBe(Date.parse('2020-10-14T02:10:00+07:00'))
    expect(at({ clock: '23:50' })).toBe(Date.parse('2020-10-13T23:50:00+07:00'))
    expect(at({ paper: true, day: '2020-10-12', clock: '23:50' })).toBe(
      Date.parse('2020-10-12T23:50:00+07:00'),
    )
    expect(at({ paper: true, day: '2020-10-12' })).toBeNull()
    expect(at({ clock: '25:00' })).toBeNull()
  })
  test('[I18] [I22] sends what was chosen and nothing that was not', () => {
    expect(notePayload('a', { ...emptyNote, note: ' Đã gọi ' }, undefined, [])).toEqual({
      incident: 'a',
      note: 'Đã gọi',
    })
    const all = { ...emptyNote, note: 'x', paper: true, inside: true, photos: ['p'] }
    expect(notePayload('a', all, 5, ['so'])).toEqual({
      incident: 'a',
      note: 'x',
      occurredAt: 5,
      photos: ['p'],
      inside: true,
      paper: true,
      mentions: ['so'],
    })
  })
  test('[I18] says who will read it', () => {
    const state = stage()
    const incident = open(state, 'a', { involved: ['viettel'] })
    const said = (inside: boolean) => readersOf(incident, state.organisations.values(), inside, 'vi')
    expect(said(false)).toMatch(/^Sở.*VNPT.*Viettel.* đọc được ghi chú này\. \d+ đơn vị khác không thấy\.$/)
    expect(said(true)).toMatch(/^Chỉ Sở[^,]* đọc được\. Đơn vị khác không biết có ghi chú này\.$/)
  })
})

describe('closing', () => {
  test('[I17] says what is undone, and asks why exactly where the rule does', () => {
    const state = stage()
    const [row] = [...state.rows.values()]
    open(state, 'a', { rows: [row!.id], sub: 'KN6' })
    open(state, 'b')
    happen(state, 'x1', { type: 'incident.related', incident: 'b', parent: 'a', related: [] })
    for (const [move, to] of [
      ['acknowledge', 'acknowledged'],
      ['resolve', 'resolved'],
    ] as const)
      happen(state, move, { type: 'incident.moved', incident: 'a', move, to, note: 'x' })
    const left = leftIn(state, state.incidents.get('a')!)
    expect(left.children.map(({ id }) => id)).toEqual(['b'])
    expect(left.rows.map(({ id }) => id)).toEqual([row!.id])
    expect(left.steps.left).toBe(left.steps.all)
    expect(left.asksWhy).toBe(true)
    const close = (note?: string) =>
      ask(state, { type: 'incident.close', payload: { incident: 'a', note } }, desk)
    expect(close()).toMatchObject({ refusal: { code: 'close-reason' } })
    expect(close('Chuyển theo dõi ở b').ok).toBe(true)
  })
  test('[I17] asks nothing where nothing is undone', () => {
    const state = stage()
    open(state, 'c', { sub: null })
    expect(leftIn(state, state.incidents.get('c')!)).toMatchObject({ children: [], rows: [], asksWhy: false })
  })
})
