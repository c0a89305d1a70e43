import type { Mistake } from '../../../domain/catalogue/catalogue.ts'
import { checkPlan } from '../../../domain/catalogue/check-plan.ts'
import type { Plan } from '../../../domain/catalogue/plan.ts'
import type { Words } from '../../../domain/words.ts'

/** What is wrong at one field of the form, named as in a plan file: `areas[2].lead_carrier`. */
export interface FieldMistake {
  readonly field: string
  readonly expected: Words
  /** 'blank': nothing was typed or chosen there. */
  readonly blank: boolean
}

/** A mistake that the server found, with what stood there when it did. */
export interface FoundMistake extends FieldMistake {
  readonly stood: string
}

/** Several places of a file are one field here. */
export const fieldOf = (path: string): string =>
  path.replace(/^(shifts|checklists|areas\[\d+\]\.carriers)\[\d+\]$/, '$1')

const written = (path: readonly (string | number)[]): string =>
  path
    .map((part) =>
      typeof part === 'number'
        ? `[${part}]`
        : `.${part.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a}_${b.toLowerCase()}`)}`,
    )
    .join('')
    .slice(1)

const kept = ['dept_unit', 'infra_centre']
const own = (part: string): string =>
  kept.includes(part) ? part : part.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What stands at a field, as JSON; '' for nothing. */
function standing(plan: Plan, field: string): string {
  let found: unknown = plan
  for (const part of field.split(/[.[\]]+/).filter((one) => one !== '')) {
    if (typeof found !== 'object' || found === null) return ''
    found = (found as Record<string, unknown>)[own(part)]
  }
  return found === undefined ? '' : JSON.stringify(found)
}

const isBlank = (stood: string): boolean => ['', '""', '[]'].includes(stood)

/** What the server said of the text of this plan. */
export const foundIn = (plan: Plan, mistakes: readonly Mistake[]): FoundMistake[] =>
  mistakes.map(({ path, expected }) => {
    const field = fieldOf(path)
    const stood = standing(plan, field)
    return { field, expected, stood, blank: isBlank(stood) }
  })

/**
 * Everything that is wrong now, once each, in the order of the form's sections: what the server found and still stands,
 * and the rules of sense, which a server tells only once the form of every value is right.
 */
export function mistakesOf(plan: Plan, found: readonly FoundMistake[]): FieldMistake[] {
  const still = found.filter(({ field, stood }) => standing(plan, field) === stood)
  const sense = checkPlan(plan).map(({ path, expected }): FieldMistake => {
    const field = fieldOf(written(path))
    return { field, expected, blank: isBlank(standing(plan, field)) }
  })
  const seen = new Set<string>()
  const all = [...still, ...sense]
  // Without a name there is nothing to shorten.
  const nameless = (field: string) =>
    all.some((other) => other.blank && other.field === field.replace(/short$/, 'name'))
  return all
    .filter(({ field }) => !field.endsWith('.short') || !nameless(field))
    .filter(({ field, expected, blank }) => {
      const key = blank ? field : `${field} ${expected.en}`
      return !seen.has(key) && seen.add(key)
    })
    .map(({ field, expected, blank }) => ({ field, expected, blank }))
    .sort((a, b) => place(a.field) - place(b.field))
}

const sections = ['organisations', 'areas', 'checklists', 'owners']
const place = (field: string): number => {
  const section = sections.findIndex((one) => field.startsWith(one))
  const row = Number(/^\w+\[(\d+)\]/.exec(field)?.[1] ?? -1)
  return section * 1000 + row
}
