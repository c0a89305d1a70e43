import { expect, test } from 'vitest'
import { dutyProbe } from '../../domain/duty/probe.ts'
import { shiftsBetween } from '../../domain/duty/shift.ts'
import { rowStatus } from '../../domain/run/status.ts'
import { SYSTEM } from '../../domain/ids.ts'
import { watchesDuty } from '../../server/app/duty-probe.ts'
import type { Said, Story } from '../domain/story.ts'
import { given, say } from '../domain/story.ts'
import { began, info, minute, personOf, uuid } from '../domain/stage.ts'
import type { CongressState } from '../../domain/state.ts'

const hour = 60 * minute
const added = uuid(0x71)
const reason = 'Lịch trực phải kín trước khai mạc'
const keys = shiftsBetween(info, began, began + 30 * hour).map(({ key }) => key)

const item = say(
  'so operator',
  'run.add-item',
  {
    checklist: 'CL7',
    title: { vi: 'Lịch trực đủ ba tầng' },
    howto: 'Hệ thống tự đối chiếu',
    phase: 'before',
    due: 'T-1d',
    recurrence: 'once',
    evidence: 'probe',
    readings: [],
    critical: true,
    twoPerson: false,
    rows: [{ area: null, owner: 'vnpt' }],
    reason,
  },
  { id: added },
)
const roster = (
  tier: 'leader' | 'commander' | 'responder',
  shifts: readonly string[],
  by = 'vnpt operator',
) =>
  say(by, 'duty.roster', {
    organisation: 'vnpt',
    tier,
    shifts: [...shifts],
    people: [personOf('vnpt liaison')],
  })
const full = (['leader', 'commander', 'responder'] as const).map((tier) => roster(tier, keys))

/** A story that goes on with what the watch hands in; `asked` is every command of it, `look` one round. */
function watching(from: Story) {
  let story = from
  const asked: { type: string; payload: { row: string; result: string; note?: string }; id: string }[] = []
  const desk = {
    asSystem: (_congress: string, type: string, payload: object, id = '') => {
      asked.push({ type, payload: payload as (typeof asked)[0]['payload'], id })
      story = story.and(say(SYSTEM, 'run.probe', payload as never, { id, at: now }))
      return Promise.resolve({ ok: true } as never)
    },
  }
  let now = began + hour
  const look = async (at: number): Promise<CongressState> => {
    now = at
    await watchesDuty(desk)('thu', story.state, at)
    return story.state
  }
  return { asked, look, tell: (...said: readonly Said[]) => (story = story.and(...said)) }
}

const rowOf = (state: CongressState) => {
  const row = [...state.rows.values()].find(({ item: of }) => of.id.startsWith('BS-'))
  if (!row) throw new Error('the item was not added')
  return row
}
const bound = (story: Story, name = dutyProbe) =>
  story.and(say('so operator', 'run.bind-probe', { row: rowOf(story.state).id, probe: name, reason }))
const stands = (state: CongressState, at: number): string => rowStatus(rowOf(state), info, at).state

test('[TR10] a row that watches the roster is done while every tier of its owner has somebody for a day, else not', async () => {
  const at = began + hour
  const { asked, look, tell } = watching(bound(given(item, ...full.slice(1))))
  expect(stands(await look(at), at)).toBe('failed')
  expect(asked.map(({ payload }) => payload.note)).toEqual(['Lãnh đạo trực trống từ 11:00 19/01'])
  tell(...full.slice(0, 1))
  expect(stands(await look(at + minute), at + minute)).toBe('done')
  // A day before the roster ends it has a hole again, without anybody having done anything.
  const later = began + 20 * hour
  expect(stands(await look(later), later)).toBe('failed')
  expect(asked.map(({ payload }) => payload.result)).toEqual(['bad', 'ok', 'bad'])
  expect(new Set(asked.map(({ id }) => id)).size).toBe(3)
})

test('[TR10] it says only what is new, under the same id after a crash, and speaks of no other row', async () => {
  const at = began + hour
  const { asked, look } = watching(bound(given(item, ...full)))
  await look(at)
  await look(at + minute)
  expect(asked.length).toBe(1)
  const again = watching(bound(given(item, ...full)))
  await again.look(at + minute)
  expect(again.asked.map(({ id }) => id)).toEqual(asked.map(({ id }) => id))
  const other = watching(bound(given(item), 'cong-thong-tin'))
  await other.look(at)
  expect(other.asked).toEqual([])
})
