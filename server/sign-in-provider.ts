import { landingPath } from './accounts/provider-doors.ts'
import type { Provider } from './accounts/provider-doors.ts'
import { networkFetch } from './adapters/bound-fetch.ts'
import type { Fetch } from './adapters/bound-fetch.ts'
import type { ProviderPlan } from './oidc/plan.ts'
import type { ProviderMeans } from './oidc/provider.ts'

interface World extends Pick<ProviderMeans, 'clock' | 'chance' | 'log'> {
  readonly baseUrl: () => string
  readonly providerFetch?: Fetch
  readonly providerWithin?: number
}

/** Its library is loaded where it is used; nothing is asked of the provider itself before somebody signs in there. */
export async function providerOf(
  plan: ProviderPlan | null,
  { clock, chance, log, baseUrl, providerFetch, providerWithin }: World,
): Promise<Provider | null> {
  if (plan === null) return null
  const { openProvider } = await import('./oidc/provider.ts')
  return openProvider(plan, {
    clock,
    chance,
    log,
    fetch: providerFetch ?? networkFetch,
    landing: () => `${baseUrl()}${landingPath}`,
    ...(providerWithin === undefined ? {} : { within: providerWithin }),
  })
}
