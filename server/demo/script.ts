import type { CongressState } from '../../domain/state.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'

/** A clock that history is written by: it stands where the script puts it. */
export class ScriptClock implements Clock {
  #now: number

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now
  }

  every(): () => void {
    return () => undefined
  }

  /** What is delayed happens at once: history has no load. */
  after(_ms: number, fn: () => void): () => void {
    fn()
    return () => undefined
  }

  /** Never backwards. */
  put(instant: number): void {
    this.#now = Math.max(this.#now, instant)
  }
}

/** Who hands in what machines report. */
export const system = 'system'

/** What is said, or what is to be said of the congress as it stands by then. */
export type Said = object | ((state: CongressState) => object)

/** One line of the history: what somebody did, and when. */
export interface Step {
  readonly at: number
  /** User name, or `system`. */
  readonly by: string
  readonly id: string
  readonly type: string
  readonly payload: Said
}

/** Shares out fates evenly and always alike: a row's name decides, not the dice of the day. */
export function fateOf(name: string, sides: number): number {
  let hash = 2166136261
  for (let index = 0; index < name.length; index += 1)
    hash = Math.imul(hash ^ name.charCodeAt(index), 16777619)
  return ((hash ^ (hash >>> 15)) >>> 0) % sides
}

export const stepsOf = (chance: Chance) => {
  const steps: Step[] = []
  const add = (at: number, by: string, type: string, payload: Said): string => {
    const id = chance.uuid()
    steps.push({ at, by, id, type, payload })
    return id
  }
  return { steps, add }
}
export type Script = ReturnType<typeof stepsOf>
