import type { Chance } from '../adapters/chance.ts'
import type { Hasher, Lane } from '../adapters/hash.ts'
import type { RecoveryCode } from './factors.ts'

/** Without I, L, O and U, which are read as something else. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = 10
const secretSigns = 9
const form = /^[0-9][0-9A-HJKMNP-TV-Z]{9}$/

/** What somebody typed or pasted, in the one form in which it is compared. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s–—-]/g, '')
    .toUpperCase()

const asPrinted = (code: string): string => code.replace(/O/g, '0').replace(/[IL]/g, '1')

/** `plain` as a code of a recovery sheet; null when it has not the form of one. */
export const recoveryCode = (plain: string): string | null => {
  const code = asPrinted(plain)
  return form.test(code) ? code : null
}

/**
 * Ten new codes: as they are shown, once, and as they are kept. The first digit says which one it is, so that one
 * comparison is enough; the other nine signs are 45 bits under the same argon2id as a password.
 */
export async function newRecovery(
  chance: Chance,
  hasher: Hasher,
): Promise<{ readonly shown: readonly string[]; readonly kept: readonly RecoveryCode[] }> {
  const made = Array.from({ length: codes }, (_, slot) => {
    const secret = Array.from(chance.bytes(secretSigns), (byte) => signs.charAt(byte % signs.length)).join('')
    return { slot, code: `${slot}${secret}` }
  })
  const kept: RecoveryCode[] = []
  for (const { slot, code } of made) kept.push({ slot, hash: await hasher.hash(code) })
  return { shown: made.map(({ code }) => `${code.slice(0, 5)}-${code.slice(5)}`), kept }
}

/** The slot of a right code; the same work for one that is used up. */
export async function rightSlot(
  hasher: Hasher,
  kept: readonly RecoveryCode[],
  code: string,
  lane: Lane,
): Promise<number | null | 'busy'> {
  const slot = Number(code.charAt(0))
  const right = await hasher.verify(kept.find((one) => one.slot === slot)?.hash ?? null, code, lane)
  if (right === 'busy') return 'busy'
  return right ? slot : null
}
