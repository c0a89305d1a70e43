import { decideBy, firstRules, firstSchemas } from '../../domain/deciding.ts'
import type * as z from 'zod/mini'

interface Rules {
  readonly schemas: { readonly [type: string]: z.ZodMiniType }
  readonly decide: ReturnType<typeof decideBy>
}

let rules: Rules = { schemas: firstSchemas, decide: decideBy(firstRules) }
let loading: Promise<void> | null = null

/** The rules there are by now: a liaison's own at once, the department's once they were asked for. */
export const rulesNow = (): Rules => rules

/** Brings the rest of the rules; a failure is tried again with the next call. */
export function loadRules(): Promise<void> {
  loading ??= import('../../domain/commands.ts').then(
    ({ commandSchemas, decide }) => {
      rules = { schemas: commandSchemas, decide }
    },
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}

/** Rules that no phone needs at first come with the first command that does. */
export async function rulesFor(type: string): Promise<void> {
  if (!(type in rules.schemas)) await loadRules().catch(() => undefined)
}
