import { isOpen } from '../../domain/incident/lifecycle.ts'
import type { Role } from '../../domain/decision.ts'
import type { NavEntry } from '../parts/layout/Shell.tsx'
import type { Snapshot } from '../sync/snapshot.ts'
import type { shellWords } from '../words/shell.ts'
import type { Spoken } from './words.ts'

type T = Spoken<typeof shellWords>

/** Open incidents that nobody has acknowledged, as far as this account sees them whole. */
const unacknowledged = ({ shown }: Snapshot): number => {
  let count = 0
  for (const { status } of shown.incidents.values()) if (isOpen(status) && status === 'open') count += 1
  return count
}

/** The rooms this person has: the rail shows all, the phone its four. */
export function navFor(
  t: T,
  snapshot: Snapshot | null,
  role: Role | null,
  siteAdmin: boolean,
): { readonly rail: readonly NavEntry[]; readonly tabs: readonly NavEntry[] } {
  const held = snapshot ? snapshot.pending.refused + snapshot.pending.aside : 0
  const waiting = snapshot ? unacknowledged(snapshot) : 0
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
  const account: NavEntry = {
    id: 'account',
    label: t.account,
    icon: 'user',
    href: '/tai-khoan',
    count: held,
    countLabel: t.heldBack(held),
  }
  // Leaders open and sign it, the department looks on; others meet it once they are asked.
  const votes = role === 'leader' || polls.length > 0 ? [poll] : []
  const daily = role === 'admin' ? [incidents, summary] : [items, incidents, summary]
  // Others find theirs behind the summary: it is the same few rows.
  const steers = snapshot?.actor?.department === true && role !== 'liaison'
  const work = role === null ? [] : [...daily, list, ...(steers ? [ready] : []), ...votes]
  const admin = [...(role === 'admin' ? [people] : []), ...(siteAdmin ? [setup] : [])]
  const rail = [...work, ...admin, account]
  // Four places at the thumb; what does not fit is one step away on the account page.
  const thumb = role === 'admin' ? [...admin, ...work] : work
  // While one is under way, it takes the place of what its reader needs least meanwhile.
  const voting = role === 'leader' ? [summary, incidents, poll] : [items, incidents, poll]
  const tabs = [...(polling && role !== 'admin' ? voting : thumb).slice(0, 3), account]
  return { rail, tabs }
}
