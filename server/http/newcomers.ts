import * as z from 'zod/mini'
import { roles } from '../../domain/decision.ts'
import { Slug } from '../../domain/ids.ts'
import type { CommandAnswer } from '../../domain/protocol.ts'
import { line } from '../../domain/text.ts'
import { plainUsername, usernameRefusal } from '../accounts/people.ts'
import type { Asking } from './asking.ts'
import { linkFor } from './link.ts'
import type { ShownLink } from './link.ts'
import type { HttpParts } from './port.ts'
import { error, refused } from './reply.ts'
import type { Reply } from './reply.ts'
import { mayAdminister } from './seat.ts'
import type { Seat } from './seat.ts'
import { wordsOf } from './words.ts'

const Newcomer = z.strictObject({
  username: z.string().check(z.maxLength(40, { abort: true })),
  name: line(120),
  organisation: Slug,
  role: z.enum(roles),
  phone: z.optional(line(30)),
})
type Newcomer = z.infer<typeof Newcomer>

/** A pasted list, at most 200 lines at once. */
export const NewPeople = z.strictObject({
  people: z.array(Newcomer).check(z.maxLength(200, { abort: true }), z.minLength(1)),
})

/** Everything that is wrong is found before anything is done: a list is taken whole or not at all. */
export function peopleRefusal(parts: HttpParts, { state }: Seat, people: readonly Newcomer[]): Reply | null {
  const names = people.map(({ username }) => plainUsername(username))
  for (const [at, { organisation }] of people.entries()) {
    const name = names[at] ?? ''
    const form = usernameRefusal(name)
    if (form) return refused({ ...form, field: `people.${at}.username` })
    if (names.indexOf(name) !== at) return error('listed-twice', `people.${at}.username`)
    if (!state.organisations.has(organisation))
      return error('unknown-organisation', `people.${at}.organisation`)
    const account = parts.accounts.byUsername(name)
    if (account && state.people.has(account.person)) return error('already-joined', `people.${at}.username`)
  }
  return null
}

/** What became of one line. `url`, `qr` and `expiresAt` are null for who has a password, or serves where the asker does not administer. */
type Admitted = { readonly username: string; readonly person: string | null; readonly error?: object } & {
  readonly [K in keyof ShownLink]: ShownLink[K] | null
}

const without = { url: null, qr: null, expiresAt: null }

async function admitOne(
  parts: HttpParts,
  { congress, actor }: Seat,
  { username, name, organisation, role, phone }: Newcomer,
  { language }: Asking,
): Promise<Admitted> {
  const { accounts, desk, chance, clock } = parts
  const known = accounts.byUsername(username)
  const added = known
    ? { ok: true as const, person: known.person }
    : await accounts.add({ username, name, phone })
  const plain = plainUsername(username)
  if (!added.ok) return { username: plain, person: null, ...without, error: { code: added.code } }
  const { person } = added
  const envelope = {
    id: chance.uuid(),
    congress,
    type: 'person.join',
    payload: { person, organisation, role },
    madeAt: clock.now(),
  }
  const joined: CommandAnswer = await desk.handIn(actor.person, envelope, language)
  if (!joined.ok) return { username: plain, person, ...without, error: joined.error }
  // A link lets its holder become them, also elsewhere; and who has signed in before keeps their password.
  const linked = !known || (known.hash === null && mayAdminister(parts, actor.person, person))
  const issued = linked ? await linkFor(parts, person) : null
  return { username: plain, person, ...(issued?.ok ? issued.link : without) }
}

/** One after another: each is an account, a place in the journal, and a link. */
export async function admitAll(
  parts: HttpParts,
  seat: Seat,
  people: readonly Newcomer[],
  asking: Asking,
): Promise<Admitted[]> {
  const admitted: Admitted[] = []
  for (const newcomer of people) {
    try {
      admitted.push(await admitOne(parts, seat, newcomer, asking))
    } catch (fault) {
      if (admitted.length === 0) throw fault
      // The links made so far are shown this once: a fault on a later line must not lose them.
      parts.log.error({ err: fault, requestId: asking.requestId }, 'a person could not be added')
      const error = { code: 'fault', message: wordsOf('fault')[asking.language], retryable: true }
      admitted.push({ username: plainUsername(newcomer.username), person: null, ...without, error })
    }
  }
  return admitted
}
