import { differences } from '../../../domain/draft.ts'
import type { CongressState } from '../../../domain/state.ts'
import { boardOrder, firstWhere } from './board.ts'
import type { BoardLine } from './board.ts'

type Records = Pick<CongressState, 'incidents' | 'faces'>

/** So many changes at once find their places one by one; more are quicker in one walk. */
const few = 32

/**
 * The lines in the order of the board, with a memory: what stands keeps its place, so that a change costs no walk and no
 * sorting of thousands, and the line of a record that did not change is the same object.
 */
export function keptInOrder(): (records: Records) => readonly BoardLine[] {
  let before: readonly BoardLine[] = []
  let of: Records = { incidents: new Map(), faces: new Map() }
  return ({ incidents, faces }) => {
    if (of.incidents === incidents && of.faces === faces) return before
    const whole = differences(of.incidents, incidents)
    const outside = differences(of.faces, faces)
    const gone = [
      ...whole.flatMap(({ was }): BoardLine[] => (was ? [{ whole: true, incident: was }] : [])),
      ...outside.flatMap(({ was }): BoardLine[] => (was ? [{ whole: false, incident: was }] : [])),
    ]
    const fresh = [
      ...whole.flatMap(({ is }): BoardLine[] => (is ? [{ whole: true, incident: is }] : [])),
      ...outside.flatMap(({ is }): BoardLine[] => (is ? [{ whole: false, incident: is }] : [])),
    ]
    const moved = gone.length + fresh.length
    before =
      moved <= few ? placed(before, gone, fresh) : merged(without(before, gone), fresh.sort(boardOrder))
    of = { incidents, faces }
    return before
  }
}

const without = (standing: readonly BoardLine[], gone: readonly BoardLine[]): readonly BoardLine[] => {
  if (gone.length === 0) return standing
  const records = new Set(gone.map(({ incident }) => incident))
  return standing.filter(({ incident }) => !records.has(incident))
}

/** Takes some lines out and puts others in; each finds its place by halves. */
function placed(standing: readonly BoardLine[], gone: readonly BoardLine[], fresh: readonly BoardLine[]) {
  const lines = [...standing]
  for (const one of gone)
    lines.splice(
      firstWhere(lines, (line) => boardOrder(one, line) <= 0),
      1,
    )
  for (const one of fresh)
    lines.splice(
      firstWhere(lines, (line) => boardOrder(one, line) < 0),
      0,
      one,
    )
  return lines
}

/** Two lists in the order of the board as one; each of the fresh ones finds its place by halves. */
function merged(standing: readonly BoardLine[], fresh: readonly BoardLine[]): readonly BoardLine[] {
  const parts: (readonly BoardLine[])[] = []
  let from = 0
  for (const one of fresh) {
    const at = firstWhere(standing, (line) => boardOrder(one, line) < 0)
    parts.push(standing.slice(from, at), [one])
    from = at
  }
  return fresh.length === 0 ? standing : [...parts, standing.slice(from)].flat()
}

/**
 * Keeps the order that a reader has under the pointer: known lines stay where they were, renewed in content, and
 * what came meanwhile is only counted. `held` null: nothing is held.
 */
export function steadied(
  lines: readonly BoardLine[],
  all: readonly BoardLine[],
  held: readonly string[] | null,
): { readonly lines: readonly BoardLine[]; readonly waiting: number } {
  if (held === null) return { lines, waiting: 0 }
  const known = new Set(held)
  const byId = new Map<string, BoardLine>()
  for (const line of all) {
    if (known.has(line.incident.id)) byId.set(line.incident.id, line)
    if (byId.size === known.size) break
  }
  const kept = held.map((id) => byId.get(id)).filter((line) => line !== undefined)
  return { lines: kept, waiting: lines.filter(({ incident }) => !known.has(incident.id)).length }
}
