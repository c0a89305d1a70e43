import { hasConverting } from '../../domain/converting.ts'

const deepest = 8

/** Why something that JSON.parse gave must not be looked at any further; null: it can be. */
export type Unfit = 'too-deep' | 'bad-form' | null

/**
 * `too-deep`: nested deeper than any command is, which can exhaust the stack later; asked without recursion. `bad-form`:
 * a record in it cannot be compared or written without a throw.
 */
export function unfit(value: unknown): Unfit {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return 'too-deep'
    if (level.some(throwsWhenCompared)) return 'bad-form'
    const next: unknown[] = []
    for (const one of level) addPartsOf(one, next)
    level = next
  }
  return null
}

const isTree = (one: unknown): one is object => typeof one === 'object' && one !== null

const throwsWhenCompared = (one: unknown): boolean => isTree(one) && hasConverting(one)

function addPartsOf(one: unknown, parts: unknown[]): void {
  if (isTree(one)) for (const part of Object.values(one)) parts.push(part)
}
