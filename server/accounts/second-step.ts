import type { Pages } from './book.ts'
import { changeFactors, factorsOf, tellNews } from './factors.ts'
import type { FactorKind, Factors } from './factors.ts'
import type { Office } from './office.ts'
import { plainCode, recoveryCode, rightSlot } from './recovery.ts'
import { no } from './refusals.ts'
import type { AccountRefusal } from './refusals.ts'
import type { Attempt } from './throttle.ts'
import { stepOf } from './totp.ts'
import type { Account } from './types.ts'

/** A right code, not yet used up. */
export interface SecondStep {
  readonly ok: true
  readonly kind: FactorKind
  /** Takes it in a draft, so that of two uses at once one wins. False: it is used up or taken away. */
  readonly useUp: (draft: Pages) => boolean
}

async function totpStep(
  office: Office,
  { person, totp }: Factors,
  digits: string,
): Promise<SecondStep | null> {
  if (!totp) return null
  const seed = await office.seeds.unseal(totp.seed, person)
  if (!seed) {
    office.log.error({ person }, 'a seed cannot be opened: factor.key is missing or another one')
    return null
  }
  const now = office.clock.now()
  const step = stepOf(seed, digits, now)
  if (step === null || step <= totp.lastStep) return null
  return {
    ok: true,
    kind: 'totp',
    useUp: (draft) => {
      const kept = factorsOf(draft, person).totp
      if (kept?.seed !== totp.seed || step <= kept.lastStep) return false
      changeFactors(draft, person, { totp: { ...kept, lastStep: step, usedAt: now } })
      return true
    },
  }
}

async function recoveryStep(
  office: Office,
  { person, recovery }: Factors,
  code: string,
  device: string | null,
): Promise<SecondStep | null | 'busy'> {
  const slot = await rightSlot(office.hasher, recovery, code, device === null ? 'other' : 'known')
  if (slot === null || slot === 'busy') return slot
  const used = recovery.find((one) => one.slot === slot)?.hash
  return {
    ok: true,
    kind: 'recovery',
    useUp: (draft) => {
      const kept = factorsOf(draft, person).recovery
      const left = kept.filter(({ hash }) => hash !== used)
      if (left.length === kept.length) return false
      changeFactors(draft, person, { recovery: left })
      tellNews(draft, person, 'recovery-used', office.clock.now())
      return true
    },
  }
}

/** Six digits of an app or a code of the recovery sheet, after the right password; throttled like passwords. */
export async function secondStep(
  office: Office,
  { person }: Account,
  typed: string,
  attempt: Attempt,
): Promise<SecondStep | AccountRefusal> {
  const retryAfter = await office.throttle.pass({ ...attempt, second: true })
  if (retryAfter !== null) return { ...no('too-many-tries', 'code'), retryAfter }
  const factors = factorsOf(office.book.pages, person)
  const plain = plainCode(typed)
  const code = recoveryCode(plain)
  const step = /^\d{6}$/.test(plain)
    ? await totpStep(office, factors, plain)
    : code === null
      ? null
      : await recoveryStep(office, factors, code, attempt.device)
  if (step === 'busy') return { ...no('too-many-tries', 'code'), retryAfter: 10 }
  return step ?? no('wrong-code', 'code')
}
