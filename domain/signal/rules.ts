import { isOpen } from '../incident/lifecycle.ts'
import type { CongressState } from '../state.ts'
import type { Parent, Signal, SignalRule } from './events.ts'

const minute = 60_000
/** A trouble that comes back so soon after its end is the same one, ms. */
export const flapsWithin = 60 * minute

export const matches = (pattern: string, key: string): boolean =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : pattern === key

/** The rule that speaks of this key most exactly; null where none does. */
export function ruleFor(rules: Iterable<SignalRule>, source: string, key: string): SignalRule | null {
  let best: SignalRule | null = null
  for (const rule of rules) {
    if (rule.source !== source || !matches(rule.key, key)) continue
    if (!best || exactness(rule) > exactness(best)) best = rule
  }
  return best
}

const exactness = ({ key }: SignalRule): number => (key.endsWith('*') ? key.length - 1 : Infinity)

/** So many within so many minutes: enough to be an incident by itself. `times` end with the one that just came. */
export const isEnough = (rule: SignalRule | null, times: readonly number[], at: number): boolean =>
  rule !== null &&
  rule.threshold !== null &&
  times.filter((time) => time > at - rule.minutes * minute).length >= rule.threshold

type Seen = Pick<CongressState, 'signals' | 'incidents'>

const isOpenIncident = ({ incidents }: Seen, id: string | null): boolean => {
  const incident = id === null ? undefined : incidents.get(id)
  return incident !== undefined && isOpen(incident.status)
}

/** The open incident that explains it; null when nothing does. One step up, no further. */
export function explainedBy(state: Seen, parent: Parent | null): string | null {
  if (!parent) return null
  if ('area' in parent) {
    for (const { id, area, status } of state.incidents.values())
      if (area === parent.area && isOpen(status)) return id
    return null
  }
  for (const { source, key, incident } of state.signals.values())
    if (
      source === parent.source &&
      key !== null &&
      matches(parent.key, key) &&
      isOpenIncident(state, incident)
    )
      return incident
  return null
}

/** Whether another message under the same key is about this signal still, or about something new. */
export function goesOn(state: Seen, signal: Signal, at: number): boolean {
  switch (signal.status) {
    case 'open':
      return true
    case 'accepted':
    case 'merged':
      return isOpenIncident(state, signal.incident)
    case 'dismissed':
      return signal.clearedAt === null && at < (signal.quietUntil ?? 0)
    case 'cleared':
      return at - (signal.clearedAt ?? 0) < flapsWithin
  }
}

/** The newest signal of a key; null when there is none. */
export function newestOf({ signals }: Seen, source: string, key: string): Signal | null {
  let newest: Signal | null = null
  for (const signal of signals.values()) if (signal.source === source && signal.key === key) newest = signal
  return newest
}

/** Signals that an incident was made of, or that were added to it. */
export const signalsOf = ({ signals }: Pick<CongressState, 'signals'>, incident: string): Signal[] =>
  [...signals.values()].filter((signal) => signal.incident === incident)

/** Waiting for a person: open, and not explained by an incident that is open. */
export const isWaiting = (state: Seen, signal: Signal): boolean =>
  signal.status === 'open' && !isOpenIncident(state, signal.under)
