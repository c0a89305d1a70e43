import type { Tier } from './duty/events.ts'
import type { EscalationPolicy } from './incident/escalation.ts'

/** Keys of records that have no id of their own. */
export const slotKey = (of: string, tier: Tier, shift: string): string => `${of}/${tier}/${shift}`
export const reachKey = (of: string, person: string): string => `${of}/${person}`
export const policyKey = ({
  of,
  category,
  clock,
}: Pick<EscalationPolicy, 'of' | 'category' | 'clock'>): string =>
  [of ?? '*', category ?? '*', clock].join('/')
