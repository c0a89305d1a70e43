import type { HttpParts } from './port.ts'

/** How an account stands with the provider, for its owner and who administers it; null where there is no provider. */
export function standingOf({ accounts, provider }: HttpParts, person: string): object | null {
  if (!provider) return null
  const link = accounts.providerLink(person)
  // A tie to a provider that is no longer configured opens nothing; it can be taken away all the same.
  const here = link?.issuer === provider.issuer
  const bound =
    link?.kind === 'bound' ? { name: link.name, by: link.by, at: link.at, usedAt: link.usedAt, here } : null
  const expected = link?.kind === 'expected' ? { name: link.name, until: link.until } : null
  return { label: provider.label, bound, expected }
}
