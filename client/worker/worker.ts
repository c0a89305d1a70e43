// The service worker: keeps the built pages of one version, so that the app opens without a network and never mixes
// two versions. Answers of the API are never kept here; what a person may see offline lies sealed in IndexedDB.
const worker = self as unknown as ServiceWorkerGlobalScope

/** Filled in by the build (vite.config.ts). */
declare const BUILT: { readonly version: string; readonly files: readonly string[] }

const prefix = 'trucban-pages-'
const cacheName = prefix + BUILT.version
const kept = new Set(BUILT.files)
const shell = '/'

async function keepPages(): Promise<void> {
  const cache = await caches.open(cacheName)
  // All or nothing: a version that is not whole is never taken into use.
  await cache.addAll([new Request(shell, { cache: 'reload' }), ...BUILT.files])
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)),
  )
  await worker.clients.claim()
}

async function fromCache(request: Request | string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(request)) ?? fetch(request)
}

const notScreens = /^\/(api|socket\.io|assets)(\/|$)/
/** A page of the app, as the server tells them apart (server/http/pages.ts): names of items hold dots, files stand at the top. */
const isScreen = (path: string): boolean =>
  path === '/' || (!notScreens.test(path) && /^\/[^/.]+(\/[^/.][^/]*)*\/?$/.test(path))

/** A press on a notice: the app that is open goes there, otherwise it is opened there. */
async function openAt(path: string): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: 'window' })
  if (!page) {
    await worker.clients.openWindow(path)
    return
  }
  page.postMessage({ go: path })
  await page.focus()
}
const pathIn = (data: unknown): string => {
  const path = typeof data === 'object' && data !== null && 'path' in data ? data.path : null
  // Only ever a screen of this app, whatever stands in it.
  return typeof path === 'string' && isScreen(path) ? path : shell
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openAt(pathIn(event.notification.data)))
})
worker.addEventListener('install', (event) => event.waitUntil(keepPages()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isScreen(pathname)) event.respondWith(fromCache(shell))
  else if (kept.has(pathname)) event.respondWith(fromCache(pathname))
})
