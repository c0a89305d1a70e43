import { sha256 } from '../adapters/hash.ts'
import type { Pages } from './book.ts'
import type { FactorAdded, FactorDoors, Proven } from './factor-doors.ts'
import { changeFactors, enrolmentMs, factorsOf, hasFactor } from './factors.ts'
import type { FactorKind, Factors, RecoveryCode } from './factors.ts'
import { beginSession, endSessions, newToken, note, tellEnded } from './office.ts'
import type { Office } from './office.ts'
import { newRecovery, plainCode } from './recovery.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import { secondStep } from './second-step.ts'
import type { Own } from './sessions.ts'
import { checkPassword } from './sign-in.ts'
import { newSeed, seedUri, stepOf, typedSeed } from './totp.ts'
import type { Account, Origin } from './types.ts'

/** Hands out a proof for this session. */
export function proven(office: Office, { person, session }: Own): Proven {
  const proof = newToken(office.chance)
  office.proofs.put(sha256(proof), session, { person, session })
  return { ok: true, proof }
}

const mustBe = (office: Office, person: string): Account => {
  const account = office.book.pages.accounts.get(person)
  if (!account) throw new Error('a session without an account')
  return account
}

async function prove(
  office: Office,
  own: Own,
  password: string,
  code: string | undefined,
  origin: Origin,
): Promise<Proven | AccountRefusal> {
  const { username } = mustBe(office, own.person)
  const known = await checkPassword(office, 'prove', { username, password }, origin)
  if (!known.ok) return known
  const { account, attempt } = known
  let factor: FactorKind | undefined
  if (hasFactor(factorsOf(office.book.pages, own.person))) {
    const step = await secondStep(office, account, code ?? '', attempt)
    const used = step.ok && (await office.book.change((draft) => step.useUp(draft)))
    if (!used) {
      note(office, 'prove', 'wrong-code', account, origin)
      return step.ok ? no('wrong-code', 'code') : step
    }
    factor = step.kind
    await office.throttle.forgive({ ...attempt, second: true })
  }
  await office.throttle.forgive(attempt)
  note(office, 'prove', factor ?? 'ok', account, origin)
  return { ...proven(office, own), factor }
}

interface Adding {
  readonly own: Own
  readonly proof: string
  readonly kind: FactorKind
  readonly origin: Origin
}

/**
 * Keeps a new second step. With the first one the session goes on under a new id and every other one ends: they were
 * begun with the password alone. `add` changes the factors, or says why not.
 */
export async function keepFactor(
  office: Office,
  { own, proof, kind, origin }: Adding,
  add: (factors: Factors) => Partial<Factors> | AccountRefusal,
): Promise<FactorAdded | AccountRefusal> {
  const { person, session } = own
  const wantsSheet = factorsOf(office.book.pages, person).recovery.length === 0
  const sheet = wantsSheet ? await newRecovery(office.chance, office.hasher) : null
  const done = await office.book.change((draft) => {
    if (!draft.sessions.has(session)) return no('prove-again')
    const before = factorsOf(draft, person)
    const added = add(before)
    if ('ok' in added) return added
    // Two first steps at once: the sheet that is kept is the one that is shown.
    const recovery = sheet && before.recovery.length === 0 ? sheet : null
    changeFactors(draft, person, { ...added, ...(recovery ? { recovery: recovery.kept } : {}) })
    const shown = recovery?.shown ?? null
    if (hasFactor(before)) return { ok: true, shown, others: [], begun: null } as const
    const others = endSessions(draft, (one) => one.person === person && one.sessionHash !== session)
    const begun = beginSession(office, draft, person, { ...origin, session }, kind)
    return { ok: true, shown, others, begun } as const
  })
  if (!done.ok) return done
  if (done.begun) {
    const fresh = sha256(done.begun.signedIn.sessionToken)
    office.presence.began(fresh)
    tellEnded(office, done.others, 'factors-changed')
    // The same browser goes on: its socket comes back by the new cookie.
    tellEnded(office, done.begun.ended, 'moved')
    office.proofs.put(sha256(proof), fresh, { person, session: fresh })
  }
  note(office, 'factor-added', kind, mustBe(office, person), origin)
  return { ok: true, recovery: done.shown, signedIn: done.begun?.signedIn ?? null }
}

