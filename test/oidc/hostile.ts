import { createPrivateKey, sign } from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientId, ended, listening, newKey } from './provider-rig.ts'

const b64 = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token by hand, as no honest provider would make it. */
export function token(key: JsonWebKey | null, claims: object, header: object = {}): string {
  const head = b64({
    alg: key === null ? 'none' : 'RS256',
    ...(key === null ? {} : { kid: key.kid }),
    ...header,
  })
  const said = `${head}.${b64(claims)}`
  if (key === null) return `${said}.`
  const privateKey = createPrivateKey({ key, format: 'jwk' })
  return `${said}.${sign('sha256', Buffer.from(said), privateKey).toString('base64url')}`
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A provider that answers what a test tells it to. */
export interface Hostile {
  readonly issuer: string
  readonly key: JsonWebKey
  readonly asked: string[]
  /** By path; what is not there is answered as it should be. */
  readonly answers: Map<string, Answer>
  /** The next id token; the claims of an honest one are handed in. */
  idToken: (honest: Record<string, unknown>) => string
  nonce: string
  readonly close: () => Promise<void>
}

export const sends =
  (body: object | string, status = 200, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

export const description = (issuer: string, more: object = {}): object => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  authorization_response_iss_parameter_supported: true,
  ...more,
})

const publicOf = ({ kty, n, e, kid, alg, use }: JsonWebKey): object => ({ kty, n, e, kid, alg, use })

export async function openHostile(): Promise<Hostile> {
  const key = newKey('that')
  const asked: string[] = []
  const answers = new Map<string, Answer>()
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    asked.push(path)
    const answer = answers.get(path) ?? usual[path] ?? sends({}, 404)
    answer(request, response)
  })
  const issuer = `http://127.0.0.1:${await listening(server)}`
  const honest = (): Record<string, unknown> => {
    const now = Math.floor(Date.now() / 1000)
    return { iss: issuer, aud: clientId, sub: 'cb-001', nonce: hostile.nonce, iat: now, exp: now + 300 }
  }
  const usual: Record<string, Answer> = {
    '/.well-known/openid-configuration': sends(description(issuer)),
    '/jwks': sends({ keys: [publicOf(key)] }),
    '/token': (request, response) =>
      sends({
        access_token: 'canary-access',
        token_type: 'Bearer',
        expires_in: 60,
        id_token: hostile.idToken(honest()),
      })(request, response),
  }
  const hostile: Hostile = {
    issuer,
    key,
    asked,
    answers,
    idToken: (claims) => token(key, claims),
    nonce: '',
    close: () => ended(server),
  }
  return hostile
}
