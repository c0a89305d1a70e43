import type { Directive } from '../../../domain/directive/events.ts'
import { inOrder, isRunning, stepOf } from '../../../domain/directive/standing.ts'
import type { CongressState } from '../../../domain/state.ts'

/** Directives whose receipt this organisation has not confirmed, the most pressing first. */
export const unheard = (
  { directives }: Pick<CongressState, 'directives'>,
  organisation: string | null,
  now: number,
): readonly Directive[] =>
  organisation === null
    ? []
    : [...directives.values()]
        .filter(
          (one) => one.to.includes(organisation) && isRunning(one) && stepOf(one, organisation) === 'silent',
        )
        .sort(inOrder(now))
