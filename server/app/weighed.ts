import type { Actor } from '../../domain/decision.ts'

/** The actor as they may act now: an administrator without the second step that is due administers nothing. */
export const weighed = (actor: Actor, unproven: (person: string) => boolean): Actor =>
  actor.role === 'admin' && unproven(actor.person) ? { ...actor, unproven: true } : actor
