import { describe, expect, test } from 'vitest'
import type { CongressCommand } from '../../domain/commands.ts'
import type { Refusal, Role } from '../../domain/decision.ts'
import { roles } from '../../domain/decision.ts'
import { may } from '../../domain/may.ts'
import { actor } from './actors.ts'
import { lineRows, organisations, uuid } from './stage.ts'
import { given, incidentId, open, say } from './story.ts'

// Who may do what, as this test understands DESIGN 3 and PRODUCT 3: nothing here is taken from `may.ts`.

/** L liaison, O operator, E leader, A admin; whoever is not named gets `else`. */
interface Right {
  readonly may: string
  readonly else: Refusal
}
const letter: { readonly [R in Role]: string } = { liaison: 'L', operator: 'O', leader: 'E', admin: 'A' }
const denied: Refusal = { code: 'not-allowed' }
const none: Right = { may: '', else: denied }
const hidden = (field: string): Right => ({ may: '', else: { code: 'not-found', field } })
const only = (may: string): Right => ({ may, else: denied })
const site = 'no seat'

/** One cell: what this actor is told; null when they may. */
const told = (right: Right, role: Role): Refusal | null =>
  right.may.includes(letter[role]) ? null : right.else

type Places = { readonly [place: string]: string | null }
type Table = readonly (readonly [CongressCommand['type'], { readonly [place: string]: Right }])[]

const cellsOf = (table: Table, places: Places) =>
  table.flatMap(([type, rights]) =>
    Object.entries(rights).flatMap(([place, right]) =>
      (places[place] === null ? (['admin'] as const) : roles).map(
        (role) => [type, place, role, told(right, role), places[place] ?? null] as const,
      ),
    ),
  )

describe('rows', () => {
  const row = 'CN-04.hoi-truong.vnpt'
  const fact = uuid(0xa1)
  const places = { owner: 'vnpt', competitor: 'viettel', department: 'so', [site]: null }
  const recording = {
    owner: only('LO'),
    competitor: hidden('row'),
    department: { may: '', else: { code: 'not-owner' } } as const,
    [site]: hidden('row'),
  }
  const steering = { owner: none, competitor: none, department: only('OE'), [site]: none }
  const nobody = { owner: none, competitor: none, department: none, [site]: none }
  const table: Table = [
    ['run.tick', recording],
    ['run.measure', recording],
    ['run.fail', recording],
    ['run.waive', recording],
    ['run.undo', recording],
    ['run.begin', recording],
    ['run.block', recording],
    [
      'run.remind',
      { owner: only('LOE'), competitor: hidden('row'), department: only('LOE'), [site]: hidden('row') },
    ],
    ['run.add-item', steering],
    ['run.reassign', steering],
    ['run.set-range', steering],
    ['run.ask-again', steering],
    ['schedule.trust', steering],
    ['run.bind-probe', { owner: none, competitor: none, department: only('OEA'), [site]: only('A') }],
    ['run.probe', nobody],
    ['schedule.record', nobody],
    ['schedule.doubt', nobody],
    [
      'run.confirm',
      { owner: only('LOE'), competitor: hidden('row'), department: only('LOE'), [site]: hidden('row') },
    ],
  ]
  const payload = { row, fact, note: 'Không dùng', values: [5] }

  test.each(cellsOf(table, places))(
    '[M1] [M7] %s by the %s’s %s: %o',
    (type, _place, role, refusal, organisation) => {
      const { state } = given(say('vnpt liaison', 'run.tick', { row }, { id: fact }))
      expect(may(actor(organisation, role), { type, payload } as never, state)).toEqual(refusal)
    },
  )

  test.each(roles)(
    '[M2] the waiver of a critical item is confirmed by the department, not by the owner’s %s',
    (role) => {
      const critical = { row: 'CN-05.hoi-truong.vnpt' }
      const { state } = given(
        say('vnpt liaison', 'run.waive', { ...critical, note: 'Không dùng' }, { id: fact }),
      )
      const command: CongressCommand = { type: 'run.confirm', payload: { ...critical, fact } }
      const refusal = role === 'admin' ? denied : { code: 'department-needed' }
      expect(may(actor('vnpt', role), command, state)).toEqual(refusal)
      expect(may(actor('so', role), command, state)).toEqual(role === 'admin' ? denied : null)
    },
  )
})

