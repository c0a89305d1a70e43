import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operations } from '../../server/http/openapi/document.ts'
import type { Operation } from '../../server/http/openapi/operation.ts'
import { pagePolicy } from '../http/page-policy.ts'
import { signInLines, congress, openHouse } from '../http/rig.ts'
import type { Answer, House } from '../http/rig.ts'

let house: House
let cookie: string
beforeAll(async () => {
  const limits = { rate: 1e6, burst: 1e6, patience: 1e6 }
  house = await openHouse({ instead: { limits, idle: true } })
  cookie = await house.cookieOf('truc-ban')
})
afterAll(() => house.close())

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`
const known: Readonly<Record<string, string>> = { id: congress, integration: 'generic', file: 'init.js' }
const addressOf = ({ path }: Operation, values = known): string =>
  path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '00000000-0000-4000-8000-000000000000')

const reader =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
/** What every answer carries, as a snapshot held here: one that is missing, other or new fails. */
const always: Readonly<Record<string, string>> = {
  'permissions-policy':
    'accelerometer=(), camera=(self), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
  'content-security-policy': pagePolicy.join(';'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}
const documents = { 'cache-control': 'no-cache' }
const attachment = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-cache',
}
/** Where a good answer says otherwise on purpose. */
const otherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'get /api/docs': { ...documents, 'content-security-policy': reader },
  'get /api/docs/:file': documents,
  'get /api/openapi.json': documents,
  'get /api/v1/measure/down': { 'cache-control': 'no-store, no-transform' },
}
/** Of the message itself, not of its protection. */
const ofTheMessage =
  /^(date|connection|keep-alive|transfer-encoding|content-(length|type|encoding|disposition)|vary|allow|retry-after|set-cookie|clear-site-data|trucban-person|x-request-id)$/

const protection = ({ headers }: Answer): object => {
  const kept = Object.entries(headers).filter(([name]) => !ofTheMessage.test(name))
  const said = kept.map(([name, value]) => [name, String(value).replace(/nonce-[\w+/=]{20,}/, 'nonce-…')])
  return Object.fromEntries(said) as object
}

const asked = (operation: Operation, headers: Record<string, string>, json?: object): Promise<Answer> => {
  const method = operation.method.toUpperCase()
  const query = operation.path.endsWith('/past') ? `?at=${Date.now()}` : '?bytes=10'
  const sends = method === 'POST' || method === 'PUT' ? { json: json ?? {} } : {}
  return house.ask(method, addressOf(operation) + query, { headers, ...sends })
}

test.each(operations.map((operation) => ({ name: nameOf(operation), operation })))(
  '[SC5] the headers of $name, for nobody and for somebody, good or refused',
  async ({ name, operation }) => {
    for (const headers of [{}, { cookie }]) {
      if (operation.method === 'delete' && operation.path.endsWith('/session')) continue
      const answer = await asked(operation, headers)
      const wanted = answer.status < 300 ? { ...always, ...otherwise[name] } : always
      expect([answer.status, protection(answer)]).toEqual([answer.status, wanted])
      expect(answer.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
    }
  },
)

test('[SC5] an upload comes down under a policy of its own: nothing in it runs, nothing is sniffed, a file is saved', async () => {
  const id = '11111111-2222-4333-8444-555555555555'
  const path = `/api/v1/congresses/${congress}/attachments/${id}`
  const body = Buffer.from('ngày,giờ\r\n=HYPERLINK("http://xa.example"),1\r\n')
  expect((await house.ask('PUT', path, { cookie, body })).status).toBe(200)
  const down = await house.ask('GET', path, { cookie })
  expect(protection(down)).toEqual({ ...always, ...attachment })
  expect(down.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(down.headers['content-disposition']).toBe('attachment; filename="minh-chung-11111111.txt"')
  expect((await house.ask('GET', path)).status).toBe(401)
  expect(protection(await house.ask('GET', path))).toEqual(always)
})

const crawled =
  `/.env /.env.local /.env.production /.git/HEAD /.git/config /.gitignore /.npmrc /.ssh/id_rsa /.DS_Store
