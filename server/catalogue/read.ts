import type * as z from 'zod/mini'
import type { Finding, Mistake } from '../../domain/catalogue/catalogue.ts'
import { checkChecklist } from '../../domain/catalogue/check-checklist.ts'
import { checkIncidents } from '../../domain/catalogue/check-incidents.ts'
import { checkPlan } from '../../domain/catalogue/check-plan.ts'
import { Checklist } from '../../domain/catalogue/checklist.ts'
import { IncidentCatalogue } from '../../domain/catalogue/incidents.ts'
import { Plan } from '../../domain/catalogue/plan.ts'
import { parseAuthored, type Authored } from './document.ts'
import { expectedOf, oneOf, unknownKey } from './expected.ts'
import { valueAt, withOwnKeys, type Path } from './keys.ts'

interface Kind<T> {
  /** What the first line of the file says: `schema: trucban/plan@1`. */
  readonly schema: string
  readonly form: z.ZodMiniType<T>
  /** What may be left out of the file. */
  readonly defaults: (value: unknown) => unknown
  readonly check: (value: T) => Finding[]
}

/** A file that was read: its value is null when it has mistakes of form; mistakes of sense leave the value. */
export interface Read<T> {
  readonly value: T | null
  readonly document: Authored | null
  readonly mistakes: Mistake[]
}

const entries = (value: unknown, key: string): unknown[] => {
  const list = valueAt(value, [key])
  return Array.isArray(list) ? list : []
}
const over = (defaults: object, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...defaults, ...value } : value
const replaced = (value: unknown, key: string, list: unknown[]): unknown =>
  Array.isArray(valueAt(value, [key])) ? { ...(value as object), [key]: list } : value

const item = (value: unknown): unknown => {
  const whole = over({ support: [], areaKinds: [], perCarrier: false, byPoll: false }, value)
  const evidence = valueAt(whole, ['evidence'])
  return evidence === undefined
    ? whole
    : over(whole as object, { evidence: over({ readings: [] }, evidence) })
}
const category = (value: unknown): unknown =>
  replaced(
    value,
    'subs',
    entries(value, 'subs').map((sub) => over({ support: [] }, sub)),
  )

export const checklistKind: Kind<Checklist> = {
  schema: 'trucban/checklist@1',
  form: Checklist,
  defaults: (value) => replaced(value, 'items', entries(value, 'items').map(item)),
  check: checkChecklist,
}
export const incidentsKind: Kind<IncidentCatalogue> = {
  schema: 'trucban/incidents@1',
  form: IncidentCatalogue,
  defaults: (value) => replaced(value, 'categories', entries(value, 'categories').map(category)),
  check: checkIncidents,
}
export const planKind: Kind<Plan> = {
  schema: 'trucban/plan@1',
  form: Plan,
  defaults: (value) => value,
  check: (plan) => [...checkPlan(plan), ...unknownZone(plan)],
}

/** Reads one file of a kind; tells every mistake of syntax, or else every mistake of form, or else of sense. */
export function readAuthored<T>(file: string, bytes: Uint8Array | null, kind: Kind<T>): Read<T> {
  if (bytes === null) return unreadable([{ file, line: 1, path: '', expected: aFile }])
  const parsed = parseAuthored(file, bytes)
  if (!parsed.ok) return unreadable(parsed.mistakes)
  const { document } = parsed
  const misspelt: Mistake[] = []
  const own = withOwnKeys(document.value, (path, key) =>
    misspelt.push(document.mistakeAsWritten(path, unknownKey(key, true))),
  )
  const { schema, ...rest } = (typeof own === 'object' && own !== null ? own : {}) as Record<string, unknown>
  if (schema !== kind.schema)
    return { value: null, document, mistakes: [document.mistake(['schema'], oneOf([kind.schema]))] }
  const value = kind.defaults(rest)
  const form = kind.form.safeParse(value)
  if (!form.success)
    return {
      value: null,
      document,
      mistakes: [...misspelt, ...form.error.issues.flatMap((issue) => told(document, value, issue))],
    }
  const broken = kind.check(form.data).map(({ path, expected }) => document.mistake(path, expected))
  return { value: form.data, document, mistakes: [...misspelt, ...broken] }
}

const unreadable = (mistakes: Mistake[]) => ({ value: null, document: null, mistakes })

function told(document: Authored, value: unknown, issue: z.core.$ZodIssue): Mistake[] {
  const path = issue.path.filter((segment): segment is Path[number] => typeof segment !== 'symbol')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => document.mistake([...path, key], unknownKey(key)))
  return [document.mistake(path, expectedOf(issue, valueAt(value, path) === undefined))]
}

function unknownZone({ zone }: Plan): Finding[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return []
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [
      {
        path: ['zone'],
        expected: { vi: 'múi giờ như Asia/Ho_Chi_Minh', en: 'a time zone such as Asia/Ho_Chi_Minh' },
      },
    ]
  }
}

const aFile = { vi: 'một tệp đọc được', en: 'a file that can be read' }
