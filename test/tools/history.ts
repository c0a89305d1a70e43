/** One command as its sender saw it; times are one machine's monotonic ms. */
export interface Told {
  readonly id: string
  readonly sentAt: number
  /** null: no answer came, so nobody knows. */
  readonly ackedAt: number | null
}

/** Ids of commands in the order in which one viewer was shown them, from one cursor on. */
export interface Seen {
  readonly viewer: string
  readonly ids: readonly string[]
}

/** What really stands in the record: ids in order. Everything told must be of this view. */
export interface History {
  readonly journal: readonly string[]
  readonly told: readonly Told[]
  readonly seen: readonly Seen[]
}

type Check = (history: History, places: ReadonlyMap<string, number>) => string[]

const onceOnly: Check = ({ journal }) => {
  const met = new Set<string>()
  return journal.flatMap((id) => (met.has(id) ? [`P2 ${id} has two effects`] : (met.add(id), [])))
}

const kept: Check = ({ told }, places) =>
  told.flatMap(({ id, ackedAt }) =>
    ackedAt !== null && !places.has(id) ? [`P1 ${id} was acknowledged and is lost`] : [],
  )

const shownTruly: Check = ({ journal, seen }, places) =>
  seen.flatMap(({ viewer, ids }) => {
    const invented = ids.find((id) => !places.has(id))
    if (invented !== undefined) return [`P5 ${viewer} saw ${invented}, which is not in the journal`]
    const from = places.get(ids[0] ?? '') ?? 0
    const at = ids.findIndex((id, index) => journal[from + index] !== id)
    return at === -1
      ? []
      : [`P3 ${viewer} saw ${ids[at] ?? ''} where ${journal[from + at] ?? 'nothing'} stands`]
  })

/** What was acknowledged before another was sent stands before it. */
const inRealTime: Check = ({ told }, places) => {
  const placed = told.flatMap((one) => {
    const n = places.get(one.id)
    return n === undefined ? [] : [{ ...one, n }]
  })
  const ends = placed
    .flatMap(({ ackedAt, n, id }) => (ackedAt === null ? [] : [{ ackedAt, n, id }]))
    .sort((a, b) => a.ackedAt - b.ackedAt)
  const found: string[] = []
  let latest = { n: -1, id: '' }
  let next = 0
  for (const { sentAt, n, id } of placed.sort((a, b) => a.sentAt - b.sentAt)) {
    for (let end = ends[next]; end && end.ackedAt < sentAt; end = ends[next]) {
      if (end.n > latest.n) latest = end
      next += 1
    }
    if (latest.n > n)
      found.push(`order: ${id} was sent after the answer to ${latest.id} and stands before it`)
  }
  return found
}

/** Every promise P1, P2, P3, P5 that this history breaks, in words; empty when it holds. */
export function violations(history: History): string[] {
  const places = new Map<string, number>()
  for (const [at, id] of history.journal.entries()) if (!places.has(id)) places.set(id, at)
  return [onceOnly, kept, shownTruly, inRealTime].flatMap((check) => check(history, places))
}
