import type { About, Outcome } from '../../domain/notice/events.ts'
import type { NetAnswer } from '../adapters/net.ts'
import type { Clock } from '../adapters/clock.ts'

interface Report {
  readonly incident: string
  readonly about: About
  readonly outcome: Outcome
}

/** A report that got no answer is sent again after so long, ms, at most so often. */
const againAfter = 30_000
const mostTries = 5

/** Reports beside the outbox: nobody pressed anything, so nobody is shown a "no". */
export function reporter(
  clock: Pick<Clock, 'after'>,
  hand: (report: Report) => Promise<NetAnswer<unknown>>,
): { readonly send: (incident: string, about: About, outcome: Outcome) => void; readonly close: () => void } {
  const waiting = new Set<() => void>()
  const attempt = async (report: Report, tries: number): Promise<void> => {
    const answer = await hand(report)
    const lost = !answer.ok && (answer.error.status === 0 || answer.error.status >= 500)
    if (!lost || tries >= mostTries) return
    const cancel = clock.after(againAfter, () => {
      waiting.delete(cancel)
      void attempt(report, tries + 1)
    })
    waiting.add(cancel)
  }
  return {
    send: (incident, about, outcome) => void attempt({ incident, about, outcome }, 1),
    close: () => {
      for (const cancel of waiting) cancel()
      waiting.clear()
    },
  }
}
