/** When the phone comes back to the app, and when it goes away. */
export interface Wake {
  /** What the device believes of its network; true where it cannot tell. */
  online(): boolean
  /** Page shown again, network back. */
  onWake(fn: () => void): () => void
  /** Network gone, as the device says. */
  onOffline(fn: () => void): () => void
  /** Page hidden or left: the last moment to keep something. */
  onHide(fn: () => void): () => void
  /** Somebody can see the page; timers of one that nobody sees may run a second late. */
  visible(): boolean
  /** When its person last pressed, typed or scrolled here, ms of the monotonic clock; -Infinity: not yet. */
  touched(): number
}

const listen = (target: EventTarget, event: string, fn: () => void): (() => void) => {
  target.addEventListener(event, fn)
  return () => target.removeEventListener(event, fn)
}

let lastTouch = -Infinity
/** From the first question on. */
let isWatched = false
function lastTouched(): number {
  if (!isWatched)
    for (const event of ['keydown', 'pointerdown', 'wheel', 'touchmove', 'scroll'])
      addEventListener(event, () => (lastTouch = performance.now()), { capture: true, passive: true })
  isWatched = true
  return lastTouch
}

export const browserWake: Wake = {
  online: () => navigator.onLine,
  onWake: (fn) => {
    const shown = () => {
      if (document.visibilityState === 'visible') fn()
    }
    const stops = [
      listen(document, 'visibilitychange', shown),
      listen(window, 'pageshow', shown),
      listen(window, 'online', fn),
    ]
    return () => stops.forEach((stop) => stop())
  },
  onOffline: (fn) => listen(window, 'offline', fn),
  onHide: (fn) => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') fn()
    }
    const stops = [listen(document, 'visibilitychange', hidden), listen(window, 'pagehide', fn)]
    return () => stops.forEach((stop) => stop())
  },
  visible: () => document.visibilityState === 'visible',
  touched: lastTouched,
}
