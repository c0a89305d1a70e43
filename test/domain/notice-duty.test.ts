import { describe, expect, test } from 'vitest'
import { evolve } from '../../domain/events.ts'
import type { CongressEvent } from '../../domain/events.ts'
import { shiftAt } from '../../domain/duty/shift.ts'
import { dutyOf } from '../../domain/notice/duty.ts'
import { lastNotices, noticesBetween, ringing } from '../../domain/notice/notices.ts'
import { usualPreferences } from '../../domain/notice/notice.ts'
import type { Preferences, Recipient } from '../../domain/notice/notice.ts'
import { untoldOf } from '../../domain/notice/untold.ts'
import { copyState } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { cableCut as id, opened } from './cable-cut.ts'
import { began, info, minute, onStage, personOf, uuid } from './stage.ts'

const now = began + 30 * minute
const shift = shiftAt(info, now)
const rostered = (of: string, people: readonly string[], shifts = [shift.key]): CongressEvent => ({
  type: 'duty.rostered',
  of,
  tier: 'responder',
  shifts,
  people: people.map(personOf),
})
const escalated = (to: string): CongressEvent => ({
  type: 'incident.escalated',
  incident: id,
  clock: 'acknowledge',
  dueAt: began,
  step: 0,
  of: to.split(' ')[0]!,
  tier: 'responder',
  means: 'board',
  to: [personOf(to)],
})

let serial = 0
function after(
  state: CongressState,
  events: readonly CongressEvent[],
  by: string | null = 'mobifone liaison',
) {
  const next = copyState(state)
  const author = by === null ? null : { person: personOf(by), organisation: by.split(' ')[0]! }
  for (const event of events) {
    serial += 1
    evolve(next, event, { at: began + serial * 1000, by: author, id: uuid(0x9000 + serial) })
  }
  return next
}
const seen = (state: CongressState, organisation: string) =>
  viewOf({ organisation, department: organisation === 'so' }, state)

/** What this person of the stage is, as their own view tells it. */
function recipient(name: string, state: CongressState, at = now): Recipient {
  const [organisation = ''] = name.split(' ')
  const person = personOf(name)
  const known = { person, organisation, department: organisation === 'so' }
  return { ...known, ...dutyOf(seen(state, organisation), known, at) }
}
/** What they are told of when these events come. */
function told(
  name: string,
  before: CongressState,
  events: readonly CongressEvent[],
  { by = 'mobifone liaison', wishes = usualPreferences }: { by?: string | null; wishes?: Preferences } = {},
) {
  const who = recipient(name, before)
  const view = (state: CongressState) => seen(state, who.organisation)
  return noticesBetween(view(before), view(after(before, events, by)), who, wishes, now).map(
    ({ kind, level, tone }) => `${kind} ${level} ${tone ?? '-'}`,
  )
}

describe('who is on duty', () => {
  const manned = after(onStage(), [rostered('so', ['so operator']), rostered('vnpt', ['vnpt liaison'])])

  test('[TB7] is told first: with sound, while the others of the organisation find it in the list', () => {
    expect(told('so operator', manned, [opened()])).toEqual(['opened critical critical'])
    expect(told('so leader', manned, [opened()])).toEqual(['opened info -'])
    expect(told('vnpt liaison', manned, [opened()])).toEqual(['opened critical critical'])
    expect(told('vnpt operator', manned, [opened()])).toEqual(['opened info -'])
  })

  test('[TB7] is everybody while the roster of the organisation is empty', () => {
    for (const name of ['so operator', 'so leader', 'vnpt operator'])
      expect(told(name, onStage(), [opened()])).toEqual(['opened critical critical'])
  })

  test('[TB7] a take-over and the change of shift decide at once who rings', () => {
    const open = after(manned, [opened()])
    const rings = (name: string, state: CongressState, at = now) => {
      const who = recipient(name, state, at)
      return ringing(seen(state, 'so'), who, usualPreferences).length
    }
    expect([rings('so operator', open), rings('so leader', open)]).toEqual([1, 0])
    const taken = after(
      open,
      [
        {
          type: 'duty.taken',
          of: 'so',
          tier: 'responder',
          shift: shift.key,
          person: personOf('so leader'),
          instead: personOf('so operator'),
          reason: null,
        },
      ],
      'so leader',
    )
    expect([rings('so operator', taken), rings('so leader', taken)]).toEqual([0, 1])
    const next = after(open, [rostered('so', ['so leader'], [shiftAt(info, shift.to).key])])
    expect([rings('so leader', next, shift.to - 1), rings('so leader', next, shift.to)]).toEqual([0, 1])
  })
})

describe('what is addressed to somebody by name', () => {
  const away = after(onStage(), [rostered('so', ['so leader']), rostered('vnpt', ['vnpt liaison']), opened()])

  test('[TB22] an escalation rings for those it calls, on duty or not, and for nobody else', () => {
    const events = [escalated('vnpt operator')]
    const quiet: Preferences = { severities: [], ownOnly: true, quiet: true }
    expect(told('vnpt operator', away, events, { by: null, wishes: quiet })).toEqual([
      'escalated critical critical',
    ])
    for (const name of ['vnpt liaison', 'so leader', 'so operator', 'viettel operator'])
      expect(told(name, away, events, { by: null })).toEqual([])
  })

  test('[TB22] a mention, of the person or their organisation, reaches them and not the others', () => {
    const noted = (mentions: readonly string[]): CongressEvent => ({
      type: 'incident.noted',
      incident: id,
      note: 'Cần anh xem',
      occurredAt: null,
      mentions,
    })
    expect(told('so operator', away, [noted([personOf('so operator')])])).toEqual(['mentioned normal -'])
    expect(told('vnpt operator', away, [noted(['vnpt'])])).toEqual(['mentioned normal -'])
    expect(told('so leader', away, [noted(['vnpt'])])).toEqual([])
  })

  test('[TB22] who is offered command is told so; who offered it is not', () => {
    const offer: CongressEvent = {
      type: 'incident.command-offered',
      incident: id,
      to: personOf('so operator'),
    }
    expect(told('so operator', away, [offer], { by: 'so leader' })).toEqual(['offered normal -'])
    expect(told('so leader', away, [offer], { by: 'so leader' })).toEqual([])
  })

  test('[TB22] an acknowledgement that ran out rings again', () => {
    const held = after(away, [
      { type: 'incident.moved', incident: id, move: 'acknowledge', to: 'acknowledged', note: '.' },
    ])
    expect(told('so leader', held, [{ type: 'incident.expired', incident: id }], { by: null })).toEqual([
      'expired critical critical',
    ])
  })
})

