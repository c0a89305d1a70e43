import { draftOf, lineKey } from '../../domain/handover/draft.ts'
import type { CongressState } from '../../domain/state.ts'

/** What a golden journal holds since 0.3.0: an incident's conduct, duty, handover, directives, signals, directory. */
export interface Golden {
  readonly people: { readonly [name in 'vnpt' | 'vnpt2' | 'viettel' | 'duty' | 'leader']: string }
  readonly hand: (person: string, type: string, payload: object) => Promise<string>
  readonly system: (congress: string, type: string, payload: object) => Promise<void>
  readonly minutes: (n: number) => void
  readonly now: () => number
  readonly state: () => CongressState
  /** An open incident with a playbook. */
  readonly cut: string
  readonly open: object
}

const reason = 'Theo phương án'
const organisation = 'vnpt'

export async function conductSteps(golden: Golden): Promise<void> {
  await duty(golden)
  await conduct(golden)
  const still = await command(golden)
  await directory(golden)
  await handover(golden, still)
}

async function duty({ people, hand, now }: Golden): Promise<void> {
  const shift = `${new Date(now()).toISOString().slice(0, 10)}.1`
  const on = { organisation, tier: 'commander' }
  await hand(people.duty, 'duty.roster', { ...on, shifts: [shift], people: [people.vnpt] })
  await hand(people.duty, 'duty.take', { ...on, shift, person: people.vnpt2, instead: people.vnpt, reason })
  await hand(people.duty, 'duty.test', { organisation, people: [people.vnpt] })
  await hand(people.vnpt, 'duty.answer', {})
}

async function conduct({ people, hand, system, minutes, now, cut, open }: Golden): Promise<void> {
  const on = { incident: cut }
  const targets = { ackMin: 5, firstUpdateMin: 10, updateEveryMin: 20, resolveMin: 90, ackExpiresMin: 60 }
  await hand(people.duty, 'targets.set', { severity: 'S1', ...targets, reason })
  const steps = [{ afterMin: 0, whose: 'lead', tier: 'commander', means: 'board' }]
  const policy = { of: organisation, category: null, clock: 'acknowledge', severities: [1, 2], steps }
  await hand(people.duty, 'escalation.set', { ...policy, reason })
  const named = { ...policy, steps: [{ ...steps[0], person: people.vnpt }], clock: 'restore' }
  await hand(people.duty, 'escalation.set', { ...named, reason })
  const scope = { of: organisation, category: null, clock: 'restore' }
  await hand(people.duty, 'escalation.remove', { ...scope, reason })
  const noted = await hand(people.vnpt, 'incident.note', {
    ...on,
    note: 'Ghi từ bảng giấy',
    occurredAt: now() - 60_000,
    paper: true,
  })
  await hand(people.duty, 'incident.confirm-paper', { ...on, entry: noted })
  await hand(people.duty, 'incident.note', { ...on, note: 'Chưa báo Viettel', inside: true })
  await hand(people.vnpt, 'incident.acknowledge', { ...on, note: 'Nhận lại' })
  await hand(people.vnpt, 'incident.hand-over', { ...on, to: people.vnpt })
  await hand(people.duty, 'incident.take-command', { ...on, note: 'Sở chỉ huy' })
  await hand(people.duty, 'incident.correct-time', { ...on, occurredAt: now() - 7_200_000, reason })
  await hand(people.vnpt, 'incident.step', { ...on, step: 0, done: true })
  await hand(people.vnpt, 'incident.pin', { ...on, entry: noted, pinned: true })
  await hand(people.vnpt, 'incident.receive', on)
  await hand(people.duty, 'incident.link-rows', { ...on, rows: ['CN-14.hoi-truong'] })
  minutes(61)
  await system('golden', 'incident.expire', on)
  minutes(6)
  await system('golden', 'incident.escalate', on)
  await hand(people.duty, 'notice.delivered', { ...on, about: 'escalated', outcome: 'shown' })
  const twin = await hand(people.duty, 'incident.open', {
    ...open,
    title: 'Mất quang cổng Đông',
    publicLine: 'Mất quang',
    rows: [],
  })
  await hand(people.duty, 'incident.relate', { incident: twin, parent: cut, related: [] })
  await hand(people.duty, 'incident.merge', {
    incident: twin,
    into: cut,
    note: 'Cùng đoạn cáp',
    involve: true,
  })
  await hand(people.vnpt, 'incident.acknowledge', { ...on, note: 'Nhận lại' })
  await hand(people.vnpt, 'incident.resolve', { ...on, note: 'Đủ 24 sợi' })
  const followUps = [{ text: 'Hạ ngầm đoạn cổng Đông', owner: organisation, due: null }]
  await hand(people.duty, 'incident.review', {
    ...on,
    cause: 'Xe cẩu kéo đứt',
    worked: 'Có đường dự phòng',
    followUps,
  })
  await hand(people.vnpt, 'incident.follow-up', { ...on, index: 0 })
}

