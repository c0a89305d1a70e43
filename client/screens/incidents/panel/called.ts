import type { Escalation } from '../../../../domain/incident/events.ts'

/** Everybody called at one moment because one clock had run out. */
export interface Call {
  readonly clock: Escalation['clock']
  /** ms */
  readonly at: number
  readonly steps: readonly Escalation[]
}

/** The steps of an escalation as they were carried out, those of one clock and minute together, the latest first. */
export function callsOf(escalations: readonly Escalation[]): readonly Call[] {
  const calls = new Map<string, Call>()
  for (const one of escalations) {
    const key = `${one.clock} ${one.dueAt} ${Math.floor(one.at / 60_000)}`
    const known = calls.get(key) ?? { clock: one.clock, at: one.at, steps: [] }
    calls.set(key, { ...known, steps: [...known.steps, one] })
  }
  return [...calls.values()].sort((a, b) => b.at - a.at)
}
