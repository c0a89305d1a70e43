import '../design/index.css'
import '../design/wall.css'
import '../design/wall-foot.css'
import '../design/wall-matrix.css'
import './gallery.css'
import type { ReactElement } from 'react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Board } from './Board.tsx'
import { IncidentPage } from './IncidentPage.tsx'
import { MyItems } from './MyItems.tsx'
import { Readiness } from './Readiness.tsx'
import { ReadingPage } from './ReadingPage.tsx'
import { Sheet } from './Sheet.tsx'
import { WallView, WallLost } from './WallView.tsx'

/** `?view=…&theme=light|dark|wall`; without a view the sheet of all parts. */
const views: Record<string, () => ReactElement> = {
  sheet: Sheet,
  items: MyItems,
  reading: ReadingPage,
  incident: IncidentPage,
  board: Board,
  readiness: Readiness,
  wall: WallView,
  lost: WallLost,
}
const asked = new URLSearchParams(location.search)
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'light'
const View = views[asked.get('view') ?? 'sheet'] ?? Sheet
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <View />
    </StrictMode>,
  )
