import { describe, expect, test } from 'vitest'
import type { CongressCommand } from '../../domain/commands.ts'
import { decide } from '../../domain/commands.ts'
import { roles } from '../../domain/decision.ts'
import { actor } from './actors.ts'
import { began, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'

describe('what cannot be seen', () => {
  const secret = open({ visibility: 'department' }, {}, 'so operator')
  const nobody = uuid(0xbeef)
  const outsiders = ['vnpt', 'viettel', 'mobifone', 'buu-dien', 'tt', null] as const
  const answers = (incident: string, row: string, fact: string) => {
    const { state } = given(
      secret,
      say('viettel liaison', 'run.tick', { row: 'CN-04.hoi-truong.viettel' }, { id: uuid(7) }),
    )
    const note = 'Đã gọi'
    const payloads: readonly CongressCommand[] = [
      ...(['acknowledge', 'mitigate', 'resolve', 'close', 'cancel', 'reopen', 'note'] as const).map(
        (name): CongressCommand => ({ type: `incident.${name}`, payload: { incident, note } }),
      ),
      { type: 'incident.update', payload: { incident, doing: note, restoreAt: null } },
      { type: 'incident.severity', payload: { incident, severity: 1, note } },
      { type: 'incident.public-line', payload: { incident, publicLine: note } },
      { type: 'incident.visibility', payload: { incident, visibility: 'all', named: [] } },
      { type: 'incident.involve', payload: { incident, lead: null, involved: [] } },
      { type: 'incident.hand-over', payload: { incident, to: null } },
      { type: 'incident.take-command', payload: { incident, note } },
      { type: 'incident.correct-time', payload: { incident, occurredAt: began, reason: note } },
      { type: 'incident.step', payload: { incident, step: 0, done: true } },
      { type: 'incident.pin', payload: { incident, entry: fact, pinned: true } },
      { type: 'incident.receive', payload: { incident } },
      { type: 'incident.link-rows', payload: { incident, rows: [] } },
      { type: 'incident.confirm-paper', payload: { incident, entry: fact } },
      { type: 'incident.follow-up', payload: { incident, index: 0 } },
      { type: 'incident.relate', payload: { incident, parent: null, related: [] } },
      { type: 'incident.merge', payload: { incident, into: incident, note, involve: false } },
      { type: 'run.tick', payload: { row } },
      { type: 'run.measure', payload: { row, values: [1] } },
      { type: 'run.fail', payload: { row, note } },
      { type: 'run.waive', payload: { row, note } },
      { type: 'run.confirm', payload: { row, fact } },
      { type: 'run.undo', payload: { row, fact } },
      open({ rows: [row] }).command,
    ]
    return outsiders
      .filter((organisation) => organisation !== 'viettel')
      .flatMap((organisation) =>
        roles.flatMap((role) =>
          payloads.flatMap((command) =>
            [null, 'open', 'closed'].map((expected) => {
              const by = actor(organisation, role)
              return decide(state, command, { by, at: began, madeAt: began, id: uuid(0x999), expected })
            }),
          ),
        ),
      )
  }

  test('[M6] is refused exactly as what does not exist, to every role, whatever is asked of it', () => {
    const there = answers(incidentId, 'CN-04.hoi-truong.viettel', uuid(7))
    expect(there).toEqual(answers(nobody, 'CN-99.hoi-truong.viettel', nobody))
    expect(there.every(({ ok }) => !ok)).toBe(true)
    expect(there.length).toBeGreaterThan(1_000)
  })
})
