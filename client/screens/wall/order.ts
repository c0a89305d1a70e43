/** The order that stands on the wall, since when. */
export interface Standing {
  readonly ids: readonly string[]
  /** ms */
  readonly at: number
  /** What was urgent when it was put up. */
  readonly urgent: readonly string[]
}

export interface Ranked {
  /** As they would stand now. */
  readonly ids: readonly string[]
  /** Of these, what breaks in when it is new. */
  readonly urgent: readonly string[]
  /** Time a reader has before the order may change, ms. */
  readonly standsFor: number
  /** False: it may no longer be seen and goes at once. */
  readonly visible: (id: string) => boolean
}

/**
 * The order that is shown: it stands for a while, so that nothing moves under the reader's eye; only what is urgent
 * and new breaks in, and what may no longer be seen goes. The same object when nothing changes.
 */
export function held(
  before: Standing | null,
  { ids, urgent, standsFor, visible }: Ranked,
  now: number,
): Standing {
  const fresh = { ids, at: now, urgent }
  if (before === null || now < before.at) return fresh
  const same = before.ids.length === ids.length && before.ids.every((id, index) => id === ids[index])
  const known = new Set(before.urgent)
  if (urgent.some((id) => !known.has(id))) return fresh
  if (now - before.at >= standsFor) return same ? { ...before, at: now, urgent } : fresh
  if (before.ids.every((id) => visible(id))) return before
  return { ...before, ids: before.ids.filter((id) => visible(id)) }
}
