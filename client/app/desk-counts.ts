import { isRunning, stepOf } from '../../domain/directive/standing.ts'
import { isAsked, reachKey } from '../../domain/duty/events.ts'
import { underwayOf } from '../../domain/handover/events.ts'
import { isWaiting } from '../../domain/signal/rules.ts'
import type { Snapshot } from '../sync/snapshot.ts'

/** What waits in the rooms of the desk. */
export interface DeskCounts {
  /** Directives that somebody addressed has not received. */
  readonly notReceived: number
  /** One's own organisation is among those. */
  readonly mine: boolean
  /** Signals that wait for a person. */
  readonly unseen: number
  /** This person has a test of reachability to answer. */
  readonly tested: boolean
  /** Handovers that somebody else offered. */
  readonly handover: number
}

/** Counted apart from the shell: nothing of it is needed to tick an item. */
export function deskCounts({ shown, actor }: Snapshot): DeskCounts {
  const own = actor?.organisation ?? ''
  const silent = [...shown.directives.values()].filter(
    (one) => isRunning(one) && one.to.some((to) => stepOf(one, to) === 'silent'),
  )
  const reach = shown.reach.get(reachKey(own, actor?.person ?? ''))
  const underway = underwayOf(shown, own)
  return {
    notReceived: silent.length,
    mine: silent.some((one) => one.to.includes(own) && stepOf(one, own) === 'silent'),
    unseen: [...shown.signals.values()].filter((signal) => isWaiting(shown, signal)).length,
    tested: reach !== undefined && isAsked(reach),
    handover: underway && underway.offered.by?.person !== actor?.person ? 1 : 0,
  }
}
