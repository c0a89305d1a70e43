import { useSyncExternalStore } from 'react'

/** From here on list and panel stand side by side. */
export const deskWide = '(min-width: 1280px)'
export const abovePhone = '(min-width: 768px)'

/** Whether the window fits a media query; follows rotation and resizing. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
