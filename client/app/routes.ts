import type { ComponentType } from 'react'
import { lazy } from 'react'
import Items from '../screens/items/ItemsScreen.tsx'
import { loadRules } from '../sync/rules.ts'
import { match } from './place.ts'

/** Rooms of the rail and the tabs. */
export type Room =
  | 'items'
  | 'incidents'
  | 'summary'
  | 'checklist'
  | 'readiness'
  | 'poll'
  | 'duty'
  | 'handover'
  | 'directives'
  | 'signals'
  | 'directory'
  | 'setup'
  | 'people'
  | 'audit'
  | 'account'

export interface ScreenProps {
  /** What the pattern's `:names` found in the path. */
  readonly params: { readonly [name: string]: string }
}

export interface Route {
  readonly pattern: string
  /** Which entry of the navigation is current. */
  readonly room: Room
  /** What has to be open: a congress, or only an account (setting up the first congress). */
  readonly needs: 'congress' | 'account'
  readonly Screen: ComponentType<ScreenProps>
  /** Loads the screen before it is drawn; the first one has come with the page. */
  readonly load?: Load
}

type Load = () => Promise<{ readonly default: ComponentType<ScreenProps> }>
/** Every screen but the first works with all the rules; without a line they may be missing, as the screen then is. */
const withRules =
  (load: Load): Load =>
  async () =>
    (await Promise.all([load(), loadRules().catch(() => undefined)]))[0]
const route = (pattern: string, room: Room, load: Load, needs: Route['needs'] = 'congress'): Route => {
  const whole = withRules(load)
  return { pattern, room, needs, Screen: lazy(whole), load: whole }
}

// One screen for several places keeps its state while the reader moves between them.
const loadIncidents = withRules(() => import('../screens/incidents/IncidentsScreen.tsx'))
const Incidents = lazy(loadIncidents)
const Checklist = lazy(withRules(() => import('../screens/checklist/ChecklistPage.tsx')))
const shared = (pattern: string, room: Room, Screen: Route['Screen'], load?: Load): Route => ({
  pattern,
  room,
  needs: 'congress',
  Screen,
  ...(load ? { load } : {}),
})

/** Every signed-in screen: one line each, loaded when it is first opened. A fixed path stands before a `:name`. */
export const routes: readonly Route[] = [
  shared('/viec', 'items', Items),
  shared('/viec/:row', 'items', Items),
  shared('/su-co', 'incidents', Incidents, loadIncidents),
  shared('/su-co/moi', 'incidents', Incidents, loadIncidents),
  shared('/su-co/:id', 'incidents', Incidents, loadIncidents),
  route('/tom-tat', 'summary', () => import('../screens/summary/Summary.tsx')),
  shared('/bang-kiem', 'checklist', Checklist),
  shared('/bang-kiem/:list', 'checklist', Checklist),
  route('/san-sang', 'readiness', () => import('../screens/readiness/ReadinessPage.tsx')),
  route('/bieu-quyet', 'poll', () => import('../screens/poll/PollPage.tsx')),
  route('/bieu-quyet/:poll', 'poll', () => import('../screens/poll/Minutes.tsx')),
  route('/chi-dao', 'directives', () => import('../screens/directives/DirectivesPage.tsx')),
  route('/tin-hieu', 'signals', () => import('../screens/signals/SignalsPage.tsx')),
  route('/danh-ba', 'directory', () => import('../screens/directory/DirectoryPage.tsx')),
  route('/bang-giay', 'summary', () => import('../screens/paper/PaperPage.tsx')),
  route('/luc-truoc', 'summary', () => import('../screens/past/PastPage.tsx')),
  route('/nhat-ky', 'audit', () => import('../screens/audit/AuditPage.tsx')),
  route('/truc', 'duty', () => import('../screens/duty/DutyPage.tsx')),
  route('/ban-giao', 'handover', () => import('../screens/handover/HandoverPage.tsx')),
  route('/ban-giao/:id', 'handover', () => import('../screens/handover/RecordPage.tsx')),
  route('/thiet-lap', 'setup', () => import('../screens/setup/SetUpPage.tsx'), 'account'),
  route('/thiet-lap/soan', 'setup', () => import('../screens/setup/ByHandPage.tsx'), 'account'),
  route('/quy-tac-su-co', 'setup', () => import('../screens/policy/PolicyPage.tsx')),
  route('/dieu-chinh', 'setup', () => import('../screens/setup/ChangePage.tsx')),
  route('/nguoi-dung', 'people', () => import('../screens/people/PeoplePage.tsx')),
  route('/ma-truy-cap', 'people', () => import('../screens/tokens/TokensPage.tsx')),
  route('/tai-khoan', 'account', () => import('../screens/session/AccountPage.tsx'), 'account'),
  route('/tai-khoan/dang-nhap', 'account', () => import('../screens/account/SecurityPage.tsx'), 'account'),
  route('/tu-kiem-tra', 'account', () => import('../screens/self-test/SelfTestPage.tsx'), 'account'),
  route('/thong-bao', 'account', () => import('../notify/NoticesPage.tsx')),
  route('/hang-gui', 'account', () => import('../screens/session/OutboxPage.tsx')),
]

export interface FoundRoute {
  readonly route: Route
  readonly params: { readonly [name: string]: string }
}

export function routeFor(path: string): FoundRoute | null {
  for (const route of routes) {
    const params = match(route.pattern, path)
    if (params) return { route, params }
  }
  return null
}

/** The screen of the address that was asked for comes while it is found out who asks, and with what in sight. */
export function fetchAhead(path: string): void {
  // Where it cannot be had, drawing it will say so.
  void routeFor(path)
    ?.route.load?.()
    .catch(() => undefined)
}
