import { isCommand, isSiteCommand } from '../../domain/offline.ts'
import type { CongressCommand } from '../../domain/commands.ts'
import { changed } from '../../domain/draft.ts'
import type { Context } from '../../domain/decision.ts'
import { actorOf } from '../../domain/state.ts'
import type { CongressState } from '../../domain/state.ts'
import { subjectOf } from './entry.ts'
import type { OutboxEntry } from './entry.ts'
import { unseen } from './photos.ts'
import { rulesNow } from './rules.ts'

export interface Me {
  readonly person: string
  readonly siteAdmin: boolean
}

/** What one subject looked like with its commands on top, so that its record stays identical while neither changes. */
interface Drawn {
  readonly base: unknown
  readonly ids: string
  readonly record: unknown
}
export type Drawing = Map<string, Drawn>

/** A command of the outbox as the rules take it; null when this version of the app knows no such command. */
export function commandOf({ type, payload }: Pick<OutboxEntry, 'type' | 'payload'>): CongressCommand | null {
  if (!isCommand(type) || isSiteCommand(type)) return null
  const parsed = rulesNow().schemas[type]?.safeParse(payload)
  return parsed?.success ? ({ type, payload: parsed.data } as CongressCommand) : null
}

/** The centre's view holds what this command made: facts and entries carry their command's id. */
export function alreadyIn(state: CongressState, entry: OutboxEntry): boolean {
  if (state.incidents.has(entry.id)) return true
  const subject = subjectOf(entry)
  return (
    (state.rows.get(subject)?.facts.some(({ id }) => id === entry.id) ?? false) ||
    (state.incidents.get(subject)?.timeline.some(({ id }) => id === entry.id) ?? false)
  )
}

/** Applies one command by the same rules as the centre; what they refuse is simply not shown as done. */
function replayOne(state: CongressState, me: Me, entry: OutboxEntry): void {
  const command = commandOf(entry)
  const by = actorOf(state, me.person, me.siteAdmin)
  if (!command || !by || alreadyIn(state, entry)) return
  const { id, madeAt } = entry
  const ctx: Context = { by, at: madeAt, madeAt, id, expected: entry.expected ?? null, attachment: unseen }
  const decision = rulesNow().decide(state, command, ctx)
  if (!decision.ok) return
  const stamp = { at: madeAt, by: { person: by.person, organisation: by.organisation }, id }
  for (const event of decision.events) rulesNow().evolve(state, event, stamp)
}

const recordOf = (state: CongressState, subject: string): unknown =>
  state.rows.get(subject) ?? state.incidents.get(subject)

/** Puts back the record drawn before where nothing about it has changed. */
function keepIdentity(
  confirmed: CongressState,
  shown: CongressState,
  entries: readonly OutboxEntry[],
  drawing: Drawing,
) {
  const ids = new Map<string, string>()
  for (const entry of entries) ids.set(subjectOf(entry), `${ids.get(subjectOf(entry)) ?? ''} ${entry.id}`)
  const before = new Map(drawing)
  drawing.clear()
  for (const [subject, list] of ids) {
    const base = recordOf(confirmed, subject)
    const record = recordOf(shown, subject)
    const known = before.get(subject)
    const same =
      known?.base === base &&
      known?.ids === list &&
      record !== base &&
      known.record !== base &&
      record !== undefined
    drawing.set(subject, { base, ids: list, record: same ? known.record : record })
    if (!same) continue
    const row = shown.rows.get(subject)
    const incident = shown.incidents.get(subject)
    if (row) shown.rows.set(subject, known.record as typeof row)
    if (incident) shown.incidents.set(subject, known.record as typeof incident)
  }
}

/**
 * The confirmed view with the commands not yet in it on top. Deterministic: it reads no clock, so the same view and
 * commands draw the same board. `drawing` is the caller's memory of the last one.
 */
export function replay(
  confirmed: CongressState,
  me: Me,
  entries: readonly OutboxEntry[],
  drawing: Drawing,
): CongressState {
  if (entries.length === 0) {
    drawing.clear()
    return confirmed
  }
  return changed(confirmed, (shown) => {
    for (const entry of entries) replayOne(shown, me, entry)
    keepIdentity(confirmed, shown, entries, drawing)
  })
}