describe('incidents', () => {
  const places = {
    department: 'so',
    lead: 'vnpt',
    involved: 'viettel',
    reporting: 'mobifone',
    named: 'buu-dien',
    face: 'tt',
    nothing: 'tt',
    [site]: null,
  }
  const outside = { named: none, face: none, nothing: hidden('incident'), [site]: none }
  const handling = {
    ...outside,
    department: only('LO'),
    lead: only('LO'),
    involved: only('LO'),
    reporting: none,
  }
  const directing = { ...outside, department: only('OE'), lead: none, involved: none, reporting: none }
  const deciding = {
    ...outside,
    department: only('LOE'),
    lead: only('LOE'),
    involved: only('LOE'),
    reporting: none,
  }
  const telling = { ...deciding, reporting: only('LOE') }
  const knowing = { ...telling, named: only('LOE') }
  const system = Object.fromEntries(Object.keys(places).map((place) => [place, none]))
  const table: Table = [
    ['incident.acknowledge', handling],
    ['incident.mitigate', handling],
    ['incident.resolve', handling],
    ['incident.update', handling],
    ['incident.close', directing],
    ['incident.public-line', directing],
    ['incident.visibility', directing],
    ['incident.involve', directing],
    ['incident.reopen', deciding],
    ['incident.severity', deciding],
    [
      'incident.cancel',
      { ...outside, department: only('LO'), lead: none, involved: none, reporting: only('LO') },
    ],
    ['incident.note', knowing],
    ['incident.step', handling],
    ['incident.hand-over', deciding],
    ['incident.take-command', deciding],
    ['incident.review', deciding],
    ['incident.correct-time', telling],
    ['incident.pin', telling],
    ['incident.confirm-paper', telling],
    ['incident.link-rows', telling],
    ['incident.receive', knowing],
    ['incident.follow-up', knowing],
    ['incident.relate', directing],
    ['incident.merge', directing],
    ['incident.expire', system],
    ['incident.escalate', system],
  ]
  /** Whoever is named sees one that is for names; whoever sees nothing does not see that one. */
  const shownTo = (place: string) =>
    place === 'named' || place === 'nothing' ? { visibility: 'named' as const, named: ['buu-dien'] } : {}

  test.each(cellsOf(table, places))(
    '[M3] %s by the %s organisation’s %s: %o',
    (type, place, role, refusal, organisation) => {
      const { state } = given(open(shownTo(place)))
      const command = { type, payload: { incident: incidentId, rows: [] } } as never
      expect(may(actor(organisation, role), command, state)).toEqual(refusal)
    },
  )

  test.each(organisations.flatMap(({ id }) => roles.map((role) => [id, role] as const)))(
    '[M4] %s’s %s opens an incident and links rows it sees',
    (organisation, role) => {
      const { state } = given()
      const linking = (rows: string[]) => may(actor(organisation, role), open({ rows }).command, state)
      const decides = role !== 'admin'
      expect(linking([])).toEqual(decides ? null : denied)
      for (const { id, owner } of lineRows) {
        const sees = organisation === 'so' || organisation === owner
        const refusal = !decides ? denied : sees ? null : { code: 'not-found', field: 'rows' }
        expect(linking([id])).toEqual(refusal)
      }
    },
  )

  test.each(['so', 'vnpt', 'viettel', 'mobifone', 'buu-dien'])(
    '[I18] a note that stays inside is written by nobody but the department: %s',
    (organisation) => {
      const { state } = given(open({ named: ['buu-dien'] }))
      const command = { type: 'incident.note', payload: { incident: incidentId, inside: true } } as never
      const refusal = organisation === 'so' ? null : { code: 'not-allowed' }
      const told = may(actor(organisation, 'operator'), command, state)
      expect(told && { code: told.code }).toEqual(refusal)
    },
  )

  test('[M4] who has no seat opens none', () => {
    expect(may(actor(null, 'admin'), open().command, given().state)).toEqual(denied)
  })
})

describe('the congress', () => {
  const places = { department: 'so', carrier: 'vnpt', [site]: null }
  const placing = { department: only('A'), carrier: none, [site]: only('A') }
  const table: Table = [
    ['person.join', placing],
    ['person.move', placing],
    ['person.leave', placing],
    ['poll.open', { department: only('E'), carrier: none, [site]: none }],
    ['poll.close', { department: only('E'), carrier: none, [site]: none }],
    ['poll.cancel', { department: only('E'), carrier: none, [site]: none }],
    ['directive.issue', { department: only('E'), carrier: none, [site]: none }],
    ['directive.extend', { department: only('E'), carrier: none, [site]: none }],
    ['directive.cancel', { department: only('E'), carrier: none, [site]: none }],
    ['signal.rule-set', { department: only('OE'), carrier: none, [site]: none }],
    ['signal.rule-remove', { department: only('OE'), carrier: none, [site]: none }],
    ['targets.set', { department: only('OE'), carrier: none, [site]: none }],
    ['escalation.set', { department: only('OE'), carrier: none, [site]: none }],
    ['escalation.remove', { department: only('OE'), carrier: none, [site]: none }],
    ['signal.raise', { department: only('LOE'), carrier: only('LOE'), [site]: none }],
    ['congress.change', placing],
    ['area.set', placing],
    ['organisation.set', placing],
    ['congress.reschedule', { department: only('EA'), carrier: none, [site]: only('A') }],
    ['congress.close', { department: only('EA'), carrier: none, [site]: only('A') }],
    ['congress.reopen', { department: only('EA'), carrier: none, [site]: only('A') }],
    ['readiness.publish', { department: only('E'), carrier: none, [site]: none }],
  ]

  test.each(cellsOf(table, places))(
    '[M5] [M8] %s by the %s’s %s: %o',
    (type, _place, role, refusal, organisation) => {
      const { state } = given()
      const payload = { person: uuid(0x70), organisation: 'vnpt', role: 'liaison' }
      expect(may(actor(organisation, role), { type, payload } as never, state)).toEqual(refusal)
    },
  )
})
