/** Full screen "lost" after this long without a sign of life, ms (UI 6). */
export const lostAfter = 15_000
/** From here on the foot says that it waits, ms: the centre sends a heartbeat every few seconds. */
export const waitingAfter = 7000

export interface Heard {
  /** Device clock of the last heartbeat, ms. */
  readonly at: number
  /** Monotonic clock when it was noticed, ms. */
  readonly noticed: number
}

/**
 * How long nothing was heard, ms. The longer of two clocks: the device's can be set back, the monotonic one can
 * stand still while it sleeps, and either mistake would let the wall show the past as now.
 */
export const silenceOf = (heard: Heard, now: number, monotonic: number): number =>
  Math.max(0, now - heard.at, monotonic - heard.noticed)
