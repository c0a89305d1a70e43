import '../design/index.css'
import '../app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { browserChance } from '../adapters/chance.ts'
import { browserClock } from '../adapters/clock.ts'
import { App } from '../app/App.tsx'
import { keepPageLanguage } from '../app/language.ts'
import { keepPageTheme } from '../app/theme.ts'
import type { SessionState } from '../sync/session-state.ts'
import { createWorld } from './world.ts'
import { worldStore } from './worldStore.ts'
import type { WorldStore } from './worldStore.ts'
import { openIncidents, recordHalfADay } from './worldHistory.ts'
import { worldPeople } from './worldPeople.ts'
import { fillDesk } from './worldOrders.ts'
import { holdPoll } from './worldPoll.ts'
import { worldAnswers } from './worldAnswers.ts'
import { meOf, worldSession } from './worldSession.ts'

/**
 * The whole app without a server: `vite --mode world`, then any address with
 * `?as=truc1.vnpt&line=offline&opening=18&empty&rehearsal&poll=open|closed&orders&at=locked|signed-out|insecure`; kept for the tab.
 */
const asked = new URLSearchParams(location.search)
const setting = (key: string, otherwise: string): string => {
  const given = asked.get(key)
  if (given !== null) sessionStorage.setItem(`world-${key}`, given)
  return given ?? sessionStorage.getItem(`world-${key}`) ?? otherwise
}

interface Shipped {
  readonly checklists: readonly (readonly [string, never])[]
  readonly plans: readonly (readonly [string, never])[]
  readonly incidents: Catalogue['incidents']
}
const shipped = (await (await fetch('/catalogue.json')).json()) as Shipped
const catalogue: Catalogue = {
  checklists: new Map(shipped.checklists),
  plans: new Map(shipped.plans),
  incidents: shipped.incidents,
}
const opening =
  Math.round(browserClock.now() / 60_000) * 60_000 + Number(setting('opening', '17.95')) * 3_600_000
const world = createWorld({
  catalogue,
  plan: setting('plan', 'vinh-phuc-demo'),
  opening,
  closing: opening + 2.4 * 86_400_000,
  rehearsal: setting('rehearsal', 'no') !== 'no',
  now: () => browserClock.now(),
  uuid: () => browserChance.uuid(),
  people: worldPeople,
})
if (setting('empty', 'no') === 'no') {
  recordHalfADay(world)
  openIncidents(world)
}
const poll = setting('poll', 'none')
if (poll === 'open' || poll === 'closed') holdPoll(world, poll)
if (setting('orders', 'no') !== 'no') fillDesk(world)

const who = worldPeople.find(({ username }) => username === setting('as', 'truc1.so'))
const view = setting('view', '')
const store: WorldStore = worldStore(world, who?.person ?? null, view === '' ? null : view)
const line = setting('line', 'live')
if (line === 'offline' || line === 'reconnecting') store.setLine(line)

const starts: { readonly [at: string]: SessionState } = {
  'signed-out': { at: 'signed-out', insecure: false },
  insecure: { at: 'signed-out', insecure: true },
  locked: { at: 'locked', username: 'truc1.vnpt', name: 'Trực 1 · VNPT', reason: 'expired', unsent: 3 },
}
const display = location.pathname === '/wall'
const displayStore = display ? worldStore(world, null, view === '' ? null : view) : null
if (displayStore && line !== 'live') displayStore.setLine('offline')
const open: SessionState =
  displayStore || !who
    ? { at: 'display', store: displayStore, ended: false }
    : { at: 'open', me: meOf(world, who), remembered: false, store }
const session = worldSession(starts[setting('at', 'open')] ?? open, store, worldAnswers(world))
browserClock.every(3000, () => (displayStore ?? store).beat())
Object.assign(window, { world, store: displayStore ?? store })

keepPageLanguage()
if (!display) keepPageTheme()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App bench={{ session, clock: browserClock }} />
    </StrictMode>,
  )
