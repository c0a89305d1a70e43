import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pastOf } from '../../domain/past.ts'
import { copyState, recordOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { viewerOf } from '../../domain/visible.ts'
import { steps, turnsOf } from './histories.ts'
import { house } from './house.ts'
import { cases } from './seed.ts'
import { seesIncident } from './table.ts'
import { given, incidentId, open, say } from './story.ts'
import type { Said } from './story.ts'
import { worlds } from './worlds.ts'

const histories = fc.tuple(
  worlds,
  fc.array(steps, { minLength: 40, maxLength: 90 }),
  fc.integer({ min: 30, max: 70 }),
)

/** As it stood, and as it stands. */
function before(...said: readonly Said[]) {
  const story = given(...said)
  const then = copyState(story.state)
  return {
    and: (...more: readonly Said[]) => {
      const now = story.and(...more).state
      return (organisation: string) => pastOf(viewerOf(now, organisation), then, now)
    },
  }
}

describe('an earlier moment', () => {
  test('[LS1] shows what was true then, not what became of it', () => {
    const past = before(open()).and(
      say('vnpt operator', 'incident.acknowledge', { incident: incidentId, note: 'Đã nhận' }),
      say('so operator', 'incident.public-line', { incident: incidentId, publicLine: 'Đã sửa' }),
    )
    expect(past('so').incidents.get(incidentId)?.status).toBe('open')
    expect(past('buu-dien').faces.get(incidentId)).toMatchObject({ status: 'open' })
    expect(past('buu-dien').faces.get(incidentId)?.publicLine).not.toBe('Đã sửa')
  })

  test('[LS2] what was taken out of the view since does not come back', () => {
    const hidden = before(open()).and(
      say('so operator', 'incident.visibility', {
        incident: incidentId,
        visibility: 'department',
        named: [],
      }),
    )
    expect(hidden('so').incidents.has(incidentId)).toBe(true)
    expect(hidden('mobifone').incidents.has(incidentId)).toBe(true)
    for (const organisation of ['vnpt', 'viettel', 'buu-dien']) {
      expect(hidden(organisation).incidents.has(incidentId)).toBe(false)
      expect(hidden(organisation).faces.has(incidentId)).toBe(false)
    }
    const left = before(open()).and(
      say('so operator', 'incident.involve', { incident: incidentId, lead: null, involved: ['viettel'] }),
    )
    expect(left('vnpt').incidents.has(incidentId)).toBe(false)
    expect(left('vnpt').faces.has(incidentId)).toBe(true)
    expect(left('viettel').incidents.has(incidentId)).toBe(true)
  })

  test('[LS2] what came into the view since was not there then', () => {
    const wider = before(open({ visibility: 'department' })).and(
      say('so operator', 'incident.visibility', { incident: incidentId, visibility: 'all', named: [] }),
    )
    expect(wider('vnpt').incidents.has(incidentId)).toBe(false)
    expect(wider('vnpt').faces.has(incidentId)).toBe(false)
    const row = 'DT-01.hoi-truong.so'
    const given_ = before().and(say('so operator', 'run.reassign', { row, owner: 'vnpt', reason: 'Đổi' }))
    expect(given_('vnpt').rows.has(row)).toBe(false)
    expect(given_('so').rows.has(row)).toBe(true)
    const back = before(say('so operator', 'run.reassign', { row, owner: 'vnpt', reason: 'Đổi' })).and(
      say('so operator', 'run.reassign', { row, owner: 'viettel', reason: 'Đổi lại' }),
    )
    expect(back('vnpt').rows.has(row)).toBe(false)
    expect(back('viettel').rows.has(row)).toBe(false)
  })

  test('[LS3] telephone numbers have no history', () => {
    const past = before(
      say('vnpt operator', 'directory.set', {
        organisation: 'vnpt',
        area: null,
        post: 'Tổ trực',
        primary: { kind: 'mobile', value: '0912 000 111', seen: 'all' },
      }),
    ).and()
    expect(past('vnpt').directory.size).toBe(0)
    expect(JSON.stringify(recordOf(past('so')))).not.toContain('0912 000 111')
  })

  test('[LS4] of each record a viewer gets the lesser of what they saw then and what they may see now', async () => {
    const seen = { whole: 0, faces: 0, less: 0 }
    await fc.assert(
      fc.asyncProperty(histories, async ([world, history, share]) => {
        const side = house(world)
        const turns = turnsOf(world, history)
        const cut = Math.floor((turns.length * share) / 100)
        for (const turn of turns.slice(0, cut)) await side.hand(turn)
        const then = copyState(side.state)
        for (const turn of turns.slice(cut)) await side.hand(turn)
        for (const organisation of [...side.state.organisations.keys(), null])
          compare(organisation, then, side.state, seen)
      }),
      cases('the past of a view', 300),
    )
    expect(Math.min(seen.whole, seen.faces, seen.less), JSON.stringify(seen)).toBeGreaterThan(0)
  })
})

const rank = { nothing: 0, face: 1, record: 2 } as const

function compare(
  organisation: string | null,
  then: CongressState,
  now: CongressState,
  seen: { whole: number; faces: number; less: number },
): void {
  const viewer = viewerOf(now, organisation)
  const [past, was, is] = [pastOf(viewer, then, now), viewOf(viewer, then), viewOf(viewer, now)]
  for (const incident of then.incidents.values()) {
    const after = now.incidents.get(incident.id)
    const [a, b] = [seesIncident(viewer, incident), after ? seesIncident(viewer, after) : 'nothing']
    const lesser = Math.min(rank[a], rank[b])
    const got = past.incidents.has(incident.id) ? 2 : past.faces.has(incident.id) ? 1 : 0
    expect(got).toBe(lesser)
    if (got === 2) expect(past.incidents.get(incident.id)).toEqual(was.incidents.get(incident.id))
    seen.whole += Number(got === 2)
    seen.faces += Number(got === 1)
    seen.less += Number(rank[b] < rank[a])
  }
  for (const id of past.rows.keys()) expect([was.rows.has(id), is.rows.has(id)]).toEqual([true, true])
  for (const id of was.rows.keys()) expect(past.rows.has(id)).toBe(is.rows.has(id))
  for (const id of past.people.keys()) expect(was.people.has(id)).toBe(true)
}