async function confirmTotp(
  office: Office,
  own: Own,
  proof: string,
  typed: string,
  origin: Origin,
): Promise<FactorAdded | AccountRefusal> {
  const seed = office.newSeeds.peek(own.session)
  if (!seed) return no('setup-again')
  const digits = plainCode(typed)
  const now = office.clock.now()
  const step = /^\d{6}$/.test(digits) ? stepOf(seed, digits, now) : null
  if (step === null) return no('wrong-code', 'code')
  const sealed = await office.seeds.seal(seed, own.person)
  // The code that confirms is used up: nobody who saw it typed can sign in with it.
  const totp = { seed: sealed, lastStep: step, addedAt: now, usedAt: now }
  if (!office.newSeeds.take(own.session)) return no('setup-again')
  return keepFactor(office, { own, proof, kind: 'totp', origin }, () => ({ totp }))
}

type Left = { readonly ok: true } | AccountRefusal

/** Takes one away in a draft. Without any left the sheet goes too; `keepOne` refuses that. */
export async function takeFactor(
  office: Office,
  { own, kind, origin, keepOne }: Omit<Adding, 'proof'> & { readonly keepOne: boolean },
  take: (factors: Factors) => Partial<Factors> | null,
): Promise<Left> {
  const { person } = own
  const left = await office.book.change((draft: Pages): Left => {
    const before = factorsOf(draft, person)
    const taken = take(before)
    if (!taken) return no('no-factor')
    const stays = hasFactor({ ...before, ...taken })
    if (!stays && keepOne) return no('last-factor')
    const recovery: readonly RecoveryCode[] = stays ? before.recovery : []
    changeFactors(draft, person, { ...taken, recovery, ...(stays ? {} : { resetAsked: null }) })
    return { ok: true }
  })
  if (left.ok) note(office, 'factor-removed', kind, mustBe(office, person), origin)
  return left
}

type Doors = Pick<
  FactorDoors,
  | 'factors'
  | 'unproven'
  | 'enrolUntil'
  | 'relyingParty'
  | 'prove'
  | 'isProven'
  | 'beginTotp'
  | 'confirmTotp'
  | 'removeTotp'
  | 'renewRecovery'
  | 'newsRead'
>

/** One's own second step: proving, adding, removing. */
export function ownFactorDoors(office: Office): Doors {
  const { book, clock } = office
  const enrolUntil = (person: string): number | null => {
    const account = book.pages.accounts.get(person)
    if (!office.demanded || !account || hasFactor(factorsOf(book.pages, person))) return null
    return account.createdAt + enrolmentMs
  }
  return {
    factors: (person) => factorsOf(book.pages, person),
    enrolUntil,
    unproven: (person) => {
      const until = enrolUntil(person)
      return until !== null && clock.now() >= until
    },
    relyingParty: () => office.rp(),
    prove: (own, password, code, origin) => prove(office, own, password, code, origin),
    isProven: ({ person, session }, proof) => {
      const kept = office.proofs.peek(sha256(proof))
      return kept?.person === person && kept.session === session
    },
    beginTotp: ({ person, session }) => {
      const seed = newSeed(office.chance)
      office.newSeeds.put(session, person, seed)
      return { ok: true, secret: typedSeed(seed), uri: seedUri(seed, mustBe(office, person).username) }
    },
    confirmTotp: (own, proof, code, origin) => confirmTotp(office, own, proof, code, origin),
    removeTotp: (own, keepOne, origin) =>
      takeFactor(office, { own, kind: 'totp', keepOne, origin }, ({ totp }) => totp && { totp: null }),
    renewRecovery: async ({ person }) => {
      const { shown, kept } = await newRecovery(office.chance, office.hasher)
      return book.change((draft) => {
        if (!hasFactor(factorsOf(draft, person))) return no('no-factor')
        changeFactors(draft, person, { recovery: kept })
        return { ok: true, recovery: shown } as const
      })
    },
    newsRead: (person) =>
      book.change((draft) => {
        if (draft.factors.has(person)) changeFactors(draft, person, { news: [] })
      }),
  }
}
