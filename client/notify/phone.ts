/** What the device itself may show while the page lies in the background. `none`: this browser cannot. */
export type Permission = 'granted' | 'denied' | 'default' | 'none'

export interface PhoneNotice {
  /** One of the same tag takes the place of the former. */
  readonly tag: string
  readonly title: string
  readonly body: string
  /** Opened by a press. */
  readonly path: string
  /** Stays until somebody puts it away. */
  readonly stays: boolean
  readonly language: string
}

/** Notifications of the device, by the service worker alone: no other server takes part. */
export interface Phone {
  permission(): Permission
  /** Only inside a press. */
  ask(): Promise<Permission>
  /** False: nothing was shown. */
  show(notice: PhoneNotice): Promise<boolean>
  /** Puts away those of this tag. */
  clear(tag: string): Promise<void>
  /** Called with the path of a notice that was pressed while the app was open. */
  onPress(fn: (path: string) => void): () => void
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  return serviceWorker?.getRegistration()
}

const known = (): boolean => typeof Notification !== 'undefined' && 'serviceWorker' in navigator
const permission = (): Permission => (known() ? Notification.permission : 'none')

export const browserPhone: Phone = {
  permission,
  ask: async () => (known() ? Notification.requestPermission() : 'none'),
  show: async ({ tag, title, body, path, stays, language }) => {
    if (permission() !== 'granted') return false
    try {
      const worker = await registration()
      if (!worker) return false
      const about = { body, tag, data: { path }, requireInteraction: stays, lang: language }
      // `renotify` is not in the types yet: a second one of the same tag is heard, too.
      await worker.showNotification(title, { ...about, renotify: true, icon: '/icon-192.png' } as object)
      return true
    } catch {
      return false
    }
  },
  clear: async (tag) => {
    const worker = await registration().catch(() => undefined)
    const shown = (await worker?.getNotifications({ tag }).catch(() => [])) ?? []
    for (const one of shown) one.close()
  },
  onPress: (fn) => {
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
    const heard = ({ data }: MessageEvent<unknown>) => {
      const path = typeof data === 'object' && data !== null && 'go' in data ? data.go : null
      if (typeof path === 'string') fn(path)
    }
    serviceWorker?.addEventListener('message', heard)
    return () => serviceWorker?.removeEventListener('message', heard)
  },
}
