/**
 * Every command with the ids in it: `{name}` stands for an id of the world that is tried against a made-up one, `<name>`
 * for one that stays as it is. `sees`: who may tell the two apart; nobody else may, at the socket or over HTTP.
 */
export interface CommandCase {
  readonly payload: object
  readonly sees: readonly string[]
  readonly congress?: 'site'
  /** Nothing is decided by it, for nobody: why. */
  readonly idle?: string
}

const department = ['so-*', 'pbcvt-*', 'quan-tri']
const ofViettel = [...department, 'viettel-liaison', 'viettel-operator', 'viettel-leader', 'viettel-admin']
/** In the department, and not its administrators: they lead runs, polls, signals. */
const steering = ['so-operator', 'so-leader', 'pbcvt-operator', 'pbcvt-leader']
const administrators = ['so-admin', 'quan-tri']
const by = (sees: readonly string[], ...payloads: object[]): readonly CommandCase[] =>
  payloads.map((payload) => ({ payload, sees }))
const text = 'Thử'
const row = { row: '{row}' }
const rows = { rows: ['{row}'] }
const incident = { incident: '{incident}' }
const own = { incident: '<ownIncident>' }
const note = { note: text }
const reason = { reason: text }
const at = 1_768_870_800_000
const photos = { photos: ['{photo}'] }
const opened = {
  title: text,
  area: 'hoi-truong',
  category: 'KN',
  severity: 2,
  occurredAt: at,
  lead: null,
  involved: [],
  visibility: 'all',
  named: [],
  publicLine: text,
}
const handover = { handover: '{handover}' }
const shift = { organisation: 'vnpt', tier: 'responder' }

/** A rule that calls somebody by name, of the organisation that it is for. */
const named = (of: string, person: string) => {
  const step = { afterMin: 5, whose: 'lead', tier: 'responder', means: 'board', person }
  return { of, category: null, clock: 'update', severities: [], steps: [step], ...reason }
}

