import { describe, expect, test } from 'vitest'
import { disk } from '../../server/catalogue/disk.ts'
import { loadCatalogue } from '../../server/catalogue/load.ts'
import { rowsOf } from '../../domain/catalogue/rows.ts'
import { commandSchemas } from '../../domain/commands.ts'
import type { Actor } from '../../domain/decision.ts'
import { evolve } from '../../domain/events.ts'
import { emptyState } from '../../domain/state.ts'
import { viewOf } from '../../domain/view.ts'
import { shipped } from '../catalogue/folder.ts'
import {
  draftFrom,
  emptyDraft,
  kindOf,
  leadFor,
  payloadOf,
  problemsOf,
  publicLineFor,
  resolve,
  severityOf,
  similarTo,
} from '../../client/screens/incidents/compose.ts'
import { boardLines } from '../../client/screens/incidents/board.ts'

const { catalogue } = loadCatalogue(shipped, disk)
const plan = catalogue.plans.get('vinh-phuc-demo')!
const now = Date.parse('2020-10-14T03:07:00+07:00')

/** The demo congress as the department sees it, freshly opened. */
function congress() {
  const state = emptyState()
  const stamp = { at: now - 86_400_000, by: null, id: 'b8c6c1f0-0000-4000-8000-000000000001' }
  const { level, codePrefix, zone, shifts, dutyPhone, rehearsal, organisations, areas } = plan
  const info = { level, codePrefix, zone, shifts, dutyPhone, rehearsal, name: plan.title, plan: plan.id }
  const times = { opening: now + 5 * 3_600_000, closing: now + 60 * 3_600_000 }
  evolve(
    state,
    {
      type: 'congress.opened',
      info: { ...info, ...times },
      organisations,
      areas,
      catalogue: catalogue.incidents,
    },
    stamp,
  )
  const checklist = catalogue.checklists.get('CL6')!
  evolve(state, { type: 'run.started', checklist, rows: rowsOf(plan, checklist).rows }, stamp)
  return state
}
const state = congress()
const desk: Actor = { person: 'p1', organisation: 'so', role: 'operator', department: true }
const vnpt: Actor = { person: 'p2', organisation: 'vnpt', role: 'liaison', department: false }
const hall = state.areas.get('hoi-truong')!
const incidentKinds = catalogue.incidents.categories.flatMap((category) => category.subs)
const kind = (id: string) => kindOf(catalogue.incidents, id)

describe('the default lead', () => {
  const sub = (lead: string) => kind(incidentKinds.find((one) => one.lead === lead)!.id)
  test('a carrier’s person speaks for their own organisation, whatever the kind', () => {
    expect(leadFor(sub('dept_unit'), hall, state, vnpt)).toBe('vnpt')
    expect(leadFor(null, null, state, vnpt)).toBe('vnpt')
  })
  test('for the department the area names the carrier and the post', () => {
    expect(leadFor(sub('carrier'), hall, state, desk)).toBe('vnpt')
    expect(leadFor(sub('carrier'), state.areas.get('bao-chi')!, state, desk)).toBe('viettel')
    expect(leadFor(sub('post'), state.areas.get('buu-cuc-vtp')!, state, desk)).toBe('viettel-post')
  })
  test('where the area says nothing and there are several, nobody is guessed', () => {
    expect(leadFor(sub('carrier'), state.areas.get('buu-cuc')!, state, desk)).toBeNull()
    expect(leadFor(sub('post'), hall, state, desk)).toBeNull()
  })
  test('the only infrastructure centre, and the department’s own kinds', () => {
    expect(leadFor(sub('infra_centre'), hall, state, desk)).toBe('ttht')
    expect(leadFor(sub('dept_unit'), hall, state, desk)).toBe('so')
  })
})

describe('the public line', () => {
  test('says what and where for every kind of the catalogue, and never an organisation', () => {
    const names = plan.organisations.flatMap(({ id, short }) => (id === 'so' || id === 'ttht' ? [] : [short]))
    for (const { id } of incidentKinds) {
      const line = publicLineFor(kind(id), hall)
      expect(line, id).toContain('tại Hội trường lớn')
      for (const name of names) expect(line, id).not.toContain(name)
    }
  })
  test('a kind that is not known yet takes its category, a network is on and not at', () => {
    expect(publicLineFor(kind('KN'), state.areas.get('mang-tinh')!)).toMatch(/ trên Mạng toàn tỉnh$/)
    expect(publicLineFor(null, hall)).toBe('')
  })
})

test('the severity comes from the kind, and is medium where nobody has said', () => {
  for (const { id, defaultSeverity } of incidentKinds)
    expect(severityOf(kind(id))).toBe(Number(defaultSeverity.slice(1)))
  expect(severityOf(kind('KN'))).toBe(3)
})

