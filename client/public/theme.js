// A browser too old for the app (decision 0029) shows the sentence in index.html instead; it must understand this much.
if (!Array.prototype.findLast || !Object.hasOwn) document.documentElement.dataset.old = ''
// Before the first paint: the theme this device chose (client/app/theme.ts), or the wall's.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('trucban-theme')
  } catch {
    // No storage in this browser mode.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light'
  document.documentElement.dataset.theme = location.pathname === '/wall' ? 'wall' : theme
})()
