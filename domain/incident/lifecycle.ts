/** States of an incident and the moves between them; a move not listed is illegal. */
export const incidentStates = [
  'open',
  'acknowledged',
  'mitigated',
  'resolved',
  'closed',
  'cancelled',
] as const
export type IncidentStatus = (typeof incidentStates)[number]

export const moves = ['acknowledge', 'mitigate', 'resolve', 'close', 'cancel', 'reopen'] as const
export type Move = (typeof moves)[number]

const legal: { readonly [S in IncidentStatus]: { readonly [M in Move]?: IncidentStatus } } = {
  open: { acknowledge: 'acknowledged', cancel: 'cancelled' },
  acknowledged: { mitigate: 'mitigated', resolve: 'resolved', cancel: 'cancelled' },
  mitigated: { resolve: 'resolved', cancel: 'cancelled' },
  resolved: { close: 'closed', reopen: 'open' },
  closed: { reopen: 'open' },
  cancelled: { reopen: 'open' },
}

/** The state a move leads to, or null when it is not possible. */
export const moveFrom = (from: IncidentStatus, move: Move): IncidentStatus | null => legal[from][move] ?? null
/** Legal moves, the likeliest first: the screen offers these and no others. */
export const movesFrom = (from: IncidentStatus): readonly Move[] => moves.filter((move) => legal[from][move])
/** Somebody still has work with it. */
export const isOpen = (status: IncidentStatus): boolean =>
  status === 'open' || status === 'acknowledged' || status === 'mitigated'