describe('an incident from an item that failed', () => {
  const critical = [...state.rows.values()].find((row) => row.item.critical && row.area === 'hoi-truong')!
  const reading = [...state.rows.values()].find(
    (row) => row.item.evidence.kind === 'reading' && row.area !== null,
  )!

  test('takes area, owner, link and the category of the checklist', () => {
    const draft = draftFrom(critical, state)
    expect(draft).toMatchObject({
      area: 'hoi-truong',
      kind: 'KN',
      lead: critical.owner,
      rows: [critical.id],
      severity: 2,
    })
    expect(draft.title).toContain(critical.item.title.vi)
  })
  test('every row gives a draft that the form of the command accepts once a person has looked', () => {
    for (const row of state.rows.values()) {
      const draft = draftFrom(row, state)
      const area = draft.area === '' ? 'hoi-truong' : draft.area
      const filled = { ...draft, area }
      const resolved = resolve(filled, state, desk, now)
      expect(problemsOf(filled, resolved), row.id).toEqual([])
      const parsed = commandSchemas['incident.open'].safeParse(payloadOf(filled, resolved))
      expect(parsed.success, `${row.id} ${draft.title}`).toBe(true)
    }
  })
  test('quotes the figure that was outside', () => {
    const values = reading.item.evidence.readings.map(({ min, max }) =>
      max === null ? (min ?? 0) - 9 : max + 9,
    )
    const measured = {
      type: 'run.measured' as const,
      row: reading.id,
      values,
      passed: false,
      byHand: false,
      note: null,
      madeAt: now,
      flagged: false,
      needsSecond: false,
    }
    const after = congress()
    evolve(after, measured, { at: now, by: { person: 'p2', organisation: reading.owner }, id: 'f1' })
    expect(draftFrom(after.rows.get(reading.id)!, after).title).toMatch(/: không đạt \(.*cần /)
  })
})

describe('the form', () => {
  const draft = { ...emptyDraft, title: '  Mất mạng dây ', kind: 'KN6', area: 'bao-chi' }
  test('asks for what is missing, by field', () => {
    expect(problemsOf(emptyDraft, resolve(emptyDraft, state, desk, now))).toEqual([
      'title',
      'kind',
      'area',
      'publicLine',
    ])
    const nobody = { ...draft, visibility: 'named' as const, named: [] }
    expect(problemsOf(nobody, resolve(nobody, state, desk, now))).toEqual(['named'])
  })
  test('follows kind and area until a person says otherwise, and names the lead among those who may see', () => {
    const named = { ...draft, visibility: 'named' as const }
    const resolved = resolve(named, state, desk, now)
    expect(resolved).toMatchObject({ lead: 'viettel', named: ['viettel'], occurredAt: now })
    expect(payloadOf(named, resolved)).toMatchObject({
      title: 'Mất mạng dây',
      category: 'KN',
      sub: 'KN6',
      named: ['viettel'],
    })
    const own = { ...draft, lead: '', publicLine: 'Sự cố kết nối' }
    expect(resolve(own, state, desk, now)).toMatchObject({ lead: null, publicLine: 'Sự cố kết nối' })
  })
  test('names are sent only where they decide', () => {
    const all = { ...draft, named: ['fpt'] }
    expect(payloadOf(all, resolve(all, state, desk, now)).named).toEqual([])
  })
})

test('similar ones are open, of the same area, and only what the viewer sees', () => {
  const after = congress()
  const open = (id: string, area: string, visibility: 'all' | 'department') => {
    const opened = payloadOf(
      { ...emptyDraft, title: id, kind: 'KN6', area },
      resolve({ ...emptyDraft, kind: 'KN6', area }, after, desk, now),
    )
    const { reportedBy: _by, note: _note, photos: _photos, paper: _paper, sub, ...facts } = opened
    const more = {
      code: id,
      visibility,
      sub: sub ?? null,
      note: null,
      reporting: 'so',
      reportedBy: null,
      reportedPost: null,
      reportedPhone: null,
    }
    evolve(after, { type: 'incident.opened', incident: id, ...facts, ...more }, { at: now, by: null, id })
  }
  open('a', 'bao-chi', 'all')
  open('b', 'bao-chi', 'department')
  open('c', 'hoi-truong', 'all')
  open('bbbb', 'bao-chi', 'department')
  const seenBy = (organisation: string, department: boolean) =>
    similarTo(boardLines(viewOf({ organisation, department }, after)), 'bao-chi', 'KN').map(
      ({ incident }) => incident.id,
    )
  const byTitle = (title: string) =>
    similarTo(boardLines(after), 'bao-chi', 'KN', title).map(({ incident }) => incident.id)
  expect(byTitle('Mất luồng bbbb')[0]).toBe('bbbb')
  expect(seenBy('so', true).sort()).toEqual(['a', 'b', 'bbbb'])
  expect(seenBy('fpt', false)).toEqual(['a'])
})

describe('an incident from the paper board', () => {
  const draft = { ...emptyDraft, title: 'Mất mạng dây', kind: 'KN6', area: 'bao-chi' }
  test('[I22] has the day and time on the paper, says so, and asks for a time that is none', () => {
    const paper = { ...draft, paper: { day: '2020-10-13', clock: '21:40' } }
    const resolved = resolve(paper, state, desk, now)
    expect(problemsOf(paper, resolved)).toEqual([])
    expect(payloadOf(paper, resolved)).toMatchObject({
      paper: true,
      occurredAt: Date.parse('2020-10-13T21:40:00+07:00'),
    })
    const untimed = { ...draft, paper: { day: '2020-10-13', clock: '' } }
    expect(problemsOf(untimed, resolve(untimed, state, desk, now))).toEqual(['when'])
  })
  test('one that is entered as it happens says nothing of paper or photos', () => {
    const payload = payloadOf(draft, resolve(draft, state, desk, now))
    expect(payload).not.toHaveProperty('paper')
    expect(payload).not.toHaveProperty('photos')
    const shown = { ...draft, photos: ['p1'] }
    expect(payloadOf(shown, resolve(shown, state, desk, now)).photos).toEqual(['p1'])
  })
})
