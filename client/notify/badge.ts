/** What stands outside the page: its title in the tab, and the number on the app's icon. */
const counted = /^\(\d+\+?\) /

/** `(2) Trực Ban`; without a number when there is nothing. */
export const titled = (title: string, count: number): string => {
  const bare = title.replace(counted, '')
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${bare}` : bare
}

interface Badges {
  setAppBadge?: (count: number) => Promise<void>
  clearAppBadge?: () => Promise<void>
}

export function showCount(count: number): void {
  document.title = titled(document.title, count)
  const badges = navigator as Badges
  const done = count > 0 ? badges.setAppBadge?.(count) : badges.clearAppBadge?.()
  // Only an installed app has an icon to number.
  done?.catch(() => undefined)
}
