import { useSyncExternalStore } from 'react'
import { kept } from './kept.ts'

/** `auto` follows the device. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** `public/theme.js` reads the same key before the first paint. */
export const theme = kept<Theme>('trucban-theme', themes, 'auto')
export const useTheme = (): Theme => useSyncExternalStore(theme.subscribe, theme.get, () => 'auto')

/** Shows the chosen theme on the page, and follows the device while it is `auto`. */
export function keepPageTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const chosen = theme.get()
    document.documentElement.dataset['theme'] = chosen === 'auto' ? (dark.matches ? 'dark' : 'light') : chosen
  }
  show()
  dark.addEventListener('change', show)
  const stop = theme.subscribe(show)
  return () => {
    dark.removeEventListener('change', show)
    stop()
  }
}
