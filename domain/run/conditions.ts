import type { Checklist, Condition } from '../catalogue/checklist.ts'
import { countedFact } from './facts.ts'
import type { Row, RunState } from './row.ts'

/** For each item, the items of its checklist that depend on it. Checklists are replaced, never changed. */
const dependents = new WeakMap<Checklist, ReadonlyMap<string, readonly string[]>>()

function dependentsOf(checklist: Checklist): ReadonlyMap<string, readonly string[]> {
  const known = dependents.get(checklist)
  if (known) return known
  const made = new Map<string, string[]>()
  for (const { id, onlyIf } of checklist.items)
    if (onlyIf) made.set(onlyIf.item, [...(made.get(onlyIf.item) ?? []), id])
  dependents.set(checklist, made)
  return made
}

const holds = (condition: Condition, row: Row): boolean => {
  const fact = countedFact(row)
  if (!fact) return false
  if ('is' in condition) {
    if (condition.is === 'waived') return fact.kind === 'waive'
    return condition.is === 'failed' ? !fact.passed && !fact.silent : fact.passed && fact.kind !== 'waive'
  }
  const value = fact.values?.[condition.reading]
  if (value === undefined) return false
  return (
    (condition.below !== undefined && value < condition.below) ||
    (condition.above !== undefined && value > condition.above)
  )
}

type Board = Pick<ReadonlyMap<string, Row>, 'get'>

/**
 * The row that a condition looks at: in the same area and for the same carrier where its item has them. One of another
 * owner is never asked: a view that cannot see it must come to the same answer.
 */
function lookedAt(rows: Board, row: Row, item: string): Row | undefined {
  const ids = [[item, row.area, row.carrier], [item, row.area], [item, row.carrier], [item]].map((parts) =>
    parts.filter((part) => part != null).join('.'),
  )
  for (const id of ids) {
    const found = rows.get(id)
    if (found?.owner === row.owner && found.checklist === row.checklist) return found
  }
  return undefined
}

/** Whether the row is asked for at all; unknown is asked, never hidden. */
export function isAsked(rows: Board, row: Row): boolean {
  const condition = row.item.onlyIf
  if (!condition) return true
  const found = lookedAt(rows, row, condition.item)
  return found === undefined || holds(condition, found)
}

const isConditional = ({ items }: Checklist, item: string): boolean =>
  items.some(({ id, onlyIf }) => id === item && onlyIf !== undefined)

/**
 * After something changed in the rows of an item: the rows that depend on it are asked for, or no longer, and so are its
 * own, which may have come to another owner.
 */
export function refreshAsked(state: RunState, checklistId: string, item: string): void {
  const checklist = state.checklists.get(checklistId)
  if (!checklist) return
  const affected = [
    ...(dependentsOf(checklist).get(item) ?? []),
    ...(isConditional(checklist, item) ? [item] : []),
  ]
  if (affected.length === 0) return
  for (const row of state.rows.values()) {
    if (row.checklist !== checklistId || !affected.includes(row.item.id)) continue
    const asked = isAsked(state.rows, row)
    if (asked === (row.asked ?? true)) continue
    const { asked: _former, ...rest } = row
    state.rows.set(row.id, asked ? rest : { ...rest, asked })
  }
}
