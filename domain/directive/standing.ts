import type { Directive, Receipt } from './events.ts'

/** What this organisation has said; null while it is silent. */
export const receiptOf = (directive: Directive, organisation: string): Receipt | null =>
  directive.receipts.find((one) => one.organisation === organisation) ?? null

/** How far one organisation is with a directive. */
export const steps = ['silent', 'received', 'completed'] as const
export type Step = (typeof steps)[number]

export function stepOf(directive: Directive, organisation: string): Step {
  const receipt = receiptOf(directive, organisation)
  if (!receipt) return 'silent'
  return receipt.completed ? 'completed' : 'received'
}

/** Organisations that have not completed it, in the order addressed. */
export const awaited = (directive: Directive): string[] =>
  directive.to.filter((organisation) => stepOf(directive, organisation) !== 'completed')

/** Somebody still has work with it. */
export const isRunning = (directive: Directive): boolean =>
  directive.cancelled === null && awaited(directive).length > 0

/** Past its deadline with somebody still awaited: by the facts and `now` alone, nothing has to have noticed. */
export const isOverdue = (directive: Directive, now: number): boolean =>
  isRunning(directive) && now > directive.deadline

/** Overdue first, then what is due soonest, then what is settled, newest first. */
export const inOrder =
  (now: number) =>
  (a: Directive, b: Directive): number =>
    Number(isRunning(b)) - Number(isRunning(a)) ||
    Number(isOverdue(b, now)) - Number(isOverdue(a, now)) ||
    (isRunning(a) ? a.deadline - b.deadline : b.issuedAt - a.issuedAt) ||
    (a.id < b.id ? -1 : 1)
