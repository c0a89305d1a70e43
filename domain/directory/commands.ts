import * as z from 'zod/mini'
import type { Context, Decision } from '../decision.ts'
import { accept, refuse } from '../decision.ts'
import { CommandId, Slug } from '../ids.ts'
import type { CongressState } from '../state.ts'
import { line } from '../text.ts'
import { levels, meansKinds, seenBy } from './events.ts'
import type { Contact, DirectoryEvent, Kinds, Level, MeansKind } from './events.ts'

const Means = z.strictObject({ kind: z.enum(meansKinds), value: line(120), seen: z.enum(seenBy) })
const contact = CommandId

export const directoryCommands = {
  /** A new entry, or the whole of a known one anew. */
  'directory.set': z.strictObject({
    contact: z.optional(contact),
    organisation: Slug,
    area: z.nullable(Slug),
    post: line(120),
    primary: z.optional(Means),
    alternate: z.optional(Means),
    contingency: z.optional(Means),
    emergency: z.optional(Means),
  }),
  'directory.remove': z.strictObject({ contact }),
  /** Somebody got through just now. */
  'directory.tested': z.strictObject({ contact, level: z.enum(levels) }),
}
export type DirectoryCommand = {
  [T in keyof typeof directoryCommands]: { type: T; payload: z.infer<(typeof directoryCommands)[T]> }
}[keyof typeof directoryCommands]
type Payload<T extends DirectoryCommand['type']> = z.infer<(typeof directoryCommands)[T]>

/** Entries of one organisation: far above what an area needs, and few enough to print. */
export const mostContacts = 60

const telephones: readonly MeansKind[] = ['mobile', 'landline', 'internal', 'satellite']
const telephone = /^[+(]?\d[\d ().-]*(?:[ ]?[#x*,][ ]?\d{1,8})?$/
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Whether a number or address can be what it is called. */
export function fits(kind: MeansKind, value: string): boolean {
  if (kind === 'email') return email.test(value)
  if (!telephones.includes(kind)) return true
  const digits = value.replace(/\D/g, '').length
  return telephone.test(value) && digits >= 2 && digits <= 24
}

/** What delegates are given has been checked by the department: others may leave it as it stands, or take it out. */
function newToDelegates(ask: Payload<'directory.set'>, known: Contact | undefined): Level | undefined {
  return levels.find((level) => {
    const next = ask[level]
    const was = known?.means[level]
    const same = was?.seen === 'delegates' && was.kind === next?.kind && was.value === next.value
    return next?.seen === 'delegates' && !same
  })
}

function setOf(id: string, ask: Payload<'directory.set'>): DirectoryEvent {
  const kinds: { -readonly [L in Level]?: Kinds[L] } = {}
  for (const level of levels) {
    const means = ask[level]
    if (means) kinds[level] = { kind: means.kind, seen: means.seen }
  }
  const { organisation: holder, area, post } = ask
  const value = (level: Level): string | null => ask[level]?.value ?? null
  return {
    type: 'directory.set',
    contact: id,
    holder,
    area,
    kinds,
    post,
    primary: value('primary'),
    alternate: value('alternate'),
    contingency: value('contingency'),
    emergency: value('emergency'),
  }
}

const isAsItWas = (ask: Payload<'directory.set'>, known: Contact): boolean =>
  known.post === ask.post &&
  known.area === ask.area &&
  levels.every((level) => {
    const { kind, value, seen } = known.means[level] ?? {}
    const next = ask[level]
    return kind === next?.kind && value === next?.value && seen === next?.seen
  })

type When = {
  [T in DirectoryCommand['type']]: (
    state: CongressState,
    ask: Payload<T>,
    ctx: Context,
  ) => Decision<DirectoryEvent>
}

export const decideDirectory: When = {
  'directory.set': (state, ask, ctx) => {
    const known = ask.contact === undefined ? undefined : state.directory.get(ask.contact)
    if (ask.contact !== undefined && !known) return refuse('not-found', 'contact')
    if (!known && state.directory.has(ctx.id)) return refuse('id-reused')
    if (known && known.organisation !== ask.organisation) return refuse('not-owner', 'organisation')
    if (!state.organisations.has(ask.organisation)) return refuse('unknown-organisation', 'organisation')
    if (ask.area !== null && !state.areas.has(ask.area)) return refuse('unknown-area', 'area')
    const given = levels.filter((level) => ask[level] !== undefined)
    if (given.length === 0) return refuse('means-required', 'primary')
    const wrong = given.find((level) => !fits(ask[level]?.kind ?? 'runner', ask[level]?.value ?? ''))
    if (wrong) return refuse('means-form', wrong)
    const gated = ctx.by.department ? undefined : newToDelegates(ask, known)
    if (gated) return refuse('department-needed', gated)
    if (known && isAsItWas(ask, known)) return refuse('nothing-new')
    const own = [...state.directory.values()].filter(({ organisation }) => organisation === ask.organisation)
    if (!known && own.length >= mostContacts) return refuse('directory-full')
    return accept(setOf(known?.id ?? ctx.id, ask))
  },
  'directory.remove': (state, ask) =>
    state.directory.has(ask.contact)
      ? accept({ type: 'directory.removed', contact: ask.contact })
      : refuse('not-found', 'contact'),
  'directory.tested': (state, ask) =>
    state.directory.get(ask.contact)?.means[ask.level]
      ? accept({ type: 'directory.tested', contact: ask.contact, level: ask.level })
      : refuse('not-found', 'level'),
}
