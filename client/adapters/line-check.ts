import type { Clock } from './clock.ts'
import { socketWire } from './wire.ts'

/** What became of a socket that may use one way only. Times in ms. */
export type LineTried =
  | { readonly ok: true; readonly opened: number; readonly trip: number }
  | { readonly ok: false; readonly why: 'blocked' | 'late' }

const patience = 6_000
const trips = 3

/** Opens a socket of its own that is given no other way, asks for an echo, and closes it. */
export async function tryLine(
  transport: 'websocket' | 'polling',
  clock: Clock,
  language: string,
): Promise<LineTried> {
  const began = clock.monotonic()
  let settle: (isOpen: boolean) => void = () => undefined
  const opening = new Promise<boolean>((resolve) => (settle = resolve))
  const wire = socketWire(undefined, { transports: [transport], upgrade: false })(
    { language },
    { opened: () => settle(true), closed: () => settle(false), message: () => undefined },
  )
  const cancel = clock.after(patience, () => settle(false))
  try {
    if (!(await opening)) return { ok: false, why: 'blocked' }
    const opened = clock.monotonic() - began
    let best = Infinity
    for (let turn = 0; turn < trips; turn += 1) {
      const asked = clock.monotonic()
      const { answered } = await wire.ask('measure.ping', {}, patience)
      if (!answered) return { ok: false, why: 'late' }
      best = Math.min(best, clock.monotonic() - asked)
    }
    return { ok: true, opened, trip: best }
  } finally {
    cancel()
    wire.close()
  }
}
