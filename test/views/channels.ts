import { operations } from '../../server/http/openapi/document.ts'
import type { Operation } from '../../server/http/openapi/operation.ts'

/** Why an address cannot tell anything of a congress's record, or what of it is no competitor's: not compared. */
const beside: readonly (readonly [RegExp, string])[] = [
  [/^\/(healthz|readyz)$/, 'of the process, not of a congress'],
  [/^\/metrics$/, 'for the host itself and tokens of `metrics:read`, which administrators make'],
  [/^\/api\/(docs|openapi)/, 'a document that is the same for everybody'],
  [/^\/api\/v1\/(session|setup|links|account|provider)/, 'of an account: it knows no congress'],
  [/^\/api\/v1\/oidc/, 'of an account: it knows no congress'],
  [/^\/api\/v1\/measure\//, 'of the line; that others measure is told on purpose'],
  [/^\/api\/v1\/self-test/, 'for administrators of the installation'],
  [/^\/api\/v1\/sign-ins$/, 'for administrators of the installation'],
  [/^\/api\/v1\/plans/, 'of the catalogue'],
]

export const besideReason = ({ path }: Operation): string | undefined =>
  beside.find(([form]) => form.test(path))?.[1]

/** Everything that is asked in the comparison. */
export const compared: readonly Operation[] = operations.filter((one) => besideReason(one) === undefined)
