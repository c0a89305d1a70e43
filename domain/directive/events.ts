import type { Author, Stamp } from '../stamp.ts'
import { receiptOf } from './standing.ts'

/** What one addressed organisation has said of a directive. */
export interface Receipt {
  readonly organisation: string
  readonly received: { readonly at: number; readonly by: Author | null }
  readonly completed: { readonly at: number; readonly by: Author | null; readonly note: string | null } | null
}

/** A later deadline and why; outside the department without the reason. */
export interface Extension {
  readonly at: number
  readonly by: Author | null
  readonly from: number
  readonly reason: string
}

export interface Directive {
  readonly id: string
  readonly text: string
  /** Organisations addressed; for those who see only their own part: themselves. */
  readonly to: readonly string[]
  /** The one that holds now, ms. */
  readonly deadline: number
  readonly issuedAt: number
  readonly issuedBy: Author | null
  /** One for each organisation that has said anything. */
  readonly receipts: readonly Receipt[]
  /** Oldest first, the last `extensionsKept`. */
  readonly extensions: readonly Extension[]
  readonly cancelled: { readonly at: number; readonly by: Author | null; readonly reason: string } | null
}

export interface DirectiveState {
  readonly directives: Map<string, Directive>
}

type On<T, X = unknown> = { readonly type: T; readonly directive: string } & X

export type DirectiveEvent =
  | On<
      'directive.issued',
      { readonly text: string; readonly to: readonly string[]; readonly deadline: number }
    >
  | On<'directive.received', { readonly receiver: string }>
  | On<'directive.completed', { readonly receiver: string; readonly note: string | null }>
  | On<'directive.extended', { readonly deadline: number; readonly reason: string }>
  | On<'directive.cancelled', { readonly reason: string }>

type When = {
  [T in DirectiveEvent['type']]: (
    state: DirectiveState,
    event: Extract<DirectiveEvent, { type: T }>,
    stamp: Stamp,
  ) => void
}

/** Extensions that a directive keeps; the journal holds all. */
export const extensionsKept = 20

function change(state: DirectiveState, id: string, to: (directive: Directive) => Directive): void {
  const directive = state.directives.get(id)
  if (directive) state.directives.set(id, to(directive))
}

/** In the order of the addressees, so that a view of one comes to the same whoever spoke first. */
function withReceipt(directive: Directive, receipt: Receipt): Directive {
  const all = [...directive.receipts.filter((one) => one.organisation !== receipt.organisation), receipt]
  const place = ({ organisation }: Receipt): number => directive.to.indexOf(organisation)
  return { ...directive, receipts: all.sort((a, b) => place(a) - place(b)) }
}

export const evolveDirective: When = {
  'directive.issued': (state, { type: _type, directive: id, ...said }, { at, by }) => {
    state.directives.set(id, {
      id,
      ...said,
      issuedAt: at,
      issuedBy: by,
      receipts: [],
      extensions: [],
      cancelled: null,
    })
  },
  'directive.received': (state, { directive, receiver }, { at, by }) =>
    change(state, directive, (found) =>
      withReceipt(found, { organisation: receiver, received: { at, by }, completed: null }),
    ),
  'directive.completed': (state, { directive, receiver, note }, { at, by }) =>
    change(state, directive, (found) =>
      withReceipt(found, {
        organisation: receiver,
        received: receiptOf(found, receiver)?.received ?? { at, by },
        completed: { at, by, note },
      }),
    ),
  'directive.extended': (state, { directive, deadline, reason }, { at, by }) =>
    change(state, directive, (found) => ({
      ...found,
      deadline,
      extensions: [...found.extensions, { at, by, from: found.deadline, reason }].slice(-extensionsKept),
    })),
  'directive.cancelled': (state, { directive, reason }, { at, by }) =>
    change(state, directive, (found) => ({ ...found, cancelled: { at, by, reason } })),
}

export const directiveText: { [T in DirectiveEvent['type']]: readonly string[] } = {
  'directive.issued': ['text'],
  'directive.received': [],
  'directive.completed': ['note'],
  'directive.extended': ['reason'],
  'directive.cancelled': ['reason'],
}
