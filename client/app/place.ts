import { useSyncExternalStore } from 'react'

/** Where this tab is: the path, and the filters in the query. */
export interface Place {
  readonly path: string
  readonly query: URLSearchParams
}

const listeners = new Set<() => void>()
const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) })
let place: Place | null = null

/** Where one is already, and the browser is not told yet. */
let owed: string | null = null
const settle = () => {
  if (owed !== null) history.replaceState(history.state, '', owed)
  owed = null
}

const ring = () => {
  for (const listener of listeners) listener()
}
const moved = () => {
  owed = null
  place = here()
  ring()
}
const subscribe = (listener: () => void) => {
  if (listeners.size === 0) addEventListener('popstate', moved)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('popstate', moved)
  }
}
const current = (): Place => (place ??= here())

export const usePlace = (): Place => useSyncExternalStore(subscribe, current)

const path = (): string => current().path
/** Where one is, whatever is filtered or searched there: what draws the shell asks no more. */
export const usePath = (): string => useSyncExternalStore(subscribe, path)

/** Another filter of the same screen. To tell the browser takes some milliseconds of each letter: it is drawn first. */
function refine({ pathname, search, searchParams }: URL): void {
  if (owed === null) {
    requestAnimationFrame(() => setTimeout(settle))
    addEventListener('pagehide', settle)
  }
  owed = pathname + search
  place = { path: pathname, query: searchParams }
  ring()
}

/** Goes to an address of this app. `replace` leaves no step for "back", as for a filter being typed. */
export function go(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (href === (owed ?? location.pathname + location.search)) return
  const to = new URL(href, location.href)
  if (replace && to.pathname === location.pathname) return refine(to)
  settle()
  if (replace) history.replaceState(history.state, '', href)
  else history.pushState({ inside: true }, '', href)
  moved()
}

/** One step back inside the app; from a link opened by itself to `otherwise`. */
export function goBack(otherwise: string): void {
  settle()
  if ((history.state as { inside?: boolean } | null)?.inside === true) history.back()
  else go(otherwise, { replace: true })
}

/** The query with some filters changed; null or '' takes one away. The path stays. */
export function withQuery(
  { path, query }: Place,
  changes: { readonly [key: string]: string | null | undefined },
): string {
  const next = new URLSearchParams(query)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') next.delete(key)
    else next.set(key, value)
  }
  const text = next.toString()
  return text === '' ? path : `${path}?${text}`
}

/** What a pattern such as `/su-co/:id` finds in a path; null when they do not fit. */
export function match(pattern: string, path: string): { readonly [name: string]: string } | null {
  const wanted = pattern.split('/')
  const given = path.length > 1 && path.endsWith('/') ? path.slice(0, -1).split('/') : path.split('/')
  if (wanted.length !== given.length) return null
  const found: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== value) return null
      continue
    }
    const read = decoded(value)
    if (read === null || read === '') return null
    found[part.slice(1)] = read
  }
  return found
}

/** Null for a broken escape such as `%E0`: that address names nothing. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