/** Returns the incident that a hint became. */
async function command({ people, hand, system, now }: Golden): Promise<string> {
  const deadline = now() + 3_600_000
  const issue = { text: 'Thử tải nguồn dự phòng', organisations: [organisation], deadline }
  const directive = await hand(people.leader, 'directive.issue', issue)
  await hand(people.vnpt, 'directive.receive', { directive })
  await hand(people.leader, 'directive.extend', { directive, deadline: deadline + 600_000, reason })
  await hand(people.vnpt, 'directive.complete', { directive, note: 'Đạt' })
  const other = await hand(people.leader, 'directive.issue', { ...issue, text: 'Trực thêm một người' })
  await hand(people.leader, 'directive.cancel', { directive: other, reason })

  const facts = { area: 'hoi-truong', category: 'KN', severity: 3 }
  const hint = () => hand(people.vnpt, 'signal.raise', { text: 'Đang đào gần cổng Đông', ...facts })
  await hand(people.duty, 'signal.dismiss', { signal: await hint(), reason, quiet: 10 })
  const still = await hand(people.duty, 'signal.accept', {
    signal: await hint(),
    title: 'Đào đường gần cổng Đông',
  })
  await hand(people.duty, 'signal.merge', { signal: await hint(), incident: still })
  const machine = { source: 'zabbix', dedupKey: 'core-1', text: 'core-1 mất kết nối', ...facts }
  await system('golden', 'signal.raise', machine)
  await system('golden', 'signal.raise', machine)
  await system('golden', 'signal.raise', { ...machine, clear: true })
  const set = { source: 'zabbix', key: 'core-*', threshold: 3, minutes: 5, ...facts, reason }
  const rule = await hand(people.duty, 'signal.rule-set', set)
  await hand(people.duty, 'signal.rule-remove', { rule, reason })
  return still
}

async function directory({ people, hand }: Golden): Promise<void> {
  const primary = { kind: 'mobile', value: '0211 000 111', seen: 'department' }
  const entry = { organisation, area: 'hoi-truong', post: 'Trực kỹ thuật', primary }
  const contact = await hand(people.vnpt, 'directory.set', entry)
  await hand(people.vnpt, 'directory.tested', { contact, level: 'primary' })
  await hand(people.vnpt, 'directory.remove', { contact })
}

async function handover({ people, hand, state, now }: Golden, incident: string): Promise<void> {
  const who = { organisation: 'so', department: true }
  const live = draftOf(state(), who, now() + 600_000)
  const note = 'Theo dõi tiếp'
  const offer = {
    incidents: live.flatMap((line) => (line.about === 'incident' ? [{ incident: line.incident, note }] : [])),
    overdue: live.flatMap((line) =>
      line.about === 'overdue' ? [{ item: line.item, owner: line.owner, note }] : [],
    ),
    directives: [],
    own: [],
  }
  const first = await hand(people.duty, 'handover.offer', offer)
  await hand(people.duty, 'handover.withdraw', { handover: first, reason: 'Soạn lại' })
  const again = { handover: await hand(people.duty, 'handover.offer', offer) }
  await hand(people.leader, 'handover.question', { ...again, line: incident, reason: 'Ai đo?' })
  await hand(people.duty, 'handover.mend', { ...again, line: incident, note: 'Đội 2 đo lại lúc 18 giờ' })
  await hand(people.leader, 'handover.accept', { ...again, lines: live.map(lineKey) })
  await hand(people.leader, 'handover.take', again)
}
