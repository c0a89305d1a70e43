import { unheldOf } from '../../domain/incident/unheld.ts'
import type { Unheld } from '../../domain/incident/unheld.ts'
import type { Role } from '../../domain/decision.ts'
import type { NavEntry } from '../parts/layout/Shell.tsx'
import type { Snapshot } from '../sync/snapshot.ts'
import type { shellWords } from '../words/shell.ts'
import type { DeskCounts } from './desk-counts.ts'
import type { Spoken } from './words.ts'

type T = Spoken<typeof shellWords>

/** Directives and signals, each with what waits there. */
function deskEntries(t: T, snapshot: Snapshot | null, { notReceived, unseen }: DeskCounts) {
  const order: NavEntry = {
    id: 'directives',
    label: t.directives,
    icon: 'megaphone',
    href: '/chi-dao',
    count: notReceived,
    countLabel: t.notReceived(notReceived),
  }
  const inbox: NavEntry = {
    id: 'signals',
    label: snapshot?.actor?.department === true ? t.signals : t.hint,
    icon: 'inbox',
    href: '/tin-hieu',
    count: unseen,
    countLabel: t.signalsWaiting(unseen),
  }
  return { order, inbox }
}

/** Duty and its passing on. */
function dutyEntries(t: T, { tested, handover: waits }: DeskCounts) {
  const duty: NavEntry = {
    id: 'duty',
    label: t.duty,
    icon: 'users-round',
    href: '/truc',
    count: tested ? 1 : 0,
    countLabel: t.dutyAsked,
  }
  const handover: NavEntry = {
    id: 'handover',
    label: t.handover,
    icon: 'arrow-left-right',
    href: '/ban-giao',
    count: waits,
    countLabel: t.handoverWaits,
  }
  return { duty, handover }
}

function accountEntry(t: T, snapshot: Snapshot | null): NavEntry {
  const count = snapshot ? snapshot.pending.refused + snapshot.pending.aside : 0
  const countLabel = t.heldBack(count)
  return { id: 'account', label: t.account, icon: 'user', href: '/tai-khoan', count, countLabel }
}

/** The record is for the department's administrators, leaders and operators. */
export const mayReadRecord = (actor: Snapshot['actor'], siteAdmin: boolean): boolean =>
  actor !== null && actor.role !== 'liaison' && (actor.department || siteAdmin)

const nothing: DeskCounts = { notReceived: 0, mine: false, unseen: 0, tested: false, handover: 0 }

/** The rooms this person has: the rail shows all, the phone its four. What waits in them is counted once that can be. */
export function navFor(
  t: T,
  snapshot: Snapshot | null,
  role: Role | null,
  siteAdmin: boolean,
  counts: DeskCounts = nothing,
  unheld: Unheld = unheldOf(),
): { readonly rail: readonly NavEntry[]; readonly tabs: readonly NavEntry[] } {
  const account = accountEntry(t, snapshot)
  const waiting = snapshot ? unheld(snapshot.shown.incidents).size : 0
  const items: NavEntry = { id: 'items', label: t.items, icon: 'list-checks', href: '/viec' }
  const incidents: NavEntry = {
    id: 'incidents',
    label: t.incidents,
    icon: 'siren',
    href: '/su-co',
    count: waiting,
    countLabel: t.unacknowledged(waiting),
  }
  const summary: NavEntry = { id: 'summary', label: t.summary, icon: 'activity', href: '/tom-tat' }
  const polls = [...(snapshot?.shown.polls.values() ?? [])]
  const polling = polls.some(({ closed, cancelled }) => closed === null && cancelled === null)
  const poll: NavEntry = { id: 'poll', label: t.poll, icon: 'check-check', href: '/bieu-quyet' }
  const ready: NavEntry = { id: 'readiness', label: t.readiness, icon: 'gauge', href: '/san-sang' }
  const list: NavEntry = { id: 'checklist', label: t.checklist, icon: 'file-text', href: '/bang-kiem' }
  const people: NavEntry = { id: 'people', label: t.people, icon: 'contact-round', href: '/nguoi-dung' }
  const setup: NavEntry = { id: 'setup', label: t.setup, icon: 'settings', href: '/thiet-lap' }
  const { order, inbox } = deskEntries(t, snapshot, counts)
  const phones: NavEntry = { id: 'directory', label: t.directory, icon: 'phone', href: '/danh-ba' }
  // Leaders open and sign it, the department looks on; others meet it once they are asked.
  const votes = role === 'leader' || polls.length > 0 ? [poll] : []
  const { duty, handover } = dutyEntries(t, counts)
  const { mine, tested } = counts
  const daily = role === 'admin' ? [incidents, summary] : [items, incidents, summary]
  // Others find theirs behind the summary: it is the same few rows.
  const steers = snapshot?.actor?.department === true && role !== 'liaison'
  const told = (snapshot?.shown.directives.size ?? 0) > 0 || (steers && role !== 'admin') ? [order] : []
  const work =
    role === null
      ? []
      : [
          ...daily,
          duty,
          handover,
          list,
          ...(steers ? [ready] : []),
          ...votes,
          ...told,
          ...(role === 'admin' ? [] : [inbox]),
        ]
  const admin = [...(role === 'admin' ? [people] : []), ...(siteAdmin ? [setup] : [])]
  const record: NavEntry = { id: 'audit', label: t.record, icon: 'lock', href: '/nhat-ky' }
  const reads = snapshot !== null && mayReadRecord(snapshot.actor, siteAdmin) ? [record] : []
  const rail = [...work, ...(role === null ? [] : [phones]), ...reads, ...admin, account]
  // Four places at the thumb; what does not fit is one step away on the account page.
  const thumb = role === 'admin' ? [...admin, ...work] : work
  // While one is under way, it takes the place of what its reader needs least meanwhile.
  const voting = role === 'leader' ? [summary, incidents, poll] : [items, incidents, poll]
  const asked = mine ? [voting[0] ?? items, incidents, order] : voting
  const urgent = tested ? [voting[0] ?? items, incidents, duty] : asked
  const tabs = [...((polling || mine || tested) && role !== 'admin' ? urgent : thumb).slice(0, 3), account]
  return { rail, tabs }
}
