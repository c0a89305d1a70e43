import type { CongressCommand } from '../commands.ts'

/** What an access token may do, and nothing besides. Closed: a program gets the fewest that it needs. */
export const scopes = ['view:read', 'items:prove', 'incidents:log', 'signals:post', 'metrics:read'] as const
export type Scope = (typeof scopes)[number]

/** Those that see or write what an organisation sees; `signals:post` and `metrics:read` see nothing of it. */
export const seatScopes: readonly Scope[] = ['view:read', 'items:prove', 'incidents:log']

/** A program reports facts. What decides (acknowledging, closing, waiving, voting, administering) takes a person. */
const byScope: { readonly [T in CongressCommand['type']]?: Scope } = {
  'run.tick': 'items:prove',
  'run.measure': 'items:prove',
  'run.fail': 'items:prove',
  'run.begin': 'items:prove',
  'run.block': 'items:prove',
  'incident.open': 'incidents:log',
  'incident.note': 'incidents:log',
  'incident.update': 'incidents:log',
}

/** The scope that lets a token hand in a command of this type; null: none does. */
export const scopeFor = (type: string): Scope | null =>
  Object.hasOwn(byScope, type) ? (byScope[type as CongressCommand['type']] ?? null) : null

/** Commands of each scope, for who reads what a token may do. */
export const commandsOf = (scope: Scope): readonly string[] =>
  Object.entries(byScope).flatMap(([type, one]) => (one === scope ? [type] : []))

/** Longest life of a token, days. */
export const mostTokenDays = 90
