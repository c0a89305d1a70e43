import type { IDToken } from 'openid-client'
import type { Identity } from '../accounts/provider-doors.ts'
import type { ProviderPlan } from './plan.ts'

/** A token is made for the sign-in that is under way: not much older than an attempt may last, ms. */
const oldest = 11 * 60_000
const skew = 30_000

const short = (value: unknown): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= 255 ? value : null

/** A second step was taken there, in words that the configuration counts. */
function isStrong({ acr, amr }: IDToken, { secondStep }: ProviderPlan): boolean {
  const means: readonly unknown[] = Array.isArray(amr) ? amr : []
  return (
    (typeof acr === 'string' && secondStep.acr.includes(acr)) ||
    means.some((one) => typeof one === 'string' && secondStep.amr.includes(one))
  )
}

/** Who a token speaks of; its signature, audience and nonce are the library's to check. Null when it does not hold. */
export function identityOf(claims: IDToken | undefined, plan: ProviderPlan, now: number): Identity | null {
  if (!claims || claims.iss !== plan.issuer) return null
  const subject = short(claims.sub)
  const issued = claims.iat * 1000
  if (subject === null || issued > now + skew || issued < now - oldest) return null
  return { issuer: claims.iss, subject, name: short(claims[plan.match]), strong: isStrong(claims, plan) }
}
