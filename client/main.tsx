import './design/index.css'
import './app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { browserWorld } from './adapters/world.ts'
import { App } from './app/App.tsx'
import { keepPageLanguage, language } from './app/language.ts'
import { fetchAhead } from './app/routes.ts'
import { keepPageTheme } from './app/theme.ts'
import { keepPages } from './app/update.ts'
import { UpdatePrompt } from './app/UpdatePrompt.tsx'
import { createSession } from './sync/session.ts'

// The only wiring of the client.
const world = browserWorld(() => language.get())
const session = createSession(world)
keepPageLanguage()
if (location.pathname !== '/wall') keepPageTheme()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// What stands in the page says that the browser is too old.
if (!('old' in document.documentElement.dataset)) {
  createRoot(root).render(
    <StrictMode>
      <App bench={{ session, clock: world.clock }} extra={<UpdatePrompt />} />
    </StrictMode>,
  )
  void session.start()
  fetchAhead(location.pathname)
  if (import.meta.env.PROD) void keepPages((ms, fn) => world.clock.every(ms, fn))
}