export const commandTable: Readonly<Record<string, readonly CommandCase[] | string>> = {
  'person.join': [
    {
      payload: { person: '{otherPerson}', organisation: 'vnpt', role: 'liaison' },
      sees: administrators,
      idle: 'the journal does not know the accounts',
    },
    ...by(administrators, { person: '{person}', organisation: 'vnpt', role: 'liaison' }),
  ],
  'person.move': by(administrators, { person: '{person}', organisation: 'vnpt', role: 'liaison' }),
  'person.leave': by(administrators, { person: '{person}' }),
  'readiness.publish': 'no id',
  'congress.change': 'no id',
  'congress.reschedule': 'no id',
  'congress.close': 'no id',
  'congress.reopen': 'no id',
  'area.set': 'keys of areas and organisations, which everybody in the congress reads',
  'organisation.set': 'keys of organisations, which everybody in the congress reads',
  'run.tick': [...by(ofViettel, row), ...by([], { row: '<ownRow>', ...photos })],
  'run.measure': [
    ...by(ofViettel, { ...row, values: [1] }),
    ...by([], { row: '<ownRow>', values: [1], ...photos }),
  ],
  'run.fail': [...by(ofViettel, { ...row, ...note }), ...by([], { row: '<ownRow>', ...note, ...photos })],
  'run.waive': by(ofViettel, { ...row, ...note }),
  'run.begin': by(ofViettel, row),
  'run.block': by(ofViettel, { ...row, ...note }),
  'run.confirm': [
    ...by(ofViettel, { ...row, fact: '<fact>' }),
    ...by([], { row: '<ownRow>', fact: '{fact}' }),
  ],
  'run.undo': [...by(ofViettel, { ...row, fact: '<fact>' }), ...by([], { row: '<ownRow>', fact: '{fact}' })],
  'run.remind': by(ofViettel, row),
  'run.add-item': 'keys of areas and organisations',
  'run.reassign': by(steering, { ...row, owner: 'vnpt', ...reason }),
  'run.set-range': 'ids of authored items, which are published with the checklists',
  'run.ask-again': by(steering, { ...rows, ...reason }),
  'run.bind-probe': by([...steering, ...administrators], { ...row, probe: null, ...reason }),
  'run.probe': by([], { ...row, result: 'ok' }),
  'schedule.record': by([], rows),
  'schedule.doubt': 'no id',
  'schedule.trust': 'no id',
  'incident.open': by([...ofViettel], { ...opened, ...rows }, { ...opened, rows: [], ...photos }),
  'incident.acknowledge': by(ofViettel, { ...incident, ...note }),
  'incident.mitigate': by(ofViettel, { ...incident, ...note }),
  'incident.resolve': by(ofViettel, { ...incident, ...note }),
  'incident.close': by(ofViettel, { ...incident, ...note }),
  'incident.cancel': by(ofViettel, { ...incident, ...note }),
  'incident.reopen': by(ofViettel, { ...incident, ...note }),
  'incident.note': [
    ...by(ofViettel, { ...incident, ...note }),
    ...by(ofViettel, { ...own, ...note, ...photos }),
    ...by([], { ...own, ...note, mentions: ['{person}'] }, { ...own, ...note, mentions: ['{otherPerson}'] }),
  ],
  'incident.update': by(ofViettel, { ...incident, doing: text, restoreAt: null }),
  'incident.severity': by(ofViettel, { ...incident, severity: 3, ...note }),
  'incident.public-line': by(ofViettel, { ...incident, publicLine: text }),
  'incident.visibility': by(ofViettel, { ...incident, visibility: 'all', named: [] }),
  'incident.involve': by(ofViettel, { ...incident, lead: null, involved: [] }),
  'incident.hand-over': [
    ...by(ofViettel, { ...incident, to: null }),
    ...by([], { ...own, to: '{person}' }, { ...own, to: '{otherPerson}' }),
  ],
  'incident.take-command': by(ofViettel, incident),
  'incident.correct-time': by(ofViettel, { ...incident, occurredAt: at, ...reason }),
  'incident.step': by(ofViettel, { ...incident, step: 0, done: true }),
  'incident.pin': [
    ...by(ofViettel, { ...incident, entry: '<entry>', pinned: true }),
    ...by([], { ...own, entry: '{entry}', pinned: true }),
  ],
  'incident.receive': by(ofViettel, incident),
  'incident.link-rows': [...by(ofViettel, { ...incident, rows: [] }), ...by(department, { ...own, ...rows })],
  'incident.confirm-paper': [
    ...by(ofViettel, { ...incident, entry: '<entry>' }),
    ...by([], { ...own, entry: '{entry}' }),
  ],
  'incident.relate': [
    ...by(ofViettel, { ...incident, parent: null, related: [] }),
    ...by(
      department,
      { ...own, parent: '{incident}', related: [] },
      { ...own, parent: null, related: ['{incident}'] },
    ),
    ...by([], { ...own, parent: '{otherIncident}', related: [] }),
  ],
  'incident.merge': [
    ...by(ofViettel, { ...incident, into: '<ownIncident>', ...note, involve: false }),
    ...by(department, { ...own, into: '{incident}', ...note, involve: false }),
  ],
  'incident.review': by(ofViettel, { ...incident, cause: text, worked: text, followUps: [] }),
  'incident.follow-up': by(ofViettel, { ...incident, index: 0 }),
  'incident.expire': by([], incident),
  'incident.escalate': by([], incident),
  'targets.set': 'no id',
  'escalation.set': [
    ...by(steering, named('viettel', '{person}')),
    ...by([], named('vnpt', '{person}'), named('viettel', '{otherPerson}')),
  ],
  'escalation.remove': 'keys of organisations',
  'poll.open': [
    {
      payload: {
        question: text,
        deadline: '<soon>',
        organisations: ['vnpt'],
        unanimous: false,
        follows: '{poll}',
      },
      sees: ['so-leader', 'pbcvt-leader'],
      idle: 'one poll at a time, and one is open',
    },
  ],
  'poll.answer': by(ofViettel, { poll: '{poll}', answer: 'go' }),
  'poll.close': by(['so-leader', 'pbcvt-leader'], { poll: '{poll}' }),
  'poll.cancel': by(['so-leader', 'pbcvt-leader'], { poll: '{poll}', ...reason }),
  'duty.roster': [
    ...by([], { ...shift, shifts: ['2026-01-20.1'], people: ['{person}'] }),
    ...by([], { ...shift, shifts: ['2026-01-20.1'], people: ['{otherPerson}'] }),
  ],
  'duty.take': [
    ...by([], { ...shift, shift: '2026-01-20.1', person: '{person}', instead: null, ...reason }),
    ...by([], { ...shift, shift: '2026-01-20.1', person: '<person>', instead: '{person}', ...reason }),
  ],
  'duty.test': by(
    [],
    { organisation: 'vnpt', people: ['{person}'] },
    { organisation: 'vnpt', people: ['{otherPerson}'] },
  ),
  'duty.answer': 'no id',
  'duty.reached': [...by(steering, { person: '{person}' }), ...by([], { person: '{otherPerson}' })],
  'handover.offer': [
    ...by(ofViettel, { incidents: [incident], overdue: [], directives: [], own: [] }),
    ...by(ofViettel, { incidents: [], overdue: [], directives: [{ directive: '{directive}' }], own: [] }),
  ],
  'handover.accept': by(ofViettel, { ...handover, lines: ['+1'] }),
  'handover.question': by(ofViettel, { ...handover, line: '+1', ...reason }),
  'handover.mend': by(ofViettel, { ...handover, line: '+1', ...note }),
  'handover.take': by(ofViettel, handover),
  'handover.withdraw': by(ofViettel, { ...handover, ...reason }),
  'directory.set': by(ofViettel, {
    contact: '{contact}',
    organisation: 'vnpt',
    area: null,
    post: text,
    primary: { kind: 'mobile', value: '0912 345 670', seen: 'department' },
  }),
  'directory.remove': by(ofViettel, { contact: '{contact}' }),
  'directory.tested': by(ofViettel, { contact: '{contact}', level: 'primary' }),
  'notice.delivered': by(ofViettel, { ...incident, about: 'new', outcome: 'shown' }),
  'directive.issue': 'keys of organisations',
  'directive.receive': by(ofViettel, { directive: '{directive}' }),
  'directive.complete': by(ofViettel, { directive: '{directive}' }),
  'directive.extend': by(['so-leader', 'pbcvt-leader'], {
    directive: '{directive}',
    deadline: at,
    ...reason,
  }),
  'directive.cancel': by(['so-leader', 'pbcvt-leader'], { directive: '{directive}', ...reason }),
  'signal.raise': 'keys of its own source',
  'signal.accept': by(steering, { signal: '{signal}', title: text }),
  'signal.merge': [
    ...by(steering, { signal: '{signal}', incident: '<incident>' }),
    ...by(steering, { signal: '<signal>', incident: '{incident}' }),
  ],
  'signal.dismiss': by(steering, { signal: '{signal}', ...reason }),
  'signal.rule-set': by(steering, {
    rule: '{rule}',
    source: 'zabbix',
    key: 'tram-12',
    threshold: 3,
    minutes: 5,
    ...reason,
  }),
  'signal.rule-remove': by(steering, { rule: '{rule}', ...reason }),
  'congress.import': [
    {
      payload: { plan: 'vinh-phuc-demo', congress: '{other}', opening: at, closing: at + 1 },
      sees: ['quan-tri'],
      congress: 'site',
    },
  ],
  'congress.rehearse': [
    {
      payload: { source: '{other}', congress: 'dien-tap', name: text, opening: at, closing: at + 1 },
      sees: ['quan-tri'],
      congress: 'site',
    },
  ],
  'congress.list': 'the server’s own',
  'admin.join': [{ payload: { person: '{person}', seat: null }, sees: ['quan-tri'], congress: 'site' }],
  'admin.leave': [{ payload: { person: '{person}' }, sees: ['quan-tri'], congress: 'site' }],
  'office.record': 'the server’s own',
}
