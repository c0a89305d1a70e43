import { decideBy, firstRights, firstRules, firstSchemas } from '../../domain/deciding.ts'
import { evolveFirst, isFirstEvent } from '../../domain/view-fold.ts'
import type { WireEvent } from '../../domain/protocol.ts'
import type * as z from 'zod/mini'

interface Rules {
  readonly schemas: { readonly [type: string]: z.ZodMiniType }
  readonly decide: ReturnType<typeof decideBy>
  readonly evolve: typeof evolveFirst
}

let rules: Rules = {
  schemas: firstSchemas,
  decide: decideBy(firstRights, firstRules),
  evolve: evolveFirst,
}
let all = false
let loading: Promise<void> | null = null

/** The rules there are by now: those of a liaison's rows at once, all once they were asked for. */
export const rulesNow = (): Rules => rules

/** Brings the rest of the rules; a failure is tried again with the next call. */
export function loadRules(): Promise<void> {
  loading ??= Promise.all([import('../../domain/commands.ts'), import('../../domain/view.ts')]).then(
    ([{ commandSchemas, decide }, { evolveView }]) => {
      rules = { schemas: commandSchemas, decide, evolve: evolveView }
      all = true
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

/** What must come before these events can be applied; null: nothing. */
export const rulesBefore = (events: readonly WireEvent[]): Promise<void> | null =>
  all || events.every(({ e }) => isFirstEvent(e.type)) ? null : loadRules()
