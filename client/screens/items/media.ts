import { useCallback, useSyncExternalStore } from 'react'

/** From here on list and panel stand side by side. */
export const deskWide = '(min-width: 1280px)'
export const abovePhone = '(min-width: 768px)'

const known = new Map<string, MediaQueryList>()
/** One list per query: each row of a long list asks. */
function mediaOf(query: string): MediaQueryList {
  const media = known.get(query) ?? matchMedia(query)
  known.set(query, media)
  return media
}

/** Whether the window fits a media query; follows rotation and resizing. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = mediaOf(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => mediaOf(query).matches)
}
