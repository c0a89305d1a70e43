import { ControlSheet } from './ControlSheet.tsx'
import { GlyphSheet } from './GlyphSheet.tsx'

const views = ['items', 'reading', 'incident', 'board', 'readiness', 'wall', 'lost']
const themes = ['light', 'dark', 'wall']

/** Every part in every state, in the theme of the page. */
export function Sheet() {
  return (
    <main className="sheet">
      <h1>Bộ thành phần Trực Ban</h1>
      <nav aria-label="Trang mẫu">
        {views.map((view) => (
          <a key={view} href={`?view=${view}${view === 'wall' || view === 'lost' ? '&theme=wall' : ''}`}>
            {view}
          </a>
        ))}
        {themes.map((theme) => (
          <a key={theme} href={`?theme=${theme}`}>
            {theme}
          </a>
        ))}
      </nav>
      <GlyphSheet />
      <ControlSheet />
    </main>
  )
}
