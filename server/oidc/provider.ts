import * as client from 'openid-client'
import type { Words } from '../../domain/words.ts'
import type { Provider, ProviderNo, ProviderSecrets } from '../accounts/provider-doors.ts'
import { boundFetch } from '../adapters/bound-fetch.ts'
import type { BoundFetch, Fetch } from '../adapters/bound-fetch.ts'
import type { Chance } from '../adapters/chance.ts'
import type { Clock } from '../adapters/clock.ts'
import type { Logger } from '../adapters/log.ts'
import { identityOf } from './claims.ts'
import type { ProviderPlan } from './plan.ts'

type Refused = { readonly ok: false; readonly code: ProviderNo }

export interface ProviderMeans {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Logger
  /** The page that a browser comes back to; asked late because the port may be the system's choice. */
  readonly landing: () => string
  /** For everything that one press asks of the provider, ms. */
  readonly within?: number
}

const usualWithin = 5_000
/** The provider's own description is asked for again after this long, ms. */
const metadataMs = 10 * 60_000
/** Seconds that its clock may be off. */
const skewSeconds = 30
/** At once; who presses a button over and over must not make us press it there. */
const mostAtOnce = 32
const no = (code: ProviderNo): Refused => ({ ok: false, code })

function authOf({ clientSecret, clientAuth }: ProviderPlan): client.ClientAuth {
  if (clientSecret === null) return client.None()
  return clientAuth === 'basic'
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret)
}

/** What a fault of the library means to who waits; its text may hold tokens and goes nowhere. */
function codeOf(error: unknown): ProviderNo {
  if (error instanceof client.AuthorizationResponseError) return 'provider-refused'
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant') return 'provider-again'
  return 'provider-wrong'
}

const whyOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? code : 'unknown'
}

class OneProvider implements Provider {
  readonly issuer: string
  readonly label: Words
  readonly #plan: ProviderPlan
  readonly #means: ProviderMeans
  #asking = 0
  #known: { readonly metadata: client.ServerMetadata; readonly until: number } | null = null

  constructor(plan: ProviderPlan, means: ProviderMeans) {
    this.issuer = plan.issuer
    this.label = plan.label
    this.#plan = plan
    this.#means = means
  }

  begin(): ReturnType<Provider['begin']> {
    return this.#asked(async (line) => {
      const config = this.#configured(await this.#metadata(line), line)
      const secret = (): string => Buffer.from(this.#means.chance.bytes(32)).toString('base64url')
      const secrets = { state: secret(), nonce: secret(), verifier: secret() }
      const { acr } = this.#plan.secondStep
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: this.#means.landing(),
        scope: this.#plan.match === 'sub' ? 'openid' : 'openid profile',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        // At a desk that several share, whoever signed in there last must not come in again by a press.
        prompt: 'login',
        ...(acr.length === 0 ? {} : { acr_values: acr.join(' ') }),
      })
      if (url.origin !== new URL(this.#plan.issuer).origin) return no('provider-wrong')
      return { ok: true, url: url.href, secrets } as const
    })
  }

  finish(query: string, secrets: ProviderSecrets): ReturnType<Provider['finish']> {
    const back = new URL(this.#means.landing())
    back.search = query
    const states = back.searchParams.getAll('state')
    if (states.length !== 1 || states[0] !== secrets.state) return Promise.resolve(no('provider-again'))
    return this.#asked(async (line) => {
      const config = this.#configured(await this.#metadata(line), line)
      const tokens = await client.authorizationCodeGrant(config, back, {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
      })
      const identity = identityOf(tokens.claims(), this.#plan, this.#means.clock.now())
      return identity ? ({ ok: true, identity } as const) : no('provider-wrong')
    })
  }

  /** Keys are asked for with each sign-in, so that a key that was changed a moment ago is known. */
  #configured(metadata: client.ServerMetadata, line: BoundFetch): client.Configuration {
    const { clientId, signing } = this.#plan
    const about = { id_token_signed_response_alg: signing, [client.clockTolerance]: skewSeconds }
    const config = new client.Configuration(metadata, clientId, about, authOf(this.#plan))
    config[client.customFetch] = line.fetch
    client.enableNonRepudiationChecks(config)
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out; loopback alone (plan.ts)
    if (this.#plan.issuer.startsWith('http:')) client.allowInsecureRequests(config)
    return config
  }

  async #metadata(line: BoundFetch): Promise<client.ServerMetadata> {
    const now = this.#means.clock.monotonic()
    if (this.#known && now < this.#known.until) return this.#known.metadata
    const { issuer, clientId } = this.#plan
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out; loopback alone (plan.ts)
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
    const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
      execute,
      [client.customFetch]: line.fetch,
    })
    const metadata = { ...found.serverMetadata() }
    // The library lets some big ones be called otherwise than they call themselves.
    if (metadata.issuer !== issuer) throw new Error('another issuer')
    this.#known = { metadata, until: now + metadataMs }
    return metadata
  }

  async #asked<T>(ask: (line: BoundFetch) => Promise<T>): Promise<T | Refused> {
    const { fetch, log, within } = this.#means
    if (this.#asking >= mostAtOnce) return no('provider-away')
    this.#asking += 1
    const line = boundFetch(fetch, new URL(this.#plan.issuer).origin, within ?? usualWithin)
    try {
      return await ask(line)
    } catch (error) {
      const failure = line.failed()
      const code = failure === null ? codeOf(error) : 'provider-away'
      log.warn({ code, why: failure ?? whyOf(error) }, 'the sign-in provider gave no answer that holds')
      return no(code)
    } finally {
      this.#asking -= 1
    }
  }
}

export const openProvider = (plan: ProviderPlan, means: ProviderMeans): Provider =>
  new OneProvider(plan, means)