describe('directives and handovers', () => {
  const directive = uuid(0xd1)
  const issued: CongressEvent = {
    type: 'directive.issued',
    directive,
    text: 'Kiểm tra nguồn dự phòng\ntrước 16:00',
    to: ['vnpt'],
    deadline: began + 600 * minute,
  }
  const offered: CongressEvent = {
    type: 'handover.offered',
    handover: uuid(0xb6),
    of: 'so',
    shift: shift.key,
    lines: [],
  }

  test('[TB23] a directive is told in the organisations it is addressed to, and in no other', () => {
    const by = 'so leader'
    expect(told('vnpt operator', onStage(), [issued], { by })).toEqual(['directive normal -'])
    for (const name of ['viettel operator', 'so operator', 'so leader'])
      expect(told(name, onStage(), [issued], { by })).toEqual([])
  })

  test('[TB23] past its deadline it is told once more, softly, to those who have not done it and to the department', () => {
    const state = after(onStage(), [issued], 'so leader')
    const late = began + 700 * minute
    const list = (name: string, at: number) => {
      const who = recipient(name, state, at)
      return lastNotices(seen(state, who.organisation), who, usualPreferences, at, 9).map(({ kind }) => kind)
    }
    expect(list('vnpt operator', now)).toEqual(['directive'])
    expect(list('vnpt operator', late)).toEqual(['directive-late', 'directive'])
    expect(list('so operator', late)).toEqual(['directive-late'])
    expect(list('viettel operator', late)).toEqual([])
  })

  test('[TB23] a handover is told to those on duty and those who come next, until somebody has taken it', () => {
    const state = after(onStage(), [
      rostered('so', ['so operator']),
      rostered('so', ['so leader'], [shiftAt(info, shift.to).key]),
    ])
    const by = 'so operator'
    expect(told('so leader', state, [offered], { by })).toEqual(['handover normal soft'])
    expect(told('so operator', state, [offered], { by })).toEqual([])
    expect(told('so admin', state, [offered], { by })).toEqual(['handover info -'])
    expect(told('vnpt operator', state, [offered], { by })).toEqual([])
  })
})

describe('whom no device has told', () => {
  const base = after(onStage(), [
    rostered('so', ['so operator', 'so leader']),
    rostered('vnpt', ['vnpt operator']),
  ])
  const delivered = (outcome: 'shown' | 'no-permission'): CongressEvent => ({
    type: 'notice.delivered',
    incident: id,
    about: 'new',
    outcome,
  })
  const lines = (state: CongressState) => {
    const incident = state.incidents.get(id)
    if (!incident) throw new Error('no incident')
    return untoldOf(state, incident, now).map(({ organisation, person, why }) =>
      [organisation, person === null ? '-' : person === personOf('so leader') ? 'leader' : 'other', why].join(
        ' ',
      ),
    )
  }

  test('[TB24] are those on duty in the department and the organisations at work, until their device reports', () => {
    const open = after(base, [opened()])
    expect(lines(open)).toEqual(['so other no-device', 'so leader no-device', 'vnpt other no-device'])
    const some = after(
      after(open, [delivered('shown')], 'so operator'),
      [delivered('no-permission')],
      'so leader',
    )
    expect(lines(some)).toEqual(['so leader no-permission', 'vnpt other no-device'])
  })

  test('[TB24] who wrote into it knows of it; who is called by name counts as if on duty', () => {
    const open = after(base, [opened()])
    const written = after(
      open,
      [{ type: 'incident.noted', incident: id, note: '.', occurredAt: null }],
      'so leader',
    )
    expect(lines(written)).not.toContain('so leader no-device')
    expect(lines(after(open, [escalated('vnpt liaison')], null))).toHaveLength(4)
  })

  test('[TB24] an organisation at work with nobody on duty is a line of its own, unless it may not see the incident', () => {
    expect(lines(after(base, [opened({ lead: 'viettel' })]))).toContain('viettel - nobody-on-duty')
    expect(lines(after(base, [opened({ lead: 'viettel', visibility: 'department' })]))).toEqual([
      'so other no-device',
      'so leader no-device',
    ])
  })
})

describe('a congress that is closed', () => {
  test('[TB25] rings for nobody and tells nobody of anything, whatever is still open', () => {
    const closed: CongressEvent = { type: 'congress.closed', reason: '.', purgeAt: 0, open: null }
    const open = after(onStage(), [opened()])
    const over = after(open, [closed], 'so admin')
    const who = recipient('so operator', over)
    expect(ringing(seen(open, 'so'), who, usualPreferences)).toEqual([id])
    expect(ringing(seen(over, 'so'), who, usualPreferences)).toEqual([])
    expect(told('so operator', over, [escalated('so operator')], { by: null })).toEqual([])
  })
})
