import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { Configuration } from 'oidc-provider'

/** Somebody the provider knows; `acr` and `amr` are what it says of how they signed in. */
export interface Known {
  readonly name: string
  readonly acr?: string
  readonly amr?: readonly string[]
}

export interface RealProvider {
  readonly issuer: string
  readonly secret: string
  /** By `sub`. */
  readonly people: Map<string, Known>
  /** What came to the token endpoint, as it was sent, and what was answered. */
  readonly seen: string[]
  /** Paths that were asked for, in order. */
  readonly asked: string[]
  /** Signs with another key from now on. */
  readonly changeKey: () => void
  /** Signs in there as a browser would, from the address that it was sent to; the address it is sent back to. */
  readonly signIn: (url: string, sub: string) => Promise<URL>
  readonly close: () => Promise<void>
}

export const clientId = 'truc-ban'

export const newKey = (kid: string): JsonWebKey => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }
}

const page = (uid: string): string => `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Đăng nhập của tỉnh</title></head><body><main>
<h1>Đăng nhập của tỉnh</h1><form method="post" action="/interaction/${uid}">
<label>Mã cán bộ <input name="login" autofocus></label> <button>Vào</button></form></main></body></html>`

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}

/** One page with one field stands for whatever the provider asks; consent has been given. */
function interactionsOf(provider: Provider, people: ReadonlyMap<string, Known>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1] ?? ''
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(page(uid))
      return
    }
    const sub = new URLSearchParams(await bodyOf(request)).get('login') ?? ''
    const known = people.get(sub)
    const result = known
      ? {
          login: {
            accountId: sub,
            ...(known.acr === undefined ? {} : { acr: known.acr }),
            ...(known.amr === undefined ? {} : { amr: [...known.amr] }),
          },
        }
      : { error: 'access_denied', error_description: 'khong-cho-vao' }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
}

const settings = (secret: string, redirect: string, key: JsonWebKey, people: ReadonlyMap<string, Known>) =>
  ({
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'acr', 'amr'], profile: ['preferred_username'] },
    acrValues: ['hai-buoc', 'mot-buoc'],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => Promise.resolve({ sub, preferred_username: people.get(sub)?.name }),
    }),
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }) satisfies Configuration

export const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
export const ended = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** A browser that only follows: cookies of one host, one redirect after another. */
async function follow(start: string, issuer: string, sub: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = { url: start, body: null as string | null }
  for (let hop = 0; hop < 10; hop += 1) {
    const answer = await fetch(next.url, {
      method: next.body === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(next.body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(next.body === null ? {} : { body: next.body }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const to = answer.headers.get('location')
    if (to === null && answer.status === 200)
      next = { url: next.url, body: `login=${encodeURIComponent(sub)}` }
    else if (to === null) throw new Error(`${answer.status} ${await answer.text()}`)
    else next = { url: new URL(to, next.url).href, body: null }
    if (!next.url.startsWith(issuer)) return new URL(next.url)
  }
  throw new Error('too many hops')
}

/** `oidc-provider` on loopback, with one client whose address to come back to is `redirect`. */
export async function openRealProvider(redirect: string): Promise<RealProvider> {
  const secret = `bi-mat-${randomUUID()}`
  const people = new Map<string, Known>()
  const seen: string[] = []
  const asked: string[] = []
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => handle(request, response))
  const issuer = `http://127.0.0.1:${await listening(server)}`
  const use = (key: JsonWebKey): void => {
    const provider = new Provider(issuer, settings(secret, redirect, key, people))
    provider.on('server_error', (_ctx, error) => console.error(error))
    provider.use(async (ctx, next) => {
      await next()
      if (ctx.path === '/token') seen.push(JSON.stringify([ctx.oidc?.body ?? {}, ctx.body]))
    })
    const interact = interactionsOf(provider, people)
    const rest = provider.callback()
    handle = (request, response) => {
      asked.push((request.url ?? '').split('?')[0] ?? '')
      if (request.url?.startsWith('/interaction/') === true) void interact(request, response)
      else void rest(request, response)
    }
  }
  use(newKey('mot'))
  return {
    issuer,
    secret,
    people,
    seen,
    asked,
    changeKey: () => use(newKey('hai')),
    signIn: (url, sub) => follow(url, issuer, sub),
    close: () => ended(server),
  }
}