/.htaccess /.well-known/security.txt /.vscode/settings.json /.vite/manifest.json /.ci/run /package.json
/package-lock.json /tsconfig.json /vite.config.ts /Dockerfile /docker-compose.yml /Makefile /README.md /CHANGELOG.md
/server/main.ts /server/config.ts /domain/may.ts /client/main.tsx /node_modules/express/package.json /src/index.ts
/dist/server/cli/main.js /dist/sbom.cdx.json /sbom.cdx.json /assets/index.js.map /assets/index.css.map /sw.js.map
/index.html.map /main.js.map /assets/ /assets/../package.json /data/DATA_ID /data/documents/accounts.json
/data/journal/site/0000000000000001.ndjson /data/snapshots/site.json /data/factor.key /data/setup-link /backup.zip
/backup.tar.gz /db.sqlite /dump.sql /debug /debug/pprof /server-status /actuator/env /phpinfo.php /wp-login.php
/api /api/v1 /api/v2/me /api/v1/debug /api/swagger.json /api/docs/../openapi.json%00 /graphql /console /socket.io.js
/socket.io/socket.io.js /admin.php /..%2f..%2fetc%2fpasswd /%2e%2e/%2e%2e/etc/passwd /../../etc/passwd //evil.example`
    .split(/\s+/)
    .filter((path) => path !== '')

test('[SC6] a crawl over more than sixty addresses finds no file, no map, no list and no tool of ours', async () => {
  expect(crawled.length).toBeGreaterThan(60)
  for (const path of crawled) {
    const answer = await house.ask('GET', path)
    const engine = path.startsWith('/socket.io/')
    expect([path, answer.status]).toEqual([path, engine ? 400 : 404])
    if (!engine) expect([path, answer.json?.error.code]).toEqual([path, 'not-found'])
    const seen = await house.ask('GET', path, { headers: { accept: 'text/html,*/*' } })
    // A browser gets the page of the screens at most, which is public, or is told that it is not built.
    expect([path, seen.status === 200 ? seen.text.slice(0, 15).toLowerCase() : seen.status >= 400]).toEqual([
      path,
      seen.status === 200 ? '<!doctype html>' : true,
    ])
  }
  for (const method of ['TRACE', 'OPTIONS', 'PATCH', 'CONNECTED', 'PROPFIND']) {
    const answer = await house.ask(method, '/').catch(() => null)
    if (answer) expect([method, [400, 405].includes(answer.status)]).toEqual([method, true])
  }
})

test('[SC6] the server gives away neither what it is made with nor a map: not in a header, not in what is built', async () => {
  for (const path of ['/', '/healthz', '/khong-co', '/api/v1/me']) {
    const { headers, text } = await house.ask('GET', path)
    expect(headers['server']).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
    expect(text).not.toMatch(/express|node_modules|\.ts:\d|at \w+ \(/i)
  }
  const config = readFileSync(join(import.meta.dirname, '../../vite.config.ts'), 'utf8')
  expect(config).not.toMatch(/sourcemap:\s*(true|'inline'|"inline")/)
  const build = readFileSync(join(import.meta.dirname, '../../server/tsconfig.build.json'), 'utf8')
  expect(build).toContain('"sourceMap": false')
})

const changing = operations.filter(({ method }) => method !== 'get')

test.each(changing.map((operation) => ({ name: nameOf(operation), operation })))(
  '[SC7] a page of another site cannot ask for $name, with or without the cookie',
  async ({ operation }) => {
    const heads = (): string => {
      const { journal } = house.system.store
      return JSON.stringify([journal.streams().map((one) => journal.head(one)), house.system.accounts.all()])
    }
    const before = heads()
    const foreign = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: `http://localhost:${house.port + 1}`, 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      for (const more of [{}, { cookie }]) {
        const answer = await asked(operation, { ...headers, ...more })
        expect([answer.status, answer.json?.error.code]).toEqual([403, 'wrong-origin'])
        expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      }
    expect(heads()).toBe(before)
  },
)

test('[SC7] nothing is changed by GET, and a form or plain text of a page is no command', async () => {
  for (const operation of changing.filter(({ method, body }) => method === 'post' && body !== 'bytes')) {
    const got = await house.ask('GET', addressOf(operation), { cookie })
    const twin = operations.some(({ method, path }) => method === 'get' && path === operation.path)
    if (!twin) expect([operation.path, got.status]).toEqual([operation.path, 404])
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { 'content-type': type, cookie }
      const answer = await house.ask('POST', addressOf(operation), { body: 'a=1', headers })
      expect([operation.path, type, answer.status]).toEqual([operation.path, type, 415])
    }
  }
})

test('[SC7] an address that a client writes itself is in no log and opens no figures', async () => {
  const spoofed = { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' }
  const json = { username: 'truc-ban', password: 'sai mật khẩu' }
  expect((await house.ask('POST', '/api/v1/session', { json, headers: spoofed })).status).toBe(401)
  const lines = await signInLines(house)
  expect(lines.trimEnd().split('\n').at(-1)).toContain('127.0.0.1')
  expect(lines + house.logged.join('')).not.toContain('6.6.6.6')
  expect((await house.ask('GET', '/metrics', { headers: spoofed })).status).toBe(404)
})
